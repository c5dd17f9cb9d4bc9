"""What can be done with a pack that is read, in a quiet row above its page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import tr
from casebook.gui.widgets.surface import Strip

_HEIGHT = 40
_SIDE = 20  # so that the words of the buttons stand at the edge of the page's column


class PackBar(Strip):
    """Present, export, build: the actions of the window as buttons."""

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, "page", (_SIDE, 0, _SIDE, 0), 4, parent)
        self.setAccessibleName(tr("What can be done with this pack"))
        self.buttons: dict[str, QPushButton] = {}
        for name, icon, words in (
            ("present", "screen", tr("Present…")),
            ("export", "download", tr("Export…")),
            ("build", "edit", tr("Build")),
        ):
            self.buttons[name] = _button(icons, icon, words, actions[name])
            self.row.addWidget(self.buttons[name])
        self.row.addStretch(1)
        self.setFixedHeight(_HEIGHT)

    def follow(self, page: QAbstractScrollArea) -> None:
        """Stand at the left edge of the column of a page, wherever it goes."""
        page.viewport().installEventFilter(self)
        self._align(page.viewport().x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the column."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize} and isinstance(watched, QWidget):
            self._align(watched.x())
        return super().eventFilter(watched, event)

    def _align(self, left: int) -> None:
        self.row.setContentsMargins(left + _SIDE, 0, _SIDE, 0)


def _button(icons: Icons, icon: str, words: str, action: QAction) -> QPushButton:
    button = QPushButton(icons.icon(icon), words)
    button.setFlat(True)
    keys = action.shortcut().toString()
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
