"""Which documents stand in the full-text index, as the catalog knows it."""

from __future__ import annotations

from collections.abc import Collection

from casebook.domain.names import DocumentPath
from casebook.storage.tables.table import Table, as_json


class Indexed(Table):
    """Book-keeping for the index, so that it never has to be compared as a whole."""

    @property
    def index_token(self) -> str:
        """The mark of the index that the rest is about; "" before the first."""
        row = self._rows("SELECT value FROM meta WHERE key = 'index'")
        return str(row[0][0]) if row else ""

    @index_token.setter
    def index_token(self, token: str) -> None:
        """Begin with another, empty index, unless it is the one known."""
        if token == self.index_token:
            return
        with self._connections.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('index', ?)", (token,))
            connection.execute("UPDATE documents SET indexed = 0")
            connection.execute("DELETE FROM gone")
            connection.execute("DELETE FROM words")  # counted again as the index is filled
            connection.execute("DELETE FROM document_words")

    def unindexed(self) -> list[tuple[int, DocumentPath]]:
        """Give number and path of what the index has not, or as it was before a change."""
        return self._rows("SELECT number, path FROM documents WHERE indexed = 0 ORDER BY path")

    def mark_indexed(self, numbers: Collection[int]) -> None:
        """Note that documents stand in the index as the catalog has them."""
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE documents SET indexed = 1 WHERE number IN (SELECT value FROM json_each(?))",
                (as_json(numbers),),
            )

    def to_forget(self) -> list[int]:
        """Give the numbers of documents that are gone and may still stand in the index."""
        return [number for (number,) in self._rows("SELECT number FROM gone ORDER BY number")]

    def forgotten(self, numbers: Collection[int]) -> None:
        """Note that documents do not stand in the index any more."""
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM gone WHERE number IN (SELECT value FROM json_each(?))",
                (as_json(numbers),),
            )
