"""The texts that documents had, kept compressed and each text once."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from casebook.domain.digest import digest_of
from casebook.domain.errors import DataUnusable
from casebook.domain.keeping import Version
from casebook.domain.names import DocumentPath
from casebook.storage.keeping.kept_file import KeptFile
from casebook.storage.keeping.thinning import superfluous

FILE_NAME = "versions.sqlite"
"""The name of the file in the data folder of a library."""

_SCHEMA = (
    "CREATE TABLE texts (digest TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        at REAL NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        initiator TEXT NOT NULL
    )
    """,
    "CREATE INDEX versions_by_path ON versions (path)",
    "CREATE INDEX versions_by_digest ON versions (digest)",
)
_GET = "SELECT number, path, at, size, digest, initiator FROM versions"


class KeptText(NamedTuple):
    """A text to keep.

    Attributes:
        path: Whose it is.
        text: All of it.
        at: When the document got it, in seconds since 1970.
        initiator: What wrote it.
    """

    path: DocumentPath
    text: str
    at: float
    initiator: str


class Versions:
    """The versions of the documents of one library."""

    def __init__(self, folder: Path) -> None:
        """Take the data folder of the library."""
        self._file = KeptFile(folder / FILE_NAME, _SCHEMA)

    @property
    def notice(self) -> str:
        """A sentence for the user when the file had to be put aside, or ""."""
        return self._file.notice

    def keep(self, texts: Sequence[KeptText], now: datetime) -> tuple[int, ...]:
        """Keep texts, and let go of older versions of the same documents.

        A text that is the last kept of its document already is not kept twice.

        Returns:
            The numbers of those that are new, by which they can be taken back.

        Raises:
            DataUnusable: They cannot be kept.
        """

        def work(connection: sqlite3.Connection) -> tuple[int, ...]:
            added = [_add(connection, text) for text in texts]
            for path in {text.path for text in texts}:
                _thin(connection, path, now)
            return tuple(number for number in added if number is not None)

        return self._file.change(work)

    def take_back(self, numbers: Sequence[int]) -> None:
        """Forget versions that did not come to be after all.

        Raises:
            DataUnusable: The file cannot be written.
        """
        self._file.look(lambda connection: _drop(connection, numbers), None)

    def of(self, path: DocumentPath) -> tuple[Version, ...]:
        """Give the versions of a document, the last one first.

        Raises:
            DataUnusable: The file cannot be read.
        """

        def work(connection: sqlite3.Connection) -> tuple[Version, ...]:
            rows = connection.execute(f"{_GET} WHERE path = ? ORDER BY number DESC", (path,))
            return tuple(
                Version(number, where, datetime.fromtimestamp(at, UTC), size, digest, initiator)
                for number, where, at, size, digest, initiator in rows
            )

        return self._file.look(work, ())

    def text(self, version: Version) -> str:
        """Give the text of a version.

        Raises:
            DataUnusable: It was let go of meanwhile, or cannot be read.
        """

        def work(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute(
                "SELECT packed FROM texts WHERE digest = ?", (version.digest,)
            ).fetchone()
            return found[0] if found else None

        packed = self._file.look(work, None)
        try:
            return zlib.decompress(packed or b"").decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError, TypeError) as error:
            raise DataUnusable(
                f"The version of {version.path} of {version.at:%Y-%m-%d %H:%M} cannot be read any "
                "more. Choose another one."
            ) from error

    def last_text(self, path: DocumentPath) -> str | None:
        """Give the last text kept of a document; None when there is none.

        Raises:
            DataUnusable: It cannot be read.
        """
        found = self.of(path)
        return self.text(found[0]) if found else None

    def follow(self, old: DocumentPath, new: DocumentPath) -> None:
        """Let the versions of a document go with it to another path.

        Raises:
            DataUnusable: The file cannot be written.
        """
        self._file.look(
            lambda connection: connection.execute(
                "UPDATE versions SET path = ? WHERE path = ?", (new, old)
            ),
            None,
        )

    def having(self, digests: Iterable[str]) -> Mapping[str, tuple[DocumentPath, ...]]:
        """Give the documents that had a text, by its digest, those that are gone included.

        Raises:
            DataUnusable: The file cannot be read.
        """

        def work(connection: sqlite3.Connection) -> Mapping[str, tuple[DocumentPath, ...]]:
            find = "SELECT DISTINCT path FROM versions WHERE digest = ? ORDER BY path"
            found = {
                digest: tuple(path for (path,) in connection.execute(find, (digest,)))
                for digest in digests
            }
            return {digest: paths for digest, paths in found.items() if paths}

        return self._file.look(work, {})

    def paths(self) -> frozenset[DocumentPath]:
        """Give the documents that have versions, those that are gone included.

        Raises:
            DataUnusable: The file cannot be read.
        """

        def work(connection: sqlite3.Connection) -> frozenset[DocumentPath]:
            return frozenset(
                path for (path,) in connection.execute("SELECT DISTINCT path FROM versions")
            )

        return self._file.look(work, frozenset())


def text_digest(text: str) -> str:
    """Give what tells texts apart."""
    return digest_of(_bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _add(connection: sqlite3.Connection, text: KeptText) -> int | None:
    digest = text_digest(text.text)
    last = connection.execute(
        "SELECT digest FROM versions WHERE path = ? ORDER BY number DESC LIMIT 1", (text.path,)
    ).fetchone()
    if last == (digest,):
        return None
    connection.execute(
        "INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, zlib.compress(_bytes(text.text)))
    )
    return connection.execute(
        "INSERT INTO versions (path, at, size, digest, initiator) VALUES (?, ?, ?, ?, ?)",
        (text.path, text.at, len(text.text), digest, text.initiator),
    ).lastrowid


def _thin(connection: sqlite3.Connection, path: DocumentPath, now: datetime) -> None:
    rows = connection.execute(
        "SELECT number, at FROM versions WHERE path = ? ORDER BY number", (path,)
    ).fetchall()
    times = [datetime.fromtimestamp(at, UTC) for _, at in rows]
    _drop(connection, [rows[place][0] for place in superfluous(times, now)])


def _drop(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    for number in numbers:
        found = connection.execute(
            "DELETE FROM versions WHERE number = ? RETURNING digest", (number,)
        ).fetchone()
        if found:
            connection.execute(
                "DELETE FROM texts WHERE digest = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM versions WHERE digest = ?1)",
                found,
            )
