"""The page on which a document is read: from link to link, heading to heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from casebook.gui.history import Place
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_geometry import line_rects, picture_names, picture_rect
from casebook.gui.panes.page_links import Request, read_link
from casebook.gui.panes.page_marked import MarkedPage
from casebook.gui.panes.page_marks import LoadPicture
from casebook.gui.panes.page_places import Heading, heading_at, headings_of
from casebook.gui.panes.page_tips import MATRIX, lesson_tip, matrix_tip
from casebook.markdown.page_escape import anchor_of

if TYPE_CHECKING:
    from casebook.domain.reading import Reading

_ABOVE = 24
_STILL = 4


class ReadingPage(MarkedPage):
    """Shows a document to be read.

    Signals:
        document_requested: The path of a document, and a heading in it or "".
        file_requested: The path of another file of the library.
        nowhere_requested: What a link leads to that is not there.
        outside_link_requested: The address of a page on the network.
        theme_requested: The id of a theme whose chip was clicked.
        more_requested: The rest of a long document is to be shown.
        lesson_requested: The number of a lesson whose passage was clicked.
        place_changed: The page is scrolled to another place.
    """

    document_requested = Signal(str, str)
    file_requested = Signal(str)
    nowhere_requested = Signal(str)
    outside_link_requested = Signal(str)
    theme_requested = Signal(str)
    more_requested = Signal()
    lesson_requested = Signal(int)
    place_changed = Signal()

    def __init__(
        self, scheme: Scheme, load_picture: LoadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, load_picture, parent)
        self.reading: Reading | None = None
        self._headings: tuple[Heading, ...] = ()
        self._press: QPointF | None = None
        self.menu_makers: list[Callable[[QMenu, QPoint], None]] = []
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Page"))
        self.anchorClicked.connect(self._follow)
        self.page_set.connect(self._find_headings)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.place_changed.emit())

    def show_reading(self, reading: Reading, place: Place | None = None) -> None:
        """Show a document.

        Args:
            reading: The document with what stands beside it.
            place: Where to go in it. Without one a document that is shown already stays where
                it is scrolled to, its chosen lesson too; any other starts at its top.
        """
        same = self.reading is not None and self.reading.document.path == reading.document.path
        kept, rest = self.exact_place()
        if not same:
            self.choose(None)
            self.glow(None)
        self.reading = reading
        self.setAccessibleName(reading.document.title)
        self.set_lessons(reading.lessons)
        self.set_page(reading.html, reading.document)
        if place is not None:
            self.go_to(place)
        elif same:
            self.restore_place(kept, rest)

    def show_nothing(self) -> None:
        """Empty the page."""
        self.reading = None
        self.choose(None)
        self.set_lessons(())
        self.setAccessibleName(self.tr("Page"))
        self.set_page("", None)

    def go_to(self, place: Place) -> None:
        """Go to where the page was scrolled to, to words or to a heading, whichever is given."""
        if place.scroll is not None:
            self.restore_place(place.scroll)
        elif place.words:
            self.show_words(place.words)
        elif place.heading:
            self.go_to_heading_named(place.heading)

    def headings(self) -> tuple[Heading, ...]:
        """Give the headings of the page, its title left out."""
        return self._headings

    def current_heading(self) -> int:
        """Give the index of the heading under which the top of the page stands; -1 for none."""
        top = self.visible_rect().topLeft() + QPointF(0, 2 * _ABOVE)
        position = self.document().documentLayout().hitTest(top, Qt.HitTestAccuracy.FuzzyHit)
        return heading_at(self._headings, position)

    def go_to_heading(self, index: int) -> None:
        """Scroll to a heading by its index."""
        if 0 <= index < len(self._headings):
            self.document().size()  # lays the page out to its end, so that it can scroll there
            position = self._headings[index].position
            top = line_rects(self.document(), position, position + 1)[0].top()
            self.verticalScrollBar().setValue(round(top - _ABOVE))

    def go_to_heading_named(self, name: str) -> bool:
        """Scroll to the first heading with these words; False when there is none."""
        wanted = anchor_of(name)
        for index, heading in enumerate(self._headings):
            if anchor_of(heading.text) == wanted:
                self.go_to_heading(index)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._press = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the lesson of a passage that was clicked; a click beside all lets go."""
        press, self._press = self._press, None
        super().mouseReleaseEvent(event)
        event.accept()
        if press is None or (event.position() - press).manhattanLength() > _STILL:
            return
        if self.textCursor().hasSelection() or self.anchorAt(event.position().toPoint()):
            return
        passage = self.passage_at(event.position())
        self.choose(passage.number if passage else None)
        if passage is not None:
            self.lesson_requested.emit(passage.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the passage under the pointer."""
        super().mouseMoveEvent(event)
        passage = self.passage_at(event.position())
        self.glow(passage.number if passage else None)
        if not self.anchorAt(event.position().toPoint()):
            point = event.position() + self.visible_rect().topLeft()
            on_number = passage is not None and passage.disc.contains(point)
            shape = Qt.CursorShape.PointingHandCursor if on_number else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the passage under the pointer go out."""
        self.glow(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is selected, or the address of a link."""
        self.menu_at(event.pos()).popup(event.globalPos())

    def menu_at(self, point: QPoint) -> QMenu:
        """Give the menu for a point of the viewport."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        request = read_link(QUrl(self.anchorAt(point)))
        if request is not None and request.request is Request.OUTSIDE:
            link = menu.addAction(self.tr("Copy link"))
            link.triggered.connect(lambda: QGuiApplication.clipboard().setText(request.target))
        menu.addSeparator()
        everything = menu.addAction(
            self.tr("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll)
        )
        everything.triggered.connect(self.selectAll)
        for add_to in self.menu_makers:
            add_to(menu, point)
        return menu

    def heading_over(self, point: QPoint) -> str:
        """Give the words of the heading under which a point of the viewport stands, or ""."""
        position = self.cursorForPosition(point).position()
        index = heading_at(self._headings, position)
        return self._headings[index].text if index >= 0 else ""

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a mark of the matrix or a number in the margin stands for."""
        if isinstance(event, QHelpEvent):
            tip = self.tip_at(QPointF(event.pos()))
            if tip:
                QToolTip.showText(event.globalPos(), tip, self.viewport())
                return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """Say what stands at a point of the viewport: a lesson, risks, an address, a picture."""
        place = point + self.visible_rect().topLeft()
        passage = self.passage_at(point)
        if passage is not None and passage.disc.contains(place) and self.reading:
            return lesson_tip(self.reading.lessons, passage.number)
        link = read_link(QUrl(self.anchorAt(point.toPoint())))
        if link is not None and link.request is Request.OUTSIDE:
            return link.target
        for position, name in picture_names(self.document(), self.text):
            rect = picture_rect(self.document(), position)
            if rect.contains(place):
                return self._picture_tip(position, name, rect, place)
        return ""

    def _picture_tip(self, position: int, name: str, rect: QRectF, place: QPointF) -> str:
        if name == MATRIX and self.reading:
            return matrix_tip(self.reading.document, rect, place)
        cursor = self.textCursor()
        cursor.setPosition(position + 1)
        return str(cursor.charFormat().toolTip())

    def _find_headings(self) -> None:
        self._headings = headings_of(self.document())

    def follow(self, address: str) -> None:
        """Ask for what a link in another text asks for."""
        self._follow(QUrl(address))

    def _follow(self, url: QUrl) -> None:
        """Ask for what a link leads to."""
        link = read_link(url)
        if link is None:
            return
        asks: dict[Request, Callable[[], object]] = {
            Request.DOCUMENT: lambda: self.document_requested.emit(link.target, link.heading),
            Request.FILE: lambda: self.file_requested.emit(link.target),
            Request.NOWHERE: lambda: self.nowhere_requested.emit(link.target),
            Request.THEME: lambda: self.theme_requested.emit(link.target),
            Request.OUTSIDE: lambda: self.outside_link_requested.emit(link.target),
            Request.MORE: self.more_requested.emit,
            Request.HEADING: lambda: self.scrollToAnchor(link.target),
        }
        asks[link.request]()
