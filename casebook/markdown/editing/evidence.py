"""The evidence of a lesson added, exchanged and taken out; and where it was applied."""

from __future__ import annotations

from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.lesson import Application, Found, Lesson, Quotation, Role
from casebook.domain.names import DocumentPath, folded_id
from casebook.domain.sections import SectionName
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.quoting import quotation_lines
from casebook.markdown.editing.row_matching import line_edits
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.editing.sections import appended, new_section
from casebook.markdown.passages import FoldedText, find_passage
from casebook.markdown.quotations import CALLOUT, QUOTED, read_quotations, source_of
from casebook.markdown.reading import read_document

_NOWHERE = DocumentPath("")
_NO_WORDS = "There are no words in the passage; select some that say what the lesson rests on."
_NOT_FOUND = "These words cannot be quoted so that they are found again; select fewer, or others."
_GONE = "This quotation is no longer in the lesson; open the lesson anew."


def evidence_edits(lesson_text: str, markdown: str, case_id: str, role: Role) -> Edits:
    """Add a passage of a case to a lesson; nothing when the lesson quotes it already.

    Args:
        lesson_text: The whole text of the lesson.
        markdown: The passage as it stands in the case, Markdown and all.
        case_id: The id of the case.
        role: Whether it supports or contradicts.

    Raises:
        EditRefused: There are no words in it, the file is no lesson, or the words would not
            be found again.
    """
    lines = quotation_lines(markdown, case_id)
    if not lines:
        raise EditRefused(0, _NO_WORDS)
    layout = Layout.of(lesson_text)
    present = _quotations(layout)
    if any(_is_same(quotation, markdown, case_id, role) for quotation in present):
        return ()
    against = role is Role.CONTRADICTS
    section = SectionName.COUNTER_EVIDENCE if against else SectionName.EVIDENCE
    part, block = layout.section(section), "\n".join(lines)
    edit = appended(layout, part, block) if part else new_section(layout, section, block)
    start, end = (part.start, part.end) if part else (edit.start, edit.end)
    edits = layout.checked((edit,), start, end)
    _refuse_unfound(lesson_text, edits, markdown, len(present) + 1)
    return edits


def replace_evidence_edits(
    lesson_text: str, quotation: Quotation, markdown: str, case_id: str = ""
) -> Edits:
    """Put another passage in the place of a quotation, such as the closest one to lost words.

    Args:
        lesson_text: The whole text of the lesson.
        quotation: The quotation as it was read from this text.
        markdown: The passage as it stands in the case.
        case_id: The case of the passage; "" when it is the same.

    Raises:
        EditRefused: The quotation is not there, or the passage cannot be quoted.
    """
    layout = Layout.of(lesson_text)
    first, last = _lines_of(layout, quotation)
    lines = quotation_lines(markdown, case_id or quotation.case)
    if not lines:
        raise EditRefused(0, _NO_WORDS)
    start, end = _span(lesson_text, first, last)
    if folded_id(case_id or quotation.case) == folded_id(quotation.case):
        lines[-1] = lesson_text[start:end].rpartition("\n")[2]
    edits = line_edits(lesson_text, start, end, lines)
    _refuse_unfound(lesson_text, edits, markdown, len(_quotations(layout)))
    return edits


def remove_evidence_edits(lesson_text: str, quotation: Quotation) -> Edits:
    """Take a quotation out with its source.

    Raises:
        EditRefused: The quotation is not there.
    """
    layout = Layout.of(lesson_text)
    first, last = _lines_of(layout, quotation)
    lines = lesson_text.split("\n")
    while first > 1 and _is_mark(lines[first - 2]):
        first -= 1
    empty_above = first < 2 or not lines[first - 2].strip()
    below = lines[last] if last < len(lines) - 1 else "."
    if _is_mark(below) or (empty_above and not below.strip()):
        last += 1
    start, end = _span(lesson_text, first, last)
    return line_edits(lesson_text, start, min(end + 1, len(lesson_text)), [""])


def applied_edits(lesson_text: str, date: str, where: str, result: str) -> Edits:
    """Log where a lesson was put to use.

    Raises:
        EditRefused: The file is no lesson.
    """
    new = Application(date, where, result)
    return rows_edits(lesson_text, SectionName.APPLIED, (*_uses(lesson_text), new))


def use_edits(lesson_text: str, logged: Application, said: Application) -> Edits:
    """Say more about a use that was logged; the last such row is changed.

    Args:
        lesson_text: The whole text of the lesson.
        logged: The row as it was written.
        said: The row as it is to be; it is added if the one that was logged has gone.

    Raises:
        EditRefused: The table cannot be changed without guessing.
    """
    uses = list(_uses(lesson_text))
    if logged in uses:
        last = len(uses) - 1 - uses[::-1].index(logged)
        uses[last] = said
    else:
        uses.append(said)
    return rows_edits(lesson_text, SectionName.APPLIED, uses)


def _uses(lesson_text: str) -> tuple[Application, ...]:
    lesson = read_document(lesson_text, _NOWHERE)
    return lesson.applied if isinstance(lesson, Lesson) else ()


def _quotations(layout: Layout) -> tuple[Quotation, ...]:
    return read_quotations(layout.text, layout.body_start, layout.outline)


def _is_same(quotation: Quotation, markdown: str, case_id: str, role: Role) -> bool:
    """Whether a lesson quotes just this passage already."""
    if folded_id(quotation.case) != folded_id(case_id) or quotation.role is not role:
        return False
    here = _is_found(FoldedText(markdown), quotation.words)
    return here and _is_found(FoldedText(quotation.words), markdown)


def _is_found(text: FoldedText, words: str) -> bool:
    passage = find_passage(text, words)
    return passage is not None and passage.found in {Found.EXACT, Found.FOLDED}


def _refuse_unfound(text: str, edits: Edits, markdown: str, count: int) -> None:
    """Raise when the words that would be read are not those of the passage."""
    after = _quotations(Layout.of(apply_edits(text, edits)))
    before = {quotation.words for quotation in _quotations(Layout.of(text))}
    new = [quotation.words for quotation in after if quotation.words not in before]
    if len(after) != count or not all(_is_found(FoldedText(markdown), words) for words in new):
        raise EditRefused(0, _NOT_FOUND)


def _lines_of(layout: Layout, quotation: Quotation) -> tuple[int, int]:
    """Give the first and the last line of a quotation, that with its source included."""
    if quotation not in _quotations(layout):
        raise EditRefused(0, _GONE)
    lines = layout.text.split("\n")
    last = next(
        number
        for number, line in enumerate(lines[quotation.line - 1 :], quotation.line)
        if source_of(_unquoted(line))
    )
    return quotation.line, last


def _unquoted(line: str) -> str:
    match = QUOTED.match(line)
    return (match[1] if match else line).strip()


def _span(text: str, first: int, last: int) -> tuple[int, int]:
    """Give where a line starts, and where another one ends."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: first - 1])
    return start, start + len("\n".join(lines[first - 1 : last]))


def _is_mark(line: str) -> bool:
    """Whether a line of a quotation has no words of its own: empty, or the kind of a callout."""
    match = QUOTED.match(line)
    return match is not None and (not match[1].strip() or bool(CALLOUT.match(match[1])))
