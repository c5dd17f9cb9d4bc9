"""Source text in a column: letters, line heights, line numbers, the current line, and zoom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from casebook.gui.editor.highlighter import Highlighter
from casebook.gui.editor.line_spacing import SpacedLayout
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.zooms import zoom_above, zoom_below, zoom_within
from casebook.gui.panes.overlay_bar import OverlayBar

COLUMN = 704
"""The widest column of source at 100 %, in logical pixels."""
_NUMBERS = 40
_AFTER_NUMBER = 12
_MARGIN = 8
_DIGIT = 7
_NOTCH = 120


class SourceView(QPlainTextEdit):
    """Shows source text that can be edited.

    Signals:
        zoom_changed: The size in percent.
    """

    zoom_changed = Signal(int)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = scheme
        self._zoom = 100
        self._turned = 0
        self._line = -1
        self._marks: dict[str, Sequence[QTextEdit.ExtraSelection]] = {}
        self._spacing = _lay_out(self)
        self.highlighter = Highlighter(self.document(), scheme, self)
        self.numbers = Beside(self, numbered=True)
        self.beside = Beside(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)
        self.blockCountChanged.connect(self._fit_column)
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._move_line)
        scheme.changed.connect(self._dress)
        self._dress()
        self._set_letters()

    @property
    def zoom(self) -> int:
        """The size in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size from 80 to 200 percent."""
        percent = zoom_within(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._set_letters()
            self.zoom_changed.emit(percent)

    def zoom_larger(self) -> None:
        """Show the text one step larger."""
        self.set_zoom(zoom_above(self._zoom))

    def zoom_smaller(self) -> None:
        """Show the text one step smaller."""
        self.set_zoom(zoom_below(self._zoom))

    def zoom_back(self) -> None:
        """Show the text at 100 %."""
        self.set_zoom(100)

    def line_rect(self, block: QTextBlock) -> QRectF:
        """Give the place of a block in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def mark(self, layer: str, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Mark words in the view; each layer keeps its own marks, and none is a change."""
        if selections or self._marks.get(layer):
            self._marks[layer] = selections
            self.setExtraSelections(list(chain.from_iterable(self._marks.values())))

    def centre_if_hidden(self) -> None:
        """Scroll the cursor into the middle when it cannot be seen well."""
        rect, height = self.cursorRect(), self.viewport().height()
        if rect.top() < rect.height() or rect.bottom() > height - rect.height():
            self.centerCursor()

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, float, float]]:
        """Give the blocks that can be seen, with top and height in the viewport."""
        block = self.firstVisibleBlock()
        # Qt would walk from the first one again for each
        top = self.line_rect(block).top()
        while block.isValid() and top <= self.viewport().height():
            height = self.blockBoundingRect(block).height()
            yield block, top, height
            top += height
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the current line and the ground of what is selected, then the words."""
        painter = QPainter(self.viewport())
        self._paint_current(painter)
        self._paint_selected(painter)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column where it belongs."""
        super().resizeEvent(event)
        self._fit_column()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or change the size with Ctrl held down."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            larger = self._turned > 0
            (self.zoom_larger if larger else self.zoom_smaller)()
            self._turned -= _NOTCH if larger else -_NOTCH
        event.accept()

    def sizeHint(self) -> QSize:
        """Give the width of a full column."""
        return QSize(COLUMN, 480)

    def minimumSizeHint(self) -> QSize:
        """Give the narrowest column in which one can write."""
        return QSize(320, 160)

    def _paint_current(self, painter: QPainter) -> None:
        rect = self.line_rect(self.textCursor().block())
        band = QRectF(0, rect.top(), self.viewport().width(), rect.height())
        painter.fillRect(band, QColor(self.scheme.palette.sunk))

    def _paint_selected(self, painter: QPainter) -> None:
        """Fill what Qt leaves open between selected lines, as it knows only the letters."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        colour = QColor(self.scheme.palette.selection)
        for block, top, _ in self.visible_blocks():
            first, last = start - block.position(), end - block.position()
            if last < 0 or first >= block.length():
                continue
            for rect in self._selected_lines(block, first, last):
                painter.fillRect(rect.translated(self.contentOffset().x(), top), colour)

    def _selected_lines(self, block: QTextBlock, first: int, last: int) -> list[QRectF]:
        layout, height = block.layout(), self._spacing.line_height
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            if last <= begins or first > ends:
                continue
            left = _x(line.cursorToX(max(first, begins)))
            right = _x(line.cursorToX(min(last, ends)))
            # what is read from the right begins at the right
            rects.append(QRectF(left, number * height, right - left, height).normalized())
        return rects

    def _set_letters(self) -> None:
        zoom = self._zoom / 100
        letters = font(TextRole.SOURCE, zoom)
        self.setFont(letters)
        self.document().setDefaultFont(letters)
        self._spacing.line_height = self._line_height()
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._fit_column()
        self.viewport().update()
        self.numbers.update()
        self.beside.update()

    def _line_height(self) -> int:
        return max(line_height(TextRole.SOURCE, self._zoom / 100), self.fontMetrics().height())

    def _fit_column(self) -> None:
        zoom = self._zoom / 100
        digits = len(str(self.blockCount()))
        numbers = max(_NUMBERS, (digits * _DIGIT + _AFTER_NUMBER + _MARGIN)) * zoom
        beside = max(0, round((self.width() - numbers - COLUMN * zoom - 2 * _MARGIN) / 2))
        left, right = round(beside + numbers), beside + 2 * _MARGIN
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, _MARGIN, right, 0)
            # Qt does not always hear of a viewport that is resized while it is resized
            super().resizeEvent(QResizeEvent(self.viewport().size(), QSize()))
        area = self.contentsRect()
        top, height = area.top() + _MARGIN, area.height() - _MARGIN
        self.numbers.setGeometry(area.left(), top, left, height)
        self.beside.setGeometry(area.right() + 1 - right, top, right, height)
        self._bar.raise_()

    def _scroll_numbers(self, area: QRect, by: int) -> None:
        if by:
            self.numbers.scroll(0, by)
            self.beside.scroll(0, by)
        else:
            self.numbers.update(0, area.top(), self.numbers.width(), area.height())
            self.beside.update(0, area.top(), self.beside.width(), area.height())

    def _move_line(self) -> None:
        """Draw the band anew when the cursor is in another line."""
        line = self.textCursor().blockNumber()
        if line != self._line:
            self._line = line
            self.viewport().update()
            self.numbers.update()
            self.beside.update()

    def _dress(self) -> None:
        """Take the colours of the moment."""
        colours, palette = self.scheme.palette, QPalette(self.palette())
        wanted = {
            QPalette.ColorRole.Base: colours.page,
            QPalette.ColorRole.Window: colours.page,
            QPalette.ColorRole.Text: colours.text,
            QPalette.ColorRole.Highlight: colours.selection,
            QPalette.ColorRole.HighlightedText: colours.text,
        }
        for role, colour in wanted.items():
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self.viewport().update()
        self.numbers.update()
        self.beside.update()


