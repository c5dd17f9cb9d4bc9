"""The terms of a segment, found by their bytes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from casebook.search.columns import Numbers

_STEP = 64


class Dictionary:
    """Sorted terms in mapped columns, with every so manieth in memory to begin from."""

    def __init__(self, terms: Numbers, ends: Numbers) -> None:
        """Take the columns.

        Args:
            terms: The bytes of the terms, one behind the other.
            ends: Where each of them ends.
        """
        self._terms = terms.data
        self._ends = ends.data

    def find(self, term: bytes) -> int | None:
        """Give the number of a term, or None when there is none."""
        at = self._bisected(term)
        return at if at < len(self._ends) and self._term(at) == term else None

    def beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """Give the first term that begins with some bytes, and the one after the last."""
        # No byte of UTF-8 is 255
        return self._bisected(prefix), self._bisected(prefix + b"\xff")

    def close(self) -> None:
        """Let go of the columns."""
        self._terms.release()
        self._ends.release()

    @cached_property
    def _landmarks(self) -> list[bytes]:
        return [self._term(at) for at in range(0, len(self._ends), _STEP)]

    def _term(self, at: int) -> bytes:
        first = self._ends[at - 1] if at else 0
        return self._terms[first : self._ends[at]].tobytes()

    def _bisected(self, term: bytes) -> int:
        """Give where a term is or would be."""
        nearest = bisect_right(self._landmarks, term) - 1
        if nearest < 0:
            return 0
        low = nearest * _STEP
        high = min(low + _STEP, len(self._ends))
        ends, terms = self._ends, self._terms
        while low < high:
            middle = (low + high) // 2
            if terms[ends[middle - 1] if middle else 0 : ends[middle]].tobytes() < term:
                low = middle + 1
            else:
                high = middle
        return low
