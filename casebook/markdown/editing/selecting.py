"""Words selected on a page, found again in the Markdown of the case and made ready to quote."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.document import Document
from casebook.domain.edit import EditRefused
from casebook.domain.lesson import Found, Passage
from casebook.domain.sections import SectionName
from casebook.markdown.editing.quoting import plain_words, quoted_paragraphs, whole_passage
from casebook.markdown.page_words import FACILITATORS_ONLY, NOT_HARVESTED
from casebook.markdown.passages import FoldedText, find_passage

_SURE = 0.85
"""How close words must be to a passage of the source to be taken for it: a page that draws a
table or a time line leaves out marks and adds labels."""
_ANCHOR = 4
"""By how many words at its start and its end a passage is known when words between them are
others on the page, such as the title of what a link leads to."""
_BETWEEN = 300
_TOO_LONG = 20_000
_NOT_THERE = (
    "These words do not stand so in the text of the case, so they cannot be quoted. Select words"
    " of its text, in one piece; save it first if it was just written."
)
_TOO_MUCH = "That is more than a lesson should quote. Select the sentences that say it."


@dataclass(frozen=True, slots=True)
class SelectedPassage:
    """A passage of a case that can be quoted so that it is found again.

    Attributes:
        markdown: What stands in the file.
        words: The same without marks, on one line.
        is_lesson: Whether it stands among the lessons learned of the case.
    """

    markdown: str
    words: str
    is_lesson: bool


def selected_passage(case: Document, words: str) -> SelectedPassage:
    """Find selected words in a case, without cutting a link or a mark.

    Args:
        case: The case.
        words: What was selected on its page or in its text.

    Raises:
        EditRefused: They are not to be found, or would not be found again as a quotation.
    """
    if len(words) > _TOO_LONG:
        raise EditRefused(0, _TOO_MUCH)
    body = FoldedText(case.body)
    place = _place(body, _without_labels(case, words))
    if place is None:
        raise EditRefused(0, _NOT_THERE)
    first, last = (at + case.body_start for at in place)
    start, end = whole_passage(case.text, *_whole_words(case.text, first, last))
    markdown = case.text[start:end]
    quoted = " ".join(quoted_paragraphs(markdown))
    again = find_passage(body, quoted)
    if again is None or again.found is Found.CLOSE:
        raise EditRefused(0, _NOT_THERE)
    section = case.section_at(start)
    is_lesson = section is not None and section.name == SectionName.LESSONS_LEARNED
    return SelectedPassage(markdown, plain_words(markdown), is_lesson)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place to the ends of the words that it cuts."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _without_labels(case: Document, words: str) -> str:
    """Leave out what the page alone says."""
    for label in (NOT_HARVESTED, FACILITATORS_ONLY):
        if label not in case.body:
            words = words.replace(label, " ")
    return words


def _place(body: FoldedText, words: str) -> tuple[int, int] | None:
    """Give start and end of words, by their first and last ones where others stand between."""
    place = find_passage(body, words)
    if place is not None and (_is_there(place) or place.score >= _SURE):
        return place.start, place.end
    each = words.split()
    if len(each) < 2 * _ANCHOR:
        return None
    first = find_passage(body, " ".join(each[:_ANCHOR]))
    if first is None or not _is_there(first):
        return None
    rest = FoldedText(body.text[first.start : first.start + 2 * len(words) + _BETWEEN])
    last = find_passage(rest, " ".join(each[-_ANCHOR:]))
    if last is None or not _is_there(last):
        return None
    return first.start, first.start + last.end


def _is_there(place: Passage) -> bool:
    return place.found is not Found.CLOSE
