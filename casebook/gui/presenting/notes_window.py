"""The facilitator's screen: what to say, the time, the agenda, what came up, what is next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from casebook.export import words as w
from casebook.export.document import Look, Paragraph, plain, said
from casebook.gui.handing.glyph_line import GlyphLine
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.presenting.keys import Act
from casebook.gui.presenting.session_window import SessionWindow
from casebook.gui.presenting.stage_words import Images, StageWords
from casebook.gui.presenting.time_words import clock_of, left_in_words, standing_in_words
from casebook.gui.widgets.surface import Surface
from casebook.gui.widgets.words import Span, Words
from casebook.markdown.page_words import clock

if TYPE_CHECKING:
    from casebook.export.session import Screen, Showing
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.presenting.course import Course

_SIDE_WIDTH = 408
_SIZE = QSize(1366, 736)
_NOTE_LETTERS = 19
_LABEL_WIDTH = 104
_CLOCK = 48 / TextRole.CASE_TITLE.value.size


class _TimeBar(QWidget):
    """How much of the time of a step is over."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self._share = 0.0
        self.setFixedHeight(8)
        scheme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(self._scheme.palette.ink_soft))
        painter.drawRoundedRect(whole, 2, 2)
        whole.setWidth(whole.width() * self._share)
        painter.setBrush(QColor(self._scheme.palette.ink))
        painter.drawRoundedRect(whole, 2, 2)


