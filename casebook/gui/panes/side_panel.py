"""The frame of the right panel: a head with title, count and a cross, below it one panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.panel import Panel
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Span, Words

_HEAD_HEIGHT = 40
_BUTTON = 28
LEAST_WIDTH = 280


class SidePanel(Surface):
    """Shows one of its panels at a time.

    Signals:
        closed: The user wants it out of the way; whoever holds it hides it.
    """

    closed = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self._panels: dict[str, Panel] = {}
        self._offered: dict[str, Callable[[], Panel]] = {}
        self.setMinimumWidth(LEAST_WIDTH)
        self.head = Words(scheme, TextRole.UI, wrapped=False)
        self._close = IconButton(
            scheme, icons.icon("close"), self.tr("Close the panel"), size=_BUTTON, icon_size=16
        )
        self._close.clicked.connect(self.closed)
        # a child before the head: the keyboard comes to what is shown first
        self._stack = QStackedWidget(self)
        head = QWidget()
        head.setFixedHeight(_HEAD_HEIGHT - 1)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self.head, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line(scheme))
        column.addWidget(self._stack, 1)

    def add_panel(self, name: str, panel: Panel) -> None:
        """Take in a panel that ``show_panel`` brings up by this name."""
        self._panels[name] = panel
        self._stack.addWidget(panel)
        panel.count_changed.connect(self._write_head)
        self._write_head()

    def offer(self, name: str, make: Callable[[], Panel]) -> None:
        """Take in a panel that is to be made when ``show_panel`` brings it up."""
        self._offered[name] = make

    @property
    def name(self) -> str:
        """The name of the panel that is shown, or ""."""
        shown = self._stack.currentWidget()
        return next((name for name, panel in self._panels.items() if panel is shown), "")

    def show_panel(self, name: str) -> None:
        """Bring a panel up; a name that is not known changes nothing."""
        make = self._offered.pop(name, None)
        if make is not None:
            self.add_panel(name, make())
        if name in self._panels:
            self._stack.setCurrentWidget(self._panels[name])
            self._write_head()

    def focus_first(self) -> None:
        """Move the keyboard to the first thing in the panel that is shown."""
        if self.name:
            self._panels[self.name].focus_first()

    def _write_head(self) -> None:
        panel = self._panels.get(self.name)
        if panel is None:
            return
        spans = [Span(panel.title, strong=True)]
        if panel.count is not None:
            spans.append(Span(f"\u2002{panel.count:,}", "text3"))
        self.head.show_spans(*spans)
        self.setAccessibleName(panel.title)
