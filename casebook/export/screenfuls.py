"""What is shown to a room shared out over screens, each of which is read from the last row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from casebook.export.document import (
    BalanceGrid,
    Content,
    Heading,
    Items,
    Paragraph,
    Picture,
    ResponseGrid,
    RiskMatrix,
    Table,
    Timeline,
    plain,
)

DRAWN = (Timeline, Picture, RiskMatrix, BalanceGrid, ResponseGrid, Table)
"""What is drawn, and has a screen of its own."""

_MOST_LETTERS = 420
_MOST_ROWS = 7


def screenfuls(contents: Iterable[Content]) -> list[tuple[Content, ...]]:
    """Share contents out over screens that can be read from the last row.

    What is drawn stands alone; a long table is cut, with its head on every screen.
    """
    pages: list[list[Content]] = []
    room = 0
    for content in _cut(contents):
        drawn, size = isinstance(content, DRAWN), _letters(content)
        if not pages or drawn or size > room:
            pages.append([])
            room = _MOST_LETTERS
        pages[-1].append(content)
        room = 0 if drawn else room - size
    return [tuple(page) for page in pages]


def _cut(contents: Iterable[Content]) -> Iterator[Content]:
    for content in contents:
        if isinstance(content, Table) and len(content.rows) > _MOST_ROWS:
            for start in range(0, len(content.rows), _MOST_ROWS):
                yield replace(content, rows=content.rows[start : start + _MOST_ROWS])
        elif isinstance(content, Timeline) and len(content.moments) > _MOST_ROWS:
            for start in range(0, len(content.moments), _MOST_ROWS):
                yield Timeline(content.moments[start : start + _MOST_ROWS])
        elif isinstance(content, Items) and _letters(content) > _MOST_LETTERS:
            for at, item in enumerate(content.items):
                yield Items((item,), None if content.start is None else content.start + at)
        else:
            yield content


def _letters(content: Content) -> int:
    """Give about how many letters a content takes up."""
    match content:
        case Items():
            return sum(
                len(plain(item.words)) + sum(map(_letters, item.below)) for item in content.items
            )
        case Paragraph() | Heading():
            return len(plain(content.words))
        case _:
            return _MOST_LETTERS // 2
