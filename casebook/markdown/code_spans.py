"""Where a text between backticks is code, so that nothing in it is a link or a comment."""

from __future__ import annotations

import re
from bisect import bisect_right

_TICKS = re.compile(r"`+")


class CodeSpans:
    """The code spans of a text, found paragraph by paragraph as they are asked for.

    Spans pair as CommonMark says: a run of backticks ends at the next run of the same length
    in the same paragraph.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._any = "`" in text
        self._start = 0
        self._end = 0
        self._starts: list[int] = []
        self._ends: list[int] = []

    def hold(self, offset: int) -> bool:
        """Whether a character is in a code span; quick when asked in the order of the text."""
        if not self._any:
            return False
        if not self._start <= offset < self._end:
            self._prepare(offset)
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def _prepare(self, offset: int) -> None:
        """Find the spans of the paragraph that holds an offset."""
        earliest = self._end if offset >= self._end else 0
        self._start = max(self._text.rfind("\n\n", earliest, offset) + 1, earliest)
        end = self._text.find("\n\n", offset)
        self._end = len(self._text) if end < 0 else end + 1
        if self._text.find("`", self._start, self._end) < 0:
            self._starts, self._ends = [], []
        else:
            self._starts, self._ends = _pairs(self._text, self._start, self._end)


def _pairs(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Pair the runs of backticks; a run that finds no partner is text."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    waiting: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        begin, after = runs[index]
        waiting.setdefault(after - begin, []).append(index)
    starts: list[int] = []
    ends: list[int] = []
    index = 0
    while index < len(runs):
        begin, after = runs[index]
        escaped = begin > start and text[begin - 1] == "\\"
        partners = waiting[after - begin]
        while partners and partners[-1] <= index:
            partners.pop()
        if partners and not escaped:
            index = partners.pop()
            starts.append(begin)
            ends.append(runs[index][1])
        index += 1
    return starts, ends
