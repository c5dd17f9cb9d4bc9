"""Flat front matter line by line, where what a line says is plain to see.

Most front matter is ``key: text``, quoted text and short lists. Here such lines are read
without a YAML parser, to the same values that YAML gives them; that spares its import and
most of its time. Whatever is not plain to see is left to the parser.
"""

from __future__ import annotations

import re

from casebook.domain.document import Property

_PLAIN_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_QUOTED = r"\"[^\"\\\n]*+\"|'[^'\n]*+'"
_SCALAR = rf"(?:{_QUOTED}|{_PLAIN_START}[^\n:#]*+(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*+)*+)"
_FLOW_ITEM = rf"(?:(?:{_QUOTED}) *+|{_PLAIN_START}[^\n,\[\]{{}}:#]*+)"
_FLOW_LIST = rf"\[ *+(?:{_FLOW_ITEM}(?:, *+{_FLOW_ITEM})*+(?:, *+)?+)?+\]"
_KEY = r"[A-Za-z_][\w-]{0,60}+(?: [\w-]{1,60}+){0,8}+"

_LINE = re.compile(
    rf"(?:(?P<key>{_KEY}):(?: ++(?P<value>{_SCALAR}|{_FLOW_LIST}))?+"
    rf"|(?P<indent> *+)- ++(?P<item>{_SCALAR})"
    r"| *+(?:\#[^\n]*+)?+) *+(?:\n|\Z)"
)
_FLOW_VALUES = re.compile(_FLOW_ITEM)
# what YAML refuses, or takes for the end of a line
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class Entry:
    """A property while its lines are being read."""

    __slots__ = ("indent", "is_list", "key", "line", "values")

    def __init__(self, key: str, line: int) -> None:
        self.key = key
        self.line = line
        self.values: list[str] = []
        self.is_list = False
        self.indent: int | None = None

    def finished(self) -> Property:
        """Give the property as it is now."""
        return Property(self.key, tuple(self.values), self.line, self.is_list)

    def put(self, value: str) -> None:
        """Add a scalar, or the items of a list in brackets."""
        if value[0] == "[":
            self.is_list = True
            for item in _FLOW_VALUES.findall(value, 1):
                self._put_scalar(item)
        else:
            self._put_scalar(value)

    def _put_scalar(self, scalar: str) -> None:
        scalar = scalar.rstrip(" ")
        text = scalar[1:-1] if scalar[0] in "\"'" else null_or_text(scalar)
        if text is not None:
            self.values.append(text)


def null_or_text(scalar: str) -> str | None:
    """Give the text of a plain scalar; None for the ways in which YAML 1.2 writes nothing."""
    return None if scalar in {"", "~", "null"} else scalar


def read_flat(block: str, first_line: int) -> list[Property] | None:
    """Read front matter whose every line is plain to see; None when a parser is needed.

    Args:
        block: The lines between the marks.
        first_line: The line of the file on which the block starts.
    """
    if _UNUSUAL.search(block):
        return None
    entries: list[Entry] = []
    line, position, size = first_line, 0, len(block)
    while position < size:
        end = take_line(block, position, line, entries)
        if end < 0:
            return None
        position = end
        line += 1
    return [entry.finished() for entry in entries]


def take_line(block: str, position: int, line: int, entries: list[Entry]) -> int:
    """Add what one line says to the entries.

    Returns:
        Where the next line starts, or -1 when this one needs a parser.
    """
    match = _LINE.match(block, position)
    if match is None:
        return -1
    key, value, indent, item = match.groups()
    if key is not None:
        entries.append(Entry(key, line))
        if value is not None:
            entries[-1].indent = -1  # so that no list can follow
            entries[-1].put(value)
    elif item is not None:
        if not entries or entries[-1].indent not in {None, len(indent)}:
            return -1
        entries[-1].indent = len(indent)
        entries[-1].is_list = True
        entries[-1].put(item)
    return match.end()
