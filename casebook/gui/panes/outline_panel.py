"""The panel with the headings of the document that is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.headings_model import Heading, HeadingsModel
from casebook.gui.panes.quiet_list import QuietList
from casebook.gui.widgets.panel import Panel
from casebook.gui.widgets.words import Words


class OutlinePanel(Panel):
    """Headings below each other, set in by their level.

    Signals:
        heading_requested: The row of the heading to go to.
    """

    heading_requested = Signal(int)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(
            scheme, icons, QCoreApplication.translate("OutlinePanel", "Outline"), parent
        )
        self._model = HeadingsModel(self)
        self._view = QuietList(scheme, self._model)
        self._view.setAccessibleName(self.tr("Headings of this document"))
        self._view.chosen.connect(self.heading_requested)
        none = QWidget()
        self._words = Words(scheme, TextRole.SNIPPET, "text2")
        self._words.show_words(self.tr("This document has no headings."))
        column = QVBoxLayout(none)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(none)
        self._stack.addWidget(self._view)

    def show_headings(self, headings: Sequence[tuple[int, str]], why_none: str = "") -> None:
        """Show headings.

        Args:
            headings: Each with its level (1 to 6) and its words.
            why_none: A sentence in their place; the usual one when not given.
        """
        self._words.show_words(why_none or self.tr("This document has no headings."))
        wanted = tuple(Heading(level, text) for level, text in headings)
        if wanted != self._model.headings:
            self._model.show(wanted)
            self.set_count(len(wanted) or None)
        self._stack.setCurrentIndex(1 if wanted else 0)
        self.take_keyboard(itself=not wanted)

    def show_current(self, row: int) -> None:
        """Show below which heading the reader is; -1 for above the first one."""
        if row == self._model.current:
            return
        self._model.set_current(row)
        index = self._model.index(row)
        if index.isValid() and not self._view.hasFocus():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def focus_first(self) -> None:
        """Move the keyboard to the current heading."""
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0))
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
