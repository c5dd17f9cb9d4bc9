"""One column of the board: its head, what it asks for, and its cards."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.board import BoardLesson
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.gui.board.card import CardDelegate
from casebook.gui.board.column_model import DRAGGED, LESSON, ColumnModel
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of

_RADIUS = 8
_AT_ONCE = 60
_COLOURED = {State.IDENTIFIED, State.VALIDATED, State.EMBEDDED}


class CardList(QListView):
    """The cards of a column.

    Signals:
        opened: Enter, or a double click, on the card of this lesson.
        key_taken: A key that the board may use to move a card.
        menu_requested: The BoardLesson of a card whose menu is asked for, and the place.
    """

    opened = Signal(object)
    key_taken = Signal(QKeyEvent)
    menu_requested = Signal(object, QPoint)

    def __init__(self, model: ColumnModel, delegate: CardDelegate) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # thousands of cards are laid out a few at a time, so that the window goes on
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("bare", "true")
        self.activated.connect(self._open)

    def current(self) -> BoardLesson | None:
        """Give the lesson on whose card the keyboard is, or None."""
        found = self.currentIndex().data(LESSON)
        return found if isinstance(found, BoardLesson) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the board see every key first; it accepts those that it uses."""
        event.ignore()
        self.key_taken.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the mouse, or of the one that the keyboard is on."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        lesson = index.data(LESSON)
        if isinstance(lesson, BoardLesson):
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_requested.emit(lesson, self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        lesson = self.current()
        if lesson is not None:
            self.opened.emit(lesson.path)


class BoardColumn(QWidget):
    """A state with its lessons.

    Signals:
        dropped: The path of a lesson that was let go of here.
        hovered: The path of a lesson that is dragged over it; None when it leaves.
        new_requested: A new lesson is asked for; only where lessons begin.
    """

    dropped = Signal(object)
    hovered = Signal(object)
    new_requested = Signal()

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        state: State,
        asks_for: str,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.state = state
        self._target = False
        self.model = ColumnModel(self)
        self.delegate = CardDelegate(scheme, today, self)
        self.cards = CardList(self.model, self.delegate)
        self.cards.setAccessibleName(word_of(state))
        self._head = MarkedLine(scheme, TextRole.UI_STRONG, dotted=False)
        asked = Words(scheme, TextRole.SNIPPET, "text3", wrapped=False)
        asked.show_words(asks_for)
        self.new = IconButton(scheme, icons.icon("plus"), self.tr("New lesson"))
        self.new.clicked.connect(self.new_requested)
        keeps_room = self.new.sizePolicy()  # so that the heads of all columns are alike
        keeps_room.setRetainSizeWhenHidden(True)
        self.new.setSizePolicy(keeps_room)
        self.new.setVisible(state is State.OBSERVED)
        above = QHBoxLayout()
        above.setContentsMargins(4, 0, 0, 0)
        above.addWidget(self._head, 1)
        above.addWidget(self.new)
        self.gate = _Gate(scheme)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(2)
        column.addLayout(above)
        below = QHBoxLayout()
        below.setContentsMargins(4, 0, 0, 4)
        below.addWidget(asked)
        column.addLayout(below)
        column.addWidget(self.gate)
        column.addSpacing(2)
        column.addWidget(self.cards, 1)
        self.setAcceptDrops(True)
        scheme.changed.connect(self.update)
        scheme.changed.connect(self.cards.viewport().update)
        self.show_lessons(())

    def show_lessons(self, lessons: tuple[BoardLesson, ...]) -> None:
        """Show these cards; the keyboard stays on the one it was on."""
        current = self.cards.current()
        self.model.show_lessons(lessons)
        tone = str(self.state) if self.state in _COLOURED else "observed"
        self._head.show_items(
            [
                Marked(word_of(self.state), f"state/{self.state}", tone, 600),
                Marked(str(len(lessons)), tone="text3"),
            ]
        )
        if current is not None:
            self.select(current.path)

    def select(self, path: DocumentPath) -> None:
        """Put the keyboard's place on the card of a lesson, if it is here."""
        row = self.model.row_of(path)
        if row >= 0:
            self.cards.setCurrentIndex(self.model.index(row))

    def set_writable(self, writable: bool) -> None:
        """Let cards come and go, or only be looked at."""
        self.new.setVisible(writable and self.state is State.OBSERVED)
        self.cards.setDragEnabled(writable)
        self.delegate.set_writable(writable)
        self.setAcceptDrops(writable)

    def show_gate(self, title: str, words: str, *, met: bool) -> None:
        """Say what letting go of a card here does, or what it still asks for; "" for nothing."""
        self._target = bool(title)
        self.gate.show_words(title, words, met=met)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stand out while a card is over it."""
        del event
        if self._target:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._scheme.palette.sunk))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take lessons of the board, and nothing else."""
        path = dragged_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.hovered.emit(path)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        if dragged_path(event) is not None:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be as before."""
        event.accept()
        self.hovered.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which lesson was let go of."""
        path = dragged_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.hovered.emit(None)
            self.dropped.emit(path)


def dragged_path(event: QDropEvent) -> DocumentPath | None:
    """Give the lesson that is dragged, or None for anything else."""
    data = bytes(event.mimeData().data(DRAGGED).data())
    return DocumentPath(data.decode("utf-8", "surrogateescape")) if data else None


class _Gate(QWidget):
    """What letting go of a card would do."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self._met = True
        self.title = Words(scheme, TextRole.CARD_TITLE)
        self.words = Words(scheme, TextRole.SNIPPET, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.words)
        self.hide()

    def show_words(self, title: str, words: str, *, met: bool) -> None:
        """Show them, or go away without a title."""
        self._met = met
        self.title.show_words(title)
        self.words.show_words(words)
        self.setVisible(bool(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed frame, in ink where the gate is met."""
        del event
        palette = self._scheme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(palette.ink if self._met else palette.soon), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.ink_soft if self._met else palette.card))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
