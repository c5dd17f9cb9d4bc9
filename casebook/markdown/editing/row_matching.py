"""Which rows of a form are which rows of the file, and the lines that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from casebook.domain.edit import Edits, TextEdit, replacing

Key = tuple[str, ...]


def sources(old: Sequence[Key], new: Sequence[Key]) -> list[int | None]:
    """Find for each new row the old one that it was; None for one that is really new.

    Rows that are equal come first, in order and then moved ones; then rows in which some cell
    is still the same; then, where just as many are left on both sides, rows in their order.
    """
    found: list[int | None] = [None] * len(new)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            found[block.b + step] = block.a + step
    left = [index for index in range(len(old)) if index not in set(found)]
    _take_equal(old, new, found, left)
    _take_alike(old, new, found, left)
    waiting = [at for at, source in enumerate(found) if source is None]
    if len(waiting) == len(left):
        for at, source in zip(waiting, left, strict=True):
            found[at] = source
    return found


def _take_equal(
    old: Sequence[Key], new: Sequence[Key], found: list[int | None], left: list[int]
) -> None:
    for at, key in enumerate(new):
        if found[at] is None:
            source = next((index for index in left if old[index] == key), None)
            if source is not None:
                found[at] = source
                left.remove(source)


def _take_alike(
    old: Sequence[Key], new: Sequence[Key], found: list[int | None], left: list[int]
) -> None:
    for at, key in enumerate(new):
        if found[at] is None and left:
            best = max(left, key=lambda index: _alike(old[index], key))
            if _alike(old[best], key):
                found[at] = best
                left.remove(best)


def _alike(old: Key, new: Key) -> int:
    """Give how many characters of cells that are the same two rows share."""
    return sum(len(left) for left, right in zip(old, new, strict=False) if left == right)


def line_edits(text: str, start: int, end: int, lines: Sequence[str]) -> Edits:
    """Make the lines of a part others; lines that stay are not touched.

    Args:
        text: The whole text.
        start: Where the part starts: at the beginning of a line.
        end: Where it ends: at the end of a line, before its line feed.
        lines: What the lines are to be.
    """
    return tuple(_line_edits(text, start, end, lines))


def _line_edits(text: str, start: int, end: int, lines: Sequence[str]) -> Iterator[TextEdit]:
    old = text[start:end].split("\n")
    starts = list(accumulate((len(line) + 1 for line in old), initial=start))
    matcher = SequenceMatcher(None, old, lines, autojunk=False)
    for tag, first, after, new, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        added = lines[new:new_end]
        if len(added) == after - first:
            for index, line in enumerate(added, first):
                yield from replacing(text, starts[index], starts[index + 1] - 1, line)
        elif after < len(old):
            yield TextEdit(starts[first], starts[after], "".join(f"{line}\n" for line in added))
        elif first:
            yield TextEdit(starts[first] - 1, end, "".join(f"\n{line}" for line in added))
        else:
            yield TextEdit(start, end, "\n".join(added))
