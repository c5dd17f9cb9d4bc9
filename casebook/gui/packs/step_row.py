"""One step of the agenda: when, how long, what is done, and with what."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import PlannedStep
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.minutes_box import MinutesBox
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.step_buttons import ROW_HEIGHT, ActivityButton, UseButton
from casebook.gui.widgets.icon_button import IconButton
from casebook.markdown.page_words import clock

_GRIP = 16
_CLOCK = 40
_DELETING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_EDITING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepRow(QWidget):
    """A row of the agenda.

    Up and Down walk the rows, Alt with them moves the step, Enter opens it, Delete takes it out.

    Signals:
        minutes_given: Minutes, or None.
        activity_requested: Another activity is asked for; the place of the screen for a menu.
        opened: The step is to be looked at closely.
        menu_requested: The place of the screen for the menu of what can be done.
        moved: One row up (-1) or down (1).
        walked: The keyboard goes one row up (-1) or down (1).
        removed: The step is to go.
        chosen: The keyboard or a click has come here.
        dragged: It is dragged away.
    """

    minutes_given = Signal(object)
    activity_requested = Signal(QPoint)
    opened = Signal()
    menu_requested = Signal(QPoint)
    moved = Signal(int)
    walked = Signal(int)
    removed = Signal()
    chosen = Signal()
    dragged = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._clock = ""
        self._current = False
        self._pressed: QPoint | None = None
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.minutes = MinutesBox()
        self.activity = ActivityButton(scheme)
        self.use = UseButton(scheme)
        self.more = IconButton(scheme, icons.icon("more"), tr("What can be done with this step"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_GRIP + 8 + _CLOCK, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.minutes)
        row.addWidget(self.activity)
        row.addWidget(self.use, 1)
        row.addWidget(self.more)
        self.minutes.given.connect(self.minutes_given)
        self.activity.clicked.connect(lambda: self.activity_requested.emit(_below(self.activity)))
        self.use.clicked.connect(self.opened)
        self.more.clicked.connect(lambda: self.menu_requested.emit(_below(self.more)))
        scheme.changed.connect(self.update)

    def show_step(self, step: PlannedStep, item: PackItem | None, start: int, number: int) -> None:
        """Show a step.

        Args:
            step: The step.
            item: The case or lesson that it uses, as far as it is known.
            start: The minute at which it begins.
            number: Its number, from 1.
        """
        self._clock = clock(start)
        self.minutes.show_minutes(step.minutes)
        self.activity.show_step(step)
        self.use.show_step(step, item)
        self.minutes.setAccessibleName(tr("Minutes of step {0}").format(number))
        said = tr("Step {0}, at {1}, {2} minutes: {3}, {4}")
        name = said.format(
            number,
            self._clock,
            step.minutes or 0,
            self.activity.text(),
            self.use.accessibleName(),
        )
        self.setAccessibleName(name)
        self.update()

    def set_current(self, current: bool) -> None:
        """Show whether this is the step that is looked at."""
        if current != self._current:
            self._current = current
            self.update()

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(480, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, grip, time and the line below."""
        del event
        painter = QPainter(self)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        if self._current:
            painter.fillRect(frame, QColor(palette.ink_soft))
        grip = QRectF(0, (ROW_HEIGHT - _GRIP) / 2, _GRIP, _GRIP)
        paint_glyph(painter, grip, "grip", palette.text3)
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(palette.text2 if self._current else palette.text3))
        room = QRectF(_GRIP + 8, 0, _CLOCK, ROW_HEIGHT - 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._clock)
        painter.fillRect(QRectF(0, ROW_HEIGHT - 1, self.width(), 1), QColor(palette.line))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -2), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, move, open, take out."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _STEPS:
            (self.moved if alt else self.walked).emit(_STEPS[key])
        elif key in _EDITING:
            self.opened.emit()
        elif key in _DELETING and self.window().focusWidget() is self:
            self.removed.emit()
        elif key is Qt.Key.Key_Menu:
            self.menu_requested.emit(_below(self.more))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the step that is looked at."""
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the mouse is."""
        self.chosen.emit()
        self.menu_requested.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint()
        self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag; show beforehand that one can."""
        at = event.position().toPoint()
        self.setCursor(
            Qt.CursorShape.OpenHandCursor if at.x() < _GRIP + 4 else Qt.CursorShape.ArrowCursor
        )
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget the press."""
        del event
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the step."""
        del event
        self.opened.emit()


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height()))
