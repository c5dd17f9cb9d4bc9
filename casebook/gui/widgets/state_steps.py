"""How far a lesson has come: four steps, each with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casebook.domain.values import State
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import paint_state
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.words import hex_of
from casebook.gui.wording import word_of

_GAP = 4
_ROW_GAP = 8
_BAR = 2
_LINE = 18
_MARK = 14
_INDENT = 20
_ROW = _BAR + 8 + 2 * _LINE
_NARROW = 560
_COLOURED = {State.IDENTIFIED, State.VALIDATED, State.EMBEDDED}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of a lesson.

    Attributes:
        state: Which one.
        rests_on: What it rests on, or what it still asks for, in a few words.
        reached: Whether the lesson has come so far.
        current: Whether it stands there.
    """

    state: State
    rests_on: str
    reached: bool
    current: bool


class StateSteps(QWidget):
    """The steps side by side; in two rows when it is narrow."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._steps: tuple[Step, ...] = ()
        follow_width(self)
        scheme.changed.connect(self.update)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        current = [step for step in steps if step.current]
        self.setAccessibleName(", ".join(_said(step) for step in current))
        self.setAccessibleDescription("; ".join(map(_said, steps)))
        self.setToolTip("\n".join(map(_said, steps)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It takes two rows when it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of its rows."""
        rows = -(-len(self._steps) // self._columns(width)) if self._steps else 0
        return rows * _ROW + max(0, rows - 1) * _ROW_GAP

    def sizeHint(self) -> QSize:
        """Give the size in one row."""
        return QSize(_NARROW, _ROW)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(160, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each step below its stretch of the bar."""
        del event
        painter = QPainter(self)
        columns = self._columns(self.width())
        share = (self.width() - _GAP * (columns - 1)) / columns
        for at, step in enumerate(self._steps):
            left = (at % columns) * (share + _GAP)
            top = (at // columns) * (_ROW + _ROW_GAP)
            self._paint_step(painter, QRectF(left, top, share, _ROW), step)

    def _columns(self, width: int) -> int:
        most = max(1, len(self._steps))
        return most if width >= _NARROW else min(2, most)

    def _paint_step(self, painter: QPainter, rect: QRectF, step: Step) -> None:
        palette = self._scheme.palette
        bar = self._colour_now(palette) if step.reached else palette.line
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), _BAR), QColor(bar))
        top = rect.top() + _BAR + 8
        square = QRectF(rect.left(), top + (_LINE - _MARK) / 2, _MARK, _MARK)
        paint_state(painter, square, palette, step.state)
        words = QRectF(rect.left() + _INDENT, top, rect.width() - _INDENT - 8, _LINE)
        name = font(TextRole.SNIPPET)
        name.setWeight(QFont.Weight.DemiBold if step.current else QFont.Weight.Medium)
        colour = hex_of(palette, _tone(step.state)) if step.current else palette.text2
        _write(painter, words, name, colour, word_of(step.state))
        below = words.translated(0, _LINE)
        _write(painter, below, font(TextRole.CHIP), palette.text3, step.rests_on)

    def _colour_now(self, palette: Palette) -> str:
        """Give the colour of the state in which the lesson is; the bar takes it up to there."""
        current = next((step.state for step in self._steps if step.current), State.OBSERVED)
        return hex_of(palette, _tone(current))


def _tone(state: State) -> str:
    return state.value if state in _COLOURED else "observed"


def _said(step: Step) -> str:
    name = word_of(step.state)
    return f"{name}: {step.rests_on}" if step.rests_on else name


def _write(painter: QPainter, rect: QRectF, used: QFont, colour: str, text: str) -> None:
    painter.setFont(used)
    painter.setPen(QColor(colour))
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, fitted)
