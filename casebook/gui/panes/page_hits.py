"""The words that were searched for on a page: where they are, and the way from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from casebook.gui.look.hit_format import hit_format
from casebook.gui.look.palette import Palette
from casebook.gui.panes.page_geometry import Positions

FindHits = Callable[[str], Sequence[tuple[int, int]]]
_MOST_SHOWN = 2_000


class Hits:
    """The hits on a page; ``current`` counts from 1 and is 0 before the first step."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []
        self.current = 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ranges)

    @property
    def ranges(self) -> Sequence[tuple[int, int]]:
        """Start and end of as many hits as are marked, in order."""
        return self._ranges[:_MOST_SHOWN]

    @property
    def range(self) -> tuple[int, int] | None:
        """Start and end of the current hit, as positions, or None."""
        return self._ranges[self.current - 1] if self.current else None

    def find(self, text: str, find: FindHits) -> None:
        """Find the hits in the plain text of a page; no hit is the current one then."""
        positions = Positions(text)
        self.take(
            [
                (positions.position(start), positions.position(end))
                for start, end in sorted(find(text))
                if end > start
            ]
        )

    def take(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Take hits that were found by somebody else, in order, as positions."""
        self._ranges = list(ranges)
        self.current = 0

    def choose_in(self, start: int, end: int) -> None:
        """Make the first hit between two positions the current one, if there is one."""
        at = bisect_left(self._ranges, (start, 0))
        if at < len(self._ranges) and self._ranges[at][0] < end:
            self.current = at + 1

    def step(self, by: int, position: int) -> None:
        """Go to the next hit (1) or the one before (-1), round at the ends.

        Args:
            by: 1 or -1.
            position: Where to start from when there is no current hit.
        """
        count = len(self._ranges)
        if not count:
            return
        if self.current:
            self.current = (self.current - 1 + by) % count + 1
            return
        after = bisect_left(self._ranges, (position, 0))
        self.current = (after if by > 0 else after - 1) % count + 1

    def selections(
        self, document: QTextDocument, palette: Palette
    ) -> list[QTextEdit.ExtraSelection]:
        """Give the hits as Qt marks them, on the colour that is kept for hits."""
        selections = []
        form = hit_format(palette)
        for start, end in self.ranges:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = form
            selection.cursor = cursor
            selections.append(selection)
        return selections


def finder_of(words: str) -> FindHits:
    """Give what finds words in a text letter by letter, whatever their case."""
    wanted = words.casefold()

    def find(text: str) -> Sequence[tuple[int, int]]:
        folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        found = []
        start = folded.find(wanted) if wanted else -1
        while start >= 0:
            found.append((start, start + len(wanted)))
            start = folded.find(wanted, start + len(wanted))
        return found

    return find
