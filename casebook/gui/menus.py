"""Menus made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from casebook.gui.actions import NEW, TABLE


def fill_menu(menu: QMenu | QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put a menu for each group of actions into a menu or a menu bar."""
    for group, rows in groupby(TABLE, key=lambda row: row.menu):
        below = menu.addMenu(group.text)
        for row in rows:
            if row.divided:
                below.addSeparator()
            below.addAction(actions[row.id])


def main_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """Give the menu behind the button at the right end of the tool bar."""
    menu = QMenu(parent)
    fill_menu(menu, actions)
    return menu


def new_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """Give the menu of what can be made."""
    menu = QMenu(parent)
    menu.addActions([actions[name] for name in NEW if name in actions])
    return menu
