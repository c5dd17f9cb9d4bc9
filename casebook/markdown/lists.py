"""The items of a list, with what belongs to each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARKER = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|\Z)(?:\[([ xX])\](?:[ \t]+|\Z))?")
_HEADING_OR_RULE = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|\Z)|(?:-{3,}|_{3,}|\*{3,})[ \t]*\Z)")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list.

    Attributes:
        text: It as Markdown: its lines joined, what stands nested in it on lines below.
        line: The line on which it starts.
        ordered: Whether it is numbered.
        checked: Whether its box is ticked; None for an item without a box.
        last: The last line of it, what stands nested in it included.
    """

    text: str
    line: int
    ordered: bool
    checked: bool | None
    last: int = field(default=0, compare=False)


@dataclass(slots=True)
class _Open:
    """An item to which lines may still be added."""

    parts: list[str]
    line: int
    ordered: bool
    checked: bool | None
    content: int
    last: int

    def takes(self, line: str, after_blank: bool) -> bool:
        """Whether a line is part of the item, if only by laziness."""
        indent = len(line) - len(line.lstrip())
        return not _HEADING_OR_RULE.match(line) and not (after_blank and indent < 2)

    def add(self, line: str, number: int, on_its_own: bool) -> None:
        """Add a line, to the one before it or on its own."""
        self.last = number
        if on_its_own:
            indent = len(line) - len(line.lstrip())
            self.parts += ("\n", line[min(indent, self.content) :].rstrip())
        else:
            self.parts += (" ", line.strip())

    def finished(self) -> Item:
        """Give the item as it is now."""
        words = "".join(self.parts).strip()
        return Item(words, self.line, self.ordered, self.checked, self.last)


def read_items(text: str, first_line: int) -> tuple[Item, ...]:
    """Read the items of all lists of a text, those of nested lists as part of their item.

    Args:
        text: Markdown without code blocks and comments.
        first_line: The line of the file on which it starts.
    """
    found: list[_Open] = []
    current: _Open | None = None
    after_blank = False
    for number, line in enumerate(text.split("\n"), first_line):
        if not line.strip():
            after_blank = True
            continue
        marker = _MARKER.match(line)
        if marker and (current is None or len(marker[1].expandtabs(4)) < current.content):
            current = _opened(marker, line, number)
            found.append(current)
        elif current is not None and current.takes(line, after_blank):
            current.add(line, number, on_its_own=after_blank or marker is not None)
        else:
            current = None
        after_blank = False
    return tuple(item.finished() for item in found)


def _opened(marker: re.Match[str], line: str, number: int) -> _Open:
    return _Open(
        parts=[line[marker.end() :].strip()],
        line=number,
        ordered=marker[2][0].isdigit(),
        checked=None if marker[3] is None else marker[3] != " ",
        content=len(marker[1].expandtabs(4)) + len(marker[2]) + 1,
        last=number,
    )
