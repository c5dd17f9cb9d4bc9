"""The minutes of an agenda as a bar with its scale, and what they come to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.domain.pack_plan import PackPlan
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.minutes import (
    BAR_HEIGHT,
    Part,
    minutes_of,
    paint_minutes,
    part_colour,
)
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import fit_words, tr

_HEAD = 20
_GAP = 4
_SCALE = 16
_ICON = 14
_DOT = 8
_ROUND = (5, 10, 15, 30, 60)
_MARKS = 5
"""Marks on the scale at most, besides the end."""


class TimeBar(QWidget):
    """Says what the steps come to, how that fits the plan, and draws them to scale."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._plan = PackPlan("")
        self.setFixedHeight(_HEAD + _GAP + BAR_HEIGHT + 2 + _SCALE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says, as a sentence."""
        return ", ".join((self._total(), *filter(None, (fit_words(self._plan),)), *self._sums()))

    def show_plan(self, plan: PackPlan) -> None:
        """Show the minutes of a plan."""
        self._plan = plan
        self.setAccessibleName(self.words)
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw total, sums, bar and scale."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_total(painter)
        self._paint_sums(painter, left)
        bar = QRectF(0, _HEAD + _GAP, self.width(), BAR_HEIGHT)
        palette = self._scheme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.sunk))
        painter.drawRoundedRect(bar, 3, 3)
        rows = [step.row for step in self._plan.steps]
        paint_minutes(painter, bar, rows, palette, self._plan.minutes)
        self._paint_scale(painter, bar.bottom() + 2)

    def _total(self) -> str:
        if self._plan.minutes:
            return tr("{0} of {1} minutes").format(self._plan.total, self._plan.minutes)
        return tr("{0} minutes").format(self._plan.total)

    def _sums(self) -> list[str]:
        names = {
            Part.TALK: tr("Talk {0}"),
            Part.DO: tr("Do {0}"),
            Part.READ: tr("Read {0}"),
            Part.BREAK: tr("Break {0}"),
        }
        sums = minutes_of(step.row for step in self._plan.steps)
        return [names[part].format(minutes) for part, minutes in sums.items()]

    def _paint_total(self, painter: QPainter) -> float:
        """Draw the total and how it fits; give where that ends."""
        palette = self._scheme.palette
        painter.setFont(font(TextRole.UI_STRONG))
        painter.setPen(QColor(palette.text))
        left = _write(painter, 0, self._total())
        words = fit_words(self._plan)
        if words:
            fits = self._plan.over == 0
            colour = palette.success if fits else palette.soon
            square = QRectF(left + 12, (_HEAD - _ICON) / 2, _ICON, _ICON)
            paint_glyph(painter, square, "check" if fits else "warning", colour)
            painter.setFont(font(TextRole.SNIPPET))
            painter.setPen(QColor(colour))
            left = _write(painter, square.right() + 4, words)
        return left

    def _paint_sums(self, painter: QPainter, least: float) -> None:
        """Draw the legend at the right, as far as there is room for it."""
        palette = self._scheme.palette
        painter.setFont(font(TextRole.SNIPPET))
        metrics = painter.fontMetrics()
        right = float(self.width())
        sums = minutes_of(step.row for step in self._plan.steps)
        for part, words in reversed(list(zip(sums, self._sums(), strict=True))):
            width = metrics.horizontalAdvance(words)
            if right - width - _DOT - 4 < least + 12:
                return
            painter.setPen(QColor(palette.text2))
            _write(painter, right - width, words)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(part_colour(part, palette)))
            dot = QRectF(right - width - _DOT - 4, (_HEAD - _DOT) / 2, _DOT, _DOT)
            painter.drawRoundedRect(dot, 2, 2)
            right = dot.left() - 12

    def _paint_scale(self, painter: QPainter, top: float) -> None:
        whole = max(self._plan.total, self._plan.minutes or 0)
        if not whole:
            return
        painter.setFont(font(TextRole.CHIP))
        painter.setPen(QColor(self._scheme.palette.text3))
        metrics = painter.fontMetrics()
        for at in scale_marks(whole):
            width = metrics.horizontalAdvance(str(at))
            middle = self.width() * at / whole
            left = min(max(0.0, middle - width / 2), self.width() - width)
            room = QRectF(left, top, width + 1, line_height(TextRole.CHIP))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(at))


def scale_marks(minutes: int) -> list[int]:
    """Give the minutes that stand below the bar: round ones, not too many, and the end."""
    step = next((step for step in _ROUND if minutes / step <= _MARKS), minutes)
    marks = [at for at in range(0, minutes, step) if minutes - at > step / 3 or at == 0]
    return [*marks, minutes]


def _write(painter: QPainter, left: float, words: str) -> float:
    """Draw words in the head; give where they end."""
    width = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QRectF(left, 0, width + 2, _HEAD), Qt.AlignmentFlag.AlignVCenter, words)
    return left + width
