"""A small table to read: column heads, rows with lines below them, text that can be selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.selectable_words import SelectableWords

_LONGEST_CELL = 600


class PlainTable(QWidget):
    """Rows of text; the last column takes the room that is left."""

    def __init__(
        self,
        scheme: Scheme,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        """Make a table.

        Args:
            scheme: The colours.
            heads: The heads of the columns.
            rows: A text for each column.
            widths: Pixels of each column but the last.
            parent: Where it stands.
        """
        super().__init__(parent)
        self._scheme = scheme
        self._firsts: list[QWidget] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        for column, head in enumerate(heads):
            self._put(grid, 0, column, head, TextRole.LABEL, "text3")
        for at, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                tone = "text2" if column == len(heads) - 1 else "text"
                self._put(grid, at, column, cut(text, _LONGEST_CELL), TextRole.UI, tone)
        for column, width in enumerate(widths):
            grid.setColumnMinimumWidth(column, width)
        grid.setColumnStretch(len(heads) - 1, 1)
        follow_width(self)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines between the rows."""
        del event
        painter = QPainter(self)
        palette = self._scheme.palette
        # Qt does not tell the rows of a grid whose heights follow from its width
        bottoms = [first.y() for first in self._firsts[1:]] + [self.height()]
        for row, bottom in enumerate(bottoms):
            colour = palette.field_line if row == 0 else palette.line
            painter.fillRect(QRectF(0, bottom - 1, self.width(), 1), QColor(colour))

    def _put(
        self, grid: QGridLayout, row: int, column: int, text: str, role: TextRole, tone: str
    ) -> None:
        words = SelectableWords(self._scheme, role, tone)
        words.show_words(text)
        words.setContentsMargins(0, 4 if row == 0 else 6, 12, 4 if row == 0 else 7)
        if column == 0:
            self._firsts.append(words)
        grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
