"""Two lessons that say the same made one; the other stays and points to it."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.lesson import Lesson, State
from casebook.domain.names import DocumentPath
from casebook.domain.sections import SectionName
from casebook.markdown.editing.evidence import evidence_edits
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.row_matching import line_edits
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.editing.theme_names import list_item_edits
from casebook.markdown.reading import read_document

_NO_LESSONS = "Only two lessons can be merged; choose another document."


@dataclass(frozen=True, slots=True)
class LessonMerge:
    """What merging changes in each of the two files."""

    kept: Edits
    other: Edits


def merge_lessons(kept_text: str, kept_id: str, other_text: str) -> LessonMerge:
    """Give what the kept lesson takes over, and how the other one ends.

    The kept lesson takes over themes, other names (the other's title among them), passages, rows
    of Applied, and the moment it applies to if it had none. The other is retired, names the
    kept one as its replacement, and keeps every word.

    Args:
        kept_text: The whole text of the lesson that stays.
        kept_id: Its id.
        other_text: The whole text of the other.

    Raises:
        EditRefused: One of them is no lesson, or cannot be changed without guessing.
    """
    kept, other = _lesson(kept_text), _lesson(other_text)
    text = apply_edits(kept_text, list_item_edits(kept_text, "themes", other.themes))
    names = [name for name in (other.title, *other.aliases) if name not in (kept.title, "")]
    text = apply_edits(text, list_item_edits(text, "aliases", names))
    if other.applies_when and not kept.applies_when:
        text = apply_edits(text, property_edits(text, "applies_when", other.applies_when))
    for one in other.quotations:
        text = apply_edits(text, evidence_edits(text, one.words, one.case, one.role))
    rows = (*kept.applied, *(row for row in other.applied if row not in kept.applied))
    text = apply_edits(text, rows_edits(text, SectionName.APPLIED, rows))
    return LessonMerge(
        line_edits(kept_text, 0, len(kept_text), text.split("\n")),
        replaced_lesson_edits(other_text, kept_id),
    )


def replaced_lesson_edits(text: str, by: str) -> Edits:
    """Retire a lesson in favour of another.

    Args:
        text: The whole text of the lesson that ends.
        by: The id of the lesson that replaces it.

    Raises:
        EditRefused: The front matter cannot be changed without guessing.
    """
    retired = apply_edits(text, property_edits(text, "state", State.RETIRED.value))
    replaced = apply_edits(retired, property_edits(retired, "replaced_by", by))
    return line_edits(text, 0, len(text), replaced.split("\n"))


def _lesson(text: str) -> Lesson:
    document = read_document(text, DocumentPath(""))
    if not isinstance(document, Lesson):
        raise EditRefused(0, _NO_LESSONS)
    return document
