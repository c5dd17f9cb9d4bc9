"""The colour of a theme: one of twelve that are told apart, or none of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from casebook.gui.look.palette import THEME_COLOURS
from casebook.gui.look.scheme import Scheme

_STEP = 24
_DOT = 16
_A_LINE = 7


class ColourChoice(QWidget):
    """Dots to choose from; the first stands for the next free colour.

    Signals:
        given: The colour as hex; "" for none of its own.
    """

    given = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._colours = ("", *THEME_COLOURS)
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Colour"))
        self.setToolTip(self.tr("The first one leaves the choice to Casebook"))
        rows = -(-len(self._colours) // _A_LINE)
        self.setFixedSize(_A_LINE * _STEP, rows * _STEP)
        scheme.changed.connect(self.update)

    def show_colour(self, colour: str) -> None:
        """Show which one a theme has; one of its own stands in the place of the first."""
        known = [one.casefold() for one in self._colours]
        if colour and colour.casefold() not in known:
            self._colours = ("", *THEME_COLOURS, colour)
            rows = -(-len(self._colours) // _A_LINE)
            self.setFixedHeight(rows * _STEP)
            known.append(colour.casefold())
        self._chosen = known.index(colour.casefold())
        self.update()

    def sizeHint(self) -> QSize:
        """It is as large as its dots."""
        return self.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose as one walks."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_A_LINE,
            Qt.Key.Key_Down: _A_LINE,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._chosen + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the dot that was clicked."""
        place = event.position()
        self._choose(int(place.y()) // _STEP * _A_LINE + int(place.x()) // _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots, a ring around the chosen one."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        for at, colour in enumerate(self._colours):
            inset = (_STEP - _DOT) / 2
            x, y = at % _A_LINE * _STEP + inset, at // _A_LINE * _STEP + inset
            dot = QRectF(x, y, _DOT, _DOT)
            painter.setPen(Qt.PenStyle.NoPen if colour else QPen(QColor(palette.text3), 1))
            painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
            if at == self._chosen:
                tone = palette.ink if self.hasFocus() else palette.text2
                painter.setPen(QPen(QColor(tone), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(dot.adjusted(-3, -3, 3, 3))

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._colours) and at != self._chosen:
            self._chosen = at
            self.update()
            self.given.emit(self._colours[at])
