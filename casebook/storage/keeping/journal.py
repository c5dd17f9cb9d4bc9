"""Several files written all or none, whatever happens in the middle.

What is to be done goes to the disk first, with what the files held. A record that says
“writing” when nobody is writing was left by a program that ended: it is brought to its end.
A record that is done is how the change is undone.

Files that come with documents, such as pictures, are noted by their digests: their bytes would
make the record large. A change that was broken off before all of them were there is taken back.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from casebook.domain.errors import CasebookError, EditedOutside, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.storage.attaching import Brought, Content, bring, to_bring
from casebook.storage.failures import reason
from casebook.storage.file_text import FileText
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.data import make_folder, unusable
from casebook.storage.keeping.holding import Hold, hold
from casebook.storage.keeping.steps import Step
from casebook.storage.replacing import put_file, sync_folder
from casebook.storage.saving import not_written, prepared

_WRITING, _DONE = ".writing", ".done"
_KEPT = 50
"""How many changes can be undone."""

_LOG = logging.getLogger(__name__)


class FileChange(NamedTuple):
    """What is to become of one file.

    Attributes:
        path: Where it is, or is to be.
        text: All of its text.
        read: What was read there before, or None for a new file.
        to: Where it is to be moved, or None.
    """

    path: DocumentPath
    text: str
    read: FileText | None
    to: DocumentPath | None = None


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


class Journal:
    """Writes several files of one library at once, and takes that back."""

    def __init__(self, library: LibraryFolder, folder: Path) -> None:
        """Take the library and its data folder."""
        self._library = library
        self._folder = folder / "journal"

    def write(
        self,
        changes: Sequence[FileChange],
        what: str,
        files: Mapping[DocumentPath, Content] | None = None,
        *,
        agreed: bool = False,
        progress: Progress | None = None,
    ) -> Record:
        """Change all files, or none.

        Args:
            changes: Each of another file.
            what: A few words for the user.
            files: New files that are no documents, which go again when this is undone.
            agreed: Whether the user has said yes to changing files that are not UTF-8.
            progress: How far it is.

        Raises:
            Cancelled: By the progress; all files are as they were.
            EditedOutside: A file is another than the one read, or a new one is there already.
            OutsideLibrary: A path leads out of the library.
            WriteRefused: A file cannot be written.
            DataUnusable: The journal cannot be written, so nothing is changed.
        """
        watched = progress or Unwatched()
        with self.alone():
            steps: list[Step] = []
            for change in changes:
                watched.step(len(steps), len(changes), "Reading")
                steps.append(self._step(change, agreed))
            wanted = self._to_bring(files or {})
            record = self._begin(what, tuple(steps), brought=tuple(wanted))
            self._carry_out(record, watched, wanted)
            return record

    def recover(self) -> tuple[Record, ...]:
        """Bring to an end what a program that ended has left in the middle.

        Nothing is done while another Casebook is writing.

        Returns:
            The changes that were brought to an end.
        """
        if not any(self._folder.glob(f"*{_WRITING}")):
            return ()
        held = hold(self._folder / "held")
        if held is None:
            return ()
        with held:
            left = filter(None, map(self._read, self._files(_WRITING)))
            return tuple(record for record in left if self._recover(record))

    def last(self) -> Record | None:
        """Give the change that ``undo`` would take back; None when there is none."""
        return next(filter(None, map(self._read, reversed(self._files(_DONE)))), None)

    def undo(self, progress: Progress | None = None) -> Record:
        """Take back the last change, as one step.

        Args:
            progress: How far it is.

        Returns:
            What was done to take it back.

        Raises:
            Cancelled: By the progress; nothing is undone.
            EditedOutside: Files were changed since; the sentence names them. Nothing is undone.
            WriteRefused: There is nothing to undo, or a file cannot be written.
            DataUnusable: The journal cannot be written.
        """
        with self.alone():
            last = self.last()
            if last is None:
                raise WriteRefused("There is nothing to undo.")
            edited = [step.end for step in last.steps if not step.is_done(self._library)]
            if edited:
                raise EditedOutside(
                    f"“{last.what}” is not undone, because these files were changed since: "
                    f"{', '.join(edited)}. Undo those changes first."
                )
            back = tuple(step.reversed() for step in reversed(last.steps))
            record = self._begin(last.what, back, undoes=last.token, brought=last.brought)
            self._carry_out(record, progress or Unwatched())
            return record

    def alone(self) -> Hold:
        """Keep other Casebooks from writing to this library, until it is let go of.

        Raises:
            WriteRefused: Another one writes for too long.
            DataUnusable: The data folder cannot be written.
        """
        held = hold(self._folder / "held", wait=True)
        if held is None:
            raise WriteRefused(
                "Another Casebook is writing files of this library. Wait until it is done."
            )
        return held

    def _step(self, change: FileChange, agreed: bool) -> Step:
        path, to = change.path, change.to
        place = self._library.locate(path)
        before, after = prepared(path, place, change.text, change.read, agreed)
        if to is not None:
            end = self._library.locate(to)
            if end.exists() and not end.samefile(place):
                raise EditedOutside(f"There is a file {to} already. Choose another name.")
        return Step(path, before, after, to)

    def _to_bring(self, files: Mapping[DocumentPath, Content]) -> dict[Brought, Content]:
        try:
            return to_bring(self._library, files)
        except OSError as error:
            raise not_written(error.filename or "A file", reason(error)) from error

    def _begin(
        self,
        what: str,
        steps: tuple[Step, ...],
        undoes: str = "",
        brought: tuple[Brought, ...] = (),
    ) -> Record:
        """Bring to the disk what is going to be done."""
        token = f"{time.time_ns():020d}-{os.urandom(4).hex()}"
        record = Record(token, what, steps, undoes, brought)
        written = {
            "what": what,
            "undoes": undoes,
            "steps": [step.packed() for step in steps],
            "brought": [one.packed() for one in brought],
        }
        place = self._place(token, _WRITING)
        make_folder(self._folder)
        try:
            put_file(place, json.dumps(written).encode("ascii"))
        except OSError as error:
            raise unusable(place, reason(error)) from error
        return record

    def _carry_out(
        self,
        record: Record,
        progress: Progress,
        wanted: Mapping[Brought, Content] | None = None,
    ) -> None:
        """Do all steps; when one fails, or is not wanted any more, take back those before it.

        Raises:
            Cancelled: By the progress.
            EditedOutside: A file was changed at this very moment.
            WriteRefused: A file cannot be written.
        """
        path = ""
        try:
            for one, content in (wanted or {}).items():
                path = one.path
                bring(self._library, one, content)
            for number, step in enumerate(record.steps):
                path = step.path
                progress.step(number, len(record.steps), "Writing")
                if not step.finish(self._library):
                    raise FileExistsError(path)
        except BaseException as error:
            self._take_back(record)
            if isinstance(error, FileExistsError):
                raise EditedOutside(
                    f"{path} was changed by another program just now. Nothing was changed; do "
                    "it again."
                ) from error
            if isinstance(error, OSError):
                raise not_written(path, reason(error)) from error
            raise
        self._end(record)

    def _take_back(self, record: Record) -> None:
        """Leave all files as they were; what cannot be, stays for the next opening."""
        for step in reversed(record.steps):
            try:
                step.reversed().finish(self._library)
            except (OSError, CasebookError) as error:
                _LOG.info("%s was not taken back: %s", step.path, error)
                return
        if not record.undoes:
            self._take_away(record)
        self._place(record.token, _WRITING).unlink(missing_ok=True)

    def _take_away(self, record: Record) -> None:
        for one in record.brought:
            one.take_away(self._library)

    def _recover(self, record: Record) -> bool:
        """Bring one change to its end; or, where that cannot be, back to its beginning."""
        if not record.undoes and not all(one.is_there(self._library) for one in record.brought):
            self._take_back(record)
            return False
        try:
            for step in record.steps:
                step.finish(self._library)
        except (OSError, CasebookError) as error:
            _LOG.info("“%s” is taken back: %s", record.what, error)
            self._take_back(record)
            return False
        self._end(record)
        return True

    def _end(self, record: Record) -> None:
        """Note that a change is done, and let go of very old ones."""
        try:
            place = self._place(record.token, _WRITING)
            if record.undoes:
                self._take_away(record)
                self._place(record.undoes, _DONE).unlink(missing_ok=True)
                place.unlink()
            else:
                place.rename(self._place(record.token, _DONE))
            for old in self._files(_DONE)[:-_KEPT]:
                old.unlink()
            sync_folder(self._folder)
        except OSError as error:  # the next opening finds all of it done
            _LOG.info("The journal could not be closed: %s", error)

    def _read(self, file: Path) -> Record | None:
        """Read a record; None when Casebook has not written it."""
        try:
            known = json.loads(file.read_bytes())
            steps = tuple(map(Step.unpacked, known["steps"]))
            # records of earlier versions have none
            brought = tuple(map(Brought.unpacked, known.get("brought", ())))
            return Record(file.stem, str(known["what"]), steps, str(known["undoes"]), brought)
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def _files(self, ending: str) -> list[Path]:
        """Give the records with an ending, the oldest first."""
        return sorted(self._folder.glob(f"*{ending}"))

    def _place(self, token: str, ending: str) -> Path:
        return self._folder / f"{token}{ending}"
