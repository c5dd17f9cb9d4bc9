"""A page in its column: style, size, pictures, and where it is scrolled to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from casebook.domain.names import ThemeId
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.indents import limit_indents
from casebook.gui.look.page_sheet import QUOTED, page_sheet, with_plain_headings
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_column import PADDING, PageColumn, is_wide_enough
from casebook.gui.panes.page_decor import Decor, measure_decor, paint_decor
from casebook.gui.panes.page_geometry import copied_text
from casebook.gui.panes.page_marks import PICTURE, LoadPicture, PagePictures, without_pictures
from casebook.gui.panes.page_places import height_of, place_at
from casebook.gui.panes.page_zoom import ZoomedPage
from casebook.markdown.page_tables import arranged

if TYPE_CHECKING:
    from casebook.domain.document import Document

_GROWS = (f"{PICTURE}:", "casebook-mark:matrix", "casebook-mark:minutes")
_WIDE_TABLES = ('<table class="grid"', '<table class="risks"', '<table class="plain"')
_SETTLE = 80
_INDENT = 26
# columns of a table are whole pixels wide, so that it may be a little too wide
_ROUNDED = 8


class PageView(ZoomedPage):
    """Shows the HTML of a document in a column, as text that can be selected.

    Signals:
        page_set: The page was set anew; positions in it may be others than before.
    """

    page_set = Signal()

    def __init__(
        self, scheme: Scheme, load_picture: LoadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scheme = scheme
        self._html = ""
        self._shown = ""
        self._text = ""
        self._wide = False
        self._sans = False
        self._decor: Decor | None = None
        self._pictures = PagePictures(load_picture, scheme.palette)
        self._drawn: dict[str, QImage] = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self.set_again)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.document().setDocumentMargin(PADDING)
        self.document().documentLayout().documentSizeChanged.connect(self._take_size)
        self.verticalScrollBar().rangeChanged.connect(self._fit_column)
        self.zoom_changed.connect(self.set_again)
        scheme.changed.connect(self.set_again)
        self._dress()

    @property
    def text(self) -> str:
        """The plain text of the page; a picture counts as one character."""
        return self._text

    def set_page(self, html: str, document: Document | None) -> None:
        """Show the HTML of a document, from its top."""
        self._html = html
        self._pictures.document = document
        self._set()
        self.verticalScrollBar().setValue(0)

    def set_theme_colours(self, colours: Mapping[ThemeId, str]) -> None:
        """Take the colours of themes."""
        if colours != self._pictures.colours:
            self._pictures.colours = dict(colours)
            self.set_again()

    def set_sans(self, sans: bool) -> None:
        """Set running text in the family of the window, or in the serif again."""
        if sans != self._sans:
            self._sans = sans
            self.set_again()

    def set_again(self) -> None:
        """Set the page anew where it is, as its colours, size or width have changed."""
        self._settling.stop()
        self._dress()
        if not self._html:
            return
        top = self.verticalScrollBar().value()
        place, rest = self.exact_place()
        self._set()
        if top:
            self.restore_place(place, rest)

    def exact_place(self) -> tuple[tuple[int, int], float]:
        """Give the scroll place, and how many pixels below it the page begins."""
        place = self.scroll_place()
        return place, self.verticalScrollBar().value() - height_of(self.document(), place)

    def scroll_place(self) -> tuple[int, int]:
        """Give how far the page is scrolled: a block and a character in it."""
        top = self.verticalScrollBar().value()
        return place_at(self.document(), float(top)) if top else (0, 0)

    def restore_place(self, place: tuple[int, int], rest: float = 0.0) -> None:
        """Scroll to a place that ``scroll_place`` gave, be the page wider or narrower now."""
        self.document().size()  # lays the page out to its end, so that it can scroll there
        top = height_of(self.document(), place) + rest if place != (0, 0) else 0
        self.verticalScrollBar().setValue(round(top))

    def visible_rect(self) -> QRectF:
        """Give the part of the page that is seen, in the coordinates of its document."""
        size = self.viewport().size()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def paint_behind(self, painter: QPainter) -> None:
        """Draw behind the words, in the coordinates of the document."""

    def paint_over(self, painter: QPainter) -> None:
        """Draw over the words, in the coordinates of the document."""

    def forget_measures(self) -> None:
        """Measure anew when the page is drawn next."""
        self._decor = None

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Give marks and pictures of the library; everything else stays unread."""
        del kind
        # Qt asks again for each place in which a picture stands
        url = QUrl(name)
        address = url.toString()
        image = self._drawn.get(address)
        if image is None:
            image = self._drawn[address] = self._pictures.image(url)
        return image

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words as words; marks among them by what they say."""
        # Qt's own data would make its text anew whenever it is asked for
        data = QMimeData()
        data.setText(copied_text(self.textCursor()))
        data.setHtml(without_pictures(self.textCursor().selection().toHtml()))
        return data

    def event(self, event: QEvent) -> bool:
        """Keep the column where it belongs, and pictures sharp on every screen."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settling.start()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page: what is behind the words, the words, what is over them."""
        visible, decor = self.visible_rect(), self._measured()
        painter = QPainter(self.viewport())
        painter.translate(-visible.topLeft())
        paint_decor(painter, decor, self.scheme.palette, visible)
        self.paint_behind(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-visible.topLeft())
        self.paint_over(painter)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Give the narrowest page that can be read."""
        return QSize(320, 200)

    def _measured(self) -> Decor:
        if self._decor is None:
            zoom = self.zoom / 100
            self._decor = measure_decor(self.document(), self._shown, self._text, zoom)
        return self._decor

    def _take_size(self, size: QSizeF) -> None:
        """Measure anew; scroll sideways only where a table does not fit at all."""
        self.forget_measures()
        fits = size.width() <= self.viewport().width() + _ROUNDED
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        if self.horizontalScrollBarPolicy() is not wanted:
            self.setHorizontalScrollBarPolicy(wanted)

    def _dress(self) -> None:
        """Take the colours of the moment for the page as a whole."""
        colours = self.scheme.palette
        self._pictures.palette = colours
        palette = QPalette(self.palette())
        wanted = {
            QPalette.ColorRole.Base: colours.page,
            QPalette.ColorRole.Window: colours.page,
            QPalette.ColorRole.Text: colours.text,
            QPalette.ColorRole.Link: colours.ink,
            QPalette.ColorRole.Highlight: colours.selection,
            QPalette.ColorRole.HighlightedText: colours.text,
        }
        for role, colour in wanted.items():
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)

    def _set(self) -> None:
        zoom = self.zoom / 100
        self._wide = self._should_be_wide()
        self._fit_column()
        self._drawn.clear()
        self._pictures.zoom = zoom
        self._pictures.width = self._column().running
        self._pictures.table_width = self._column().text
        self._pictures.pixel_ratio = self.devicePixelRatioF()
        colours, document = self.scheme.palette, self.document()
        document.setDefaultFont(font(TextRole.UI, zoom))
        document.setDefaultStyleSheet(page_sheet(colours, zoom, sans=self._sans, wide=self._wide))
        html = with_plain_headings(self._html)
        self._shown = arranged(html, is_wide_enough(self._room(), zoom), zoom)
        self.setHtml(self._shown)
        limit_indents(document, self._shown, QUOTED * zoom)
        self._text = self.toPlainText()
        self.forget_measures()
        self.page_set.emit()

    def _room(self) -> int:
        """Give the width of the page; the scroll bar always counts, so that nothing jumps."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _column(self) -> PageColumn:
        return PageColumn(self._room(), self.zoom / 100, self._wide)

    def _should_be_wide(self) -> bool:
        has_tables = any(table in self._html for table in _WIDE_TABLES)
        return has_tables and is_wide_enough(self._room(), self.zoom / 100)

    def _fit(self) -> None:
        """Fit the column to a new width; set the page anew only where that shows."""
        if self._html and self._should_be_wide() != self._wide:
            self.set_again()
            return
        self._fit_column()
        grows = any(picture in self._html for picture in _GROWS)
        if grows and self._column().text != self._pictures.table_width:
            self._settling.start()

    def _fit_column(self) -> None:
        column, margins = self._column(), self.viewportMargins()
        bar = self.verticalScrollBar()
        is_shown = bar.maximum() > bar.minimum()
        right = column.right + (0 if is_shown else bar.sizeHint().width())
        if (margins.left(), margins.right()) != (column.left, right):
            self.setViewportMargins(column.left, 0, right, 0)
