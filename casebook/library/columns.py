"""The values of a facet over all documents of a library.

Most documents have a cell, the values of one facet, that others have as well. So each
different cell is kept once, and a column is one number for each document.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from casebook.domain.entries import Entries
from casebook.domain.names import ThemeId
from casebook.domain.query import Facet
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Kind

Cell = tuple[str, ...]


class Column(NamedTuple):
    """The values of one facet.

    Attributes:
        cells: Every different cell once, each without repetitions.
        codes: For each document the place of its cell in ``cells``.
    """

    cells: tuple[Cell, ...]
    codes: array[int]

    def totals(self) -> dict[str, int]:
        """Count the documents that have a value, by value."""
        totals: Counter[str] = Counter()
        for code, count in Counter(self.codes).items():
            for value in self.cells[code]:
                totals[value] += count
        return dict(totals)

    def filled(self) -> int:
        """Count the documents that have any value."""
        return len(self.codes) - sum(
            self.codes.count(code) for code, cell in enumerate(self.cells) if not cell
        )


def make_columns(entries: Entries, vocabulary: Vocabulary) -> dict[Facet, Column]:
    """Make the columns of all facets; a theme brings its broader ones along."""
    # many documents share one mapping of their values, which is looked at once
    shared = {id(values): values for values in entries.columns.values}
    places = {key: place for place, key in enumerate(shared)}
    rows = [places[id(values)] for values in entries.columns.values]
    columns: dict[Facet, Column] = {}
    for facet in Facet:
        if facet is Facet.KIND:
            kinds = {kind: (kind.value,) for kind in Kind}
            columns[facet] = _column(map(kinds.__getitem__, entries.columns.kinds), _each_once)
            continue
        finished = _with_broader(vocabulary) if facet is Facet.THEME else _each_once
        column = _column((values.get(facet, ()) for values in shared.values()), finished)
        # in many libraries most facets are empty
        same = len(column.cells) == 1
        codes = array("i", bytes(4 * len(rows)) if same else map(column.codes.__getitem__, rows))
        columns[facet] = Column(column.cells, codes)
    return columns


class _Codes(dict[Cell, int]):
    """Numbers cells as they come."""

    def __missing__(self, cell: Cell) -> int:
        code = self[cell] = len(self)
        return code


def _column(cells: Iterable[Cell], finished: Callable[[Cell], Cell]) -> Column:
    codes = _Codes()
    numbers = array("i", map(codes.__getitem__, cells))
    return Column(tuple(map(finished, codes)), numbers)


def _each_once(cell: Cell) -> Cell:
    return tuple(dict.fromkeys(cell))


def _with_broader(vocabulary: Vocabulary) -> Callable[[Cell], Cell]:
    """Give what adds to a cell the broader themes of its themes, each once."""
    above: dict[str, Cell] = {}

    def finished(cell: Cell) -> Cell:
        for theme in cell:
            if theme not in above:
                above[theme] = tuple(vocabulary.upwards(ThemeId(theme)))
        return tuple(dict.fromkeys(chain.from_iterable(above[theme] for theme in cell)))

    return finished
