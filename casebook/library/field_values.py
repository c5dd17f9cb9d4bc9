"""What may stand behind the colon of a field: the values that documents have, and their names.

A name is compared without case and accents, and with spaces for hyphens, so that
``type:near-miss`` and ``type:"Near miss"`` mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from casebook.domain.names import ThemeId
from casebook.domain.query import FACET_OF_FIELD, HAS, Facet
from casebook.domain.values import CaseType, Effect, Grade, Kind, Outcome, State, Status
from casebook.library.shelf import Shelf
from casebook.search.analysis import fold, stem

_BETWEEN = re.compile(r'[\s_"-]+')
_MOST_COMPARED = 500  # values of which the closest to a misspelt one is sought

_ALLOWED: Mapping[Facet, type[StrEnum]] = {
    Facet.KIND: Kind,
    Facet.TYPE: CaseType,
    Facet.OUTCOME: Outcome,
    Facet.STATUS: Status,
    Facet.GRADE: Grade,
    Facet.STATE: State,
    Facet.EFFECT: Effect,
}


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that a field can have.

    Attributes:
        value: As documents have it; a theme's id.
        label: What it is called.
        names: What people may type for it, folded; the value first.
        count: How many documents have it.
    """

    value: str
    label: str
    names: tuple[str, ...]
    count: int

    def begins(self, folded: str, *, inside: bool = False) -> bool:
        """Say whether a name, or with ``inside`` any word of one, begins with some letters."""
        return any(
            name.startswith(folded) or (inside and f" {folded}" in name) for name in self.names
        )


def folded_name(text: str) -> str:
    """Give the form in which names of values are compared."""
    return " ".join(_BETWEEN.split(fold(text))).strip()


def _stems(folded: str) -> list[str]:
    return list(map(stem, folded.split()))


class FieldValues:
    """The values of all fields on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._by_field: dict[str, tuple[FieldValue, ...]] = {}
        self._filled: dict[str, int] = {}

    def of(self, field: str) -> tuple[FieldValue, ...]:
        """Give the values of a field, the most frequent first."""
        values = self._by_field.get(field)
        if values is None:
            made = self._had() if field == HAS else self._of_facet(FACET_OF_FIELD[field])
            values = tuple(sorted(made, key=lambda value: (-value.count, value.label)))
            self._by_field[field] = values
        return values

    def filled(self, field: str) -> int:
        """Count the documents that a field tells apart from others."""
        count = self._filled.get(field)
        if count is None:
            facet = FACET_OF_FIELD.get(field)
            count = self._shelf.columns[facet].filled() if facet else len(self._shelf)
            self._filled[field] = count
        return count

    def named(self, field: str, text: str) -> frozenset[str]:
        """Give the values that a text names: several when they share a name.

        Where none has the name, one that is the same but for its endings will do, so that
        ``type:incidents`` is no mistake.
        """
        wanted, values = folded_name(text), self.of(field)
        named = frozenset(value.value for value in values if wanted in value.names)
        if named or not wanted:
            return named
        stems = _stems(wanted)
        return frozenset(
            value.value for value in values if any(_stems(name) == stems for name in value.names)
        )

    def beginning(self, field: str, text: str) -> frozenset[str]:
        """Give the values of which a name begins with a text."""
        wanted = folded_name(text)
        return frozenset(value.value for value in self.of(field) if value.begins(wanted))

    def closest(self, field: str, text: str) -> FieldValue | None:
        """Give the value whose name is nearly a text, or begins with it, or None."""
        wanted = folded_name(text)
        compared = self.of(field)[:_MOST_COMPARED]
        for value in compared:
            if wanted and value.begins(wanted):
                return value
        import difflib  # takes longer to load than a search

        names = {name: value for value in reversed(compared) for name in value.names}
        near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.75)
        return names[near[0]] if near else None

    @cached_property
    def owned(self) -> Mapping[str, tuple[Kind | None, Facet | None, bool]]:
        """What ``has:`` knows: the kind that it is about, the facet, and whether it is there."""
        return {
            f"{prefix}{name}": (kind, facet, not prefix)
            for name, kind, facet in _owned()
            for prefix in ("", "no-")
        }

    def _of_facet(self, facet: Facet) -> Iterator[FieldValue]:
        totals = self._shelf.totals[facet]
        if facet is Facet.THEME:
            yield from self._themes(totals)
            return
        allowed = dict.fromkeys([value.value for value in _ALLOWED.get(facet, ())], 0)
        for value, count in {**allowed, **totals}.items():
            yield FieldValue(value, value, (folded_name(value),), count)

    def _themes(self, totals: Mapping[str, int]) -> Iterator[FieldValue]:
        vocabulary = self._shelf.vocabulary
        for theme in vocabulary.themes:
            names = dict.fromkeys(map(folded_name, (theme, *vocabulary.names(theme))))
            yield FieldValue(
                theme, vocabulary.label(theme), tuple(names), totals.get(ThemeId(theme), 0)
            )

    def _had(self) -> Iterator[FieldValue]:
        narrowing = self._shelf.narrowing
        for name, (kind, facet, there) in self.owned.items():
            count = int(narrowing.owning(kind, facet, there=there).sum())
            names = (folded_name(name), folded_name(f"{name}s"), folded_name(name.rstrip("s")))
            yield FieldValue(name, name, names, count)


def _owned() -> Iterator[tuple[str, Kind | None, Facet | None]]:
    """Give what a document can have: a name, and the kind or the facet that it is about."""
    yield "lessons", Kind.CASE, None
    yield "evidence", Kind.LESSON, None
    yield "steps", Kind.PACK, None
    for field, facet in FACET_OF_FIELD.items():
        if facet is not Facet.KIND:
            yield field, None, facet
