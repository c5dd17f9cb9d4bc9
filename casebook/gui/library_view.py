"""The window while a library is open: tool bar, sidebar, list, page and right panel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from casebook.gui.panes.empty_page import EmptyPage
from casebook.gui.panes.find_bar import FindBar
from casebook.gui.panes.lesson_page import LessonPage
from casebook.gui.panes.lessons_panel import LessonsPanel
from casebook.gui.panes.outline_panel import OutlinePanel
from casebook.gui.panes.properties_panel import PropertiesPanel
from casebook.gui.panes.reading_page import ReadingPage
from casebook.gui.panes.result_list import ResultList
from casebook.gui.panes.side_panel import SidePanel
from casebook.gui.panes.sidebar import Sidebar
from casebook.gui.panes.status_line import StatusLine
from casebook.gui.panes.tool_bar import ToolBar

_LEAST = (176, 264, 440, 280)
_WIDE_SCREEN = 1700


@dataclass(frozen=True, slots=True)
class Panes:
    """The parts of the view, made by the composition root."""

    tools: ToolBar
    sidebar: Sidebar
    results: ResultList
    page: ReadingPage
    lesson: LessonPage
    empty: EmptyPage
    find: FindBar
    lessons: LessonsPanel
    outline: OutlinePanel
    properties: PropertiesPanel
    side: SidePanel
    status: StatusLine


class LibraryView(QWidget):
    """Lays the panes out; their widths are the user's."""

    def __init__(self, panes: Panes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self.centre = QStackedWidget()
        for page in (panes.page, panes.lesson, panes.empty):
            self.centre.addWidget(page)
        middle = QWidget()
        above = QVBoxLayout(middle)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(panes.find)
        above.addWidget(self.centre, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        parts = (panes.sidebar, panes.results, middle, panes.side)
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

    def set_widths(self, widths: list[int]) -> None:
        """Give the panes their widths in pixels, or the usual ones for an empty list."""
        if len(widths) != len(_LEAST) or not all(widths[:3]):
            wide = self.width() >= _WIDE_SCREEN
            sidebar, documents, side = (240, 384, 360) if wide else (208, 336, 312)
            page = max(_LEAST[2], self.width() - sidebar - documents - side)
            widths = [sidebar, documents, page, side]
        self.splitter.setSizes(widths)
        self.align()

    def widths(self) -> list[int]:
        """Give the widths of the panes, hidden ones as wide as they were last."""
        return self.splitter.sizes()

    def align(self) -> None:
        """Let the parts of the tool bar stand above the panes."""
        sidebar, documents = self._panes.sidebar, self._panes.results
        self._panes.tools.align(sidebar.width() if not sidebar.isHidden() else 0, documents.width())

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages in the middle."""
        self.centre.setCurrentWidget(page)
