"""What all painted buttons have in common: hover, press, the keyboard's ring, Enter as a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme

_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Pressable(QAbstractButton):
    """A button that a subclass draws; ``clicked`` by mouse, Space and Enter.

    The ring is shown for a focus that came by the keyboard, not by a click.
    """

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        scheme.changed.connect(self.update)

    @property
    def ringed(self) -> bool:
        """Whether the keyboard is here."""
        return self._by_keyboard and self.hasFocus()

    def is_stop_in(self, around: QWidget) -> bool:
        """Whether the keyboard can come here once a widget around it is shown."""
        takes = bool(self.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return takes and self.isVisibleTo(around) and self.isEnabled()

    @property
    def lit(self) -> bool:
        """Whether the pointer is over it and a click would do something."""
        return self.underMouse() and self.isEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a click and leave the arrows to what holds the button."""
        self._by_keyboard = True
        self.update()
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for a focus by the keyboard; a window that wakes changes nothing."""
        if event.reason() in _BY_KEYBOARD:
            self._by_keyboard = True
        elif event.reason() is Qt.FocusReason.MouseFocusReason:
            self._by_keyboard = False
        super().focusInEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the ring away: a hand that holds the mouse needs none."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be at rest again."""
        super().leaveEvent(event)
        self.update()

    def paint_ground(self, painter: QPainter, rect: QRectF, radius: int, at_rest: str = "") -> None:
        """Fill it by what is being done with it.

        Args:
            painter: Where to draw.
            rect: What to fill.
            radius: Of the corners, in pixels.
            at_rest: The colour while nothing is done, as hex; "" for none.
        """
        palette = self._scheme.palette
        colour = _ground(palette, self.isDown(), self.lit) or at_rest
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(rect, radius, radius)

    def paint_ring(self, painter: QPainter, rect: QRectF, radius: int) -> None:
        """Draw the ring just inside a rectangle while the keyboard is here."""
        if self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._scheme.palette.ink), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def _ground(palette: Palette, down: bool, lit: bool) -> str:
    if down:
        return palette.ink_soft
    return palette.hover if lit else ""
