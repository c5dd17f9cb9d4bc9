"""Lines of the height that the type table says, each at the side at which its paragraph starts.

Qt would take the natural height of the font, and begin what is read from the right at the left.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

_CLOSE = 0.5


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays the lines of a block out at equal distances, and at the right where it is read so.

    Every drawing, scrolling and pointing asks for the place of a block first, so this is where
    its lines are moved.
    """

    def __init__(self, document: QTextDocument, height: int) -> None:
        super().__init__(document)
        self.line_height = height

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Give the place of a block, its lines as high as they are to be."""
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if count and block.isVisible():
            _align(block, layout)
            self._space(layout, count)
            rect.setHeight(count * self.line_height)
        return rect

    def _space(self, layout: QTextLayout, count: int) -> None:
        height = self.line_height
        last = layout.lineAt(count - 1)
        wanted = (count - 1) * height + (height - last.height()) / 2
        if abs(last.y() - wanted) <= _CLOSE:
            return
        for number in range(count):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), number * height + (height - line.height()) / 2))


def _align(block: QTextBlock, layout: QTextLayout) -> None:
    """Begin a block at the side from which its first letters are read.

    Where a line begins is worked out when it is drawn or pointed at, so nothing is laid out anew.
    """
    is_turned = block.textDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_turned else Qt.AlignmentFlag.AlignLeft
    option = layout.textOption()
    if option.alignment() != side:
        option.setAlignment(side)
        layout.setTextOption(option)
