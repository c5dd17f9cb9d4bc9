"""The headings of a body, and what is hidden in code or comments.

Either is worked out when something is asked that cannot be told without: most documents are
read only to be put on a list.
"""

from __future__ import annotations

import re

from casebook.domain.document import Kind
from casebook.markdown.headings import Heading, Headings
from casebook.markdown.hiding import Hiding, may_hide

_HEADING_MARKS = r"(\#{1,6})(?:[ \t]++([^\n]*+))?+(?=\n|\Z)"
_UNDERLINE = r"(?:=++|-++)(?=[ \t]*(?:\n|\Z))"
_HEADING_OR_UNDERLINE = re.compile(rf"\n(?=[ #=-]) {{0,3}}+(?:{_HEADING_MARKS}|({_UNDERLINE}))")
_BLANK_LINE = re.compile(r"\n[ \t]++\n")
_NO_PARAGRAPH = re.compile(r"\t| {4}| {0,3}(?:</?[A-Za-z!?]|\[[^\]\n]+\]:)")
_LIST_OR_QUOTATION = re.compile(r"^ {0,3}(?:>|(?:[-*+]|1[.)])[ \t])", re.MULTILINE)


class Outline:
    """What stands where in a body.

    Attributes:
        sections: All headings with their extent, in the order of the file.
    """

    __slots__ = ("_lines", "sections")

    def __init__(self, text: str, body_start: int, kind: Kind) -> None:
        """Take what ``scan`` takes."""
        self._lines = _Lines(text, body_start)
        self.sections = Headings(text, body_start, kind, self._lines.headings)

    @property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each fenced code block and comment, in order."""
        return self._lines.hidden()


class _Lines:
    """The headings and what is hidden, each found at most once."""

    __slots__ = ("_body_start", "_headings", "_hidden", "_text")

    def __init__(self, text: str, body_start: int) -> None:
        self._text = text
        self._body_start = body_start
        self._headings: list[Heading] | None = None
        self._hidden: tuple[tuple[int, int], ...] | None = None

    def headings(self) -> list[Heading]:
        """Give all headings, in the order of the text."""
        if self._headings is None:
            text, start, moved = self._with_line_feed()
            hidden = [(begin - moved, end - moved) for begin, end in self.hidden()]
            self._headings = _HeadingFinder(text, start, moved, hidden).run()
        return self._headings

    def hidden(self) -> tuple[tuple[int, int], ...]:
        """Give what is hidden, in the order of the text."""
        if self._hidden is None:
            self._hidden = ()
            if may_hide(self._text):
                text, start, moved = self._with_line_feed()
                spans = Hiding(text, start).spans()
                self._hidden = tuple((begin + moved, end + moved) for begin, end in spans)
        return self._hidden

    def _with_line_feed(self) -> tuple[str, int, int]:
        """Give the text with a line feed before each line of the body, and where that starts.

        The last value is what to add to an offset in that text to get the one in the file.
        """
        start = self._body_start
        return (self._text, start - 1, 0) if start else ("\n" + self._text, 0, -1)


def scan(text: str, body_start: int, kind: Kind) -> Outline:
    """Find the sections of a body, and its code blocks and comments.

    Args:
        text: The whole text of a file.
        body_start: Where the body starts.
        kind: What the file is; it decides which headings have a meaning.
    """
    return Outline(text, body_start, kind)


class _HeadingFinder:
    """Goes from one line that may be a heading, or underline one, to the next.

    Args:
        text: The text, with a line feed before its first line.
        start: The offset of the line feed before the body.
        moved: What to add to an offset in it to get that in the file.
        hidden: Where it is code or a comment.
    """

    def __init__(self, text: str, start: int, moved: int, hidden: list[tuple[int, int]]) -> None:
        self._text = text
        self._moved = moved
        self._hidden = hidden
        self._floor = start  # the line feed over which no paragraph reaches back
        self._headings: list[Heading] = []

    def run(self) -> list[Heading]:
        """Give all headings, in the order of the text."""
        text, search = self._text, _HEADING_OR_UNDERLINE.search
        match = search(text, self._floor)
        for begin, end in self._hidden:
            while match and match.start() < begin:
                self._line(match)
                match = search(text, match.end())
            self._pass(begin, end)
            if match and match.start() < end:
                match = search(text, end)
        while match:
            self._line(match)
            match = search(text, match.end())
        return self._headings

    def _pass(self, begin: int, end: int) -> None:
        """Let no paragraph reach back over a code block, or a comment on lines of its own."""
        if not self._text.startswith("<!--", begin):
            self._floor = end
        elif self._text[max(begin - 4, 0) : begin].rstrip(" ").endswith("\n"):
            self._floor = self._line_end(end)

    def _line(self, match: re.Match[str]) -> None:
        marks, words, underline = match.groups()
        if underline:
            self._underline(match, 1 if underline[0] == "=" else 2)
        else:
            self._heading(words or "", len(marks), match.start() + 1, match.end())

    def _underline(self, match: re.Match[str], level: int) -> None:
        """Take a line of = or - for a heading when it stands under a paragraph."""
        floor, self._floor = self._floor, match.end()
        blank = self._text.rfind("\n\n", floor, match.start() + 1)
        above = self._text[max(floor, blank + 1) + 1 : match.start()]
        above = _BLANK_LINE.split(above)[-1]
        if _is_paragraph(above):
            start = match.start() - len(above)
            self._heading(" ".join(above.split()), level, start, self._line_end(match.end()))

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end

    def _heading(self, words: str, level: int, start: int, end: int) -> None:
        self._floor = end
        moved = self._moved
        self._headings.append((words, level, start + moved, end + 1 + moved))


def _is_paragraph(above: str) -> bool:
    """Whether lines above an underline are a paragraph, so that they are a heading."""
    return (
        bool(above.strip())
        and "|" not in above
        and not _NO_PARAGRAPH.match(above)
        and not _LIST_OR_QUOTATION.search(above)
    )
