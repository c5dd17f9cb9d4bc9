"""What all tables of the catalog stand on: the connections to its file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from casebook.storage.connections import Connections

NEXT_GENERATION = "UPDATE meta SET value = value + 1 WHERE key = 'generation'"
Row = tuple[Any, ...]
"""A row of SQLite, whose columns have the types of the schema."""


class Table:
    """A part of the catalog."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def _rows(self, sql: str, *values: object) -> list[Row]:
        """Give all rows that a SELECT finds.

        Raises:
            CatalogDamaged: The catalog does not hold what Casebook wrote.
            CacheUnusable: It cannot be read.
        """
        with self._connections.reading() as connection:
            return connection.execute(sql, values).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction that changes what is shown, and so the generation."""
        with self._connections.writing() as connection:
            yield connection
            connection.execute(NEXT_GENERATION)


def as_json(values: Iterable[object]) -> str:
    """Give any number of values as one parameter, for ``json_each`` to unfold."""
    return json.dumps(list(values))
