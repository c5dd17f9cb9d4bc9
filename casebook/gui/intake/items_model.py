"""The list of a review as Qt's views know it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from casebook.gui.intake.item import Item, Standing

ITEM = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class ItemsModel(QAbstractListModel):
    """One row for each draft, and for each file without one, in the order of the files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def add(self, items: Sequence[Item]) -> None:
        """Put some at the end; their keys are higher than those of all before."""
        first = len(self.items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self.items += items
        self.endInsertRows()

    def put(self, item: Item) -> None:
        """Show one as it is now."""
        row = self.row_of(item.key)
        if row is not None and self.items[row] != item:
            self.items[row] = item
            self.dataChanged.emit(self.index(row), self.index(row))

    def take_out(self, goes: Callable[[Item], bool]) -> None:
        """Take some out."""
        for row in reversed(range(len(self.items))):
            if goes(self.items[row]):
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.items[row]
                self.endRemoveRows()

    def row_of(self, key: int) -> int | None:
        """Give the row of one, or None when it is gone."""
        row = bisect_left(self.items, key, key=lambda item: item.key)
        return row if row < len(self.items) and self.items[row].key == key else None

    def count(self, *standings: Standing) -> int:
        """Count those with one of some standings."""
        return sum(item.standing in standings for item in self.items)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give how many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Give the title, the item, whether it is ticked, or the row in words."""
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == _Role.DisplayRole:
            return item.title
        if role in {_Role.AccessibleTextRole, _Role.ToolTipRole}:
            return "\n".join((item.title, standing_words(item), item.source))
        return None


def standing_words(item: Item) -> str:
    """Say how it is with one, in the user's language."""
    if item.standing is Standing.READY and item.wish is not None and item.wish.into:
        return QCoreApplication.translate("Intake", "Will be merged")
    words = {
        Standing.READY: QCoreApplication.translate("Intake", "Ready"),
        Standing.LOOK: QCoreApplication.translate("Intake", "Needs a look"),
        Standing.DUPLICATE: QCoreApplication.translate("Intake", "Duplicate"),
        Standing.SKIPPED: QCoreApplication.translate("Intake", "Skipped"),
        Standing.TAKEN: QCoreApplication.translate("Intake", "In the library"),
        Standing.FAILED: QCoreApplication.translate("Intake", "Failed"),
        Standing.LEFT_OUT: QCoreApplication.translate("Intake", "Left out"),
    }
    return words[item.standing]
