"""Tables of a page: columns, rows, and two things side by side.

Widths are in pixels at 100 %. What stands side by side on a wide page stands one below the other
on a narrow one; a page can be rearranged without being set again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

_BESIDE = re.compile(r'</td><td class="beside" width="\d+%?">')
_BELOW = '</td></tr><tr><td class="below">'
_HALF = '<td class="first" width="50%">'
_WIDTH = re.compile(r'(<t[adh][a-z]*\b[^<>]*? width=")(\d+)"')


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        head: What stands above it, as HTML.
        width: In pixels; 0 for what is left.
        name: The class of its cells, or "".
        centred: Whether its cells are.
    """

    head: str
    width: int = 0
    name: str = ""
    centred: bool = False


def grid(columns: Sequence[Column], rows: Iterable[Sequence[str]], name: str = "grid") -> str:
    """Set a table with a head; cells are HTML."""
    heads = "".join(_cell("th", column, column.head) for column in columns)
    head = f"<thead><tr>{heads}</tr></thead>" if any(column.head for column in columns) else ""
    body = "".join(
        "<tr>" + "".join(_cell("td", *pair) for pair in zip(columns, row, strict=True)) + "</tr>"
        for row in rows
    )
    return (
        f'<table class="{name}" width="100%" cellspacing="0" cellpadding="0">{head}{body}</table>'
    )


def _cell(tag: str, column: Column, content: str) -> str:
    name = f' class="{column.name}"' if column.name else ""
    width = f' width="{column.width}"' if column.width else ""
    side = ' align="center"' if column.centred else ""
    return f"<{tag}{name}{width}{side}>{content}</{tag}>"


def side_by_side(first: str, second: str, width: str, name: str) -> str:
    """Set two things beside each other.

    Args:
        first: HTML.
        second: HTML.
        width: Of the second, in pixels, or ``50%`` for equal halves.
        name: The class of the table.
    """
    half = ' width="50%"' if width.endswith("%") else ""
    return (
        f'<table class="{name}" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="first"{half}>{first}</td>'
        f'<td class="beside" width="{width}">{second}</td></tr></table>'
    )


def in_pairs(cards: Sequence[str], name: str) -> str:
    """Set boxes two by two, each on its own on a narrow page."""
    pairs = zip_longest(cards[::2], cards[1::2], fillvalue="")
    return "".join(side_by_side(first, second, "50%", name) for first, second in pairs)


def arranged(html: str, wide: bool, zoom: float = 1.0) -> str:
    """Give a page for another width or size: what may stand side by side, and widths of cells.

    What is looked for cannot come from a document: its text is escaped.

    Args:
        html: A page as it was first set, for a wide page at 100 %.
        wide: Whether things may stand side by side.
        zoom: 1.0 for 100 %.
    """
    if not wide:
        html = _BESIDE.sub(_BELOW, html).replace(_HALF, '<td class="below">')
    if zoom == 1.0:
        return html
    return _WIDTH.sub(lambda match: f'{match[1]}{round(int(match[2]) * zoom)}"', html)
