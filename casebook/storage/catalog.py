"""The catalog: what was read from the files of a library, kept in SQLite.

A cache: it can be deleted at any moment and is filled again from the files. One file for
each library, which several processes and threads may use at once; reading never waits for
a writer.
"""

from __future__ import annotations

import logging
from pathlib import Path

from casebook.storage.connections import CatalogDamaged, Connections, delete_database
from casebook.storage.link_role import LinkRole
from casebook.storage.schema import prepare
from casebook.storage.stamp import FileInfo
from casebook.storage.tables.documents import Documents
from casebook.storage.tables.evidence import EvidenceTable
from casebook.storage.tables.findings import Findings
from casebook.storage.tables.indexed import Indexed
from casebook.storage.tables.links import Links, ResolvedLink
from casebook.storage.tables.meta import Meta, Totals
from casebook.storage.tables.themes import Themes
from casebook.storage.tables.words import WordList, Words, WrittenText

__all__ = [
    "Catalog",
    "CatalogDamaged",
    "FileInfo",
    "LinkRole",
    "ResolvedLink",
    "Totals",
    "WordList",
    "WrittenText",
]

FILE_NAME = "catalog.sqlite"
"""The name of the file in the cache folder of a library."""

_LOG = logging.getLogger(__name__)


class Catalog(Documents, Links, EvidenceTable, Findings, Themes, Indexed, Words, Meta):
    """The catalog of one library; get it with ``Catalog.open``.

    Every method may raise ``CatalogDamaged`` when the file turns out to be damaged (close,
    open with ``anew`` and read everything again), and ``CacheUnusable`` when the system or
    another process keeps it from its file.

    Attributes:
        fresh: Whether it was made anew when opened, and so is empty.
    """

    def __init__(self, connections: Connections, fresh: bool) -> None:
        super().__init__(connections)
        self.fresh = fresh

    @classmethod
    def open(cls, folder: Path, reading_version: int, *, anew: bool = False) -> Catalog:
        """Open the catalog in a cache folder.

        One that is damaged, belongs to another program or has another version is deleted
        and made anew.

        Args:
            folder: The cache folder of the library.
            reading_version: The version of the code that reads documents; a catalog filled
                by another version is not used.
            anew: Whether to begin with an empty catalog in any case.

        Raises:
            CacheUnusable: The file cannot be made, read or deleted.
        """
        connections = Connections(folder / FILE_NAME)
        try:
            with connections.reading() as connection:
                return cls(connections, prepare(connection, reading_version, anew))
        except CatalogDamaged as error:
            _LOG.info("The catalog is deleted: %s", error)
            connections.close()
            delete_database(connections.file)
            with connections.reading() as connection:
                return cls(connections, prepare(connection, reading_version, anew))

    def close(self) -> None:
        """Close the connections of all threads; a later use opens them again."""
        self._connections.close()
