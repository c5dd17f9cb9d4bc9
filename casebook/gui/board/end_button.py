"""Where lessons end: rejected or retired. A card can be let go of here; a click lists them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from casebook.domain.board import BoardLesson
from casebook.domain.lesson import State
from casebook.gui.board.column import dragged_path
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import paint_state
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import cut
from casebook.gui.wording import word_of

_HEIGHT = 28
_MARK = 14
_LONGEST = 80


class EndButton(Pressable):
    """One of the two ends.

    Signals:
        dropped: The path of a lesson that was let go of here.
        lesson_requested: The path of a lesson that was chosen from the list.
    """

    dropped = Signal(object)
    lesson_requested = Signal(object)

    def __init__(self, scheme: Scheme, state: State, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.state = state
        self._lessons: tuple[BoardLesson, ...] = ()
        self._target = False
        self.setAcceptDrops(True)
        self.setFont(font(TextRole.UI))
        self.clicked.connect(self._list)
        self.show_lessons(())

    def show_lessons(self, lessons: Sequence[BoardLesson]) -> None:
        """Say how many there are."""
        self._lessons = tuple(lessons)
        self.setText(f"{word_of(self.state)} {len(lessons)}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def show_target(self, on: bool) -> None:
        """Stand out while a card is over it."""
        self._target = on
        self.update()

    def menu(self) -> QMenu:
        """Give the list of its lessons."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for lesson in self._lessons:
            action = QAction(cut(lesson.title, _LONGEST).replace("&", "&&"), menu)
            action.triggered.connect(
                lambda _=False, path=lesson.path: self.lesson_requested.emit(path)
            )
            menu.addAction(action)
        return menu

    def sizeHint(self) -> QSize:
        """Give the size with its words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(8 + _MARK + 6 + words + 8, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, 6, palette.ink_soft if self._target else "")
        if self._target:
            painter.setPen(QPen(QColor(palette.ink), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        mark = QRectF(8, (_HEIGHT - _MARK) / 2, _MARK, _MARK)
        paint_state(painter, mark, palette, self.state)
        painter.setFont(self.font())
        painter.setPen(QColor(palette.text2))
        words = frame.adjusted(8 + _MARK + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        self.paint_ring(painter, frame, 6)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take lessons of the board, and nothing else."""
        if dragged_path(event) is not None:
            event.acceptProposedAction()
            self.show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be as before."""
        event.accept()
        self.show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which lesson was let go of."""
        path = dragged_path(event)
        self.show_target(False)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _list(self) -> None:
        if self._lessons:
            menu = self.menu()
            menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
