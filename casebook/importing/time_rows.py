"""A timeline that was written as a table, as the list that a case has."""

from __future__ import annotations

import re

from casebook.domain.document import Kind
from casebook.domain.sections import SectionName
from casebook.markdown.scan import scan
from casebook.markdown.tables import split_cells

_TIMES = frozenset({"time", "when", "date", "date/time", "date and time", "timestamp", "hour",
                    "time (utc)", "time (cet)", "zeit", "datum", "uhrzeit", "heure"})  # fmt: skip
_DASHES = re.compile(r"^\|?[ :|-]*-[ :|-]*\|?$")


def listed_timeline(text: str) -> str:
    """Give a text with the tables of its Timeline as lists, if their first column is a time."""
    for section in scan(text, 0, Kind.CASE).sections.named(SectionName.TIMELINE):
        before, inside = text[: section.content_start], text[section.content_start : section.end]
        return before + _with_lists(inside) + text[section.end :]
    return text


def _with_lists(text: str) -> str:
    lines = text.split("\n")
    out: list[str] = []
    at = 0
    while at < len(lines):
        head = split_cells(lines[at]) if "|" in lines[at] else []
        is_table = at + 1 < len(lines) and _DASHES.match(lines[at + 1].strip())
        if len(head) >= 2 and is_table and head[0].strip("*_ ").lower() in _TIMES:
            at += 2
            while at < len(lines) and "|" in lines[at]:
                out += _item(split_cells(lines[at]))
                at += 1
        else:
            out.append(lines[at])
            at += 1
    return "\n".join(out)


def _item(cells: list[str]) -> list[str]:
    when = cells[0].strip("*_ ")
    words = " · ".join(cell for cell in cells[1:] if cell)
    if not when and not words:
        return []
    return [f"- {when} — {words}" if when else f"- {words}"]
