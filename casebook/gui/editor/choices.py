"""What may be written at a place: documents, headings, themes, keys and values; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from casebook.domain.case import CaseType, Grade, Level, Outcome, Status
from casebook.domain.document import Kind
from casebook.domain.lesson import Effect, State
from casebook.domain.names import folded_id
from casebook.domain.sections import HEADINGS

_MOST = 50
_COMMON = ("kind", "title", "summary", "themes", "aliases", "language")
KEYS: Mapping[str, tuple[str, ...]] = {
    "case": (
        *_COMMON,
        *("status", "type", "outcome", "sector", "organisation", "place", "date", "level"),
        *("grade", "author", "source", "rights", "redact"),
    ),
    "lesson": (
        *_COMMON,
        *("state", "effect", "applies_when", "owner", "due", "review_by"),
        *("validated_by", "validated_on", "replaced_by"),
    ),
    "pack": (*_COMMON, "audience", "minutes", "objectives", "materials", "lessons"),
}
"""The keys of front matter by kind of document, in the order in which one writes them."""
VALUES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "status": tuple(Status),
    "type": tuple(CaseType),
    "outcome": tuple(Outcome),
    "level": tuple(Level),
    "grade": tuple(Grade),
    "state": tuple(State),
    "effect": tuple(Effect),
}
"""The values that a key may have."""
LESSON_KEYS = frozenset({"lessons", "replaced_by"})
"""Keys whose values are ids of lessons."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        text: What is written.
        label: What is shown; the text when it is "".
        note: What stands beside it, quieter.
    """

    text: str
    label: str = ""
    note: str = ""

    @property
    def shown(self) -> str:
        """What is shown."""
        return self.label or self.text


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """A document to which one may link; ``kind`` is a ``Kind`` value."""

    id: str
    title: str
    kind: str = "case"


@dataclass(frozen=True)
class Choices:
    """What the library offers; made anew when it changes, and never changed.

    Attributes:
        documents: All documents, in the order in which they are offered.
        themes: Id and label of all themes.
        headings: By id of a document: its headings, where they are known.
        pictures: Names of the pictures of the library.
    """

    documents: tuple[DocumentChoice, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()

    @cached_property
    def _documents(self) -> list[tuple[str, Choice, str]]:
        return [
            (folded_id(f"{one.title} {one.id}"), Choice(one.id, one.title, one.id), one.kind)
            for one in self.documents
        ]

    @cached_property
    def _themes(self) -> list[tuple[str, Choice]]:
        return [
            (folded_id(f"{label} {name}"), Choice(name, label, name)) for name, label in self.themes
        ]

    def documents_like(self, typed: str, kind: str = "") -> list[Choice]:
        """Give documents whose title or id holds what was typed, of a kind or of any."""
        words = ((folded, one) for folded, one, its in self._documents if kind in {"", its})
        return _like(words, typed)

    def themes_like(self, typed: str) -> list[Choice]:
        """Give themes whose label or id holds what was typed."""
        return _like(self._themes, typed)

    def pictures_like(self, typed: str) -> list[Choice]:
        """Give pictures whose name holds what was typed."""
        return _plain(self.pictures, typed)

    def headings_like(self, document: str, typed: str) -> list[Choice]:
        """Give headings of a document that hold what was typed."""
        return _plain(self.headings.get(document, ()), typed)


def keys_like(kind: str, typed: str, present: Iterable[str]) -> list[Choice]:
    """Give keys that a document of a kind may have and has not got yet."""
    there = set(present)
    keys = (key for key in KEYS.get(kind, KEYS["case"]) if key not in there)
    return _plain([f"{key}: " for key in keys], typed)


def values_like(key: str, typed: str) -> list[Choice]:
    """Give values that a key may have."""
    return _plain(VALUES.get(key, ()), typed)


def sections_like(kind: str, typed: str) -> list[Choice]:
    """Give names of sections with a meaning; other names for them once one types theirs."""
    table = HEADINGS.get(kind, HEADINGS["case"])
    names = [Choice(headings[0]) for headings in table.values()]
    if typed.strip():
        names += [
            Choice(other, note=headings[0]) for headings in table.values() for other in headings[1:]
        ]
    return _like([(folded_id(name.text), name) for name in names], typed)


def _plain(texts: Sequence[str], typed: str) -> list[Choice]:
    return _like([(folded_id(text), Choice(str(text))) for text in texts], typed)


def _like(choices: Iterable[tuple[str, Choice]], typed: str) -> list[Choice]:
    """Give the choices that hold all typed words, those that begin with them first."""
    words = folded_id(typed).split()
    if not words:
        return [choice for (_, choice), _ in zip(choices, range(_MOST), strict=False)]
    first = words[0]
    ranked = (
        ((not folded.startswith(first), f" {first}" not in folded, order), choice)
        for order, (folded, choice) in enumerate(choices)
        if all(word in folded for word in words)
    )
    return [choice for _, choice in nsmallest(_MOST, ranked, key=lambda pair: pair[0])]
