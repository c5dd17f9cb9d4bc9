"""Something held by one process at a time, and let go of when that process ends, however."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from casebook.storage.connections import BUSY_SECONDS
from casebook.storage.keeping.data import make_folder, unusable


class Hold:
    """A file that one process holds; get it with ``hold``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Hold:
        """Hold it for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go at the end of the block."""
        self.release()


def hold(file: Path, *, wait: bool = False) -> Hold | None:
    """Hold a file; None when another holds it already.

    SQLite's lock is used because it works on every system and ends with the process.

    Args:
        file: An empty file, made when it is not there.
        wait: Whether to wait some seconds for the other to let go.

    Raises:
        DataUnusable: The file cannot be made.
    """
    make_folder(file.parent)
    try:
        connection = sqlite3.connect(
            file,
            timeout=BUSY_SECONDS if wait else 0,
            isolation_level=None,
            check_same_thread=False,  # whoever closes the library lets go
        )
    except sqlite3.DatabaseError as error:
        raise unusable(file, str(error)) from error
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return None
        raise unusable(file, str(error)) from error
    return Hold(connection)
