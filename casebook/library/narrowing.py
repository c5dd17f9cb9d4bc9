"""Rows of a shelf narrowed, counted and ordered, tens of thousands in a few milliseconds.

It needs numpy, which takes a while to import: a shelf makes one when it is first narrowed.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from casebook.domain.query import FACETS_OF, Facet
from casebook.domain.values import Kind
from casebook.library.columns import Column

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]


class Narrowing:
    """The columns of one shelf as numpy wants them.

    Attributes:
        rows: All rows, in their order.
    """

    def __init__(
        self, columns: Mapping[Facet, Column], numbers: Sequence[int], counts: Sequence[int]
    ) -> None:
        """Take the columns and, for each row, the catalog's number and how much it counts."""
        self._counted: Mask = np.asarray(counts, dtype=np.intp) > 0
        self._columns = {facet: _Coded(column) for facet, column in columns.items()}
        self._row_of = _places(numbers)
        self.rows: Rows = np.arange(len(numbers))

    def found(
        self, numbers: ArrayLike, scores: ArrayLike, passing: Mask | None
    ) -> tuple[Rows, Scores]:
        """Give the rows of documents that were found, in the order in which they were.

        Args:
            numbers: The catalog's numbers; one that is not on the shelf is left out.
            scores: A score for each.
            passing: Which rows may be among them; None for all.

        Returns:
            The rows, and a score for every row of the shelf.
        """
        wanted = np.asarray(numbers, dtype=np.int64)
        # the index may know a document already that is too new for the shelf
        rows = self._row_of[np.minimum(wanted, len(self._row_of) - 1)]
        known = rows >= 0
        if passing is not None:
            known &= passing[rows]
        rows = rows[known]
        by_row: Scores = np.zeros(len(self.rows))
        by_row[rows] = np.asarray(scores, dtype=np.float64)[known]
        return rows, by_row

    def passing(self, passing: Mask | None) -> Rows:
        """Give the rows that pass."""
        return self.rows if passing is None else self.rows[passing]

    def having(self, facet: Facet, values: Collection[str]) -> Mask:
        """Say of each row whether it has any of some values."""
        return self._columns[facet].having(values)

    def owning(self, kind: Kind | None, facet: Facet | None, *, there: bool) -> Mask:
        """Say of each row whether it has, or lacks, something that its kind can have.

        Args:
            kind: The kind that can have it; None for all that are narrowed by the facet.
            facet: The facet that has a value; None for what a document counts.
            there: Whether it is to be there, or to be missing.
        """
        has = self._counted if facet is None else self._columns[facet].filled
        kinds = [kind] if kind else _kinds_with(facet)
        can: Mask = self.having(Facet.KIND, [kind.value for kind in kinds])
        return can & (has if there else ~has)

    def any_of(self, masks: Collection[Mask]) -> Mask:
        """Say of each row whether any of some masks has it."""
        any_of: Mask = np.logical_or.reduce(list(masks))
        return any_of

    def narrow(
        self, rows: Rows, chosen: Mapping[Facet, Collection[str]]
    ) -> tuple[Rows, dict[Facet, dict[str, int]]]:
        """Keep the rows that pass every choice, in their order, and count.

        The counts of a facet are made with every choice but its own, so that they say what
        another choice would give.
        """
        passing = {
            facet: self.having(facet, values)[rows] for facet, values in chosen.items() if values
        }
        kept = _all_of(rows, passing.values())
        counts = {}
        for facet, column in self._columns.items():
            counted = kept
            if facet in passing:
                others = [mask for other, mask in passing.items() if other is not facet]
                counted = _all_of(rows, others)
            counts[facet] = column.counts(counted)
        return kept, counts

    def mask(self, rows: Rows) -> Mask:
        """Say of each row whether it is one of some rows."""
        mask = np.zeros(len(self.rows), dtype=np.bool_)
        mask[rows] = True
        return mask


class _Coded:
    """A column whose values are numbers as well.

    Attributes:
        filled: Which rows have any value.
        _codes: For each row its cell.
        _values: Each different value once.
        _cells: The cells that have a value, for one value after another.
        _starts: Where in ``_cells`` those of each value begin, and where the last end.
    """

    def __init__(self, column: Column) -> None:
        self._codes = np.frombuffer(column.codes, dtype=np.intc)
        self._count = len(column.cells)
        having: dict[str, list[int]] = {}
        for code, cell in enumerate(column.cells):
            for value in cell:
                having.setdefault(value, []).append(code)
        self._values = tuple(having)
        self._places = {value: at for at, value in enumerate(having)}
        self._cells = np.fromiter(chain.from_iterable(having.values()), dtype=np.intp)
        self._starts = np.cumsum([0, *map(len, having.values())])
        self.filled: Mask = np.array([bool(cell) for cell in column.cells], dtype=np.bool_)[
            self._codes
        ]

    def having(self, values: Collection[str]) -> Mask:
        mask = np.zeros(self._count, dtype=np.bool_)
        for value in values:
            at = self._places.get(value)
            if at is not None:
                mask[self._cells[self._starts[at] : self._starts[at + 1]]] = True
        return mask[self._codes]

    def counts(self, rows: Rows) -> dict[str, int]:
        if not self._values:
            return {}
        by_cell = np.bincount(self._codes[rows], minlength=self._count)
        by_value = np.add.reduceat(by_cell[self._cells], self._starts[:-1])
        found = np.flatnonzero(by_value)
        values = self._values
        return {
            values[at]: count
            for at, count in zip(found.tolist(), by_value[found].tolist(), strict=True)
        }


def _places(numbers: Sequence[int]) -> Rows:
    """Give a table from number to row; its last place, for any other number, holds -1."""
    known = np.asarray(numbers, dtype=np.int64)
    table: Rows = np.full(int(known.max(initial=0)) + 2, -1, dtype=np.intp)
    table[known] = np.arange(len(known))
    return table


def _kinds_with(facet: Facet | None) -> list[Kind]:
    return [
        kind
        for kind, facets in FACETS_OF.items()
        if kind is not None and (facet in facets or facet is Facet.THEME)
    ]


def as_sequence(values: Rows | Scores) -> array[Any]:
    """Give an array as a sequence of Python's own numbers."""
    return array(values.dtype.char, values.tobytes())


def _all_of(rows: Rows, masks: Collection[Mask]) -> Rows:
    """Keep the rows for which every mask is true."""
    if not masks:
        return rows
    return rows[np.logical_and.reduce(list(masks))]
