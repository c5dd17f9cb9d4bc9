"""Where two texts of one document differ, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_LINES = 4_000
"""Of lines that differ at first sight; beyond it they are shown as one passage."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that is not the same in both texts; at least one side has lines.

    Attributes:
        before: The lines of the older text, with their line ends.
        after: The lines of the newer text.
        line: The number of the first line in the newer text, from 1.
        start: Offset in the newer text where ``after`` begins.
        end: Offset after it.
    """

    before: str
    after: str
    line: int
    start: int
    end: int


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Compare two texts.

    Lines that stand at the start or the end of both are passed over first, so that a small
    change in a long text is found at once; what is left of very long texts is given as one.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old_part, new_part = old[head : len(old) - tail], new[head : len(new) - tail]
    if not old_part and not new_part:
        return ()
    if len(old_part) + len(new_part) > _MOST_LINES:
        blocks = [(0, len(old_part), 0, len(new_part))]
    else:
        matcher = SequenceMatcher(None, old_part, new_part, autojunk=False)
        blocks = [
            (old_start, old_end, new_start, new_end)
            for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
            if tag != "equal"
        ]
    offsets = [0]
    for line in new:
        offsets.append(offsets[-1] + len(line))
    return tuple(
        Difference(
            "".join(old_part[old_start:old_end]),
            "".join(new_part[new_start:new_end]),
            head + new_start + 1,
            offsets[head + new_start],
            offsets[head + new_end],
        )
        for old_start, old_end, new_start, new_end in blocks
    )


def _alike(old: list[str], new: list[str]) -> int:
    """Give how many lines at the start are the same."""
    for count, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return count
    return min(len(old), len(new))
