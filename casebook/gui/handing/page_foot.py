"""Which page is read, buttons to turn it, and how large it is on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.surface import Surface
from casebook.gui.widgets.words import Words

_HEIGHT = 40
_POINTS = 72 / 25.4
_NAMED = {(210, 297): "A4", (148, 210): "A5"}
_WIDE = 13.3 * 72


class PageFoot(Surface):
    """The line below the pages.

    Signals:
        turned: By how many pages: 1, or -1.
    """

    turned = Signal(int)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setFixedHeight(_HEIGHT)
        self.previous = IconButton(
            scheme, icons.icon("chevron-left"), self.tr("Previous page"), size=28, icon_size=16
        )
        self.next = IconButton(
            scheme, icons.icon("chevron-right"), self.tr("Next page"), size=28, icon_size=16
        )
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.place = Words(scheme, TextRole.SNIPPET, "text2", wrapped=False)
        self.zoom = Words(scheme, TextRole.SNIPPET, "text2", wrapped=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.previous, 0, middle)
        line.addWidget(self.place, 0, middle)
        line.addWidget(self.next, 0, middle)
        line.addStretch(1)
        line.addWidget(self.zoom, 0, middle)

    def show_place(self, page: int, count: int, paper: tuple[float, float], zoom: int) -> None:
        """Show which page is read, from 0, of how many; its size in points; percent."""
        self._show_buttons(True)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page < count - 1)
        self.place.show_words(self.tr("Page {0} of {1}").format(page + 1, count))
        self.zoom.show_words(" · ".join(filter(None, (paper_name(*paper), f"{zoom} %"))))

    def show_words(self, words: str) -> None:
        """Say something while there are no pages."""
        self._show_buttons(False)
        self.place.show_words(words)

    def _show_buttons(self, shown: bool) -> None:
        for widget in (self.previous, self.next, self.zoom):
            widget.setVisible(shown)


def paper_name(width: float, height: float) -> str:
    """Give the name of a page by its size in points; "" for one without a name."""
    size = (round(width / _POINTS), round(height / _POINTS))
    if size in _NAMED:
        return _NAMED[size]
    return "16:9" if width >= _WIDE else ""
