"""Sheets of paper below each other on the desk, as wide as there is room for.

A sheet is there at once, white; its picture comes when it is asked for. A picture that is
there stays until a newer one takes its place, so that nothing flickers while one writes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from casebook.gui.look.scheme import Scheme

_SIDE, _TOP, _GAP = 20, 16, 16
_WIDEST = 900
_LEAST = 120
_LINE = 40  # pixels that an arrow key scrolls
_PER_INCH = 96 / 72  # logical pixels to a point


class PageSheets(QAbstractScrollArea):
    """Shows pages; whoever has them hands in their pictures.

    Signals:
        images_wanted: The numbers of the pages that are seen and have no picture, and the
            width of the pictures in device pixels.
        page_changed: The number of the page that is read, from 0.
        zoom_changed: The pages are of another size on the screen.
    """

    images_wanted = Signal(object, int)
    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._sizes: Sequence[tuple[float, float]] = ()
        self._tops: list[int] = []
        self._images: dict[int, QImage] = {}
        self._stale: set[int] = set()
        self._page = 0
        self._room = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # a bar that comes and goes would set everything in another width, and so on
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(_LEAST)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        scheme.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The number of the page that is read, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> int:
        """How large the page that is read is on the screen, in percent of its paper."""
        if not self._sizes:
            return 100
        return round(100 * self._width() / (self._sizes[self._page][0] * _PER_INCH))

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the page that is read, in points."""
        return self._sizes[self._page]

    def show_pages(self, sizes: Sequence[tuple[float, float]], *, same: bool) -> None:
        """Show sheets.

        Args:
            sizes: Width and height of each, in points.
            same: Whether they are those that are shown, set anew: what is read stays.
        """
        self._sizes = sizes
        self._images = {
            number: image for number, image in self._images.items() if same and number < len(sizes)
        }
        self._stale = set(self._images)
        place = self.verticalScrollBar().value() if same else 0
        self._page = min(self._page, max(len(sizes) - 1, 0)) if same else 0
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._scrolled()
        self.page_changed.emit(self._page)

    def take_image(self, number: int, image: QImage) -> None:
        """Show the picture of a page."""
        if number < len(self._sizes):
            self._images[number] = image
            self._stale.discard(number)
            self.viewport().update(self._place(number))

    def image(self, number: int) -> QImage | None:
        """Give the picture of a page, if it is there."""
        return self._images.get(number)

    def go_to(self, number: int) -> None:
        """Scroll to the top of a page."""
        if self._sizes:
            number = min(max(number, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(self._tops[number] - _TOP)
            self._set_page(number)

    def look(self) -> None:
        """Ask for the pictures of the pages that are seen."""
        wanted = [n for n in self._seen() if n in self._stale or not self._fits(n)]
        if wanted and self.isVisible():
            self.images_wanted.emit(wanted, self._pixels())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width; what is read stays in sight."""
        super().resizeEvent(event)
        if self._width() != self._room and self._sizes:
            page, before = self._page, self._place(self._page)
            inside = -before.top() / before.height()
            self._lay_out()
            after = self._place(page)
            bar = self.verticalScrollBar()
            bar.setValue(self._tops[page] + round(inside * after.height()))
            if page in self._seen():
                self._set_page(page)
        else:
            self._lay_out()
        self.look()
        self.zoom_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages with the keys for pages, scroll with the arrows."""
        bar = self.verticalScrollBar()
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._sizes) - 1)
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() * 9 // 10)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _LINE)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _LINE)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw desk, paper and pictures."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette = self._scheme.palette
        painter.fillRect(event.rect(), QColor(palette.desk))
        for number in self._seen():
            place = self._place(number)
            painter.fillRect(place, QColor(palette.paper))
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _width(self) -> int:
        return max(_LEAST, min(_WIDEST, self.viewport().width() - 2 * _SIDE))

    def _pixels(self) -> int:
        return round(self._width() * self.devicePixelRatioF())

    def _fits(self, number: int) -> bool:
        image = self._images.get(number)
        return image is not None and abs(image.width() - self._pixels()) <= 1

    def _lay_out(self) -> None:
        self._room = self._width()
        top, self._tops = _TOP, []
        for across, down in self._sizes:
            self._tops.append(top)
            top += round(down * self._room / across) + _GAP
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(_LINE)
        bar.setRange(0, max(0, top - _GAP + _TOP - height))
        self.viewport().update()

    def _place(self, number: int) -> QRect:
        across, down = self._sizes[number]
        left = (self.viewport().width() - self._room) // 2
        top = self._tops[number] - self.verticalScrollBar().value()
        return QRect(left, top, self._room, round(down * self._room / across))

    def _seen(self) -> list[int]:
        ground = self.viewport().rect()
        return [n for n in range(len(self._sizes)) if self._place(n).intersects(ground)]

    def _scrolled(self) -> None:
        """Take the page that reaches over the upper third for the one that is read."""
        self.viewport().update()
        if not self._sizes:
            return
        bar = self.verticalScrollBar()
        line = bar.value() + self.viewport().height() // 3
        page = max((n for n, top in enumerate(self._tops) if top <= line), default=0)
        if bar.maximum() and bar.value() == bar.maximum():
            page = max(page, self._seen()[-1] if self._seen() else page)
        self._set_page(page)
        self.look()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
            self.zoom_changed.emit()
