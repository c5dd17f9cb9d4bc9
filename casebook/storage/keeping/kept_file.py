"""A small SQLite file of the user's own data, opened for each use.

Several processes and threads may use it at once. It holds what cannot be made again, so every
change goes to the disk, and a file that turns out to be damaged is put aside, never deleted.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from casebook.domain.errors import DataUnusable
from casebook.storage.connections import BUSY_SECONDS, is_damage
from casebook.storage.failures import reason
from casebook.storage.keeping.data import make_folder, unusable

_APPLICATION_ID = 0x43426B32
"""Written into the head of the file, so that it is known as ours."""

_LOG = logging.getLogger(__name__)

_Given = TypeVar("_Given")


class KeptFile:
    """One file; it is made when something is kept.

    Attributes:
        file: Where it is.
        notice: A sentence for the user when it had to be put aside, or "".
    """

    def __init__(self, file: Path, schema: Sequence[str], version: int = 1) -> None:
        """Take the statements that make its tables, and their version."""
        self.file = file
        self.notice = ""
        self._schema = schema
        self._version = version

    def change(self, work: Callable[[sqlite3.Connection], _Given]) -> _Given:
        """Do work in a transaction that holds all or nothing, and give what it gives.

        Raises:
            DataUnusable: The file cannot be read or written.
        """
        make_folder(self.file.parent)
        try:
            return self._in_transaction(work)
        except sqlite3.DatabaseError as error:
            self._explain(error)
            self._put_aside(error)
        try:
            return self._in_transaction(work)
        except sqlite3.DatabaseError as error:
            raise unusable(self.file, str(error)) from error

    def look(self, work: Callable[[sqlite3.Connection], _Given], nothing: _Given) -> _Given:
        """Give what work finds; ``nothing`` while nothing was kept.

        Raises:
            DataUnusable: The file cannot be read.
        """
        return self.change(work) if self.file.exists() else nothing

    def _in_transaction(self, work: Callable[[sqlite3.Connection], _Given]) -> _Given:
        with closing(
            sqlite3.connect(self.file, timeout=BUSY_SECONDS, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            self._prepare(connection)
            given = work(connection)
            connection.execute("COMMIT")
            return given

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == self._version:
            return
        if version > self._version:
            raise unusable(self.file, "a newer Casebook has written it")
        for statement in self._schema:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {self._version}")

    def _explain(self, error: sqlite3.DatabaseError) -> None:
        """Raise what an error stands for, unless it is damage."""
        if isinstance(error, sqlite3.IntegrityError):
            raise error  # a bug of ours
        if not is_damage(error):
            raise unusable(self.file, str(error)) from error

    def _put_aside(self, error: Exception) -> None:
        """Let a damaged file lie under another name, with what SQLite keeps beside it."""
        now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = self.file.with_name(f"{self.file.stem}.damaged-{now}{self.file.suffix}")
        try:
            for ending in ("-journal", ""):
                place = self.file.with_name(self.file.name + ending)
                if place.exists():
                    place.rename(aside.with_name(aside.name + ending))
        except OSError as refused:
            raise DataUnusable(
                f"{self.file} is damaged and cannot be put aside ({reason(refused)}). Move it "
                "elsewhere yourself; Casebook then begins a new one."
            ) from refused
        _LOG.info("%s was put aside: %s", self.file, error)
        self.notice = (
            f"{self.file.name} was damaged ({error}). It was put aside as {aside}, and a new one "
            "was begun."
        )
