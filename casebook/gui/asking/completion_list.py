"""The list below the search box; the keyboard stays in the box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from casebook.gui.asking.completion_rows import CompletionRow, field_word
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import paint_dot
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.popup_list import PopupList

_SIDE = 8
_DOT = 8
_GAP = 8
_BELOW = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CompletionList(PopupList[CompletionRow]):
    """Offers ways on; no row is chosen at first, so that Enter stays what it is."""

    def __init__(self, scheme: Scheme, field: QWidget) -> None:
        """Make it for a field, over the window in which the field stands."""
        super().__init__(scheme, field.window())
        self._scheme = scheme
        self._field = field
        self.list.setAccessibleName(self.tr("How the search can go on"))

    def offer(self, rows: Sequence[CompletionRow]) -> None:
        """Show rows below the field, none of them chosen; without rows there is no list."""
        if rows and list(rows) == self.rows:
            self.choose(-1)
        elif self.take(rows):
            corner = self._field.mapTo(self.window(), self._field.rect().bottomLeft())
            self.show_at(corner.x(), corner.y() + _BELOW, self._field.width())

    def walk(self, by: int) -> None:
        """Choose the row below (1) or above (-1); beyond the ends none is chosen."""
        self.choose((self.current_number + 1 + by) % (len(self.rows) + 1) - 1)

    def label_of(self, row: CompletionRow) -> str:
        """Give the label."""
        return row.label

    def spoken_of(self, row: CompletionRow) -> str:
        """Give the label and the count."""
        return f"{row.label}, {row.count}"

    def paint_row(self, painter: QPainter, room: QRectF, row: CompletionRow) -> None:
        """Draw the dot of a theme, the label, what it is, and at the right the count."""
        palette, room = self._scheme.palette, room.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(palette.text3))
        count = QLocale().toString(row.count)
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - _GAP)
        if row.dot:
            dot = QRectF(room.left(), room.center().y() - _DOT / 2, _DOT, _DOT)
            paint_dot(painter, dot, palette, row.dot)
            room.setLeft(dot.right() + _GAP)
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.text))
        metrics = painter.fontMetrics()
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, _MIDDLE, label)
        word = field_word(row)
        room.setLeft(room.left() + metrics.horizontalAdvance(label) + _GAP)
        if word and room.width() > metrics.horizontalAdvance(word):
            painter.setPen(QColor(palette.text3))
            painter.drawText(room, _MIDDLE, word)
