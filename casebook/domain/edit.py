"""Changes to a text: what is replaced, and by what.

An editor applies them as one step that can be undone, a file gets the same characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from casebook.domain.errors import CasebookError


class EditRefused(CasebookError):
    """A text cannot be changed as asked without guessing what somebody meant by it.

    Attributes:
        line: Where it is to be mended, from 1; 0 when no line can be named.
        advice: A sentence that says why, and what to do.
    """

    def __init__(self, line: int, advice: str, file: str = "") -> None:
        where = (
            f"{file}, line {line}" if file and line else file or (f"Line {line}" if line else "")
        )
        super().__init__(f"{where}: {advice}" if where else advice)
        self.line = line
        self.advice = advice

    def within(self, file: str) -> EditRefused:
        """Give the same error with the name of the file in its sentence."""
        return EditRefused(self.line, self.advice, file)


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One change: the characters from start to end become a text.

    Attributes:
        start: Offset of the first character that goes; where to insert when end is the same.
        end: Offset after the last character that goes.
        text: What stands there afterwards.
    """

    start: int
    end: int
    text: str


Edits = tuple[TextEdit, ...]
"""Changes to one text, all with offsets in the text as it was."""


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Give a text with its changes made; what is inserted at one place keeps its order.

    Raises:
        ValueError: Two changes overlap, or one lies outside of the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=attrgetter("start", "end")):
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"overlapping or outside of the text: {edit.start}–{edit.end}")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def replacing(text: str, start: int, end: int, new: str) -> Edits:
    """Give the change that makes a part of a text another, without what stays at its ends."""
    old = text[start:end]
    if old == new:
        return ()
    most = min(len(old), len(new))
    first = _alike(old, new, most)
    last = _alike(old[::-1], new[::-1], most - first)
    return (TextEdit(start + first, end - last, new[first : len(new) - last]),)


def _alike(left: str, right: str, most: int) -> int:
    """Give how many characters at the start are the same; halving is quick in long texts."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