class Beside(QWidget):
    """What stands beside the text: numbers of lines, and the rest of the current line's band."""

    def __init__(self, view: SourceView, *, numbered: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._numbered = numbered
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band of the current line, and the numbers."""
        view, palette = self._view, self._view.scheme.palette
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(palette.page))
        painter.setFont(font(TextRole.CHIP, view.zoom / 100))
        current = view.textCursor().blockNumber()
        shift = view.viewport().mapTo(view, QPoint(0, 0)).y() - self.y()
        line = line_height(TextRole.SOURCE, view.zoom / 100)
        for block, block_top, height in view.visible_blocks():
            number, top = block.blockNumber(), block_top + shift
            if number == current:
                painter.fillRect(QRectF(0, top, self.width(), height), QColor(palette.sunk))
            if self._numbered:
                painter.setPen(QColor(palette.text2 if number == current else palette.text3))
                place = QRectF(0, top, self.width() - _AFTER_NUMBER, line)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(place, right, str(number + 1))


def _lay_out(view: QPlainTextEdit) -> SpacedLayout:
    """Give a view a document of its own with lines of equal height."""
    document = QTextDocument(view)
    spacing = SpacedLayout(document, line_height(TextRole.SOURCE))
    document.setDocumentLayout(spacing)
    view.setDocument(document)
    return spacing


def _x(place: object) -> float:
    """Give the place that ``cursorToX`` gives beside the position that it found."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
