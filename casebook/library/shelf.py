"""All documents of a library in memory, to be narrowed, counted and ordered in one go.

A facet is a column beside the entries; choosing values keeps the rows whose cell shares one
with them. Values within a facet are alternatives, facets add up; the counts of a facet are
made with every choice but its own, so that they say what another choice would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Sort
from casebook.domain.theme import Vocabulary

Column = Sequence[tuple[str, ...]]


class Shelf:
    """The entries of a library at one moment; a change makes a new shelf."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Vocabulary) -> None:
        self.entries = tuple(entries)
        self.vocabulary = vocabulary
        self._columns: dict[Facet, Column] = {}

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.entries)

    def entry(self, path: DocumentPath) -> Entry | None:
        """Give the entry at a path, or None."""
        row = self._rows_by_path.get(path)
        return None if row is None else self.entries[row]

    @cached_property
    def rows_by_number(self) -> Mapping[int, int]:
        """The row of each document by its number."""
        return {entry.number: row for row, entry in enumerate(self.entries)}

    def changed(self, entries: Iterable[Entry], gone: Collection[DocumentPath]) -> list[Entry]:
        """Give the entries for another shelf: some replaced or added, and others gone."""
        newer = {entry.path: entry for entry in entries}
        kept = [e for e in self.entries if e.path not in newer and e.path not in gone]
        return sorted([*kept, *newer.values()], key=lambda entry: entry.path)

    def narrow(
        self, rows: Sequence[int], chosen: Mapping[Facet, Collection[str]]
    ) -> tuple[list[int], dict[Facet, dict[str, int]]]:
        """Keep the rows that pass every choice, and count what each value would give.

        Args:
            rows: Rows to choose from, in any order, which is kept.
            chosen: The values chosen by facet; a facet without any does not narrow.

        Returns:
            The rows that pass, and the counts by facet and value.
        """
        passing = {
            facet: self._passing(rows, facet, values) for facet, values in chosen.items() if values
        }
        kept = _common(rows, passing.values())
        counts = {}
        for facet in Facet:
            others = [rows_of for other, rows_of in passing.items() if other is not facet]
            counted = kept if facet not in passing else _common(rows, others)
            column = self._column(facet)
            counts[facet] = dict(Counter(chain.from_iterable(column[row] for row in counted)))
        return kept, counts

    def ordered(self, rows: Sequence[int], sort: Sort) -> list[int]:
        """Put rows in an order; relevance leaves them as they are."""
        entries = self.entries
        if sort is Sort.TITLE:
            return sorted(rows, key=lambda row: (entries[row].title.casefold(), row))
        if sort is Sort.DATE:
            return sorted(rows, key=lambda row: entries[row].date, reverse=True)
        if sort is Sort.CHANGED:
            return sorted(rows, key=lambda row: entries[row].changed, reverse=True)
        return list(rows)

    @cached_property
    def _rows_by_path(self) -> Mapping[DocumentPath, int]:
        return {entry.path: row for row, entry in enumerate(self.entries)}

    def _passing(self, rows: Sequence[int], facet: Facet, values: Collection[str]) -> set[int]:
        wanted = frozenset(values)
        column = self._column(facet)
        return {row for row in rows if not wanted.isdisjoint(column[row])}

    def _column(self, facet: Facet) -> Column:
        column = self._columns.get(facet)
        if column is None:
            column = [entry.values.get(facet, ()) for entry in self.entries]
            if facet is Facet.THEME:
                column = self._with_broader(column)
            elif facet is Facet.KIND:
                column = [(entry.kind.value,) for entry in self.entries]
            self._columns[facet] = column
        return column

    def _with_broader(self, column: Column) -> Column:
        """Add to each cell the broader themes of its themes, each once."""
        above: dict[str, tuple[str, ...]] = {}
        cells: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
        for cell in column:
            if cell not in cells:
                for theme in cell:
                    if theme not in above:
                        above[theme] = tuple(self.vocabulary.upwards(ThemeId(theme)))
                cells[cell] = tuple(dict.fromkeys(chain.from_iterable(above[t] for t in cell)))
        return [cells[cell] for cell in column]


def _common(rows: Sequence[int], passing: Iterable[set[int]]) -> list[int]:
    sets = list(passing)
    return [row for row in rows if all(row in kept for kept in sets)] if sets else list(rows)
