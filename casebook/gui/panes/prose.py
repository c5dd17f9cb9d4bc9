"""A stretch of a document as set text, as high as it needs to be, among other widgets.

It runs nothing and loads nothing but our own marks and pictures of the library; a link that is
clicked is told, never followed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.hit_format import hit_format
from casebook.gui.look.indents import limit_indents
from casebook.gui.look.page_sheet import COLUMN, QUOTED, page_sheet, with_plain_headings
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_marks import LoadPicture, PagePictures
from casebook.gui.widgets.by_width import follow_width

_LEAST_WIDTH = 160
_INDENT = 22
_SCROLLING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_SMALLER = 15 / 16


class Prose(QTextBrowser):
    """Set text without a frame and without scroll bars.

    Signals:
        link_chosen: The address of a link that was clicked.
    """

    link_chosen = Signal(str)

    def __init__(
        self, scheme: Scheme, load_picture: LoadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._pictures = PagePictures(load_picture, scheme.palette)
        self._html = ""
        # layouts ask again and again; text is laid out for each width but once
        self._heights: dict[int, int] = {}
        self._zoom = _SMALLER
        self._sans = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        follow_width(self)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))
        scheme.changed.connect(self._render)

    def show_html(self, html: str) -> None:
        """Show a section as ``casebook.markdown`` sets it."""
        self._html = html
        self._render()

    def set_type(self, zoom: float, sans: bool) -> None:
        """Set the text larger or smaller, with or without serifs."""
        if (zoom * _SMALLER, sans) != (self._zoom, self._sans):
            self._zoom = zoom * _SMALLER
            self._sans = sans
            self._render()

    def mark_hits(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark what was searched for; see ``Words``."""
        selections = []
        for at, (start, end) in enumerate(ranges):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = hit_format(self._scheme.palette, current=at == current)
            selections.append(selection)
        self.setExtraSelections(selections)

    def hasHeightForWidth(self) -> bool:
        """It is as high as its text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the text at a width in pixels."""
        if width not in self._heights:
            self._heights[width] = self._measure(width)
        return self._heights[width]

    def _measure(self, width: int) -> int:
        measured = self.document()
        before = measured.textWidth()
        measured.setTextWidth(max(min(width, self._widest), 1))
        height = measured.size().height()
        measured.setTextWidth(before)
        return int(height) + 1

    def sizeHint(self) -> QSize:
        """Give the size at the present width."""
        width = max(self.width(), _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(_LEAST_WIDTH, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines from getting too long; ask for another height at another width."""
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, max(0, self.width() - self._widest), 0)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the page scroll; Tab and Enter walk and follow the links."""
        if event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll, not the stretch."""
        event.ignore()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give marks and pictures of the library; nothing for any other address."""
        if kind == QTextDocument.ResourceType.ImageResource:
            self._pictures.palette = self._scheme.palette
            self._pictures.zoom = self._zoom
            self._pictures.width = max(self.viewport().width(), _LEAST_WIDTH)
            self._pictures.pixel_ratio = self.devicePixelRatioF()
            return self._pictures.image(QUrl(name))
        return None

    @property
    def _widest(self) -> int:
        return round(COLUMN * self._zoom)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(font(TextRole.BODY, self._zoom, self._sans))
        document.setDefaultStyleSheet(
            page_sheet(self._scheme.palette, self._zoom, sans=self._sans, wide=False)
        )
        self.setHtml(with_plain_headings(self._html))
        limit_indents(document, self._html, QUOTED * self._zoom)
        self._heights.clear()
        self.updateGeometry()
