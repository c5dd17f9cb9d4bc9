"""One pass over the lines of a body: its headings, and what is hidden in code or comments.

Only lines that begin like a heading, a fence or a comment are looked at one by one; the
regular expression passes over all others. The pass is made when something is asked of it that
cannot be told without: most documents are read only to be put on a list.
"""

from __future__ import annotations

import re

from casebook.domain.document import Kind
from casebook.markdown.code_spans import CodeSpans
from casebook.markdown.headings import Heading, Headings

_HEADING_MARKS = r"(\#{1,6})(?:[ \t]++([^\n]*+))?+(?=\n|\Z)"
_UNDERLINE = r"(?:=++|-++)(?=[ \t]*(?:\n|\Z))"
_HEADING_OR_UNDERLINE = re.compile(rf"\n(?=[ #=-])( {{0,3}}+)(?:{_HEADING_MARKS}|({_UNDERLINE}))")
# a fence may stand in a quotation or a list item, so any of their marks may come first
_MARKED = (
    r"\n(?=[ \t>\-*+0-9#`~=])([ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+)"
    rf"(?:{_HEADING_MARKS}|(`{{3,}}(?![^`\n]*`)|~{{3,}}|{_UNDERLINE}))"
)
_MARKED_LINE = re.compile(_MARKED)
_FENCE = re.compile(r"\n[ \t>]*+(`{3,}|~{3,})[ \t]*(?=\n|\Z)")
_BLANK_LINE = re.compile(r"\n[ \t]++\n")
_NO_PARAGRAPH = re.compile(r"\t| {4}| {0,3}(?:</?[A-Za-z!?]|\[[^\]\n]+\]:)")
_LIST_OR_QUOTATION = re.compile(r"^ {0,3}(?:>|(?:[-*+]|1[.)])[ \t])", re.MULTILINE)
_LONGEST_FENCE = 100


