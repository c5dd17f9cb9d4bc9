"""What of a body is code or a comment, and so neither words nor links nor headings.

The marks are looked for by themselves, and only then the line on which they stand: most lines
have none, and most of the texts that are read have few.
"""

from __future__ import annotations

import re

from casebook.markdown.code_spans import CodeSpans

# a fence may stand in a quotation or a list item, so any of their marks may come first
_BEFORE = r"\n([ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+)"
_OPENING = re.compile(_BEFORE + r"(`{3,}(?![^`\n]*`)|~{3,})")
_HEADING = re.compile(_BEFORE + r"\#{1,6}[ \t]")
_CLOSING = re.compile(r"\n[ \t>]*+(`{3,}|~{3,})[ \t]*(?=\n|\Z)")
_LONGEST_FENCE = 100


def may_hide(text: str) -> bool:
    """Whether something may be hidden in a text; quick, and false only where nothing is."""
    return _has_comments(text) or "```" in text or _has_tildes(text)


class Hiding:
    """Goes from mark to mark, the first of those that are left each time.

    Args:
        text: A text with a line feed before its first line.
        start: The offset of the line feed before the body.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._spans: list[tuple[int, int]] = []
        self._never_closed: dict[str, int] = {}
        self._comments = _has_comments(text)
        self._code = CodeSpans(text)

    def spans(self) -> list[tuple[int, int]]:
        """Give the start and end of each fenced code block and comment, in order."""
        position = self._start
        comment = self._next_comment(position)
        fence = self._next_fence(position)
        while fence or comment >= 0:
            if fence is None or 0 <= comment < fence.start():
                position = self._comment(comment, position)
            else:
                position = self._fence(fence)
            if 0 <= comment < position:
                comment = self._next_comment(position)
            if fence and fence.start() < position:
                fence = self._next_fence(position)
        return self._spans

    def _next_comment(self, position: int) -> int:
        """Give where the next comment starts, or -1."""
        return self._text.find("<!--", position) if self._comments else -1

    def _comment(self, start: int, position: int) -> int:
        """Hide a comment, and give where to go on.

        One that is never closed is text, so that nothing is lost; then no other one is, either.
        """
        text = self._text
        line = text.rfind("\n", position, start)
        if line >= 0 and _HEADING.match(text, line):
            return self._line_end(start)
        end = text.find("-->", start + 4) + 3
        if end == 2:
            self._comments = False
        elif not self._code.hold(start):
            self._spans.append((start, end))
            return end
        return start + 4

    def _next_fence(self, position: int) -> re.Match[str] | None:
        """Find the next line from an offset on that opens a code block."""
        text = self._text
        backticks = text.find("```", position)
        tildes = text.find("~~~", position) if _has_tildes(text) else -1
        while backticks >= 0 or tildes >= 0:
            at = tildes if backticks < 0 or 0 <= tildes < backticks else backticks
            line = text.rfind("\n", position, at)
            match = _OPENING.match(text, line) if line >= 0 else None
            if match:
                return match
            position = self._line_end(at)
            if 0 <= backticks < position:
                backticks = text.find("```", position)
            if 0 <= tildes < position:
                tildes = text.find("~~~", position)
        return None

    def _fence(self, opening: re.Match[str]) -> int:
        """Hide a fenced block, and give where it ends."""
        before, marks = opening.groups()
        end = self._fence_end(marks[0], min(len(marks), _LONGEST_FENCE), opening.end())
        if end < 0:
            if len(before) > 3 or before.strip(" "):
                return opening.end()  # its list item or quotation may have ended long before
            end = len(self._text)
        self._spans.append((opening.start() + 1, end))
        return end

    def _fence_end(self, mark: str, length: int, position: int) -> int:
        """Give the end of the fence that closes a block, or -1."""
        if length >= self._never_closed.get(mark, _LONGEST_FENCE + 1):
            return -1
        while match := _CLOSING.search(self._text, position):
            if match[1][0] == mark and len(match[1]) >= length:
                return match.end()
            position = match.end()
        self._never_closed[mark] = length
        return -1

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end


def _has_comments(text: str) -> bool:
    return "<" in text and "<!--" in text  # one character is found much faster


def _has_tildes(text: str) -> bool:
    return "~" in text and "~~~" in text
