"""Lines of pages as Markdown: paragraphs put together, headings told by their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.markdown.html_markdown import escaped

_LARGER = 1.12
_LONGEST_HEADING = 120
_LEVELS = 3
_BULLET = re.compile(r"^(?:[•◦▪▸●○‣∙·–—*\uf0b7\uf0a7]|-(?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page |seite |p\.? ?)?\d{1,4}(?: ?(?:/|of|von|sur|de) ?\d{1,4})?$", re.I
)
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running titles."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        words: What it says.
        size: Its height, in points, to the half.
        top: How high it stands; more is higher.
        bold: Whether all of it is bold.
    """

    words: str
    size: float
    top: float
    bold: bool


def without_running_titles(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """Leave out page numbers, and lines that most pages begin or end with.

    Returns:
        The pages, and the lines that were left out on purpose, each once.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_without_digits(line) for line in _edges(page)})
    often = {words for words, count in counts.items() if count >= 3 and count * 2 > len(pages)}
    left_out: dict[str, None] = {}
    kept: list[list[Line]] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        rest = []
        for line in page:
            running = id(line) in edges and _without_digits(line) in often
            numbered = id(line) in edges and _PAGE_NUMBER.match(line.words)
            if running and not numbered:
                left_out.setdefault(
                    line.words if not _DIGITS.search(line.words) else _without_digits(line)
                )
            if not running and not numbered:
                rest.append(line)
        kept.append(rest)
    return kept, tuple(left_out)


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    edge = _EDGE if len(page) > 2 * _EDGE else 1
    return [*page[:edge], *page[-edge:]]


def _without_digits(line: Line) -> str:
    return _DIGITS.sub("…", line.words)


def markdown_of_lines(pages: Sequence[Sequence[Line]]) -> tuple[str, str]:
    """Give lines as Markdown.

    Returns:
        The largest heading at the top as the title, or "", and the text without it.
    """
    lines = [line for page in pages for line in page]
    levels = _levels(lines)
    title, lines = _title(lines, levels)
    levels = _levels(lines) if title else levels
    blocks: list[str] = []
    paragraph: list[Line] = []
    for before, line in zip([None, *lines], lines, strict=False):
        level = _level(line, levels)
        if level or before is None or _begins(before, line, levels):
            _close(paragraph, blocks)
            paragraph = []
        if level:
            _add_heading(blocks, level, line, before)
        else:
            paragraph.append(line)
    _close(paragraph, blocks)
    return title, "\n\n".join(_with_lists(blocks))


def _levels(lines: Sequence[Line]) -> dict[float, int]:
    """Give the heading level of each size that is larger than that of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    if not sizes:
        return {}
    body = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size > body * _LARGER), reverse=True)
    return {size: min(place, _LEVELS - 1) + 2 for place, size in enumerate(larger)}


def _title(lines: list[Line], levels: dict[float, int]) -> tuple[str, list[Line]]:
    """Take the largest lines as the title when the text begins with them, and only it."""
    if not levels or not lines:
        return "", lines
    largest = max(levels)
    start = next((at for at, line in enumerate(lines[:4]) if line.size == largest), None)
    if start is None:
        return "", lines
    end = start
    while end < len(lines) and lines[end].size == largest and end - start < 4:
        end += 1
    if any(line.size == largest for line in lines[end:]):
        return "", lines
    return " ".join(line.words for line in lines[start:end]), [*lines[:start], *lines[end:]]


def _level(line: Line, levels: dict[float, int]) -> int:
    """Give the level of a heading; 0 for text."""
    if len(line.words) > _LONGEST_HEADING or not any(sign.isalpha() for sign in line.words):
        return 0
    if line.size in levels:
        return levels[line.size]
    short = len(line.words) <= 80 and not line.words.endswith((".", ",", ";"))
    return (3 if levels else 2) if line.bold and short and not _BULLET.match(line.words) else 0


def _begins(before: Line, line: Line, levels: dict[float, int]) -> bool:
    """Whether a line begins a paragraph."""
    if _BULLET.match(line.words) or _NUMBER.match(line.words) or _level(before, levels):
        return True
    gap = before.top - line.top
    if gap < 0:  # on the next page, or in the next column
        return before.words.endswith((".", "!", "?", ":"))
    return gap > max(before.size, line.size) * 1.7


def _add_heading(blocks: list[str], level: int, line: Line, before: Line | None) -> None:
    mark = "#" * level
    goes_on = (
        before is not None
        and blocks
        and blocks[-1].startswith(f"{mark} ")
        and before.size == line.size
        and 0 < before.top - line.top < line.size * 1.7
    )
    if goes_on:
        blocks[-1] += f" {escaped(line.words)}"
    else:
        blocks.append(f"{mark} {escaped(line.words)}")


def _close(paragraph: Sequence[Line], blocks: list[str]) -> None:
    """Put the lines of a paragraph together; a word that was divided is whole again."""
    words = ""
    for line in paragraph:
        if _HYPHEN.search(words) and line.words[:1].islower():
            words = words[:-1] + line.words
        else:
            words = f"{words} {line.words}" if words else line.words
    if words:
        blocks.append(_item(words))


def _item(words: str) -> str:
    if bullet := _BULLET.match(words):
        return f"- {escaped(words[bullet.end() :])}"
    if number := _NUMBER.match(words):
        return f"{number[1]}. {escaped(words[number.end() :])}"
    return escaped(words)


def _with_lists(blocks: Sequence[str]) -> list[str]:
    """Put items that follow each other into one list."""
    joined: list[str] = []
    for block in blocks:
        is_item = re.match(r"- |\d{1,2}\. ", block)
        if is_item and joined and re.match(r"- |\d{1,2}\. ", joined[-1].rsplit("\n", 1)[-1]):
            joined[-1] += f"\n{block}"
        else:
            joined.append(block)
    return joined
