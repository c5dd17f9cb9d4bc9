"""A passage of a lesson's own page: the words, the case they come from, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from casebook.domain.query import Entry, Facet
from casebook.domain.values import Role
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.card import FOCUS_ROOM, PADDING, Card
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.passage_block import found_words, quoted
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence

_LONGEST_TITLE = 200
_LARGER = 15 / 14


class EvidenceCard(Card):
    """One card; a click opens the case at the passage.

    Attributes:
        quotation: The quoted words.

    Signals:
        mend_requested: The words are not found, and another passage is to be chosen.
        removal_requested: The passage is to be taken out of the lesson.
    """

    mend_requested = Signal()
    removal_requested = Signal()

    def __init__(
        self,
        scheme: Scheme,
        evidence: Evidence,
        case: Entry | None,
        parent: QWidget | None = None,
        *,
        writable: bool = False,
    ) -> None:
        """Make a card.

        Args:
            scheme: The colours.
            evidence: The passage.
            case: The case it is from; None when the library has none by that name.
            parent: Where it stands.
            writable: Whether to offer what changes the lesson.
        """
        role = evidence.quotation.role
        edge = "supports" if role is Role.SUPPORTS else "contradicts"
        super().__init__(scheme, parent, top_edge=edge)
        self.evidence = evidence
        self.quotation = Words(scheme, TextRole.QUOTATION)
        self.quotation.show_words(quoted(evidence))
        title = Words(scheme, TextRole.SNIPPET_STRONG, "text" if case else "text2")
        title.show_words(cut(case.title if case else evidence.quotation.case, _LONGEST_TITLE))
        around = FOCUS_ROOM + PADDING
        column = QVBoxLayout(self)
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(0)
        column.addWidget(self.quotation)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(title)
        for item in self._foot(case):
            line = MarkedLine(scheme, mark_size=12, gap=4)
            line.show_items([item])
            column.addWidget(line)
        self._has_case = case is not None
        self.mend: LinkButton | None = None
        if writable and found_words(evidence.found):
            self.mend = LinkButton(scheme, self.tr("Choose what it rests on…"))
            self.mend.clicked.connect(self.mend_requested)
            column.addSpacing(4)
            column.addWidget(self.mend)
        self._writable = writable
        self.setEnabled(writable or self._has_case)
        self.setAccessibleName(self._spoken(title.words))
        self.set_type(1.0, sans=False)

    def set_type(self, zoom: float, sans: bool) -> None:
        """Set the quotation larger or smaller, with or without serifs."""
        self.quotation.set_type(zoom * _LARGER, sans)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the passage, by mouse or by the menu key."""
        menu = self.menu()
        if menu.actions():
            menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the passage out with Delete."""
        if self._writable and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """Give what can be done with the passage."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._has_case:
            menu.addAction(self.tr("Show it in its case")).triggered.connect(self.clicked)
        if self._writable:
            if self.mend is not None:
                mend = menu.addAction(self.tr("Choose what it rests on…"))
                mend.triggered.connect(self.mend_requested)
            menu.addSeparator()
            remove = menu.addAction(self.tr("Remove this passage"), QKeySequence.StandardKey.Delete)
            remove.triggered.connect(self.removal_requested)
        return menu

    def _foot(self, case: Entry | None) -> list[Marked]:
        """Say where the passage stands, how the case ended and what is wrong with it."""
        items: list[Marked] = []
        if case is None:
            return [Marked(self.tr("no such case in this library"), "icon/warning", "soon")]
        outcome = case.value(Facet.OUTCOME)
        section = self.evidence.section
        if outcome or section:
            items.append(Marked(section, f"outcome/{outcome}" if outcome else "", "text3"))
        if missing := found_words(self.evidence.found):
            items.append(Marked(missing, "icon/warning", "soon"))
        return items

    def _spoken(self, title: str) -> str:
        parts = [word_of(self.evidence.quotation.role), self.quotation.words, title]
        parts += [self.evidence.section, found_words(self.evidence.found)]
        return "; ".join(part for part in parts if part)
