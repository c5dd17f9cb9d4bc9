"""Tables in which people keep what is to be done: the cells that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from casebook.markdown.inline import without_marks
from casebook.markdown.tables import find_dashes

_BAR = re.compile(r"(?<!\\)\|")
_TELLING = frozenset(
    {
        *("action", "actions", "action item", "action items", "task", "measure", "step"),
        *("lesson", "lessons", "lesson learned", "lessons learned", "learning", "takeaway"),
        *("recommendation", "recommendations", "improvement", "what", "what to do", "follow-up"),
        *("next step", "next steps", "to do", "item", "description", "finding", "insight"),
    }
)
"""Heads of the column that is meant, in small letters."""

Span = tuple[int, int]


def table_spans(text: str) -> list[Span]:
    """Give where each table starts and ends in a text."""
    spans: list[Span] = []
    for start, end in find_dashes("\n" + text):
        head = text.rfind("\n", 0, max(start - 2, 0)) + 1
        if "|" in text[head : start - 1] and (not spans or head >= spans[-1][1]):
            spans.append((head, _end(text, end)))
    return spans


def telling_cells(text: str, span: Span) -> Iterator[Span]:
    """Give where the cells of a table start and end that say what is to be done.

    That is the column with a head such as *Action*, else the one with the most words.
    """
    rows = list(_rows(text, span))
    heads = [" ".join(without_marks(text[a:b]).casefold().split()) for a, b in rows[0]]
    column = next((at for at, head in enumerate(heads) if head in _TELLING), None)
    if column is None:
        column = max(range(len(heads)), key=lambda at: _words(text, rows[2:], at))
    for cells in rows[2:]:
        if column < len(cells):
            yield cells[column]


def _end(text: str, position: int) -> int:
    """Give where the rows below the dashes end."""
    while position < len(text):
        after = text.find("\n", position)
        after = len(text) if after < 0 else after
        if position > 0 and text[position - 1] == "\n" and "|" not in text[position:after]:
            return position - 1
        position = after + 1
    return len(text)


def _rows(text: str, span: Span) -> Iterator[list[Span]]:
    position = span[0]
    for line in text[span[0] : span[1]].split("\n"):
        if line.strip():
            yield list(_cells(line, position))
        position += len(line) + 1


def _cells(line: str, offset: int) -> Iterator[Span]:
    bars = [match.start() for match in _BAR.finditer(line)]
    start = len(line) - len(line.lstrip())
    edges = bars if bars and bars[0] == start else [start - 1, *bars]
    if not line.rstrip().endswith("|") or line.rstrip().endswith("\\|"):
        edges = [*edges, len(line)]
    for left, right in pairwise(edges):
        cell = line[left + 1 : right]
        begin = left + 1 + len(cell) - len(cell.lstrip())
        yield offset + begin, offset + begin + len(cell.strip())


def _words(text: str, rows: Sequence[Sequence[Span]], column: int) -> int:
    cells = (text[row[column][0] : row[column][1]] for row in rows if column < len(row))
    return sum(len(without_marks(cell).split()) for cell in cells)
