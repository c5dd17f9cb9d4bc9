"""The vectors of documents, by which they are ranked by meaning, kept in a file of their own.

A cache like the catalog, but a slow one to fill: a model takes a good part of a second for a
document. So vectors belong to the words of a document and not to its file, and a document that
is moved, or a catalog that is made anew, costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from casebook.domain.names import DocumentPath
from casebook.storage.connections import CatalogDamaged, Connections, delete_database
from casebook.storage.stamp import Stamp
from casebook.storage.tables.table import as_json

FILE_NAME = "meaning.sqlite"
"""The name of the file in the cache folder of a library."""

_VERSION = 1
_LOG = logging.getLogger(__name__)
_TABLES = (
    "CREATE TABLE model (identity TEXT NOT NULL)",
    """
    CREATE TABLE documents (
        path TEXT PRIMARY KEY,
        mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL,
        digest BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE vectors (digest BLOB PRIMARY KEY, passages BLOB NOT NULL)",
)
_OF_SOME = """
SELECT path, passages FROM documents JOIN vectors USING (digest)
WHERE path IN (SELECT value FROM json_each(?))
"""
_PUT = """
INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET
    mtime_ns = excluded.mtime_ns, size = excluded.size, digest = excluded.digest
"""
_FORGET = (
    "DELETE FROM documents WHERE path IN (SELECT value FROM json_each(?))",
    "DELETE FROM vectors WHERE digest NOT IN (SELECT digest FROM documents)",
)


class Embedded(NamedTuple):
    """A document that has vectors.

    Attributes:
        path: Where it lies.
        stamp: That of its file when it was read.
        digest: Of the words that the vectors are for.
    """

    path: DocumentPath
    stamp: Stamp
    digest: bytes


class VectorStore:
    """The vectors of one library, made by one model."""

    def __init__(self, folder: Path, identity: str) -> None:
        """Open the file in a cache folder; what another model has left is thrown away.

        Raises:
            CacheUnusable: The file cannot be made, read or written.
        """
        self._connections = Connections(folder / FILE_NAME)
        self._identity = identity
        try:
            self._prepare(identity)
        except CatalogDamaged as error:
            _LOG.info("The vectors are deleted: %s", error)
            self.clear()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def stamps(self) -> dict[DocumentPath, Stamp]:
        """Give the documents that have vectors, with the stamps of their files."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT path, mtime_ns, size FROM documents")
            return {path: Stamp(mtime_ns, size) for path, mtime_ns, size in rows}

    def known(self, digests: Collection[bytes]) -> set[bytes]:
        """Give those of some digests for which there are vectors."""
        with self._connections.reading() as connection:
            return {
                digest
                for digest in digests
                if connection.execute(
                    "SELECT 1 FROM vectors WHERE digest = ?", (digest,)
                ).fetchone()
            }

    def put(self, documents: Iterable[Embedded], vectors: Mapping[bytes, bytes]) -> None:
        """Keep documents, and the vectors by digest that are not kept yet."""
        with self._connections.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors.items())
            connection.executemany(
                _PUT, ((path, *stamp, digest) for path, stamp, digest in documents)
            )

    def forget(self, paths: Collection[DocumentPath]) -> None:
        """Forget documents, and all vectors that no document has any more."""
        with self._connections.writing() as connection:
            connection.execute(_FORGET[0], (as_json(paths),))
            connection.execute(_FORGET[1])

    def vectors(self, paths: Collection[DocumentPath]) -> dict[DocumentPath, bytes]:
        """Give the vectors of some documents; those that have none are left out."""
        with self._connections.reading() as connection:
            return dict(connection.execute(_OF_SOME, (as_json(paths),)).fetchall())

    def clear(self) -> None:
        """Throw everything away, as when it turns out to be damaged.

        Raises:
            CacheUnusable: The file cannot be deleted.
        """
        self._connections.close()
        delete_database(self._connections.file)
        self._prepare(self._identity)

    def _prepare(self, identity: str) -> None:
        with self._connections.reading() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        with self._connections.writing() as connection:
            if version != _VERSION:
                for table in ("model", "documents", "vectors"):
                    connection.execute(f"DROP TABLE IF EXISTS {table}")
                for sql in _TABLES:
                    connection.execute(sql)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            if connection.execute("SELECT identity FROM model").fetchall() != [(identity,)]:
                connection.execute("DELETE FROM model")
                connection.execute("DELETE FROM documents")
                connection.execute("DELETE FROM vectors")
                connection.execute("INSERT INTO model VALUES (?)", (identity,))
