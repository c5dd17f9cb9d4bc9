"""Lines changed in two versions, brought together: the three-way comparison known as diff3."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_COMPARED_CLOSELY = 250_000
"""How many pairs of lines are compared one by one; beyond that, unique lines part the texts."""

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines: the same everywhere, or what each text says instead.

    Attributes:
        base: The lines of the base.
        mine: The lines of this version.
        theirs: The lines of the other version.
    """

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def merged(self) -> tuple[str, ...] | None:
        """What both changes come to; None when only a person can say."""
        if self.mine in (self.theirs, self.base):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def merge_lines(base: Lines, mine: Lines, theirs: Lines) -> list[Chunk]:
    """Part three texts into chunks that follow one another, stable and changed ones in turn."""
    to_mine = _partners(base, mine)
    to_theirs = _partners(base, theirs)
    chunks: list[Chunk] = []
    at = at_mine = at_theirs = 0
    for index in range(len(base) + 1):
        ends = index == len(base)
        partner = (len(mine), len(theirs)) if ends else (to_mine[index], to_theirs[index])
        if not ends and -1 in partner:
            continue
        if (index, *partner) != (at, at_mine, at_theirs):
            changed = (base[at:index], mine[at_mine : partner[0]], theirs[at_theirs : partner[1]])
            chunks.append(Chunk(*map(tuple, changed)))
        if not ends:
            chunks.append(Chunk(*[(base[index],)] * 3))
        at, at_mine, at_theirs = index + 1, partner[0] + 1, partner[1] + 1
    return chunks


def _partners(base: Lines, other: Lines) -> list[int]:
    """Give for each line of the base its place in the other text; -1 for one that is gone."""
    found = [-1] * len(base)
    for start, start_other, size in _matches(base, other):
        for step in range(size):
            found[start + step] = start_other + step
    return found


def _matches(left: Lines, right: Lines) -> Iterator[tuple[int, int, int]]:
    """Give runs of lines that are the same in two texts, none twice.

    What is alike at both ends is passed over. What remains is compared closely when it is
    short; when it is long, lines that stand once in both part it, so that no text makes this slow.
    """
    waiting = [(0, len(left), 0, len(right))]
    while waiting:
        low, high, low_right, high_right = waiting.pop()
        first = _alike(left, right, low, high, low_right, high_right)
        if first:
            yield low, low_right, first
            low, low_right = low + first, low_right + first
        last = _alike_at_end(left, right, low, high, low_right, high_right)
        if last:
            yield high - last, high_right - last, last
            high, high_right = high - last, high_right - last
        if low == high or low_right == high_right:
            continue
        if (high - low) * (high_right - low_right) <= _COMPARED_CLOSELY:
            matcher = SequenceMatcher(
                None, left[low:high], right[low_right:high_right], autojunk=False
            )
            for match in matcher.get_matching_blocks():
                yield low + match.a, low_right + match.b, match.size
            continue
        waiting += _parted(left, right, low, high, low_right, high_right)


def _alike(left: Lines, right: Lines, low: int, high: int, at: int, end: int) -> int:
    most = min(high - low, end - at)
    return next((step for step in range(most) if left[low + step] != right[at + step]), most)


def _alike_at_end(left: Lines, right: Lines, low: int, high: int, at: int, end: int) -> int:
    most = min(high - low, end - at)
    return next(
        (step for step in range(most) if left[high - 1 - step] != right[end - 1 - step]), most
    )


def _parted(
    left: Lines, right: Lines, low: int, high: int, at: int, end: int
) -> Iterator[tuple[int, int, int, int]]:
    """Part two texts at lines that stand once in each, as far as these keep their order."""
    once_left = Counter(left[low:high])
    once_right = Counter(right[at:end])
    places = {
        line: index
        for index, line in enumerate(right[at:end], at)
        if once_right[line] == 1 and once_left.get(line) == 1
    }
    anchors = [
        (index, places[line]) for index, line in enumerate(left[low:high], low) if line in places
    ]
    for index, other in _rising(anchors):
        yield low, index, at, other
        yield index, index + 1, other, other + 1
        low, at = index + 1, other + 1
    if anchors:
        yield low, high, at, end


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs in which both numbers rise."""
    tops: list[int] = []
    indexes: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        at = bisect_left(tops, other)
        before.append(indexes[at - 1] if at else -1)
        tops[at:] = [other, *tops[at + 1 :]]
        indexes[at:] = [index, *indexes[at + 1 :]]
    chain: list[tuple[int, int]] = []
    index = indexes[-1] if indexes else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
