"""The window while a library is open: tool bar, sidebar, list, page and right panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from casebook.gui.library_panes import Panes
    from casebook.gui.panes.find_bar import FindBar
    from casebook.gui.panes.notice_bar import NoticeBar
    from casebook.gui.panes.result_list import ResultList
    from casebook.gui.panes.sidebar import Sidebar
    from casebook.gui.panes.status_line import StatusLine
    from casebook.gui.panes.tool_bar import ToolBar

_LEAST = (176, 264, 400, 280)
"""Pixels below which sidebar, list, page and right panel are of no use."""

_WIDE_SCREEN = 1700
_SEARCH_ALONE = 440
"""Pixels for the search and the buttons before it where no list stands below."""


class ListPanes(NamedTuple):
    """The panes of the first picture, made by the composition root."""

    tools: ToolBar
    sidebar: Sidebar
    results: ResultList
    status: StatusLine


class LibraryView(QWidget):
    """Lays the panes out; their widths are the user's.

    Attributes:
        alone: What stands in the room of list, page and right panel; None while they do.
        page_room: Pixels that the page wants before a panel that gives way stands beside it.

    It begins with the panes of the first picture and an empty place for the page and for the
    panel beside it, as wide as those will be; ``take_pages`` puts them there.

    Signals:
        alone_changed: Whether something stands in the room of list, page and right panel.
        fitted: Panes have come or gone.
    """

    alone_changed = Signal(bool)
    fitted = Signal()

    def __init__(self, panes: ListPanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._widths = list(_LEAST)
        self._wants_sidebar = True
        self._wants_side = True
        self._side_goes_first = True
        self._page: QWidget | None = None
        self._around: list[int] = []
        self.alone: QWidget | None = None
        self._alone_without_sidebar = False
        self._is_writing = False
        self._beside_text = {"sidebar": False, "list": False}
        self._least_page = _LEAST[2]
        self._side_gives_way = False
        self.page_room = 0
        self.centre = QStackedWidget()
        middle = self._page_place = _place("page")
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.centre, 1)
        self._side = _place("pane")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        parts = (panes.sidebar, panes.results, middle, self._side)
        for part, least in zip(parts, _LEAST, strict=True):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(2, 1)
        for index in (0, 1, 3):
            self.splitter.setStretchFactor(index, 0)
        self.splitter.splitterMoved.connect(self.align)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(panes.tools)
        column.addWidget(self.splitter, 1)
        column.addWidget(panes.status)

    def take_pages(self, panes: Panes) -> None:
        """Put the panel into its place; the pages come when they are shown."""
        panes.when_made(type(panes).find, self._take_find)
        panes.when_made(type(panes).notices, self._take_notices)
        panes.side.setMinimumWidth(_LEAST[3])
        panes.side.setHidden(self._side.isHidden())
        self.splitter.replaceWidget(3, panes.side)
        self._side.deleteLater()
        self._side = panes.side

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above the page."""
        self._middle.insertWidget(0, bar)

    def set_widths(self, widths: list[int]) -> None:
        """Give the panes their widths in pixels, or the usual ones for an empty list."""
        # panes as narrow as can be were squeezed by a small window; nobody chose that
        squeezed = tuple(widths[:2]) == _LEAST[:2] and self.width() > sum(_LEAST)
        if squeezed or len(widths) != len(_LEAST) or not all(widths):
            wide = self.width() >= _WIDE_SCREEN
            sidebar, documents, side = (240, 384, 360) if wide else (208, 336, 312)
            page = max(_LEAST[2], self.width() - sidebar - documents - side)
            widths = [sidebar, documents, page, side]
        self._widths = widths
        self.splitter.setSizes(widths)
        self.align()

    def widths(self) -> list[int]:
        """Give the widths of the panes, hidden ones as wide as they were last.

        While one writes, the page is as wide as it was before.
        """
        if self.alone is not None:
            return self._around
        now = self.splitter.sizes()
        if self._is_writing:
            now[2] = 0
        return [width or before for width, before in zip(now, self._widths, strict=True)]

    def show_sidebar(self, wanted: bool) -> None:
        """Show or hide the sidebar, as far as there is room for it."""
        self._wants_sidebar = wanted
        self._alone_without_sidebar = False
        self._beside_text["sidebar"] = wanted
        self._side_goes_first = wanted or self._side_goes_first
        self._fit()

    def show_side(self, wanted: bool, *, gives_way: bool = False) -> None:
        """Show or hide the right panel, as far as there is room for it.

        Args:
            wanted: Whether it is to be there.
            gives_way: Whether a page that wants room for itself comes first.
        """
        self._wants_side = wanted
        self._side_gives_way = gives_way
        self._side_goes_first = not (wanted and self._is_narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a pane go where it gets too narrow for all, and bring it back."""
        super().resizeEvent(event)
        self._fit()

    def make_room(self, least: int) -> None:
        """Hide sidebar and list for a page that is written; 0 brings them back.

        Args:
            least: Pixels below which that page is of no use.
        """
        self._widths = self.widths()
        if not self._is_writing or not least:
            self._beside_text = {"sidebar": False, "list": False}
        self._is_writing = bool(least)
        self._least_page = least or _LEAST[2]
        self._page_place.setMinimumWidth(self._least_page)
        self._fit()

    @property
    def is_side_shown(self) -> bool:
        """Whether the right panel is there."""
        return not self._side.isHidden()

    @property
    def is_sidebar_shown(self) -> bool:
        """Whether the sidebar is there."""
        return not self._panes.sidebar.isHidden()

    def show_list(self) -> None:
        """Bring the list back beside a page that is written."""
        if self._is_writing and not self._beside_text["list"]:
            self._beside_text["list"] = True
            self._fit()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < sum(_LEAST)

    def _fit(self) -> None:
        """Show what is wanted; without room for all, what was asked for last stays."""
        self._widths = self.widths()
        self._side_goes_first = self._side_goes_first or not self._is_narrow
        wanted = self._wanted_while_writing() if self._is_writing else self._wanted_while_reading()
        parts = (self._panes.sidebar, self._panes.results, self._side)
        if wanted != tuple(not part.isHidden() for part in parts):
            for part, shown in zip(parts, wanted, strict=True):
                part.setVisible(shown)
            self.splitter.setSizes(self._sizes(*wanted))
            self.fitted.emit()
        self.align()

    def _wanted_while_reading(self) -> tuple[bool, bool, bool]:
        """Say which of sidebar, list and right panel there is room for."""
        both = self._wants_sidebar and self._wants_side and self._is_narrow
        sidebar = self._wants_sidebar and not (both and not self._side_goes_first)
        sidebar = sidebar and not (self.alone is not None and self._alone_without_sidebar)
        side = self._wants_side and not (both and self._side_goes_first)
        side = side and not self._would_crowd(sidebar)
        return sidebar, self.alone is None, side and self.alone is None

    def _would_crowd(self, sidebar: bool) -> bool:
        """Say whether the right panel takes room that the page wants, and gives way to it."""
        if not (self._side_gives_way and self.page_room):
            return False
        beside = self._widths[1] + self._widths[3] + (self._widths[0] if sidebar else 0)
        return self.width() - beside < self.page_room

    def _wanted_while_writing(self) -> tuple[bool, bool, bool]:
        room = self.width() - self._least_page
        beside = {"list": self._beside_text["list"], "side": self._wants_side}
        beside["sidebar"] = self._beside_text["sidebar"]
        least = {"sidebar": _LEAST[0], "list": _LEAST[1], "side": _LEAST[3]}
        for name in ("side", "sidebar", "list"):
            if sum(least[one] for one, shown in beside.items() if shown) > room:
                beside[name] = False
        return beside["sidebar"], beside["list"], beside["side"]

    def _sizes(self, sidebar: bool, documents: bool, side: bool) -> list[int]:
        """Give the widths of what is shown; the page takes what the others leave."""
        shown = (sidebar, documents, True, side)
        sizes = [width if there else 0 for width, there in zip(self._widths, shown, strict=True)]
        sizes[2] = max(self._least_page, self.width() - sum(sizes) + sizes[2])
        return sizes

    def align(self) -> None:
        """Let the parts of the tool bar stand above the panes."""
        sidebar, documents = self._panes.sidebar, self._panes.results
        wide = _SEARCH_ALONE if documents.isHidden() else documents.width()
        self._panes.tools.align(sidebar.width() if not sidebar.isHidden() else 0, wide)

    def show_page(self, page: QWidget, room: int = 0) -> None:
        """Show one of the pages in the middle, now or when nothing stands alone any more.

        Args:
            page: The page.
            room: Pixels that it wants to have before a panel that gives way stands beside it.
        """
        self._page = page
        if room != self.page_room:
            self.page_room = room
            self._fit()
        if self.centre.indexOf(page) < 0:
            self.centre.addWidget(page)
        if self.alone is None:
            self.centre.setCurrentWidget(page)

    def show_alone(self, widget: QWidget | None, *, sidebar: bool = True) -> None:
        """Show a widget in the room of list, page and right panel.

        Args:
            widget: What is shown; None brings the others back.
            sidebar: Whether the sidebar stays as well, if it is wanted; it can be asked for.
        """
        if widget is self.alone:
            return
        if self.alone is None:
            self._around = self.widths()
        self.alone = widget
        self._alone_without_sidebar = not sidebar
        self._panes.results.setVisible(widget is None)
        if widget is not None:
            if self.centre.indexOf(widget) < 0:
                self.centre.addWidget(widget)
            self.centre.setCurrentWidget(widget)
        elif self._page is not None:
            self.centre.setCurrentWidget(self._page)
        self._fit()
        if widget is None:
            self.splitter.setSizes(self._around)
            self.align()
        self.alone_changed.emit(widget is not None)

    def _take_find(self, find: FindBar) -> None:
        self._middle.insertWidget(self._middle.count() - 1, find)

    def _take_notices(self, notices: NoticeBar) -> None:
        self._middle.insertWidget(0, notices)


def _place(surface: str) -> QWidget:
    """Give an empty pane in one of the colours of the style sheet."""
    place = QWidget()
    place.setProperty("surface", surface)
    place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return place
