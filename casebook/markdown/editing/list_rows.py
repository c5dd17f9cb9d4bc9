"""Items of the lists of a section changed, added, removed and moved; the others stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casebook.domain.edit import Edits
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.row_forms import ListForm
from casebook.markdown.editing.row_matching import Key, line_edits, sources
from casebook.markdown.lists import Item

_MARKER = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:([ \t]+)|\Z)(\[[ xX]\](?:[ \t]+|\Z))?")
_NESTED = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")


@dataclass(frozen=True, slots=True)
class _Unit:
    """An item with its lines, and the lines between it and the next one."""

    row: Any
    key: Key
    lines: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def has_words_behind(self) -> bool:
        return any(line.strip() for line in self.behind)


def list_row_edits(
    layout: Layout, items: Sequence[Item], form: ListForm, rows: Sequence[Any]
) -> Edits:
    """Make the items of a section others.

    Args:
        layout: The text.
        items: The items that are there, at least one.
        form: What they say.
        rows: What they are to say.
    """
    lines = layout.text.split("\n")
    units = _units(lines, items, form)
    found = sources([unit.key for unit in units], [_key(form.parts(row)) for row in rows])
    writer = _Writer(units, form)
    written = writer.put_together(rows, found)
    first = items[0].line - 1
    start = sum(len(line) + 1 for line in lines[:first])
    end = start + sum(len(line) + 1 for line in lines[first : items[-1].last]) - 1
    if not written and first and items[-1].last < len(lines):
        return line_edits(layout.text, start, end + 1, [""])
    return line_edits(layout.text, start, end, written or [""])


def new_list(form: ListForm, rows: Sequence[Any]) -> str:
    """Write a list where there is none."""
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        lines += item_lines(f"{number}. " if form.ordered else "- ", row, form)
    return "\n".join(lines)


def item_lines(marker: str, row: Any, form: ListForm) -> list[str]:
    """Write an item: its first line behind the marker, what stands nested in it indented."""
    box = "" if form.box is None else ("[x] " if form.box(row) else "[ ] ")
    return _with_marker(marker + box, len(marker), form.written(row))


def _with_marker(marker: str, indent: int, words: str) -> list[str]:
    first, *below = (line.rstrip() for line in words.strip().split("\n"))
    lines = [f"{marker}{first}".rstrip()]
    for line in below:
        if line and not _NESTED.match(line) and lines[-1]:
            lines.append("")
        lines.append(" " * indent + line if line else "")
    return lines


def _key(parts: Sequence[str]) -> Key:
    return tuple("\n".join(line.strip() for line in part.strip().split("\n")) for part in parts)


def _units(lines: Sequence[str], items: Sequence[Item], form: ListForm) -> list[_Unit]:
    units: list[_Unit] = []
    ends = [*(item.line - 1 for item in items[1:]), items[-1].last]
    for item, end in zip(items, ends, strict=True):
        (row,) = form.read((item,))
        own = tuple(lines[item.line - 1 : item.last])
        units.append(_Unit(row, _key(form.parts(row)), own, tuple(lines[item.last : end])))
    return units


class _Writer:
    """Puts the lines of a list together anew."""

    def __init__(self, units: Sequence[_Unit], form: ListForm) -> None:
        self._units = units
        self._form = form
        self._reached = -1
        self._lines: list[str] = []
        markers = [_MARKER.match(unit.lines[0]) for unit in units]
        self._marker = markers[-1]
        numbers = [match[2] for match in markers if match and match[2][0].isdigit()]
        self._first = int(numbers[0][:-1]) if numbers else 0
        self._counts = len(numbers) == len(units) and len(set(numbers)) == len(numbers)
        loose = any(unit.behind and not unit.has_words_behind for unit in units[:-1])
        self._gap = [""] if loose else []

    def put_together(self, rows: Sequence[Any], found: Sequence[int | None]) -> list[str]:
        """Give the lines of the list, and of what stands between its items."""
        for number, (row, source) in enumerate(zip(rows, found, strict=True)):
            self._between(source, is_first=number == 0)
            lines = self._new(row) if source is None else self._kept(self._units[source], row)
            self._lines += self._numbered(lines, number)
        self._words_up_to(len(self._units) - 1)
        return self._lines

    def _between(self, source: int | None, is_first: bool) -> None:
        """Add what stood before an item that keeps its place, or the gap before another."""
        if source is None or source <= self._reached:
            self._lines += [] if is_first else self._gap
            return
        before = self._units[max(self._reached, 0) : source]
        self._reached = source
        words = [line for unit in before if unit.has_words_behind for line in unit.behind]
        if words:
            self._lines += words
        elif not is_first:
            self._lines += before[0].behind if before else self._gap

    def _words_up_to(self, last: int) -> None:
        """Keep the words that stood between items that are gone."""
        for unit in self._units[max(self._reached, 0) : last]:
            if unit.has_words_behind:
                self._lines += unit.behind

    def _new(self, row: Any) -> list[str]:
        match = self._marker
        assert match is not None  # what was read as an item starts with a marker
        marker = f"{match[1]}{match[2]}{match[3] or ' '}"
        return item_lines(marker, row, self._form)

    def _kept(self, unit: _Unit, row: Any) -> list[str]:
        parts = _key(self._form.parts(row))
        if parts == unit.key:
            return list(unit.lines)
        lines = self._boxed(unit.lines, row)
        old, new = unit.key[-1], parts[-1]
        raw = "\n".join(lines)
        ticked = self._form.box is not None
        same = parts[:-1] == unit.key[:-1] or ticked
        if same and old == new:
            return lines
        if same and old and "\n" not in old + new and raw.count(old) == 1:
            return raw.replace(old, new).split("\n")
        match = _MARKER.match(lines[0])
        assert match is not None  # what was read as an item starts with a marker
        return _with_marker(match[0], match.end(2) + 1, self._form.written(row))

    def _boxed(self, lines: Sequence[str], row: Any) -> list[str]:
        """Tick the box of an item, or clear it; an item without a box gets one to be ticked."""
        box = self._form.box
        match = _MARKER.match(lines[0])
        if box is None or match is None:
            return list(lines)
        mark = "x" if box(row) else " "
        if match[4]:
            at = match.start(4) + 1
            return [lines[0][:at] + mark + lines[0][at + 1 :], *lines[1:]]
        at = match.end()
        return [f"{lines[0][:at]}[{mark}] {lines[0][at:]}", *lines[1:]]

    def _numbered(self, lines: list[str], number: int) -> list[str]:
        """Give a numbered item its number, where the list counts."""
        match = _MARKER.match(lines[0]) if self._counts else None
        if match is None or not lines:
            return lines
        sign = match[2][-1]
        count = f"{self._first + number}{sign}"
        return [f"{match[1]}{count}{lines[0][match.end(2) :]}", *lines[1:]]
