"""Where rows of unequal height lie in a window that is scrolled.

The place is the row at the top and how many of its pixels are scrolled out. Heights are asked
for only around that row, so that it does not matter how many rows there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

STEPS_PER_ROW = 1000
USUAL_HEIGHT = 100
_FAR = 200  # rows beyond which a place is only estimated


class RowPlaces:
    """Holds the place of a list; lengths are logical pixels."""

    def __init__(self, height: Callable[[int], int], least: int = 1) -> None:
        """Begin at the top of an empty list.

        Args:
            height: Gives the height of a row.
            least: The height that every row has at least.
        """
        self._height = height
        self._least = least
        self.count = 0
        self.room = 0
        self.top = 0
        self.hidden = 0

    def in_sight(self) -> Iterator[tuple[int, int, int]]:
        """Give the rows that can be seen, each with its upper edge and its height."""
        edge = -self.hidden
        for row in range(self.top, self.count):
            if edge >= self.room:
                return
            height = self._height(row)
            yield row, edge, height
            edge += height

    def is_near(self, row: int) -> bool:
        """Say whether the place of a row is known to the pixel."""
        return abs(row - self.top) <= _FAR

    def edge_of(self, row: int) -> int:
        """Give the upper edge of a row; only roughly when it is far away."""
        if not self.is_near(row):
            return (row - self.top) * USUAL_HEIGHT
        if row >= self.top:
            return sum(map(self._height, range(self.top, row))) - self.hidden
        return -self.hidden - sum(map(self._height, range(row, self.top)))

    def put(self, row: int, edge: int) -> None:
        """Scroll so that a row has its upper edge at a height of the window, if it can be."""
        row = max(0, min(row, self.count - 1))
        while edge > 0 and row > 0:
            row -= 1
            edge -= self._height(row)
        edge = min(edge, 0)
        while row < self.count - 1 and -edge >= (height := self._height(row)):
            row += 1
            edge += height
        self._stay_before_the_end((row, -edge))

    def _stay_before_the_end(self, place: tuple[int, int]) -> None:
        """Take a place, or the last one where that comes before it."""
        far = self._is_far_from_end(place[0])
        self.top, self.hidden = place if far else min(place, self.last_place())

    def _is_far_from_end(self, row: int) -> bool:
        """Whether the rows below one fill the window, be they as low as can be."""
        return (self.count - 1 - row) * self._least >= self.room > 0

    def last_place(self) -> tuple[int, int]:
        """Give the place at which the last row ends at the bottom of the window."""
        row, left = self.count, self.room
        while row > 0 and left > 0:
            row -= 1
            left -= self._height(row)
        return row, max(0, -left)

    def a_page_from(self, row: int, step: int) -> int:
        """Give the row about one window above (step -1) or below (1) another."""
        left = self.room - self._height(row)
        while 0 <= row + step < self.count:
            left -= self._height(row + step)
            if left < 0:
                break
            row += step
        return row

    def steps(self) -> int:
        """Give the place as a value of a scroll bar that counts rows."""
        return self._as_steps(self.top, self.hidden)

    def most_steps(self) -> int:
        """Give the last place as a value of a scroll bar; far from it, a little more.

        So the last rows are not laid out before somebody comes near them.
        """
        if self._is_far_from_end(self.top):
            return (self.count - 1) * STEPS_PER_ROW
        return self._as_steps(*self.last_place())

    def go_to_steps(self, value: int) -> None:
        """Go where a scroll bar was moved."""
        if self.count:
            row, part = divmod(value, STEPS_PER_ROW)
            row = min(row, self.count - 1)
            self._stay_before_the_end((row, part * self._height(row) // STEPS_PER_ROW))

    def _as_steps(self, row: int, hidden: int) -> int:
        if row >= self.count:
            return 0
        # rounded up, so that going to these steps gives the same pixel again
        return row * STEPS_PER_ROW - (-hidden * STEPS_PER_ROW // max(1, self._height(row)))