class NotesWindow(SessionWindow):
    """What only the facilitator sees.

    Signals:
        step_requested: The place of a step in the agenda, from 0.
        came_up_changed: What was noted so far.
    """

    step_requested = Signal(int)
    came_up_changed = Signal(str)

    def __init__(
        self,
        showing: Showing,
        course: Course,
        scheme: Scheme,
        icons: Icons,
        images: Images,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Facilitator’s screen — {0}").format(showing.title))
        self._showing = showing
        self._course = course
        self._scheme = scheme
        self._images = images
        self._told: Screen | None = None
        self.resize(_SIZE)
        self.setAutoFillBackground(True)
        self.head = Words(scheme, TextRole.UI)
        self.notes = QTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.viewport().setAutoFillBackground(False)
        self.coming = Words(scheme, TextRole.BODY)
        self.clock = Words(scheme, TextRole.CASE_TITLE)
        self.clock.set_type(_CLOCK, sans=True)
        self.standing = Words(scheme, TextRole.UI, "text2")
        self.bar = _TimeBar(scheme)
        self.agenda = self._make_agenda()
        self.came_up = QPlainTextEdit()
        self.came_up.setAccessibleName(self.tr("What came up"))
        self.came_up.setPlaceholderText(self.tr("Kept with the session when it ends"))
        self.came_up.setTabChangesFocus(True)
        self.came_up.setProperty("field", "true")
        self.came_up.textChanged.connect(
            lambda: self.came_up_changed.emit(self.came_up.toPlainText())
        )
        self.back = QPushButton(icons.icon("back"), self.tr("Back"))
        self.forward = QPushButton(self.tr("Next"))
        self.forward.setProperty("primary", "true")
        self.back.clicked.connect(lambda: self.act_requested.emit(Act.BACK))
        self.forward.clicked.connect(lambda: self.act_requested.emit(Act.FORWARD))
        self._lay_out()
        self.forward.setFocus()
        scheme.changed.connect(self._tell_again)

    def show_now(self, now: dt.datetime) -> None:
        """Show where the session is at a time."""
        timing, step = self._course.timing(now), self._course.step
        late = timing.minutes is not None and timing.left < 0
        self.clock.show_spans(Span(clock_of(timing.left), "late" if late else "text"))
        standing = self.tr("paused") if self._course.is_paused else standing_in_words(timing)
        self.standing.show_words(f"{left_in_words(timing)}, {standing}")
        self.bar.show_share(self._course.share_done(now))
        total = len(self._showing.steps)
        words = self.tr("Step {0} of {1} · {2}").format(step.number, total, step.label)
        item = f"  ·  {step.item}" if step.item else ""
        self.head.show_spans(Span(words, strong=True), Span(item, "text2"))
        self.back.setEnabled(self._course.place > (0, 0, 1))
        self.forward.setText(self._next_act())
        row = self.agenda.topLevelItem(self._course.place.step)
        if row is not None and self.agenda.currentItem() is not row:
            self.agenda.setCurrentItem(row)
        if self._told is not self._course.screen:
            self._tell_again()

    def show_came_up(self, text: str) -> None:
        """Show what was noted before."""
        self.came_up.setPlainText(text)

    def _next_act(self) -> str:
        coming = self._course.coming
        if coming is None:
            return self.tr("End the session")
        if coming.step != self._course.place.step:
            return self.tr("Next step")
        if coming.screen == self._course.place.screen:
            return self.tr("Reveal the next")
        return self.tr("Next question") if self._course.screen.place else self.tr("Next screen")

    def _tell_again(self) -> None:
        """Write what there is to say of the screen that is shown now."""
        self._told = self._course.screen
        step, palette = self._course.step, self._scheme.palette
        words = StageWords(palette, _NOTE_LETTERS, TextRole.UI, self._images)
        large = said(plain(self._course.screen.large), strong=True)
        shown = (self.tr("On screen"), (Paragraph(large),))
        words.write_noted([shown, *((n.label, n.contents) for n in step.notes)], _LABEL_WIDTH)
        for lesson in step.lessons:
            words.write([Paragraph(said(self.tr("Lesson to reach")), Look.LABEL)])
            words.write_large(said(lesson.title), _NOTE_LETTERS)
            if lesson.warning:
                words.write([Paragraph(said(lesson.warning), Look.WARNING)])
        words.write_noted([(n.label, n.contents) for n in step.background], _LABEL_WIDTH)
        words.document.setParent(self.notes)
        self.notes.setDocument(words.document)
        after = self._course.next_screen
        if after is None:
            self.coming.show_words(self.tr("Nothing; this is the last screen."))
            return
        following, screen = after
        place = screen.place or following.label
        self.coming.show_spans(Span(f"{place}  ·  ", "text3"), Span(plain(screen.large)))

    def _make_agenda(self) -> QTreeWidget:
        agenda = QTreeWidget()
        agenda.setColumnCount(3)
        agenda.setHeaderHidden(True)
        agenda.setRootIsDecorated(False)
        agenda.setFrameShape(QFrame.Shape.NoFrame)
        agenda.setProperty("bare", "true")
        agenda.setFont(font(TextRole.UI))
        agenda.setAccessibleName(w.AGENDA)
        agenda.header().setStretchLastSection(False)
        agenda.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            agenda.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        start = 0
        for step in self._showing.steps:
            minutes = "" if step.minutes is None else self.tr("{0} min").format(step.minutes)
            row = QTreeWidgetItem([clock(start), step.label, minutes])
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            agenda.addTopLevelItem(row)
            start += step.minutes or 0
        agenda.itemActivated.connect(self._request_step)
        agenda.itemClicked.connect(self._request_step)
        return agenda

    def _request_step(self, row: QTreeWidgetItem) -> None:
        self.step_requested.emit(self.agenda.indexOfTopLevelItem(row))

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        main = Surface(self._scheme, "page")
        main.setLayout(self._left())
        whole.addWidget(main, 1)
        side = Surface(self._scheme, "pane")
        side.setFixedWidth(_SIDE_WIDTH)
        side.setLayout(self._right())
        whole.addWidget(side)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(16)
        here = self.tr("Only on this screen")
        only = GlyphLine(self._scheme, "lock", here, "text2", role=TextRole.UI)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(only)
        column.addLayout(top)
        column.addWidget(self.notes, 1)
        label = Words(self._scheme, TextRole.LABEL, "text3")
        label.show_words(self.tr("Next"))
        card = QFrame()
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(4)
        inside.addWidget(label)
        inside.addWidget(self.coming)
        column.addWidget(card)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 32)
        column.setSpacing(8)
        column.addWidget(self.clock)
        column.addWidget(self.standing)
        column.addWidget(self.bar)
        column.addSpacing(16)
        column.addWidget(self._label(w.AGENDA))
        column.addWidget(self.agenda, 3)
        column.addSpacing(8)
        column.addWidget(self._label(self.tr("What came up")))
        column.addWidget(self.came_up, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.forward, 1)
        column.addLayout(buttons)
        hints = Words(self._scheme, TextRole.SNIPPET, "text3")
        hints.show_words(
            self.tr("Space or Page Down: next · B: blank · P: pause · S: swap screens · Esc: end")
        )
        column.addWidget(hints)
        return column

    def _label(self, text: str) -> Words:
        label = Words(self._scheme, TextRole.LABEL, "text3")
        label.show_words(text)
        return label
