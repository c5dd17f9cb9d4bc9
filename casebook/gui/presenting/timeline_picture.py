"""A timeline in large letters, its moments revealed one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from casebook.export import words as w
from casebook.export.document import Paragraph, Run, Timeline, TimelineMoment, plain
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.marks import paint_moment
from casebook.gui.presenting.stage_words import StageWords, letters, reads_leftwards

if TYPE_CHECKING:
    from casebook.gui.look.palette import Palette

_ISOLATE, _END = "\u2068", "\u2069"
"""First strong isolate, and its end: what stands between has a direction of its own."""
_TONES = {"signal": "signal", "decision": "decision", "action": "action", "result": "result"}


class TimelinePicture:
    """Moments set in a column: the time, the mark, what happened."""

    def __init__(self, timeline: Timeline, width: float, pixels: float, palette: Palette) -> None:
        """Set it, for letters of a size in pixels."""
        self._palette = palette
        self._pixels = pixels
        self._moments = timeline.moments
        self._times = letters(TextRole.UI, pixels * 0.85)
        metrics = QFontMetricsF(self._times)
        widest = max((metrics.horizontalAdvance(each.when) for each in self._moments), default=0)
        self._time_width = min(widest, width * 0.3)
        self._mark = pixels * 0.85
        self._left = self._time_width + (pixels * 0.8 if widest else 0)
        self._text_left = self._left + self._mark + pixels * 0.7
        self.texts = [self._text(each) for each in self._moments]
        heights = [text.height(width - self._text_left) for text in self.texts]
        self._heights = [height + pixels * 0.7 for height in heights]

    @property
    def height(self) -> float:
        """The height of all moments, in pixels."""
        return sum(self._heights)

    def paint(self, painter: QPainter, place: QPointF, revealed: int) -> None:
        """Paint the moments that are revealed; the room for the others stays empty."""
        painter.save()
        painter.translate(place)
        middle = self._left + self._mark / 2
        shown = self._moments[:revealed]
        top = 0.0
        line = self._pixels * 0.75
        for at, (moment, height) in enumerate(zip(shown, self._heights, strict=False)):
            if at + 1 < len(shown):
                painter.setPen(QPen(QColor(self._palette.line), max(1.0, self._pixels / 16)))
                below = top + height + line
                painter.drawLine(QPointF(middle, top + line), QPointF(middle, below))
            self._paint_moment(painter, moment, top, at)
            top += height
        painter.restore()

    def _paint_moment(self, painter: QPainter, moment: TimelineMoment, top: float, at: int) -> None:
        first = QRectF(0, top, self._time_width, self._pixels * 1.38)
        painter.setFont(self._times)
        painter.setPen(QColor(self._palette.text2))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(self._times)
        when = metrics.elidedText(moment.when, Qt.TextElideMode.ElideRight, first.width() + 1)
        painter.drawText(first, side, when)
        mark = QRectF(0, 0, self._mark, self._mark)
        mark.moveCenter(QPointF(self._left + self._mark / 2, first.center().y()))
        paint_moment(painter, mark, self._palette, moment.kind.casefold())
        painter.save()
        painter.translate(self._text_left, top)
        self.texts[at].document.drawContents(painter)
        painter.restore()

    def _text(self, moment: TimelineMoment) -> StageWords:
        made = StageWords(self._palette, self._pixels, TextRole.UI, {})
        runs = [Run(f"{moment.kind}  ", strong=True)] if moment.kind else []
        after = [Run(f"  ({w.INFERRED})", emphasis=True)] if moment.inferred else []
        told = moment.words
        if reads_leftwards(plain(told)):  # so that its full stop stands at its own end
            told = (Run(_ISOLATE), *told, Run(_END))
        made.write([Paragraph((*runs, *told, *after))])
        tone = _TONES.get(moment.kind.casefold())
        if runs and tone:
            made.colour_first(len(moment.kind), str(getattr(self._palette, tone)))
        return made
