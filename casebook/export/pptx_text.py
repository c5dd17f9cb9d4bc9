"""Contents as lines of a slide, with how much room they take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casebook.export import words as w
from casebook.export.document import (
    Code,
    Content,
    Heading,
    Items,
    Look,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Words,
    plain,
    said,
)
from casebook.export.type_widths import lines_of_text, wide_word

_LINE = 1.3
_BOLD = frozenset({Look.LABEL, Look.WARNING})
_PIECES = re.compile(r"\S{1,40}\s*|\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide: its words, its depth, and what stands before it."""

    words: Words
    level: int = 0
    mark: str = ""
    look: Look = Look.TEXT


def lines_of(content: Content, level: int = 0) -> Iterator[Line]:
    """Give the lines of a content; nothing for what is drawn."""
    match content:
        case Heading():
            yield Line(content.words, level, look=Look.LABEL)
        case Paragraph():
            yield Line(content.words, level, look=content.look)
        case Code():
            yield Line(said(content.text), level)
        case Quotation():
            yield Line(said("“") + content.words + said("”"), level)
            foot = content.source + said(f" · {content.mark}" if content.mark else "")
            if foot:
                yield Line(said("— ") + foot, level, look=Look.SMALL)
        case Items():
            yield from _items(content, level)
        case Picture() if content.image is None:
            yield Line(said(f"{w.PICTURE_MISSING} {content.alt}".strip()), level, "", Look.WARNING)


def _items(items: Items, level: int) -> Iterator[Line]:
    for number, item in enumerate(items.items):
        mark = "•" if items.start is None else f"{items.start + number}."
        if item.ticked is not None:
            mark = "☑" if item.ticked else "☐"
        yield Line(item.words, level, mark)
        for content in item.below:
            yield from lines_of(content, level + 1)


def height(line: Line, size: float, width: float) -> float:
    """Give how high a line is, in points, set in a size on a width (in points)."""
    room, bold = _room(line, width), line.look in _BOLD
    rows = sum(lines_of_text(part, size, room, bold=bold) for part in plain(line.words).split("\n"))
    return rows * size * _LINE + size * 0.5


def _room(line: Line, width: float) -> float:
    """Give how wide a line may be, in points, behind its mark."""
    return max(width - 24 * line.level - (34 if line.mark else 0), 1)


def cut(line: Line, size: float, width: float, room: float) -> tuple[Line, ...]:
    """Cut a line that is higher than a slide into several, between words."""
    if height(line, size, width) <= room:
        return (line,)
    rows = max(int((room - size * 0.5) / (size * _LINE)), 1)
    # lines end before a word that does not fit
    most = _room(line, width) / size * 1000 * rows * (0.8 if line.look in _BOLD else 0.9)
    made, part, used = list[Line](), list[Run](), 0
    for run in line.words:
        for piece in _PIECES.findall(run.text):
            long = wide_word(piece)
            if part and used + long > most:
                made.append(replace(line, words=tuple(part), mark="" if made else line.mark))
                part, used = [], 0
            part.append(replace(run, text=piece))
            used += long
    return (*made, replace(line, words=tuple(part), mark="" if made else line.mark))


def pages(
    lines: Sequence[Line], width: float, room: float, sizes: Sequence[float]
) -> Iterator[tuple[float, Sequence[Line]]]:
    """Give lines by slides, each with the size of its type.

    All stand on one slide in the largest size in which they fit; what fits in none goes on.
    """
    for size in sizes:
        if sum(height(line, size, width) for line in lines) <= room:
            yield size, lines
            return
    size, page, used = sizes[-1], list[Line](), 0.0
    for line in (part for whole in lines for part in cut(whole, size, width, room)):
        high = height(line, size, width)
        if page and used + high > room:
            yield size, tuple(page)
            page, used = [], 0.0
        page.append(line)
        used += high
    yield size, tuple(page)
