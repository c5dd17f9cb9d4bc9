"""The headings of a document, each with its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

DEPTH = Qt.ItemDataRole.UserRole
"""Role: how far a heading is below the highest ones of its document, from 0."""
CURRENT = Qt.ItemDataRole.UserRole + 1
"""Role: whether the reader is below this heading."""
_DEEPEST = 4
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level as written, 1 to 6, and its words."""

    level: int
    text: str


class HeadingsModel(QAbstractListModel):
    """Headings in the order of the document, one of them the current one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._top = 1
        self._current = -1

    def show(self, headings: Sequence[Heading]) -> None:
        """Take other headings; none of them is the current one."""
        self.beginResetModel()
        self._headings = tuple(headings)
        self._top = min((heading.level for heading in headings), default=1)
        self._current = -1
        self.endResetModel()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What is shown."""
        return self._headings

    @property
    def current(self) -> int:
        """The row of the current heading; -1 above the first one."""
        return self._current

    def set_current(self, row: int) -> None:
        """Say below which heading the reader is."""
        before, self._current = self._current, row
        for changed in {before, row}:
            if 0 <= changed < len(self._headings):
                index = self.index(changed)
                self.dataChanged.emit(index, index, [CURRENT])

    def rowCount(self, parent: _Index | None = None) -> int:
        """Give the number of headings."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a heading, its depth, or whether it is the current one."""
        if not index.isValid() or index.row() >= len(self._headings):
            return None
        heading = self._headings[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return heading.text
        if role == DEPTH:
            return min(heading.level - self._top, _DEEPEST)
        if role == CURRENT:
            return index.row() == self._current
        return None
