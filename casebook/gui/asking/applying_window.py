"""The window *Lessons that may apply*: what somebody is about to do, and what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from casebook.domain.query import Facet
from casebook.domain.theme import Vocabulary
from casebook.domain.values import State
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.palette import colour_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.card import FOCUS_ROOM, PADDING, Card
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.surface import Line, ScrolledColumn, Surface
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted, word_among

if TYPE_CHECKING:
    from casebook.domain.applicable import Applicable
    from casebook.domain.names import ThemeId

_WHILE_TYPING = 250  # milliseconds
_FIELD_HEIGHT = 112
_LONGEST = 400
_SIDE = 24
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TONED = {"identified", "validated", "embedded"}


class ApplyingWindow(Surface):
    """A field for a paragraph, and below it the lessons as cards, each with the reason.

    Signals:
        described: The paragraph, a moment after the last key.
        lesson_requested: The path of a lesson to be opened.
    """

    described = Signal(str)
    lesson_requested = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Lessons that may apply"))
        self._vocabulary = Vocabulary.of(())
        self._colours: Mapping[ThemeId, str] = {}
        self.cards: list[ApplicableCard] = []
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(
            self.tr("What are you about to do? Type or paste a few sentences: I am about to…")
        )
        self.field.setAccessibleName(self.tr("What you are about to do"))
        self.field.setProperty("field", "true")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.textChanged.connect(self._wait)
        self.said = Words(scheme, TextRole.UI, "text2")
        self._scroll = ScrolledColumn((_SIDE - FOCUS_ROOM, 8, _SIDE - FOCUS_ROOM, _SIDE), 2)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(self._tell)
        above = QVBoxLayout()
        above.setContentsMargins(_SIDE, 20, _SIDE, 12)
        above.setSpacing(12)
        above.addWidget(self.field)
        above.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(Line(scheme))
        column.addWidget(self._scroll, 1)
        self.resize(640, 640)
        self.field.setFocus()
        self.show_lessons(())

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary, self._colours = vocabulary, colours

    def show_lessons(self, lessons: Sequence[Applicable]) -> None:
        """Show lessons, the likeliest first, each with the reason."""
        self._scroll.clear()
        self.cards = [self._card(each) for each in lessons]
        for card in self.cards:
            self._scroll.column.addWidget(card)
        self._scroll.settle()
        self._scroll.verticalScrollBar().setValue(0)
        self.said.show_words(self._say(len(lessons)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; open the likeliest lesson with Ctrl+Enter from the field."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif held and event.key() in _ENTER and self.cards:
            self.cards[0].click()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        self._soon.start()

    def _tell(self) -> None:
        self.described.emit(self.field.toPlainText())

    def _say(self, count: int) -> str:
        if not self.field.toPlainText().strip():
            return self.tr("The lessons whose moment it is show below while you type.")
        if not count:
            return self.tr("No lesson of the library seems to apply. Try other words.")
        return counted(count, self.tr("1 lesson may apply"), self.tr("{0} lessons may apply"))

    def _card(self, lesson: Applicable) -> ApplicableCard:
        themes = [
            Marked(self._vocabulary.label(theme), f"dot/{colour_of(theme, self._colours)}")
            for theme in lesson.themes
        ]
        card = ApplicableCard(self._scheme, lesson, themes)
        card.clicked.connect(lambda: self.lesson_requested.emit(lesson.hit.entry.path))
        return card


class ApplicableCard(Card):
    """State, title and moment of a lesson, and why it may apply."""

    def __init__(self, scheme: Scheme, lesson: Applicable, themes: Sequence[Marked]) -> None:
        super().__init__(scheme)
        entry = lesson.hit.entry
        column = QVBoxLayout(self)
        around = FOCUS_ROOM + PADDING
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(4)
        state = entry.value(Facet.STATE)
        if state:
            tone = state if state in _TONED else "observed"
            standing = MarkedLine(scheme)
            standing.show_items([Marked(word_among(State, state), f"state/{state}", tone, 500)])
            column.addWidget(standing)
        title = Words(scheme, TextRole.CARD_TITLE)
        title.show_words(cut(entry.title, _LONGEST))
        column.addWidget(title)
        if entry.excerpt:
            when = Words(scheme, TextRole.SNIPPET, "text2")
            when.show_words(cut(entry.excerpt, _LONGEST))
            column.addWidget(when)
        self.reason = MarkedLine(scheme)
        words = [Marked(word, tone="text2") for word in lesson.words]
        shared = self.tr("Because of")
        self.reason.show_items([Marked(shared, tone="text3"), *words, *themes])
        self.reason.setVisible(bool(words or themes))
        column.addWidget(self.reason)
        self.setAccessibleName(f"{entry.title}; {self.reason.words}")
