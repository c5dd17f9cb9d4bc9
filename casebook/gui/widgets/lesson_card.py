"""A lesson as it stands beside a case: what it says, when it applies, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.values import Found
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.card import FOCUS_ROOM, PADDING, Card
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.number_disc import NumberDisc
from casebook.gui.widgets.passage_block import PassageBlock, found_words
from casebook.gui.widgets.words import LinkWords, Span, Words
from casebook.gui.wording import counted, word_of

if TYPE_CHECKING:
    from casebook.domain.reading import LessonCard

LONGEST = 400
"""Letters of a title, or of a moment of need, that a card shows."""


class LessonCardWidget(Card):
    """One card of the lessons panel.

    Signals:
        passage_chosen: The index of a passage that is to be shown in the page.
        lesson_chosen: The lesson is to be opened.
        pointed_at: Whether the pointer, or the keyboard, is on the card.
        evidence_mended: An Evidence whose words are lost is to be mended.
    """

    evidence_mended = Signal(object)

    passage_chosen = Signal(int)
    lesson_chosen = Signal()
    pointed_at = Signal(bool)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        lesson: LessonCard,
        parent: QWidget | None = None,
        *,
        writable: bool = False,
    ) -> None:
        super().__init__(scheme, parent)
        self.lesson = lesson
        self._shown = -1
        self._disc: NumberDisc | None = None
        column = QVBoxLayout(self)
        around = FOCUS_ROOM + PADDING
        column.setContentsMargins(around, around - 1, around, around)
        column.setSpacing(0)
        column.addLayout(self._head(scheme, icons))
        column.addSpacing(4)
        title = LinkWords(scheme, TextRole.CARD_TITLE, "text")
        title.show_words(cut(lesson.title, LONGEST))
        title.setToolTip(self.tr("Open the lesson (Ctrl+Enter)"))
        title.clicked.connect(self.lesson_chosen)
        column.addWidget(title)
        if lesson.applies_when:
            column.addSpacing(4)
            applies = Words(scheme, TextRole.SNIPPET)
            applies.show_spans(
                Span(self.tr("Applies when") + " ", "text3"),
                Span(cut(lesson.applies_when, LONGEST), "text2"),
            )
            column.addWidget(applies)
        for index, evidence in enumerate(lesson.passages):
            column.addSpacing(8)
            block = PassageBlock(scheme, evidence)
            block.clicked.connect(lambda at=index: self._show(at))
            column.addWidget(block)
            if writable and found_words(evidence.found):
                mend = LinkButton(scheme, self.tr("Choose what it rests on…"), role=TextRole.CHIP)
                mend.clicked.connect(lambda _=False, one=evidence: self.evidence_mended.emit(one))
                column.addWidget(mend)
        self.setAccessibleName(self._spoken())
        self.setAccessibleDescription(
            self.tr("Enter shows the passage, Ctrl+Enter opens the lesson")
        )
        self.clicked.connect(self.show_next_passage)

    def show_next_passage(self) -> None:
        """Ask for the first passage that can be shown; for the next one when asked again.

        Without any, the lesson itself is what there is to see.
        """
        passages = self.lesson.passages
        order = [(self._shown + step) % len(passages) for step in range(1, len(passages) + 1)]
        for index in order:
            if passages[index].found is not Found.LOST:
                self._show(index)
                return
        self.lesson_chosen.emit()

    def set_active(self, active: bool) -> None:
        """Show it as the chosen one, its number filled."""
        super().set_active(active)
        if not active:
            self._shown = -1
        if self._disc is not None:
            self._disc.set_filled(active)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the lesson with Ctrl+Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.lesson_chosen.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is on it."""
        super().enterEvent(event)
        self.pointed_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left it."""
        super().leaveEvent(event)
        self.pointed_at.emit(False)

    def _show(self, index: int) -> None:
        self._shown = index
        self.passage_chosen.emit(index)

    def _head(self, scheme: Scheme, icons: Icons) -> QHBoxLayout:
        """Make the line with state, effect, the way to the lesson, and the number."""
        head = QHBoxLayout()
        head.setSpacing(4)
        line = MarkedLine(scheme)
        line.show_items(self._standing())
        head.addWidget(line, 1)
        if not self.lesson.passages:
            none_yet = MarkedLine(scheme, TextRole.CHIP)
            none_yet.show_items([Marked(self.tr("no passage yet"), tone="text3")])
            head.addWidget(none_yet)
            return head
        opener = IconButton(scheme, icons.icon("forward"), self.tr("Open the lesson (Ctrl+Enter)"))
        # the card has the keyboard's focus, and Ctrl+Enter
        opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        opener.clicked.connect(self.lesson_chosen)
        head.addWidget(opener)
        role = self.lesson.passages[0].quotation.role
        self._disc = NumberDisc(scheme, self.lesson.number, role)
        head.addWidget(self._disc)
        return head

    def _standing(self) -> list[Marked]:
        state, effect = self.lesson.state, self.lesson.effect
        items: list[Marked] = []
        if state is not None:
            tone = state if state in {"identified", "validated", "embedded"} else "observed"
            items.append(Marked(word_of(state), f"state/{state}", tone, 500))
        if effect is not None:
            items.append(Marked(word_of(effect), f"effect/{effect}", weight=500))
        return items

    def _spoken(self) -> str:
        """Say all of the card in one sentence for those who listen."""
        lesson = self.lesson
        standing = ", ".join(item.text for item in self._standing())
        title, when = cut(lesson.title, LONGEST), cut(lesson.applies_when, LONGEST)
        parts = [self.tr("Lesson {0}: {1}").format(lesson.number, title), standing]
        if when:
            parts.append(self.tr("applies when {0}").format(when))
        count = len(lesson.passages)
        parts.append(
            counted(count, self.tr("one passage"), self.tr("{0} passages"))
            if count
            else self.tr("no passage yet")
        )
        return "; ".join(part for part in parts if part)
