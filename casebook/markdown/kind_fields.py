"""The front matter keys of each kind of document, and how the value of each is read.

Only the keys that a file writes are read: most files write few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict, cast

from casebook.domain.case import CaseType, Grade, Level, Outcome, Status
from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Effect, State
from casebook.domain.names import DocumentId
from casebook.markdown.fields import Fields
from casebook.markdown.links import first_link, linked_id

_Readers = Mapping[str, Callable[[Fields, str], object]]


class CaseFields(TypedDict, total=False):
    """What only the front matter of a case has."""

    status: Status | None
    type: CaseType | None
    outcome: Outcome | None
    sector: str
    organisation: str
    place: str
    date: PartialDate | None
    level: Level | None
    grade: Grade | None
    author: str
    source: tuple[str, ...]
    rights: str
    redact: tuple[str, ...]


class LessonFields(TypedDict, total=False):
    """What only the front matter of a lesson has."""

    state: State | None
    effect: Effect | None
    applies_when: str
    owner: str
    due: PartialDate | None
    review_by: PartialDate | None
    validated_by: str
    validated_on: PartialDate | None
    replaced_by: str


class PackFields(TypedDict, total=False):
    """What only the front matter of a pack has."""

    audience: str
    minutes: int | None
    objectives: tuple[str, ...]
    materials: tuple[str, ...]
    lessons: tuple[DocumentId, ...]


def case_fields(fields: Fields) -> CaseFields:
    """Give the fields of a case that its front matter writes."""
    return cast(CaseFields, _read(fields, _CASE))


def lesson_fields(fields: Fields) -> LessonFields:
    """Give the fields of a lesson that its front matter writes."""
    return cast(LessonFields, _read(fields, _LESSON))


def pack_fields(fields: Fields) -> PackFields:
    """Give the fields of a pack that its front matter writes."""
    return cast(PackFields, _read(fields, _PACK))


def _read(fields: Fields, readers: _Readers) -> dict[str, object]:
    written = fields.keys
    return {key: read(fields, key) for key, read in readers.items() if key in written}


def _one_id(fields: Fields, key: str) -> DocumentId:
    return _id(" ".join(fields.items(key)))


def _ids(fields: Fields, key: str) -> tuple[DocumentId, ...]:
    return tuple(map(_id, fields.items(key)))


def _id(value: str) -> DocumentId:
    """Give an id that stands in front matter by itself or as a link."""
    link = first_link(value) if "[" in value else None
    return linked_id(link.target) if link else DocumentId(value)


_CASE: _Readers = {
    "status": lambda fields, key: fields.choice(key, Status),
    "type": lambda fields, key: fields.choice(key, CaseType),
    "outcome": lambda fields, key: fields.choice(key, Outcome),
    "sector": Fields.text,
    "organisation": Fields.text,
    "place": Fields.text,
    "date": Fields.date,
    "level": lambda fields, key: fields.choice(key, Level),
    "grade": lambda fields, key: fields.choice(key, Grade),
    "author": Fields.text,
    "source": Fields.items,
    "rights": Fields.text,
    "redact": Fields.items,
}
_LESSON: _Readers = {
    "state": lambda fields, key: fields.choice(key, State),
    "effect": lambda fields, key: fields.choice(key, Effect),
    "applies_when": Fields.text,
    "owner": Fields.text,
    "due": Fields.date,
    "review_by": Fields.date,
    "validated_by": Fields.text,
    "validated_on": Fields.date,
    "replaced_by": _one_id,
}
_PACK: _Readers = {
    "audience": Fields.text,
    "minutes": Fields.number,
    "objectives": Fields.items,
    "materials": Fields.items,
    "lessons": _ids,
}
