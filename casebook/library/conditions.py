"""Which documents the fields of a question let through.

Several values of one field are alternatives, different fields add up, and what a minus stands
before is left out. A field that cannot be used gives a sentence, and the rest still works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from casebook.domain.query import FACET_OF_FIELD, HAS, Facet
from casebook.library.field_values import FieldValues
from casebook.library.shelf import Shelf
from casebook.search.conditions import Condition

if TYPE_CHECKING:
    from casebook.library.narrowing import Mask

_YEARS = re.compile(r"(\d*)(?:\s*(\.{2,}|…|[-–—])\s*(\d*))?\.?")
_YEAR_DIGITS = 4
_MOST_NAMED = 6


class FieldReader:
    """Reads fields as the documents of one shelf have them."""

    def __init__(self, shelf: Shelf, values: FieldValues) -> None:
        self._shelf = shelf
        self._values = values

    def passing(self, conditions: Iterable[Condition]) -> tuple[Mask | None, str]:
        """Say which rows fields let through, and what could not be used.

        Returns:
            For each row whether it passes, None when every row does because no field could
            be used; and sentences, or "".
        """
        wanted: dict[str, Mask] = {}
        unwanted: list[Mask] = []
        notices: list[str] = []
        for condition in conditions:
            meant = self._meant(condition)
            if meant is None:
                notices.append(self._complaint(condition))
                continue
            mask = self._mask(condition.field, meant)
            if condition.excluded:
                unwanted.append(~mask)
            elif condition.field in wanted:
                wanted[condition.field] |= mask
            else:
                wanted[condition.field] = mask
        passing: Mask | None = None
        for mask in (*wanted.values(), *unwanted):
            passing = mask if passing is None else passing & mask
        return passing, " ".join(dict.fromkeys(notice for notice in notices if notice))

    def _meant(self, condition: Condition) -> frozenset[str] | None:
        """Give the values that are meant; None when that cannot be said."""
        field, value = condition.field, condition.value
        if field == "year":
            return self._years(value, growing=condition.growing)
        if condition.growing:
            return self._values.beginning(field, value) or None
        return self._values.named(field, value) or None

    def _years(self, text: str, *, growing: bool) -> frozenset[str] | None:
        found = _YEARS.fullmatch(text)
        if found is None or not (found[1] or found[3]):
            return None
        first, between, last = found.groups()
        years = self._shelf.totals[Facet.YEAR]
        if not between:
            if growing:
                return frozenset(year for year in years if year.startswith(first))
            return frozenset({first}) if len(first) == _YEAR_DIGITS else None
        if growing and len(last) < _YEAR_DIGITS:
            last = ""  # it will be some year yet
        if {len(first), len(last or "")} - {0, _YEAR_DIGITS}:
            return None
        earliest, latest = first or "0000", last or "9999"
        if earliest > latest:
            earliest, latest = latest, earliest
        return frozenset(year for year in years if earliest <= year <= latest)

    def _mask(self, field: str, meant: frozenset[str]) -> Mask:
        narrowing = self._shelf.narrowing
        if field != HAS:
            return narrowing.having(FACET_OF_FIELD[field], meant)
        masks = []
        for name in meant:
            kind, facet, there = self._values.owned[name]
            masks.append(narrowing.owning(kind, facet, there=there))
        return narrowing.any_of(masks)

    def _complaint(self, condition: Condition) -> str:
        """Say why a field could not be used; nothing while it may only be half typed."""
        field, value = condition.field, condition.value
        if field == "year":
            if condition.growing and not value.strip(".…"):
                return ""
            return f"A year is written as 2009, 2009..2012, 2009.. or ..2012, and not as “{value}”."
        begun = f"There is no {field} “{value}” in this library"
        if field == HAS:
            begun = f"Nothing is known of “has:{value}”"
        near = self._values.closest(field, value)
        if near is not None:
            return f"{begun}. Did you mean {as_typed(field, near.value)}?"
        known = [as_typed(field, known.value) for known in self._values.of(field)]
        known = [word for word in known if not word.startswith("has:no-")][:_MOST_NAMED]
        return f"{begun}. There is {_listed(known)}." if known else f"{begun}."


def as_typed(field: str, value: str) -> str:
    """Give a field with its value as one types it."""
    return f"{field}:{quoted(value)}"


def quoted(value: str) -> str:
    """Put a value into quotation marks if it needs them."""
    return f'"{value.replace(chr(34), "")}"' if re.search(r'[\s"]', value) else value


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
