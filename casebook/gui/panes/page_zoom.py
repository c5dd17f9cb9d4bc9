"""A text browser whose size is changed in steps, and which is scrolled by all usual keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QTextBrowser, QWidget

from casebook.gui.look.zooms import zoom_above, zoom_below, zoom_within

_NOTCH = 120
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Slide = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Home: _Slide.SliderToMinimum,
    Qt.Key.Key_End: _Slide.SliderToMaximum,
    Qt.Key.Key_PageUp: _Slide.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Slide.SliderPageStepAdd,
    Qt.Key.Key_Space: _Slide.SliderPageStepAdd,
}


class ZoomedPage(QTextBrowser):
    """Keeps the size of a page; whoever draws it takes it from ``zoom``.

    Signals:
        zoom_changed: The size in percent.
    """

    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._turned = 0

    @property
    def zoom(self) -> int:
        """The size in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the page at a size from 80 to 200 percent."""
        percent = zoom_within(percent)
        if percent != self._zoom:
            self._zoom = percent
            self.zoom_changed.emit(percent)

    def zoom_in(self) -> None:
        """Show the page one step larger."""
        self.set_zoom(zoom_above(self._zoom))

    def zoom_out(self) -> None:
        """Show the page one step smaller."""
        self.set_zoom(zoom_below(self._zoom))

    def zoom_back(self) -> None:
        """Show the page at 100 %."""
        self.set_zoom(100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or change the size with Ctrl held down."""
        if not event.modifiers() & _CTRL:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            if self._turned > 0:
                self.zoom_in()
                self._turned -= _NOTCH
            else:
                self.zoom_out()
                self._turned += _NOTCH
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the page, to the ends, and change the size from the keyboard."""
        ctrl = bool(event.modifiers() & _CTRL)
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.ZoomIn) or (ctrl and key == Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif ctrl and key == Qt.Key.Key_0:
            self.zoom_back()
        elif key in _SCROLLS and not ctrl:
            up = key == Qt.Key.Key_Space and event.modifiers() & _SHIFT
            action = _Slide.SliderPageStepSub if up else _SCROLLS[key]
            self.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)
