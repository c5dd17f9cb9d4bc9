"""Which properties a document may be asked for, and with what they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from casebook.domain.case import CaseType, Grade, Level, Outcome, Status
from casebook.domain.document import Document, Kind, Property
from casebook.domain.lesson import Effect, State
from casebook.domain.query import Facet


class Form(Enum):
    """What a value looks like."""

    CHOICE = auto()
    LINE = auto()
    TEXT = auto()
    LINES = auto()
    DATE = auto()
    NUMBER = auto()
    THEMES = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A property that can be written.

    Attributes:
        key: The key of the front matter.
        form: What its value looks like.
        choices: The words that are allowed, for a choice.
        mark: The kind of mark its choices have, or "".
        always: Whether it is shown before it is given; else it is added when it is wanted.
        facet: Where the values that other documents have are counted, to be offered.
    """

    key: str
    form: Form = Form.LINE
    choices: type[StrEnum] | None = None
    mark: str = ""
    always: bool = False
    facet: Facet | None = None


_THEMES = Field("themes", Form.THEMES, always=True)
_ALIASES = Field("aliases", Form.LINES)

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.CASE: (
        Field("status", Form.CHOICE, Status, always=True),
        Field("type", Form.CHOICE, CaseType, always=True),
        Field("outcome", Form.CHOICE, Outcome, "outcome", always=True),
        Field("grade", Form.CHOICE, Grade, always=True),
        _THEMES,
        Field("date", Form.DATE, always=True),
        Field("sector", always=True, facet=Facet.SECTOR),
        Field("organisation", always=True),
        Field("source", Form.LINES, always=True),
        Field("summary", Form.TEXT),
        Field("place"),
        Field("level", Form.CHOICE, Level),
        Field("author"),
        Field("rights"),
        Field("language"),
        _ALIASES,
        Field("redact", Form.LINES),
    ),
    Kind.LESSON: (
        Field("state", Form.CHOICE, State, "state", always=True),
        Field("effect", Form.CHOICE, Effect, "effect", always=True),
        Field("applies_when", Form.TEXT, always=True),
        _THEMES,
        Field("owner", always=True, facet=Facet.OWNER),
        Field("due", Form.DATE, always=True),
        Field("review_by", Form.DATE, always=True),
        Field("validated_by"),
        Field("validated_on", Form.DATE),
        Field("replaced_by"),
        _ALIASES,
    ),
    Kind.PACK: (
        Field("audience", always=True),
        Field("minutes", Form.NUMBER, always=True),
        Field("objectives", Form.LINES, always=True),
        Field("materials", Form.LINES, always=True),
        _THEMES,
        Field("lessons", Form.LINES),
        Field("summary", Form.TEXT),
    ),
}
"""By kind, in the order in which they are shown."""

_NOT_HERE = {"kind", "title"}  # the one is what the file is, the other stands in the text
_AS_THEMES = {"tags": "themes", "theme": "themes", "tag": "themes"}


def given(document: Document) -> dict[str, Property]:
    """Give the properties of a document by the key that a form knows them by."""
    found: dict[str, Property] = {}
    for entry in document.properties:
        key = entry.key.casefold()
        found.setdefault(_AS_THEMES.get(key, key), entry)
    return found


def shown_fields(document: Document, wanted: frozenset[str] = frozenset()) -> list[Field]:
    """Give the fields to show: the usual ones, those that are given, and those asked for."""
    present = given(document)
    known = FIELDS[document.kind]
    shown = [
        field for field in known if field.always or field.key in present or field.key in wanted
    ]
    names = {field.key for field in known} | _NOT_HERE
    return shown + [
        Field(key, Form.LINES if entry.is_list else Form.LINE)
        for key, entry in present.items()
        if key not in names
    ]


def fields_to_add(document: Document, wanted: frozenset[str] = frozenset()) -> list[Field]:
    """Give the fields with a meaning that are not shown yet."""
    shown = {field.key for field in shown_fields(document, wanted)}
    return [field for field in FIELDS[document.kind] if field.key not in shown]
