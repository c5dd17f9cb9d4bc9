"""A line of marks and words that flows onto further lines when it gets narrow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.marks import paint_mark
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.words import hex_of

_DOT = "·"
_USUAL_WEIGHT = 400
_LONGEST = 300
_LEAST_WIDTH = 48


class Marked(NamedTuple):
    """Words with a mark before them.

    Attributes:
        text: The words.
        mark: The name of a mark, or "".
        tone: The field of the palette that gives the colour of the words.
        weight: 400, 500 or 600.
    """

    text: str
    mark: str = ""
    tone: str = "text2"
    weight: int = 400


class _Placed(NamedTuple):
    """An item with its place; ``width`` is what it takes, the mark included."""

    item: Marked
    x: float
    line: int
    width: float
    text: str
    first: bool = False

    def follows(self, previous: _Placed) -> bool:
        """Whether a dot stands between this item and the one before it."""
        return self.line == previous.line and not self.first


class MarkedLine(QWidget):
    """Marks and words in a row, separated by dots or by space."""

    def __init__(
        self,
        scheme: Scheme,
        role: TextRole = TextRole.SNIPPET,
        *,
        dotted: bool = True,
        mark_size: int = 14,
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._role = role
        self._dotted = dotted
        self._mark_size = mark_size
        self._gap = gap
        self._mark_gap = 6 if gap > 4 else 4
        self._items: tuple[Marked, ...] = ()
        self._trailing: tuple[Marked, ...] = ()
        self._places: dict[float, list[_Placed]] = {}
        follow_width(self)
        scheme.changed.connect(self.update)

    def show_items(self, items: Sequence[Marked], trailing: Sequence[Marked] = ()) -> None:
        """Show these items, and others at the right end; it takes no room without any."""
        self._items = tuple(map(_not_endless, items))
        self._trailing = tuple(map(_not_endless, trailing))
        self._places.clear()
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What is written, as one line."""
        return f" {_DOT} ".join(item.text for item in (*self._items, *self._trailing))

    def hasHeightForWidth(self) -> bool:
        """It grows by lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines."""
        placed = self._place(width)
        lines = placed[-1].line + 1 if placed else 0
        return lines * line_height(self._role) + self.contentsMargins().top()

    def sizeHint(self) -> QSize:
        """Give the size on one line."""
        every = (*self._items, *self._trailing)
        width = sum(map(self._width, every)) + self._between() * max(0, len(every) - 1)
        height = line_height(self._role) + self.contentsMargins().top() if every else 0
        return QSize(int(width) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Words are cut before this width."""
        return QSize(_LEAST_WIDTH, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks, words and the dots between them."""
        del event
        painter = QPainter(self)
        painter.translate(0, self.contentsMargins().top())
        previous: _Placed | None = None
        for placed in self._place(self.width()):
            if self._dotted and previous is not None and placed.follows(previous):
                self._draw_dot(painter, placed)
            self._draw(painter, placed)
            previous = placed

    def _draw(self, painter: QPainter, placed: _Placed) -> None:
        height = line_height(self._role)
        top, x = placed.line * height, placed.x
        palette = self._scheme.palette
        if placed.item.mark:
            size = self._mark_size
            square = QRectF(x, top + (height - size) / 2, size, size)
            paint_mark(painter, square, palette, placed.item.mark)
            x += size + self._mark_gap
        painter.setFont(_font(self._role, placed.item.weight))
        painter.setPen(QColor(hex_of(palette, placed.item.tone)))
        painter.drawText(QPointF(x, self._baseline(painter.font(), top)), placed.text)

    def _draw_dot(self, painter: QPainter, placed: _Placed) -> None:
        painter.setFont(_font(self._role, _USUAL_WEIGHT))
        painter.setPen(QColor(self._scheme.palette.text3))
        x = placed.x - (self._between() + _advance(self._role, _USUAL_WEIGHT, _DOT)) / 2
        top = placed.line * line_height(self._role)
        painter.drawText(QPointF(x, self._baseline(painter.font(), top)), _DOT)

    def _baseline(self, used: QFont, top: float) -> float:
        metrics = QFontMetricsF(used)
        return top + (line_height(self._role) + metrics.ascent() - metrics.descent()) / 2

    def _between(self) -> float:
        dot = _advance(self._role, _USUAL_WEIGHT, _DOT) if self._dotted else 0.0
        return 2 * self._gap + dot if self._dotted else 1.5 * self._gap

    def _place(self, width: float) -> list[_Placed]:
        """Give where everything stands at a width; asked for again and again, laid out once."""
        if width not in self._places:
            self._places[width] = self._lay_out(width)
        return self._places[width]

    def _lay_out(self, width: float) -> list[_Placed]:
        """Lay out the items, then the trailing ones at the right end where there is room."""
        placed = self._flow(self._items, 0.0, 0, width)
        if not self._trailing:
            return placed
        between = self._between()
        wanted = sum(map(self._width, self._trailing)) + between * (len(self._trailing) - 1)
        x, line = (placed[-1].x + placed[-1].width, placed[-1].line) if placed else (0.0, 0)
        if placed and x + 2 * self._gap + wanted > width:
            return placed + self._flow(self._trailing, 0.0, line + 1, width)
        return placed + self._flow(self._trailing, max(0.0, width - wanted), line, width + 1)

    def _flow(self, items: Sequence[Marked], x: float, line: int, width: float) -> list[_Placed]:
        """Lay items out from left to right, going on below where one does not fit."""
        placed: list[_Placed] = []
        between = self._between()
        for item in items:
            wanted = self._width(item)
            if placed and x + between + wanted > width:
                x, line = 0.0, line + 1
            elif placed:
                x += between
            taken = min(wanted, width - x)
            text = self._fitted(item, taken)
            placed.append(_Placed(item, x, line, taken, text, first=not placed))
            x += taken
        return placed

    def _width(self, item: Marked) -> float:
        mark = self._mark_size + self._mark_gap if item.mark else 0
        return mark + _advance(self._role, item.weight, item.text)

    def _fitted(self, item: Marked, width: float) -> str:
        if self._width(item) <= width:
            return item.text
        room = width - (self._mark_size + self._mark_gap if item.mark else 0)
        metrics = QFontMetricsF(_font(self._role, item.weight))
        return metrics.elidedText(item.text, Qt.TextElideMode.ElideRight, room)


def _not_endless(item: Marked) -> Marked:
    return item._replace(text=cut(item.text, _LONGEST)) if len(item.text) > _LONGEST else item


@lru_cache(maxsize=32)
def _font(role: TextRole, weight: int) -> QFont:
    made = font(role)
    made.setWeight(QFont.Weight(weight))
    return made


@lru_cache(maxsize=2048)
def _advance(role: TextRole, weight: int, text: str) -> float:
    return QFontMetricsF(_font(role, weight)).horizontalAdvance(text)
