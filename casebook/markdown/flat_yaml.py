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
_NOTHING = frozenset({"", "~", "null"})
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
        self.indent: int | None = None  # that of its items, when there are any

    def finished(self) -> Property:
        """Give the property as it is now."""
        return Property(self.key, tuple(self.values), self.line, self.is_list)


def scalar_values(scalar: str) -> tuple[str, ...]:
    """Give the text of a scalar that is plain to see; nothing for one that says nothing."""
    text = scalar.rstrip(" ")
    if text[0] in "\"'":
        return (text[1:-1],)
    return () if text in _NOTHING else (text,)


def null_or_text(scalar: str) -> str | None:
    """Give the text of a plain scalar; None for the ways in which YAML 1.2 writes nothing."""
    return None if scalar in _NOTHING else scalar


def read_flat(block: str, first_line: int) -> list[Property] | None:
    """Read front matter whose every line is plain to see; None when a parser is needed.

    Args:
        block: The lines between the marks.
        first_line: The line of the file on which the block starts.
    """
    if _UNUSUAL.search(block):
        return None
    entries: list[Entry | Property] = []
    position = 0
    for line, match in enumerate(_LINE.finditer(block), start=first_line):
        start, end = match.span()
        if start != position or not _take(match, line, entries):
            return None
        position = end
    return finished(entries) if position == len(block) else None


def finished(entries: list[Entry | Property]) -> list[Property]:
    """Give the properties of lines that were taken."""
    return [entry.finished() if isinstance(entry, Entry) else entry for entry in entries]


def take_line(block: str, position: int, line: int, entries: list[Entry | Property]) -> int:
    """Add what one line says to the entries: an Entry where a list may follow.

    Returns:
        Where the next line starts, or -1 when this one needs a parser.
    """
    match = _LINE.match(block, position)
    return match.end() if match and _take(match, line, entries) else -1


def _take(match: re.Match[str], line: int, entries: list[Entry | Property]) -> bool:
    """Add what a line says; give whether that was possible."""
    key, value, indent, item = match.groups()
    if key is not None:
        if value is None:
            entries.append(Entry(key, line))
        elif value[0] == "[":
            items = _FLOW_VALUES.findall(value, 1)
            values = tuple(text for item in items for text in scalar_values(item))
            entries.append(Property(key, values, line, is_list=True))
        else:
            entries.append(Property(key, scalar_values(value), line))
    elif item is not None:
        entry = entries[-1] if entries else None
        if not isinstance(entry, Entry) or entry.indent not in {None, len(indent)}:
            return False
        entry.indent = len(indent)
        entry.is_list = True
        entry.values += scalar_values(item)
    return True
