"""A lesson as a page of its own: the sentence, how far it has come, and all its cases at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.theme import Vocabulary
from casebook.gui.look.palette import theme_colours
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.lesson_body import ROOM, LessonBody
from casebook.gui.panes.lesson_wishes import LessonWishes
from casebook.gui.panes.page_marks import LoadPicture
from casebook.gui.widgets.surface import ScrolledColumn, Surface

if TYPE_CHECKING:
    from casebook.domain.reading import Reading

WIDEST = 960
"""Pixels that the page takes at most; it stands in the middle of what is wider."""
_MARGIN = 32
_LINE = 40


class LessonPage(Surface):
    """Shows one lesson.

    Attributes:
        wishes: What is asked for on it.
    """

    def __init__(
        self,
        scheme: Scheme,
        load_picture: LoadPicture,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty page.

        Args:
            scheme: The colours.
            load_picture: Gives the bytes of a picture by its path in the library, or None.
            today: Gives the day by which dates are late.
            parent: Where it stands.
        """
        super().__init__(scheme, "page", parent)
        self.wishes = LessonWishes(self)
        self._load_picture = load_picture
        self._today = today
        self._vocabulary = Vocabulary.of(())
        self._reading: Reading | None = None
        self._body: LessonBody | None = None
        self._type = (1.0, False)
        self._writable = False
        beside = _MARGIN - ROOM
        self._scroll = ScrolledColumn((beside, 20, beside, _MARGIN), 0, widest=WIDEST, walked=False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_reading(self, reading: Reading) -> None:
        """Show a lesson; the place stays when it is the one that is shown already.

        Raises:
            TypeError: If the document is not a lesson.
        """
        from casebook.domain.lesson import Lesson  # known once there is one

        lesson = reading.document
        if not isinstance(lesson, Lesson):
            raise TypeError(lesson.kind)
        before = self._reading
        same = before is not None and before.document.path == lesson.path
        at = self.scroll_place if same else 0
        self._reading = reading
        self._scroll.clear()
        self._body = LessonBody(
            self._scheme,
            reading,
            lesson,
            self._load_picture,
            self.wishes,
            writable=self._writable,
        )
        self._body.set_type(*self._type)
        self._scroll.column.addWidget(self._body)
        self._write_head()
        self.setAccessibleName(self.tr("Lesson: {0}").format(lesson.title))
        self._scroll.settle()
        self.scroll_to(at)

    def set_writable(self, writable: bool) -> None:
        """Offer what changes the lesson, or nothing of it."""
        if writable is not self._writable:
            self._writable = writable
            if self._reading is not None:
                self.show_reading(self._reading)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        self._write_head()

    def set_type(self, zoom: float, sans: bool) -> None:
        """Set what is read larger (1.0 is 100 %) or smaller, with or without serifs."""
        self._type = (zoom, sans)
        if self._body is not None:
            self._body.set_type(zoom, sans)

    @property
    def scroll_place(self) -> int:
        """How far it is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll to a place that ``scroll_place`` gave."""
        self._scroll.verticalScrollBar().setValue(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, and go from card to card with left and right."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._step_card(steps[key])
            return
        bar = self._scroll.verticalScrollBar()
        page = bar.pageStep() - _LINE
        places = {
            Qt.Key.Key_Up: bar.value() - _LINE,
            Qt.Key.Key_Down: bar.value() + _LINE,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in places:
            bar.setValue(places[key])
        else:
            super().keyPressEvent(event)

    def _step_card(self, step: int) -> None:
        cards = self._body.cards if self._body is not None else []
        current = next((at for at, card in enumerate(cards) if card.hasFocus()), None)
        if not cards:
            return
        target = cards[0 if current is None else min(max(current + step, 0), len(cards) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.reveal(target)

    def _write_head(self) -> None:
        if self._body is not None:
            colours = theme_colours(self._vocabulary)
            self._body.show_head(self._vocabulary, colours, self._today())
