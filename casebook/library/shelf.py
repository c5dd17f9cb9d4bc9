"""All documents of a library in memory, to be narrowed, counted and ordered in one go.

Values within a facet are alternatives, facets add up; the counts of a facet are made with
every choice but its own, so that they say what another choice would give.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from casebook.domain.entries import Entries
from casebook.domain.names import DocumentPath
from casebook.domain.query import Entry, Facet, Hits, Sort
from casebook.domain.theme import Vocabulary
from casebook.library.columns import Column, make_columns

if TYPE_CHECKING:
    from casebook.library.narrowing import Narrowing, Rows


class Shelf:
    """The entries of a library at one moment; a change makes a new shelf."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Vocabulary) -> None:
        # in the order of their paths
        self.entries = entries if isinstance(entries, Entries) else Entries.of(entries)
        self.vocabulary = vocabulary
        self._orders: dict[Sort, Sequence[int]] = {}

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.entries)

    def entry(self, path: DocumentPath) -> Entry | None:
        """Give the entry at a path, or None."""
        row = self.row_of(path)
        return None if row is None else self.entries[row]

    def row_of(self, path: DocumentPath) -> int | None:
        """Give the place of a document in ``entries``, or None."""
        paths = self.entries.columns.paths
        row = bisect_left(paths, path)
        return row if row < len(paths) and paths[row] == path else None

    def hits(self, rows: Sequence[int], scores: Sequence[float] = ()) -> Hits:
        """Give the documents of some rows as hits, with their scores if they have any."""
        return Hits(self.entries, rows, scores, self.row_of)

    def changed(self, entries: Iterable[Entry], gone: Collection[DocumentPath]) -> list[Entry]:
        """Give the entries for another shelf: some replaced or added, and others gone."""
        newer = {entry.path: entry for entry in entries}
        kept = [e for e in self.entries if e.path not in newer and e.path not in gone]
        return sorted([*kept, *newer.values()], key=lambda entry: entry.path)

    @cached_property
    def columns(self) -> Mapping[Facet, Column]:
        """The values of all documents, by facet."""
        return make_columns(self.entries, self.vocabulary)

    @cached_property
    def totals(self) -> Mapping[Facet, Mapping[str, int]]:
        """How many documents have a value, by facet and value."""
        return {facet: column.totals() for facet, column in self.columns.items()}

    @cached_property
    def narrowing(self) -> Narrowing:
        """The documents as numpy wants them, which is imported for it."""
        from casebook.library.narrowing import Narrowing

        columns = self.entries.columns
        return Narrowing(self.columns, columns.numbers, columns.counts)

    def order(self, sort: Sort) -> Sequence[int]:
        """Give all rows in an order; those of equal rank by their paths, as entries stand."""
        order = self._orders.get(sort)
        if order is None:
            order = self._orders[sort] = array("i", self._sorted(sort))
        return order

    def ordered(self, rows: Rows, sort: Sort) -> Rows:
        """Put some rows in an order; relevance leaves them as they are."""
        if sort is Sort.RELEVANCE:
            return rows
        import numpy as np

        order = np.frombuffer(self.order(sort), dtype=np.intc)  # type: ignore[call-overload]
        kept: Rows = order[self.narrowing.mask(rows)[order]]
        return kept

    def _sorted(self, sort: Sort) -> list[int]:
        columns = self.entries.columns
        rows = range(len(self))
        if sort is Sort.TITLE:
            return sorted(rows, key=[title.casefold() for title in columns.titles].__getitem__)
        if sort is Sort.DATE:
            return sorted(rows, key=columns.dates.__getitem__, reverse=True)
        return sorted(rows, key=columns.changed.__getitem__, reverse=True)