class Outline:
    """What a pass over the lines finds.

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
    """The pass over the lines, made at most once."""

    __slots__ = ("_body_start", "_headings", "_hidden", "_text")

    def __init__(self, text: str, body_start: int) -> None:
        self._text = text
        self._body_start = body_start
        self._headings: list[Heading] | None = None
        self._hidden: tuple[tuple[int, int], ...] = ()

    def headings(self) -> list[Heading]:
        """Give all headings, in the order of the text."""
        if self._headings is None:
            text, start = self._text, self._body_start
            # every line is to have a line feed before it
            scanner = _Scanner(text, start - 1, 0) if start else _Scanner("\n" + text, 0, -1)
            scanner.run()
            self._headings, self._hidden = scanner.headings, tuple(scanner.hidden)
        return self._headings

    def hidden(self) -> tuple[tuple[int, int], ...]:
        """Give what is hidden, in the order of the text."""
        if self._headings is None and not _may_hide(self._text):
            return ()
        self.headings()
        return self._hidden


def scan(text: str, body_start: int, kind: Kind) -> Outline:
    """Find the sections of a body, and its code blocks and comments.

    Args:
        text: The whole text of a file.
        body_start: Where the body starts.
        kind: What the file is; it decides which headings have a meaning.
    """
    return Outline(text, body_start, kind)


class _Scanner:
    """Goes from marked line to marked line.

    Args:
        text: The text, with a line feed before its first line.
        start: The offset of the line feed before the body.
        moved: What to add to an offset in it to get that in the file.
    """

    def __init__(self, text: str, start: int, moved: int) -> None:
        self.headings: list[Heading] = []
        self.hidden: list[tuple[int, int]] = []
        self._text = text
        self._moved = moved
        self._floor = start  # the line feed over which no paragraph reaches back
        self._never_closed: dict[str, int] = {}
        self._comments = _has_comments(text)
        self._code = CodeSpans(text)

    def run(self) -> None:
        """Look at every marked line."""
        text, position = self._text, self._floor
        search = _pattern(text, self._comments).search
        comment = self._next_comment(position)
        match = search(text, position)
        while match or comment >= 0:
            if match is None or 0 <= comment < match.start():
                position = self._comment(comment)
            else:
                position = self._line(match)
            # two plain searches are thrice as fast as one for either
            if 0 <= comment < position:
                comment = self._next_comment(position)
            if match and match.start() < position:
                match = search(text, position)

    def _line(self, match: re.Match[str]) -> int:
        """Take a marked line, and give where to go on."""
        before, marks, words, other = match.groups()
        position = match.end()
        if marks is not None:
            if not before or not _is_deep(before):
                self._heading(words or "", len(marks), match.start() + 1, position)
        elif other[0] in "`~":
            return self._fence(match, before, other)
        else:
            self._underline(match, before, 1 if other[0] == "=" else 2)
        return position

    def _next_comment(self, position: int) -> int:
        """Give where the next comment starts, or -1."""
        return self._text.find("<!--", position) if self._comments else -1

    def _comment(self, start: int) -> int:
        """Hide a comment; one that is never closed is text, so that nothing is lost."""
        end = self._text.find("-->", start + 4) + 3 if self._comments else 2
        if end == 2:
            self._comments = False
        elif not self._code.hold(start):
            self.hidden.append((start + self._moved, end + self._moved))
            if self._text[max(start - 4, 0) : start].rstrip(" ").endswith("\n"):
                self._floor = self._line_end(end)
            return end
        return start + 4

    def _underline(self, match: re.Match[str], before: str, level: int) -> None:
        """Take a line of = or - for a heading when it stands under a paragraph."""
        floor, self._floor = self._floor, match.end()
        if _is_deep(before):
            return
        blank = self._text.rfind("\n\n", floor, match.start() + 1)
        above = self._text[max(floor, blank + 1) + 1 : match.start()]
        above = _BLANK_LINE.split(above)[-1]
        if _is_paragraph(above):
            start = match.start() - len(above)
            self._heading(" ".join(above.split()), level, start, self._line_end(match.end()))

    def _fence(self, match: re.Match[str], before: str, marks: str) -> int:
        """Hide a fenced block, and give where it ends."""
        end = self._fence_end(marks[0], min(len(marks), _LONGEST_FENCE), match.end())
        if end < 0:
            if _is_deep(before):
                return match.end()  # its list item or quotation may have ended long before
            end = len(self._text)
        self.hidden.append((match.start() + 1 + self._moved, end + self._moved))
        self._floor = end
        return end

    def _fence_end(self, mark: str, length: int, position: int) -> int:
        """Give the end of the fence that closes a block, or -1."""
        if length >= self._never_closed.get(mark, _LONGEST_FENCE + 1):
            return -1
        while match := _FENCE.search(self._text, position):
            if match[1][0] == mark and len(match[1]) >= length:
                return match.end()
            position = match.end()
        self._never_closed[mark] = length
        return -1

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end

    def _heading(self, words: str, level: int, start: int, end: int) -> None:
        self._floor = end
        moved = self._moved
        self.headings.append((words, level, start + moved, end + 1 + moved))


def _pattern(text: str, comments: bool) -> re.Pattern[str]:
    """Give the pattern that looks for no more than there can be."""
    return _MARKED_LINE if comments or _has_fences(text) else _HEADING_OR_UNDERLINE


def _may_hide(text: str) -> bool:
    return _has_comments(text) or _has_fences(text)


def _has_comments(text: str) -> bool:
    return "<" in text and "<!--" in text  # one character is found much faster


def _has_fences(text: str) -> bool:
    return "```" in text or ("~" in text and "~~~" in text)


def _is_deep(before: str) -> bool:
    """Whether what stands before a mark puts it into a list, a quotation or code."""
    return len(before) > 3 or bool(before.strip(" "))


def _is_paragraph(above: str) -> bool:
    """Whether lines above an underline are a paragraph, so that they are a heading."""
    return (
        bool(above.strip())
        and "|" not in above
        and not _NO_PARAGRAPH.match(above)
        and not _LIST_OR_QUOTATION.search(above)
    )
