"""Which rows of a long list are selected: one, or several by Ctrl, Shift and Ctrl+A.

The current row is the one that the keyboard is at. Rows are held as ranges, as Qt does, so that
all of seventy thousand cost no more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    Signal,
)

_Flag = QItemSelectionModel.SelectionFlag


class RowSelection(QObject):
    """Selects rows of a list model.

    Signals:
        changed: Other rows are selected.
    """

    changed = Signal()

    def __init__(self, model: QItemSelectionModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._anchor = -1
        self._parts: list[tuple[int, int]] = []
        self._count = 0
        model.selectionChanged.connect(self._count_anew)

    @property
    def count(self) -> int:
        """How many rows are selected."""
        return self._count

    @property
    def several(self) -> bool:
        """Whether there are more than one."""
        return self._count > 1

    def has(self, row: int) -> bool:
        """Whether a row is selected."""
        return any(first <= row <= last for first, last in self._parts)

    def rows(self) -> Iterator[int]:
        """Give the selected rows, from top to bottom."""
        for first, last in self._parts:
            yield from range(first, last + 1)

    def alone(self, row: int) -> None:
        """Select one row and nothing else."""
        self._anchor = row
        self._model.setCurrentIndex(self._index(row), _Flag.ClearAndSelect)

    def go_to(self, row: int) -> None:
        """Let the keyboard go to a row; what is selected stays."""
        self._model.setCurrentIndex(self._index(row), _Flag.NoUpdate)

    def toggle(self, row: int) -> None:
        """Select a row beside the others, or no longer."""
        self._anchor = row
        self._model.setCurrentIndex(self._index(row), _Flag.Toggle)

    def extend_to(self, row: int) -> None:
        """Select all from the row at which the selection began to this one."""
        if self._anchor < 0:
            self._anchor = max(0, self._model.currentIndex().row())
        first, last = sorted((self._anchor, row))
        self.go_to(row)
        self._model.select(self._range(first, last), _Flag.ClearAndSelect)

    def select(self, rows: Iterable[int]) -> None:
        """Select these rows and no others; the current row stays."""
        chosen = QItemSelection()
        for first, last in _ranges(rows):
            chosen.append(QItemSelectionRange(self._index(first), self._index(last)))
        self._model.select(chosen, _Flag.ClearAndSelect)

    def reduce(self) -> None:
        """Select nothing but the current row."""
        current = self._model.currentIndex()
        self._anchor = current.row()
        self._model.select(current, _Flag.ClearAndSelect)

    def forget(self) -> None:
        """Begin anew in another list."""
        self._anchor = -1
        self._count_anew()

    def _index(self, row: int) -> QModelIndex:
        return self._model.model().index(row, 0)

    def _range(self, first: int, last: int) -> QItemSelection:
        return QItemSelection(self._index(first), self._index(last))

    def _count_anew(self) -> None:
        selection = self._model.selection()
        parts = (selection.at(at) for at in range(selection.count()))
        self._parts = sorted((part.top(), part.bottom()) for part in parts)
        self._count = sum(last - first + 1 for first, last in self._parts)
        self.changed.emit()


def _ranges(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give rows as ranges of their first and their last."""
    first = last = -1
    for row in sorted(rows):
        if first < 0:
            first = row
        elif row != last + 1:
            yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
