"""The page beside the text, scrolled to what the cursor is in."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from casebook.domain.reading import Reading
from casebook.gui.editor.following import SourcePlace, offset_on_page
from casebook.gui.editor.units import Positions
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_geometry import line_rects
from casebook.gui.panes.reading_page import ReadingPage
from casebook.gui.widgets.surface import Line, Surface

HEAD = 36
_UPPER, _LOWER = 0.1, 0.75
"""Between these parts of the height a place is seen well, and the page stays as it is."""
_WANTED = 0.3


class Preview(Surface):
    """Shows a page and follows a cursor."""

    def __init__(
        self, scheme: Scheme, icons: Icons, page: ReadingPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, "page", parent)
        self.page = page
        self._place = SourcePlace()
        self.head = QWidget()
        self.head.setFixedHeight(HEAD)
        title = QLabel(self.tr("Preview"))
        title.setProperty("tone", "soft")
        title.setFont(font(TextRole.SNIPPET))
        self.follows = QToolButton()
        self.follows.setIcon(icons.icon("links"))
        self.follows.setText(self.tr("Follows the cursor"))
        self.follows.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.follows.setFont(font(TextRole.SNIPPET))
        self.follows.setCheckable(True)
        self.follows.setChecked(True)
        self.follows.toggled.connect(self._go)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self.follows)
        self._line = Line(scheme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._line)
        column.addWidget(page, 1)

    def show_reading(self, reading: Reading) -> None:
        """Show a page anew; it stays where it is scrolled to, or follows."""
        self.page.show_reading(reading)
        self._go()

    def show_head(self, shown: bool) -> None:
        """Show the head only beside the text: where one only reads there is no cursor."""
        self.head.setVisible(shown)
        self._line.setVisible(shown)

    def follow(self, place: SourcePlace) -> None:
        """Scroll to what the cursor is in."""
        self._place = place
        self._go()

    def _go(self) -> None:
        if not self.follows.isChecked() or self.head.isHidden() or not self.page.text:
            return
        positions = Positions(self.page.text)
        whole = range(len(self.page.text) + 1)
        headings = [
            (heading.text, bisect_left(whole, heading.position, key=positions.position))
            for heading in self.page.headings()
        ]
        offset = offset_on_page(self._place, self.page.text, headings)
        self._scroll_to(positions.position(offset) if offset is not None else 0)

    def _scroll_to(self, position: int) -> None:
        document = self.page.document()
        document.size()  # lays the page out to its end, so that it can scroll there
        rects = line_rects(document, position, position + 1)
        top = rects[0].top() if rects and position else 0.0
        seen = self.page.visible_rect()
        if not seen.top() + _UPPER * seen.height() <= top <= seen.top() + _LOWER * seen.height():
            self.page.verticalScrollBar().setValue(round(top - _WANTED * seen.height()))
