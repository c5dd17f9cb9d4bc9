"""Everything that can be done, narrowed by a few typed letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction

from casebook.gui.models.letters import Letters, find_letters

_Index = QModelIndex | QPersistentModelIndex
_AFTER_NAMES = 1000
COMMAND = Qt.ItemDataRole.UserRole
"""Role: the Command of a row."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action as the palette shows it.

    Attributes:
        action: What is done.
        name: What it is called, without marks for keys.
        menu: The menu in which it stands.
        places: Where the typed letters stand in the name.
    """

    action: QAction
    name: str
    menu: str
    places: tuple[int, ...] = ()


class CommandsModel(QAbstractListModel):
    """Actions, the likest first; in the order of the menus while nothing is typed."""

    def __init__(self, actions: Sequence[QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every = [
            Command(action, plain_name(action), str(action.property("menu") or ""))
            for action in actions
            if not action.isSeparator() and action.text()
        ]
        self._shown = list(self._every)

    def narrow(self, typed: str) -> None:
        """Show the actions in whose names the typed letters stand."""
        self.beginResetModel()
        found = [(command, match) for command in self._every if (match := _match(typed, command))]
        found.sort(key=lambda pair: -pair[1].score)
        self._shown = [
            Command(command.action, command.name, command.menu, match.places)
            for command, match in found
        ]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Give the number of actions that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the name of an action, or all about it."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        command = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = command.action.shortcut().toString()
            return ", ".join(part for part in (command.name, command.menu, keys) if part)
        return command if role == COMMAND else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """An action that is not possible now can be seen, not chosen."""
        usual = super().flags(index)
        if index.isValid() and not self._shown[index.row()].action.isEnabled():
            return usual & ~Qt.ItemFlag.ItemIsEnabled
        return usual


def plain_name(action: QAction) -> str:
    """Give what an action is called, without the marks of access keys and without dots."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _match(typed: str, command: Command) -> Letters | None:
    """Look in the name; a first word may also be the beginning of the menu's name."""
    found = find_letters(typed, command.name)
    first, _, rest = typed.strip().partition(" ")
    if found is not None or not first:
        return found
    if not command.menu.casefold().startswith(first.casefold()):
        return None
    within = find_letters(rest, command.name)
    return Letters(within.score - _AFTER_NAMES, within.places) if within else None
