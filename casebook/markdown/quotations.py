"""The quotations of a lesson: what it rests on, word for word, and where that stands.

> the store was willing to allow for a degree of customer dissatisfaction
>
> — [[checkout-line]]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from casebook.domain.document import LinkForm
from casebook.domain.lesson import Quotation, Role
from casebook.domain.names import DocumentId
from casebook.domain.sections import SectionName
from casebook.markdown.links import first_link, linked_id
from casebook.markdown.parts import without_hidden
from casebook.markdown.scan import Outline

QUOTED = re.compile(r"[ \t]*+>[ \t>]*+(.*)", re.DOTALL)
_STARTS_ANEW = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|[ \t]*(?:`{3}|~{3}|\|)")
_ATTRIBUTION = re.compile(r"(?:[—–―−]|-{1,3})\s*+(?=\[)")
CALLOUT = re.compile(r"\[!\w+\][+-]?")
_CLOSING_MARKS = {
    '"': '"',
    "'": "'",
    "“": "”",
    "”": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
}


def read_quotations(text: str, body_start: int, outline: Outline) -> tuple[Quotation, ...]:
    """Read the quotations whose last line is a dash and a link to a case.

    Those in the section Counter-evidence contradict, all others support.

    Args:
        text: The whole text of a lesson.
        body_start: Where its body starts.
        outline: Its sections, code blocks and comments.
    """
    if text.find(">", body_start) < 0:
        return ()
    against = [
        (section.line, section.line + text.count("\n", section.start, section.end))
        for section in outline.sections
        if section.name == SectionName.COUNTER_EVIDENCE
    ]
    body = without_hidden(text, body_start, len(text), outline.hidden)
    first_line = text.count("\n", 0, body_start) + 1
    return tuple(
        Quotation(words, case, _role(line, against), line)
        for block in _blocks(body, first_line)
        for line, words, case in _attributed(block)
    )


def _role(line: int, against: Sequence[tuple[int, int]]) -> Role:
    """Say what a quotation does by the first and last lines of Counter-evidence, in order."""
    at = bisect_left(against, (line,)) - 1
    contradicts = at >= 0 and line <= against[at][1]
    return Role.CONTRADICTS if contradicts else Role.SUPPORTS


def _blocks(body: str, first_line: int) -> Iterator[list[tuple[int, str]]]:
    """Give each block quotation as its lines, marks removed, with their numbers."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(body.split("\n"), first_line):
        if match := QUOTED.match(line):
            block.append((number, match[1].strip()))
        elif block and block[-1][1] and line.strip() and not _STARTS_ANEW.match(line):
            block.append((number, line.strip()))  # a lazy line goes on with the paragraph
        elif block:
            yield block
            block = []
    if block:
        yield block


def _attributed(block: list[tuple[int, str]]) -> Iterator[tuple[int, str, DocumentId]]:
    """Give line, words and case of each quotation in a block; each ends with its source."""
    words: list[str] = []
    start = 0
    for number, line in block:
        case = source_of(line)
        if case:
            quoted = without_quotation_marks(" ".join(words))
            if quoted:
                yield start, quoted, case
            words = []
        elif line and not CALLOUT.match(line):
            start = start if words else number
            words.append(line)


def source_of(line: str) -> DocumentId | None:
    """Give the case that a line names as the source; None when it does not."""
    match = _ATTRIBUTION.match(line)
    link = first_link(line[match.end() :]) if match else None
    if link is None or link.start != 0 or link.form is LinkForm.EMBED:
        return None
    return linked_id(link.target)


def without_quotation_marks(words: str) -> str:
    """Take off the quotation marks around words when they belong together."""
    words = words.strip()
    closing = _CLOSING_MARKS.get(words[:1], "")
    inside = words[1:-1]
    if len(words) > 1 and words[-1] in closing and words[0] not in inside:
        return inside.strip()
    return words
