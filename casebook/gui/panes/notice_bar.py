"""A quiet bar above the page: a sentence about something that waits, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.surface import Strip, clear_out
from casebook.gui.widgets.words import Words

_BUTTON = 28


class Notice(NamedTuple):
    """Something that waits for the user.

    Attributes:
        key: A newer notice of the same key takes the place of an older one.
        words: A sentence or two.
        ways: What can be done: each with its words and the act.
    """

    key: str
    words: str
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()


class NoticeBar(Strip):
    """Shows one notice at a time, the oldest first; hidden without any."""

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", (16, 6, 8, 6), 12, parent)
        self._scheme = scheme
        self._waiting: list[Notice] = []
        self.words = Words(scheme, TextRole.UI)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(12)
        self.ways: list[LinkButton] = []
        self.close_button = IconButton(
            scheme, icons.icon("close"), self.tr("Not now"), size=_BUTTON, icon_size=16
        )
        self.close_button.clicked.connect(self._put_away)
        self.row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.row.addLayout(self._ways)
        self.row.addWidget(self.close_button)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self._waiting[0] if self._waiting else None

    def put(self, notice: Notice) -> None:
        """Show a notice, after those that wait already."""
        keys = [one.key for one in self._waiting]
        if notice.key in keys:
            self._waiting[keys.index(notice.key)] = notice
        else:
            self._waiting.append(notice)
        self._show()

    def take_away(self, key: str) -> None:
        """Let go of a notice that holds no more; keys that begin with it are meant as well."""
        self._waiting = [one for one in self._waiting if not one.key.startswith(key)]
        self._show()

    def _put_away(self) -> None:
        del self._waiting[:1]
        self._show()

    def _show(self) -> None:
        clear_out(self._ways)
        self.ways = []
        notice = self.notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.words.show_words(notice.words)
        self.setAccessibleName(notice.words)
        for text, act in notice.ways:
            way = LinkButton(self._scheme, text, role=TextRole.UI)
            way.clicked.connect(self._act_of(notice, act))
            self._ways.addWidget(way)
            self.ways.append(way)

    def _act_of(self, notice: Notice, act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            self.take_away(notice.key)
            act()

        return go
