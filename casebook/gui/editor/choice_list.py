"""The list of what may be written, below the cursor; the keyboard stays in the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from casebook.gui.editor.choices import Choice
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.popup_list import EDGE, PopupList

_WIDTH = 400
_SIDE = 12


class ChoiceList(PopupList[Choice]):
    """Offers choices, of which the first is chosen."""

    def __init__(self, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(scheme, parent)
        self._scheme = scheme
        self._over = parent
        self.list.setAccessibleName(self.tr("What may be written here"))

    def offer(self, choices: Sequence[Choice], line: QRect) -> None:
        """Show choices below a line, or above it where there is more room; none hides the list.

        Args:
            choices: In their order.
            line: Where the words that are typed stand, in the coordinates of the parent.
        """
        if not self.take(choices):
            return
        self.choose(0)
        room, height = self._over.rect(), self.wanted_height
        width = min(_WIDTH, room.width() - 2 * EDGE)
        below = line.bottom() + EDGE
        fits = below + height <= room.bottom() or line.top() < room.height() // 2
        top = below if fits else line.top() - EDGE - height
        self.show_at(max(EDGE, min(line.left() - _SIDE, room.right() - EDGE - width)), top, width)

    def walk(self, by: int) -> None:
        """Choose another row, round at the ends for single steps."""
        count, row = len(self.rows), self.current_number + by
        self.choose(row % count if abs(by) == 1 else max(0, min(row, count - 1)))

    def label_of(self, row: Choice) -> str:
        """Give what it is, and what is said of it."""
        return f"{row.shown} {row.note}".strip()

    def spoken_of(self, row: Choice) -> str:
        """Give the same."""
        return self.label_of(row)

    def paint_row(self, painter: QPainter, room: QRectF, row: Choice) -> None:
        """Draw what is chosen, and beside it what it is."""
        palette, room = self._scheme.palette, room.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(font(TextRole.SNIPPET))
        note_width = min(painter.fontMetrics().horizontalAdvance(row.note), room.width() * 0.45)
        _write(painter, room, row.note, palette.text3, note_width, right=True)
        painter.setFont(font(TextRole.UI))
        gap = 12 if row.note else 0
        _write(painter, room, row.shown, palette.text, room.width() - note_width - gap)


def _write(
    painter: QPainter, room: QRectF, text: str, colour: str, width: float, *, right: bool = False
) -> None:
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    left = room.right() - width if right else room.left()
    place = QRectF(left, room.top(), width + 1, room.height())
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitted)
