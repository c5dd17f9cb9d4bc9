"""Keys and what they do, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
SHORTCUT = Qt.ItemDataRole.UserRole
"""Role: the Shortcut of a row; None for the head of a group."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What some keys do.

    Attributes:
        group: Under which head it stands.
        name: What it does.
        keys: Key sequences as people read them; any of them does it.
    """

    group: str
    name: str
    keys: tuple[str, ...]


class ShortcutsModel(QAbstractListModel):
    """Heads and shortcuts as rows; a group without any shortcut left has no head."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every = tuple(shortcuts)
        self._rows: list[Shortcut | str] = []
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show what has all these words in its name, its group or its keys."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = []
        group = ""
        for shortcut in self._every:
            around = " ".join((shortcut.name, shortcut.group, *shortcut.keys)).casefold()
            if not all(word in around for word in wanted):
                continue
            if shortcut.group != group:
                group = shortcut.group
                self._rows.append(group)
            self._rows.append(shortcut)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Give the number of rows, heads included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row, or its Shortcut."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row if role in words else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}: {', '.join(row.keys)}"
        return row if role == SHORTCUT else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads cannot be selected."""
        usual = super().flags(index)
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return usual & ~Qt.ItemFlag.ItemIsSelectable
        return usual
