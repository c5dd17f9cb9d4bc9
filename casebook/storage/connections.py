"""Connections to the catalog's SQLite file, one for each thread, and what their errors mean."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.domain.errors import CacheUnusable, CasebookError
from casebook.storage.failures import reason

BUSY_SECONDS = 10
"""How long one process waits for another that is writing."""

_PAGES_IN_LOG = 5000
"""How much is written before SQLite waits for the disk: 20 MB, twice a catalog of ten thousand
documents, so that a first reading waits once. What a power cut takes is read again."""

_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_ERROR,  # a table or column that should be there is not
    }
)
_DAMAGE_IN_DETAIL = frozenset(
    {
        sqlite3.SQLITE_IOERR_SHORT_READ,  # the file was cut off
        sqlite3.SQLITE_READONLY_DBMOVED,  # the file was deleted while it was open
    }
)


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Say whether an error means that a file is not as Casebook left it."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the module's own: stored text is not UTF-8
        return isinstance(error, sqlite3.OperationalError)
    return code in _DAMAGE_IN_DETAIL or code & 0xFF in _DAMAGE


class CatalogDamaged(CasebookError):
    """The catalog holds what Casebook did not write; open it with ``anew`` and fill it again."""


class _Own:
    """The connection of one thread, held while it is used: SQLite crashes when it goes then."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lock = threading.RLock()
        self.closed = False


class Connections:
    """The connections of one process to one file.

    SQLite lets readers go on while one connection writes (WAL), so each thread has its own.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._here = threading.local()
        self._all: list[_Own] = []
        self._lock = threading.Lock()

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection of the calling thread, so that it is not closed meanwhile."""
        while True:
            own = self._own()
            with own.lock:
                if not own.closed:
                    yield own.connection
                    return

    def _own(self) -> _Own:
        """Give the connection of the calling thread, opened at its first use."""
        own: _Own | None = getattr(self._here, "own", None)
        if own is None or own.closed:
            connection = sqlite3.connect(
                self.file,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,  # so that close() can close those of other threads
            )
            own = _Own(connection)
            with own.lock:
                with self._lock:
                    self._all.append(own)
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
            self._here.own = own
        return own

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection for reading.

        Raises:
            CatalogDamaged: What is read cannot have been written by Casebook.
            CacheUnusable: The file cannot be read.
        """
        with self._explaining():
            try:
                with self._held() as connection:
                    yield connection
            except (AttributeError, LookupError, TypeError, ValueError) as error:
                raise self._damaged(error) from error  # rows that do not make what was stored

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction that holds all or nothing.

        Raises:
            CatalogDamaged: The file is not as Casebook left it.
            CacheUnusable: It cannot be written, or another process writes for too long.
        """
        with self._explaining(), self._held() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def close(self) -> None:
        """Close the connections of all threads, each once it has ended what it does."""
        with self._lock:
            going, self._all = self._all, []
        self._here = threading.local()
        for own in going:
            with own.lock:
                own.closed = True
                own.connection.close()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """Raise what an error of SQLite stands for; what is left is a bug of ours."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            self._explain(error)
            raise

    def _explain(self, error: sqlite3.DatabaseError) -> None:
        if is_damage(error):
            raise self._damaged(error) from error
        if isinstance(error, sqlite3.OperationalError):
            raise CacheUnusable(
                f"The catalog {self.file} cannot be used ({error}). Close other programs that use "
                "it, make room on the disk, or choose another cache folder."
            ) from error

    def _damaged(self, error: Exception) -> CatalogDamaged:
        return CatalogDamaged(f"The catalog {self.file} is damaged ({error}). It is made anew.")


def delete_database(file: Path) -> None:
    """Delete a file with those that SQLite keeps beside it.

    Raises:
        CacheUnusable: It cannot be deleted.
    """
    for ending in ("", "-wal", "-shm", "-journal"):
        try:
            file.with_name(file.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise CacheUnusable(
                f"The catalog {file} is damaged and cannot be deleted ({reason(error)}). Close "
                "other programs that use it, or delete its folder."
            ) from error
