"""Text in a role of the type table and in colours of the palette, with the table's line height."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QEnterEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.hit_format import hit_format
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width

_USUAL_WIDTH = 320
_LONGEST = 20_000  # letters; a title may be a megabyte
_LEAST_WIDTH = 24


class Span(NamedTuple):
    """A stretch of text.

    Attributes:
        text: Plain text; nothing in it is taken for markup.
        tone: The field of the palette that gives its colour.
        strong: Whether it is set in a heavier weight.
    """

    text: str
    tone: str = "text"
    strong: bool = False


def hex_of(palette: Palette, tone: str) -> str:
    """Give the colour that a field of the palette holds."""
    return str(getattr(palette, tone))


class Words(QWidget):
    """Text that follows the colour scheme, wrapped where it must be.

    Words that are longer than a line are broken; a label of Qt would stand out at the side.
    """

    def __init__(
        self,
        scheme: Scheme,
        role: TextRole,
        tone: str = "text",
        parent: QWidget | None = None,
        *,
        wrapped: bool = True,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._role = role
        self._tone = tone
        self._zoom = 1.0
        self._sans = False
        self._wrapped = wrapped
        self._underlined = False
        self._spans: Sequence[Span] = ()
        self._heights: dict[int, int] = {}
        self._ideal = -1
        self._hits: Sequence[tuple[int, int]] = ()
        self._current_hit: int | None = None
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        mode = QTextOption.WrapMode
        option = QTextOption()
        option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrapped else mode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._document.setDefaultTextOption(option)
        follow_width(self)
        scheme.changed.connect(self._write)

    @property
    def words(self) -> str:
        """The text that is shown."""
        return "".join(span.text for span in self._spans)

    def show_words(self, text: str) -> None:
        """Show a text in the colour of the whole."""
        self.show_spans(Span(text, self._tone))

    def show_spans(self, *spans: Span) -> None:
        """Show stretches of text, each in its own colour."""
        self._spans = spans
        self.setAccessibleName(self.words)
        self._write()
        self.updateGeometry()

    def set_type(self, zoom: float, sans: bool) -> None:
        """Set the text larger or smaller, with or without serifs."""
        if (zoom, sans) == (self._zoom, self._sans):
            return
        self._zoom = zoom
        self._sans = sans
        self._write()
        self.updateGeometry()

    def document(self) -> QTextDocument:
        """Give the text as it stands in its lines."""
        self._fit()
        return self._document

    def mark_hits(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark what was searched for.

        Args:
            ranges: Start and end of each hit, as positions.
            current: Which of them one has gone to, counted from 0.
        """
        if (ranges, current) != (self._hits, self._current_hit):
            self._hits, self._current_hit = ranges, current
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Wrapped text gets higher as it gets narrower."""
        return self._wrapped

    def heightForWidth(self, width: int) -> int:
        """Give the height of the lines at a width in pixels."""
        if width not in self._heights:
            self._heights[width] = self._measure(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Give the size on one line, or at a usual width."""
        if self._ideal < 0:
            self._document.setTextWidth(-1)
            self._ideal = math.ceil(self._document.idealWidth())
        around = self.contentsMargins()
        width = min(self._ideal, _USUAL_WIDTH) if self._wrapped else self._ideal
        width += around.left() + around.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wrapped text can be made narrow."""
        return QSize(_LEAST_WIDTH, 0) if self._wrapped else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        self._fit()
        painter = QPainter(self)
        painter.translate(QPointF(self.contentsRect().topLeft()))
        self._document.documentLayout().draw(painter, self._paint_context())

    def _paint_context(self) -> QAbstractTextDocumentLayout.PaintContext:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.selections = [self._marked(at, *hit) for at, hit in enumerate(self._hits)]
        return context

    def _marked(self, at: int, start: int, end: int) -> QAbstractTextDocumentLayout.Selection:
        marked = QAbstractTextDocumentLayout.Selection()
        marked.cursor = QTextCursor(self._document)
        marked.cursor.setPosition(start)
        marked.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked.format = hit_format(self._scheme.palette, current=at == self._current_hit)
        return marked

    def _fit(self) -> None:
        """Let the lines be as long as there is room; measuring leaves them at other widths."""
        self._document.setTextWidth(self.contentsRect().width() if self._wrapped else -1)

    def _measure(self, width: int) -> int:
        around = self.contentsMargins()
        if self._wrapped:
            self._document.setTextWidth(max(1, width - around.left() - around.right()))
        return math.ceil(self._document.size().height()) + around.top() + around.bottom()

    def _write(self) -> None:
        """Write the spans into the document in the letters and colours of the moment."""
        used = font(self._role, self._zoom, self._sans)
        self._document.clear()
        self._document.setDefaultFont(used)
        cursor = QTextCursor(self._document)
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(line_height(self._role, self._zoom), fixed)
        cursor.setBlockFormat(block)
        for span in self._spans:
            cursor.insertText(span.text[:_LONGEST], self._format(span, used))
        # layouts ask again and again; text is laid out for each width but once
        self._heights.clear()
        self._ideal = -1
        self.update()

    def _format(self, span: Span, used: QFont) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(hex_of(self._scheme.palette, span.tone)))
        look.setFontUnderline(self._underlined)
        look.setFontWeight(QFont.Weight.DemiBold if span.strong else used.weight())
        return look


class LinkWords(Words):
    """Words that can be clicked; underlined while the pointer is over them.

    Signals:
        clicked: They were clicked.
    """

    clicked = Signal()

    def __init__(
        self,
        scheme: Scheme,
        role: TextRole,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, role, tone, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        self._set_underlined(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line away."""
        self._set_underlined(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press, so that what lies below does not take it for its own."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the click."""
        within = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and within:
            self.clicked.emit()

    def _set_underlined(self, underlined: bool) -> None:
        self._underlined = underlined
        self._write()
