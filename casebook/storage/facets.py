"""The values by which a document is filtered.

A value is what the file says, also when it is not one of those allowed: what people have
written in their own notes is still good for narrowing a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from casebook.domain.case import Case
from casebook.domain.document import Document, Property
from casebook.domain.lesson import Lesson
from casebook.domain.query import Facet
from casebook.markdown.plain import plain_text
from casebook.storage.packing import clean

_LONGEST = 80
"""A longer value is a sentence, not something to narrow a list by."""

_YEAR = re.compile(r"([12]\d{3})(?!\d)")

_CASE_KEYS = {
    "type": Facet.TYPE,
    "outcome": Facet.OUTCOME,
    "sector": Facet.SECTOR,
    "status": Facet.STATUS,
    "grade": Facet.GRADE,
    "date": Facet.YEAR,
}
_LESSON_KEYS = {"state": Facet.STATE, "effect": Facet.EFFECT, "owner": Facet.OWNER}


def shown(value: str) -> str:
    """Give a front matter value for a list: a link, as Obsidian writes them, as its words."""
    return clean(plain_text(value) if "[[" in value else value).strip()


def facet_values(document: Document) -> dict[Facet, tuple[str, ...]]:
    """Give the values of a document by facet; facets without a value are left out."""
    values: dict[Facet, tuple[str, ...]] = {Facet.KIND: (document.kind.value,)}
    if document.themes:
        values[Facet.THEME] = tuple(clean(theme) for theme in document.themes)
    keys: Mapping[str, Facet] = {}
    known: Mapping[Facet, StrEnum | None] = {}
    if isinstance(document, Case):
        keys = _CASE_KEYS
        known = {
            Facet.TYPE: document.type,
            Facet.OUTCOME: document.outcome,
            Facet.STATUS: document.status,
            Facet.GRADE: document.grade,
        }
    elif isinstance(document, Lesson):
        keys = _LESSON_KEYS
        known = {Facet.STATE: document.state, Facet.EFFECT: document.effect}
    for entry in document.properties:
        facet = keys.get(entry.key.lower())
        if facet is None or facet in values:
            continue
        allowed = known.get(facet)
        found = (allowed.value,) if allowed else _as_written(entry, facet)
        if found:
            values[facet] = found
    return values


def _as_written(entry: Property, facet: Facet) -> tuple[str, ...]:
    if facet is Facet.YEAR:
        year = _YEAR.match(entry.text.strip())
        return (year[1],) if year else ()
    values = []
    for value in entry.values:
        text = shown(value)
        if 0 < len(text) <= _LONGEST:
            values.append(text)
    return tuple(dict.fromkeys(values))
