"""Markdown as the plain text that one reads: for the index, for snippets and excerpts."""

from __future__ import annotations

import re

from casebook.markdown.inline import without_comments, without_marks, without_remarks
from casebook.markdown.tables import find_dashes, split_cells

_BETWEEN_CELLS = " · "

# a fenced block: its first line, what is in it, its last line; an open one goes on to the end
_FENCED = re.compile(
    r"\n[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+(?:(`{3,}+)[^`\n]*+|(~{3,}+)[^\n]*+)(?=\n)"
    r"(?s:(.*?))(?:\n[ \t>]*+(?(1)\1`*+|\2~*+)[ \t]*+(?=\n|\Z)|\Z)"
)
# in the order: rules and underlines, definitions, boxes, bullets, heading marks
_MARK = (
    r"(?:(?:[-*_=][ \t]*+){3,}+(?=\n|\Z)"
    r"|(?:=++|--?)[ \t]*+(?=\n|\Z)"
    r"|\[(?!\^)[^\[\]\n]++\]:[ \t]++\S[^\n]*+"
    r"|\[\^[^\[\]\s]++\]:[ \t]*+"
    r"|(?:[-*+]|\d{1,9}[.)])[ \t]++\[[ xX]\][ \t]++"
    r"|[-*+][ \t]++"
    r"|\#{1,6}(?:[ \t]++|(?=\n|\Z)))"
)
_LINE_MARKS = re.compile(rf"\n[ \t]*+(?:{_MARK}|>[ \t>]*+{_MARK}?+)")
_CLOSING_MARKS = re.compile(r" \#++(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n\s*\n")


def plain_text(markdown: str) -> str:
    """Give the words of a Markdown text, without its marks.

    Links stand as their labels, tables as cells with " · " between them, code as it is and
    footnotes below; comments, ``%% remarks %%`` and tags are gone. Lines stay lines.
    """
    return _EMPTY_LINES.sub("\n\n", _without_marks(markdown)).strip()


def plain_line(markdown: str) -> str:
    """Give the words of a Markdown text, as ``plain_text`` does, on one line."""
    return " ".join(_without_marks(markdown).split())


def _without_marks(markdown: str) -> str:
    text = "\n" + without_comments(markdown)
    if "```" not in text and "~~~" not in text:
        return _prose(text)
    pieces: list[str] = []
    position = 0
    for match in _FENCED.finditer(text):
        pieces.append(_prose(text[position : match.start()]))
        pieces.append(match[3])
        position = match.end()
    pieces.append(_prose(text[position:]))
    return "\n".join(pieces)


def _prose(text: str) -> str:
    """Take the marks off text without code blocks; it begins with a line feed."""
    text = without_remarks(text)
    if "|" in text:
        text = _without_bars(text)
    text = _LINE_MARKS.sub("\n", text)
    if "#\n" in text or text.endswith("#"):
        text = _CLOSING_MARKS.sub("", text)
    return without_marks(text)


def _without_bars(text: str) -> str:
    """Put a dot between the cells of tables, and drop the lines of dashes."""
    pieces: list[str] = []
    position = 0
    for start, end in find_dashes(text):
        head = text.rfind("\n", 0, start - 1) + 1
        if head < position or "|" not in text[head:start]:
            continue
        pieces.append(text[position:head])
        pieces.append(_row(text[head : start - 1]))
        position = end
        while "|" in (line := _next_line(text, position)):
            pieces.append("\n" + _row(line))
            position += len(line) + 1
    pieces.append(text[position:])
    return "".join(pieces)


def _next_line(text: str, position: int) -> str:
    """Give the line that follows an offset at the end of a line; "" at the end."""
    end = text.find("\n", position + 1)
    return text[position + 1 : len(text) if end < 0 else end]


def _row(line: str) -> str:
    return _BETWEEN_CELLS.join(cell for cell in split_cells(line) if cell)
