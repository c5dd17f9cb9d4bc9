"""The help: pages to read, in a window beside the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.names import DocumentPath
from casebook.gui.dialogs.help_pages import HelpPage, read_pages, set_page
from casebook.gui.history import History, Place
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.headings_model import Heading, HeadingsModel
from casebook.gui.panes.page_hits import FindHits, finder_of
from casebook.gui.panes.quiet_list import QuietList
from casebook.gui.panes.reading_page import ReadingPage
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.surface import Surface
from casebook.resources import resource


class HelpWindow(Surface):
    """A list of pages, a page, and the way back.

    Signals:
        outside_link_requested: The address of a page on the network; nothing is ever loaded.
    """

    outside_link_requested = Signal(str)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        parent: QWidget | None = None,
        pages: Sequence[HelpPage] | None = None,
    ) -> None:
        """Make the window.

        Args:
            scheme: The colours.
            icons: The icons.
            parent: The window beside which it stands.
            pages: What there is to read; the help that comes with the program when not given.
        """
        super().__init__(scheme, "window", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self._pages = list(read_pages(resource("help")) if pages is None else pages)
        self._listed = list(self._pages)
        self._history = History()
        self._titles = HeadingsModel(self)
        self.list = QuietList(scheme, self._titles)
        self.list.setProperty("surface", "window")
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.chosen.connect(lambda row: self.open_page(self._listed[row].name))
        self.page = ReadingPage(scheme, _no_picture)
        self.page.document_requested.connect(self.open_page)
        self.page.outside_link_requested.connect(self.outside_link_requested)
        self.words = FilterField(scheme, self.tr("Search the help"))
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self._go_to_next_hit)
        self.back = self._button(icons, "back", self.tr("Back"), "Alt+Left")
        self.back.clicked.connect(lambda: self._go(self._history.back()))
        self.forward = self._button(icons, "forward", self.tr("Forward"), "Alt+Right")
        self.forward.clicked.connect(lambda: self._go(self._history.forward()))
        self._add_shortcuts()
        self._lay_out()
        self.resize(920, 640)
        self._search("")
        if self._pages:
            self.open_page(self._pages[0].name)

    def open_page(self, name: str, heading: str = "") -> None:
        """Show a page, at a heading or from its top; a name that is not known changes nothing."""
        if any(page.name == name for page in self._pages):
            place = Place(DocumentPath(name), heading)
            self._history.visit(place)
            self._go(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, place: Place | None) -> None:
        page = next((page for page in self._pages if place and page.name == place.path), None)
        if place is None or page is None:
            return
        self.page.set_page(set_page(page, self._pages), None)
        self.page.setAccessibleName(page.title)
        self.setWindowTitle(self.tr("{0} — Help").format(page.title))
        if place.heading:
            self.page.go_to_heading_named(place.heading)
        self.page.show_hits(_finder(self.words.text()))
        self._select(page)
        self.back.setEnabled(self._history.can_go_back)
        self.forward.setEnabled(self._history.can_go_forward)

    def _search(self, words: str) -> None:
        """List the pages that have the words, and mark them in the page that is shown."""
        current = self._history.place
        self._listed = [page for page in self._pages if page.has(words)]
        self._titles.show([Heading(1, page.title) for page in self._listed])
        self.page.show_hits(_finder(words))
        shown = [page for page in self._listed if current and page.name == current.path]
        if shown:
            self._select(shown[0])

    def _go_to_next_hit(self) -> None:
        """Go to the next hit; to the first page that has the words when this one has none."""
        current = self._history.place
        if self._listed and not any(current and p.name == current.path for p in self._listed):
            self.open_page(self._listed[0].name)
        self.page.next_hit()

    def _select(self, page: HelpPage) -> None:
        """Show in the list which page is read; none when it is not listed."""
        row = self._listed.index(page) if page in self._listed else -1
        self._titles.set_current(row)
        self.list.setCurrentIndex(self._titles.index(row))

    def _button(self, icons: Icons, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setAutoRaise(True)
        button.setToolTip(f"{name} ({keys})")
        button.setAccessibleName(name)
        button.setEnabled(False)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(button.click)
        return button

    def _add_shortcuts(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.words.setFocus)
        find.activated.connect(self.words.selectAll)
        hit = QShortcut(QKeySequence("F3"), self)
        hit.activated.connect(self.page.next_hit)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 8)
        tools.setSpacing(4)
        tools.addWidget(self.back)
        tools.addWidget(self.forward)
        tools.addSpacing(8)
        tools.addWidget(self.words, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([264, 656])
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(splitter)


def _finder(words: str) -> FindHits | None:
    """Give what finds each of some words in a text; None for no words."""
    finders = [finder_of(word) for word in words.split()]
    if not finders:
        return None
    return lambda text: [hit for find in finders for hit in find(text)]


def _no_picture(path: str) -> bytes | None:
    """The help has no pictures."""
    del path
    return None
