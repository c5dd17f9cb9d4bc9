"""Words or an expression looked for in a text, line by line, and what takes their place.

Plain words are found by Python's engine, which takes time in proportion to the text for them. An
expression of the user's may be made so that an engine never ends; Qt's gives up by itself after
so many steps, and between lines we look at the clock.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRegularExpression

from casebook.gui.editor.units import index_at, units_before

_PATIENCE = 2.0  # seconds for a whole text
_ESCAPE = re.compile(r"\\([\\nt]|\d)")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for.

    Attributes:
        words: The words, or the expression.
        case: Whether capital and small letters differ.
        whole: Whether the words are to stand alone, not within others.
        expression: Whether it is a regular expression.
    """

    words: str = ""
    case: bool = False
    whole: bool = False
    expression: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, as offsets in the text, and what its groups caught."""

    start: int
    end: int
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All hits in a text, or a sentence about why there are none to give."""

    hits: tuple[Hit, ...] = ()
    problem: str = ""


class Seeker:
    """Looks for the answer to one question.

    Attributes:
        problem: A sentence about what is wrong with the question, or "".
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.problem = ""
        self._words: re.Pattern[str] | None = None
        self._expression: QRegularExpression | None = None
        if question.expression and question.words:
            self._expression = _compiled(question)
            if not self._expression.isValid():
                self.problem = _tr("This is not a regular expression: {0}.").format(
                    self._expression.errorString()
                )
        elif question.words:
            self._words = _pattern(question)

    def in_text(self, text: str) -> Found:
        """Give all hits in a text."""
        if self.problem or not self.question.words:
            return Found((), self.problem)
        if self._words is not None:
            return Found(tuple(Hit(*match.span()) for match in self._words.finditer(text)))
        try:
            return Found(tuple(self._in_lines(text)))
        except TimeoutError:
            return Found((), _tr("This expression takes too long. Try a simpler one."))

    def in_line(self, line: str) -> list[Hit]:
        """Give the hits in a line; none where looking would take too long."""
        if self.problem or not self.question.words:
            return []
        if self._words is not None:
            return [Hit(*match.span()) for match in self._words.finditer(line)]
        try:
            return list(self._matches(line, 0))
        except TimeoutError:
            return []

    def replacement(self, hit: Hit, words: str) -> str:
        r"""Give what takes the place of a hit; in an expression ``\1`` is what a group caught."""
        if self._expression is None:
            return words

        def put(escape: re.Match[str]) -> str:
            sign = escape[1]
            if sign in _SIGNS:
                return _SIGNS[sign]
            number = int(sign)
            return hit.groups[number] if number < len(hit.groups) else ""

        return _ESCAPE.sub(put, words)

    def _in_lines(self, text: str) -> Iterator[Hit]:
        until, start = time.monotonic() + _PATIENCE, 0
        for line in text.split("\n"):
            yield from self._matches(line, start)
            start += len(line) + 1
            if time.monotonic() > until:
                raise TimeoutError

    def _matches(self, line: str, base: int) -> Iterator[Hit]:
        assert self._expression is not None
        at, last = 0, units_before(line, len(line))
        while at <= last:
            match = self._expression.match(line, at)
            if not match.isValid():
                raise TimeoutError
            if not match.hasMatch():
                return
            start, end = match.capturedStart(), match.capturedEnd()
            if end > start:
                groups = tuple(
                    match.captured(group) for group in range(match.lastCapturedIndex() + 1)
                )
                yield Hit(base + index_at(line, start), base + index_at(line, end), groups)
            at = end if end > start else end + 1


def _pattern(question: Question) -> re.Pattern[str]:
    words = re.escape(question.words)
    if question.whole:
        words = rf"(?<!\w){words}(?!\w)"
    return re.compile(words, 0 if question.case else re.IGNORECASE)


def _compiled(question: Question) -> QRegularExpression:
    words = rf"(?<!\w)(?:{question.words})(?!\w)" if question.whole else question.words
    option = QRegularExpression.PatternOption
    options = option.UseUnicodePropertiesOption
    if not question.case:
        options |= option.CaseInsensitiveOption
    return QRegularExpression(words, options)


def replaced(text: str, seeker: Seeker, hits: tuple[Hit, ...], words: str) -> tuple[int, int, str]:
    """Put words in the place of all hits.

    Returns:
        Start and end of the stretch from the first hit to the last, and what stands there then.
    """
    pieces, at = [], hits[0].start
    for hit in hits:
        pieces += [text[at : hit.start], seeker.replacement(hit, words)]
        at = hit.end
    return hits[0].start, at, "".join(pieces)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Seeking", text)
