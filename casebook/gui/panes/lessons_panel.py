"""The panel beside a case: the lessons learned from it, each with its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from casebook.domain.names import DocumentPath
from casebook.domain.values import Kind
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.card import FOCUS_ROOM
from casebook.gui.widgets.lesson_card import LessonCardWidget
from casebook.gui.widgets.link_button import MARGIN, LinkButton
from casebook.gui.widgets.panel import ScrolledPanel
from casebook.gui.widgets.words import Words

if TYPE_CHECKING:
    from casebook.domain.reading import LessonCard, Reading

MOST_AT_ONCE = 24
"""How many cards are made at once; the others follow when they are asked for."""
_MARGIN = 12 - FOCUS_ROOM
_BETWEEN = 8 - 2 * FOCUS_ROOM


class LessonsPanel(ScrolledPanel):
    """Cards of lessons, numbered as the passages in the page are.

    Signals:
        passage_requested: The number of a lesson and the index of its passage to be shown.
        card_hovered: The number of the lesson under the pointer; 0 when it has left.
        lesson_requested: The path of a lesson to be opened.
        help_requested: How lessons are written is to be explained.
    """

    passage_requested = Signal(int, int)
    card_hovered = Signal(int)
    lesson_requested = Signal(str)
    help_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("LessonsPanel", "Lessons learned")
        super().__init__(scheme, icons, title, (_MARGIN,) * 4, _BETWEEN, parent)
        self._path: DocumentPath | None = None
        self._kind: Kind | None = None
        self._lessons: tuple[LessonCard, ...] = ()
        self._cards: list[LessonCardWidget] = []

    def show_reading(self, reading: Reading) -> None:
        """Show the lessons of a document; scroll and focus stay when it is the same one."""
        path, lessons = reading.document.path, reading.lessons
        kind = reading.document.kind
        if (path, kind, lessons) == (self._path, self._kind, self._lessons):
            return
        same = path == self._path
        at = self.scroll_place if same else 0
        focused = self._focused_lesson() if same else None
        if not same:
            self._cards = []
        self._path, self._kind, self._lessons = path, kind, lessons
        self._fill(max(MOST_AT_ONCE, len(self._cards)))
        self.set_count(len(lessons) or None)
        self.scroll_to(at)
        for card in self._cards:
            if card.lesson.path == focused:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Show no lesson, and say what stands here, while no document is read."""
        if self._path is None and self._scroll.column.count():
            return  # it is said already
        self._path, self._kind, self._lessons, self._cards = None, None, (), []
        self._scroll.clear()
        self._say_that_there_is_none()
        self.settle()
        self.set_count(None)

    def show_active(self, number: int) -> None:
        """Show one lesson as the chosen one and bring it into view; none for 0."""
        if number > len(self._cards):
            self._fill(len(self._lessons))
        for card in self._cards:
            chosen = card.lesson.number == number
            card.set_active(chosen)
            if chosen:
                self._scroll.reveal(card)

    def focus_first(self) -> None:
        """Move the keyboard to the chosen card, else to the first one."""
        chosen = next((card for card in self._cards if card.active), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().focus_first()

    def _focused_lesson(self) -> DocumentPath | None:
        return next((card.lesson.path for card in self._cards if card.hasFocus()), None)

    def _fill(self, most: int) -> None:
        """Make the cards anew, so many at most, the chosen one staying so."""
        active = next((card.lesson.path for card in self._cards if card.active), None)
        self._scroll.clear()
        self._cards = [self._card(lesson) for lesson in self._lessons[:most]]
        for card in self._cards:
            self._scroll.column.addWidget(card)
            card.set_active(card.lesson.path == active)
        if not self._cards:
            self._say_that_there_is_none()
        elif len(self._cards) < len(self._lessons):
            more = QPushButton(self.tr("Show all {0} lessons").format(len(self._lessons)))
            more.clicked.connect(lambda: self._fill(len(self._lessons)))
            self._scroll.column.addWidget(more)
        self.settle()

    def _card(self, lesson: LessonCard) -> LessonCardWidget:
        card = LessonCardWidget(self._scheme, self._icons, lesson)
        card.passage_chosen.connect(lambda index: self._choose(lesson.number, index))
        card.lesson_chosen.connect(lambda: self.lesson_requested.emit(lesson.path))
        card.pointed_at.connect(lambda on: self.card_hovered.emit(lesson.number if on else 0))
        return card

    def _choose(self, number: int, index: int) -> None:
        self.show_active(number)
        self.passage_requested.emit(number, index)

    def _say_that_there_is_none(self) -> None:
        """Say why there is no card, and what to do next."""
        if self._kind is Kind.CASE:
            head = self.tr("No lesson rests on this case yet.")
            body = self.tr(
                "A lesson is a file of its own. Write one in any text editor, quote the words it"
                " rests on and link this case below them: it will stand here."
            )
        else:
            head = self.tr("Lessons stand beside a case.")
            body = self.tr("Open a case to see what it taught, and where that is written.")
        column = self._scroll.column
        column.addSpacing(12)
        for text, role, tone in (
            (head, TextRole.UI_STRONG, "text"),
            (body, TextRole.SNIPPET, "text2"),
        ):
            words = Words(self._scheme, role, tone)
            words.show_words(text)
            words.setContentsMargins(7, 0, 7, 4)
            column.addWidget(words)
        if self._kind is Kind.CASE:
            row = QHBoxLayout()
            row.setContentsMargins(7 - MARGIN, 0, 7, 0)
            row.addWidget(self._help_link())
            row.addStretch(1)
            column.addLayout(row)

    def _help_link(self) -> LinkButton:
        link = LinkButton(self._scheme, self.tr("How to write a lesson"))
        link.clicked.connect(self.help_requested)
        return link
