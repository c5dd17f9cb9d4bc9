"""The records of a journal as they lie on the disk: what is being done, and what was done."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from casebook.domain.names import DocumentPath
from casebook.storage.attaching import Brought
from casebook.storage.failures import reason
from casebook.storage.keeping.data import make_folder, unusable
from casebook.storage.keeping.steps import Step
from casebook.storage.replacing import put_file

WRITING, DONE = ".writing", ".done"
"""The endings of records: of what is being done, and of what can be undone."""


class Record(NamedTuple):
    """A change of several files.

    Attributes:
        token: By which it is undone.
        what: A few words for the user, such as "rename theme".
        steps: What happened to each file.
        undoes: The token of the change that this one takes back, or "".
        brought: Files that came with the documents; in a change that undoes, those that go.
    """

    token: str
    what: str
    steps: tuple[Step, ...]
    undoes: str = ""
    brought: tuple[Brought, ...] = ()

    @property
    def paths(self) -> frozenset[DocumentPath]:
        """All files concerned, under their names before and after."""
        return frozenset(path for step in self.steps for path in (step.path, step.end))


class Records:
    """Writes and reads the records in one folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which is made when first needed."""
        self._folder = folder

    def begin(
        self,
        what: str,
        steps: tuple[Step, ...],
        undoes: str = "",
        brought: tuple[Brought, ...] = (),
    ) -> Record:
        """Bring to the disk what is going to be done.

        Args:
            what: A few words for the user.
            steps: What is to happen to each file.
            undoes: The token of the change that is taken back, or "".
            brought: Files that come with the documents, or go with them.

        Raises:
            DataUnusable: The journal cannot be written.
        """
        token = f"{time.time_ns():020d}-{os.urandom(4).hex()}"
        record = Record(token, what, steps, undoes, brought)
        written = {
            "what": what,
            "undoes": undoes,
            "steps": [step.packed() for step in steps],
            "brought": [one.packed() for one in brought],
        }
        place = self.place(token, WRITING)
        make_folder(self._folder)
        try:
            put_file(place, json.dumps(written).encode("ascii"))
        except OSError as error:
            raise unusable(place, reason(error)) from error
        return record

    def read(self, file: Path) -> Record | None:
        """Read a record; None when Casebook has not written it."""
        try:
            known = json.loads(file.read_bytes())
            steps = tuple(map(Step.unpacked, known["steps"]))
            # records of earlier versions have none
            brought = tuple(map(Brought.unpacked, known.get("brought", ())))
            return Record(file.stem, str(known["what"]), steps, str(known["undoes"]), brought)
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def files(self, ending: str) -> list[Path]:
        """Give the files of records with an ending, the oldest first."""
        return sorted(self._folder.glob(f"*{ending}"))

    def place(self, token: str, ending: str) -> Path:
        """Give where the record of a token lies."""
        return self._folder / f"{token}{ending}"
