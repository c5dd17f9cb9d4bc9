"""The lessons learned from a case, each with its passages; of a pack, those it uses."""

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
from casebook.gui.widgets.document_row import DocumentRow
from casebook.gui.widgets.lesson_card import LessonCardWidget
from casebook.gui.widgets.link_button import MARGIN, LinkButton
from casebook.gui.widgets.panel import ScrolledPanel
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.domain.query import Entry
    from casebook.domain.reading import LessonCard, Reading

MOST_AT_ONCE = 24
"""How many cards are made at once; the others follow when they are asked for."""
_MARGIN = 12 - FOCUS_ROOM
_BETWEEN = 8 - 2 * FOCUS_ROOM


class LessonsPanel(ScrolledPanel):
    """Cards of lessons, numbered as the passages in the page are.

    Attributes:
        used: Beside a pack, the rows of the lessons that it uses.

    Signals:
        passage_requested: The number of a lesson and the index of its passage to be shown.
        card_hovered: The number of the lesson under the pointer; 0 when it has left.
        lesson_requested: The path of a lesson, or of a similar document, to be opened.
        help_requested: How lessons are written is to be explained.
        evidence_mended: An Evidence whose words are lost is to be mended.
        harvest_requested: Lessons are to be made of plain sentences of the case.
    """

    passage_requested = Signal(int, int)
    card_hovered = Signal(int)
    lesson_requested = Signal(str)
    help_requested = Signal()
    evidence_mended = Signal(object)
    harvest_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("LessonsPanel", "Lessons learned")
        super().__init__(scheme, icons, title, (_MARGIN,) * 4, _BETWEEN, parent)
        self._path: DocumentPath | None = None
        self._kind: Kind | None = None
        self._lessons: tuple[LessonCard, ...] = ()
        self._used: tuple[Entry, ...] = ()
        self._cards: list[LessonCardWidget] = []
        self.used: list[DocumentRow] = []
        self._similar: tuple[DocumentPath | None, Sequence[Entry]] = (None, ())
        self._writable = False
        self._harvestable = 0

    def set_writable(self, writable: bool) -> None:
        """Offer what changes lessons, or nothing of it."""
        if writable is not self._writable:
            self._writable = writable
            if self._path is not None:  # else nothing is offered
                self._fill(max(MOST_AT_ONCE, len(self._cards)))

    def show_harvestable(self, path: DocumentPath, count: int) -> None:
        """Say how many plain sentences of a case could become lessons."""
        if path == self._path and count != self._harvestable:
            self._harvestable = count
            self._fill(max(MOST_AT_ONCE, len(self._cards)))

    def show_reading(self, reading: Reading) -> None:
        """Show the lessons of a document; scroll and focus stay when it is the same one."""
        path, lessons = reading.document.path, reading.lessons
        kind, used = reading.document.kind, _used(reading)
        if (path, kind, lessons, used) == (self._path, self._kind, self._lessons, self._used):
            return
        same = path == self._path
        at = self.scroll_place if same else 0
        focused = self._focused_lesson() if same else None
        if not same:
            self._cards = []
            self._harvestable = 0
        self._path, self._kind, self._lessons, self._used = path, kind, lessons, used
        self._fill(max(MOST_AT_ONCE, len(self._cards)))
        self.set_count(len(lessons) or len(used) or None)
        self.scroll_to(at)
        self._focus(focused)

    def show_similar(self, path: DocumentPath, entries: Sequence[Entry]) -> None:
        """Show the documents most like the one whose lessons stand here, below these."""
        before, self._similar = self._similar, (path, entries)
        if path != self._path or before == self._similar:
            return
        at, focused = self.scroll_place, self._focused_lesson()
        self._fill(max(MOST_AT_ONCE, len(self._cards)))
        self.scroll_to(at)
        self._focus(focused)

    @property
    def similar(self) -> list[DocumentRow]:
        """The rows of similar documents."""
        return [row for row in self.findChildren(DocumentRow) if row not in self.used]

    def show_nothing(self) -> None:
        """Show no lesson, and say what stands here, while no document is read."""
        if self._path is None and self._scroll.column.count():
            return  # it is said already
        self._path, self._kind, self._lessons, self._used = None, None, (), ()
        self._cards, self.used = [], []
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

    def _focus(self, lesson: DocumentPath | None) -> None:
        for card in self._cards:
            if card.lesson.path == lesson:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_lesson(self) -> DocumentPath | None:
        return next((card.lesson.path for card in self._cards if card.hasFocus()), None)

    def _fill(self, most: int) -> None:
        """Make the cards anew, so many at most, the chosen one staying so."""
        active = next((card.lesson.path for card in self._cards if card.active), None)
        self._scroll.clear()
        if self._harvestable and self._writable:
            self._scroll.column.addLayout(_at_left(self._harvest_link()))
        self._cards = [self._card(lesson) for lesson in self._lessons[:most]]
        for card in self._cards:
            self._scroll.column.addWidget(card)
            card.set_active(card.lesson.path == active)
        self.used = [self._row(entry) for entry in self._used]
        for row in self.used:
            self._scroll.column.addWidget(row)
        if not self._cards and not self._used:
            self._say_that_there_is_none()
        elif len(self._cards) < len(self._lessons):
            more = QPushButton(self.tr("Show all {0} lessons").format(len(self._lessons)))
            more.clicked.connect(lambda: self._fill(len(self._lessons)))
            self._scroll.column.addWidget(more)
        self._add_similar()
        self.settle()

    def _add_similar(self) -> None:
        """Add the rows of similar documents, if they are known."""
        path, entries = self._similar
        if path != self._path or not entries:
            return
        head = Words(self._scheme, TextRole.LABEL, "text3")
        is_case = self._kind is Kind.CASE
        head.show_words(self.tr("Similar cases") if is_case else self.tr("Similar lessons"))
        head.setContentsMargins(7, 20, 7, 4)
        self._scroll.column.addWidget(head)
        for entry in entries:
            self._scroll.column.addWidget(self._row(entry))

    def _row(self, entry: Entry) -> DocumentRow:
        row = DocumentRow(self._scheme, entry)
        row.clicked.connect(lambda: self.lesson_requested.emit(entry.path))
        return row

    def _card(self, lesson: LessonCard) -> LessonCardWidget:
        card = LessonCardWidget(self._scheme, self._icons, lesson, writable=self._writable)
        card.evidence_mended.connect(self.evidence_mended)
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
            body = self._how_to_begin()
        elif self._kind is Kind.PACK:
            head = self.tr("This pack leads to no lesson yet.")
            body = self.tr("Build it, and tick the lessons that it is to reach.")
        elif self._kind is Kind.LESSON:
            head = self.tr("Lessons stand beside a case.")
            body = self.tr("The cases of this one stand on its page, with their passages.")
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
            column.addLayout(_at_left(self._help_link()))

    def _how_to_begin(self) -> str:
        if self._writable:
            return self.tr(
                "Select the words on the page that one can learn from: a bar below them makes a"
                " lesson of them, or evidence for one that is there."
            )
        return self.tr(
            "A lesson is a file of its own. Write one in any text editor, quote the words it"
            " rests on and link this case below them: it will stand here."
        )

    def _help_link(self) -> LinkButton:
        link = LinkButton(self._scheme, self.tr("How to write a lesson"))
        link.clicked.connect(self.help_requested)
        return link

    def _harvest_link(self) -> LinkButton:
        words = counted(
            self._harvestable,
            self.tr("1 sentence could become a lesson"),
            self.tr("{0} sentences could become lessons"),
        )
        link = LinkButton(self._scheme, words)
        link.clicked.connect(self.harvest_requested)
        return link


def _used(reading: Reading) -> tuple[Entry, ...]:
    """Give the lessons to which a pack leads, in the order of its file."""
    if reading.document.kind is not Kind.PACK:
        return ()
    linked = (reading.related.get(path) for path in reading.links)
    return tuple(one for one in linked if one is not None and one.kind is Kind.LESSON)


def _at_left(link: LinkButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(7 - MARGIN, 0, 7, 0)
    row.addWidget(link)
    row.addStretch(1)
    return row
