"""How wide the column of a page is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.gui.look.page_sheet import COLUMN, WIDE

PADDING = 32
"""Room around the text, in logical pixels; at its left the numbers of lessons stand."""
_WIDE_ENOUGH = 720


@dataclass(frozen=True, slots=True)
class PageColumn:
    """The column of a page of a width, in logical pixels.

    Attributes:
        room: The width of the page.
        zoom: 1.0 for 100 %.
        wide: Whether tables are wider than running text.
    """

    room: int
    zoom: float
    wide: bool

    @property
    def text(self) -> int:
        """The width of the text, tables included."""
        widest = round((WIDE if self.wide else COLUMN) * self.zoom)
        return max(min(self.room - 2 * PADDING, widest), 1)

    @property
    def running(self) -> int:
        """The width of running text."""
        return min(self.text, round(COLUMN * self.zoom))

    @property
    def left(self) -> int:
        """What stays free at the left of text and padding.

        Running text stands in the middle of the page, but never so far right that tables
        would not fit.
        """
        middle = (self.room - self.running) // 2 - PADDING
        return max(0, min(middle, self.room - self.text - 2 * PADDING))

    @property
    def right(self) -> int:
        """What stays free at the right of text and padding."""
        return max(0, self.room - self.left - self.text - 2 * PADDING)


def is_wide_enough(room: int, zoom: float) -> bool:
    """Say whether things may stand side by side on a page of a width."""
    return room >= _WIDE_ENOUGH * zoom
