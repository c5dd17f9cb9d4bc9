"""How a question can go on: the names of fields, and behind their colon their values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.domain.completion import Choice, Completion
from casebook.domain.query import FIELDS
from casebook.library.conditions import quoted
from casebook.library.field_values import FieldValues, folded_name

_MOST = 12
_SHORTEST = 2  # letters after which the name of a field is offered
_FARTHEST = 200  # characters before the cursor that are looked at

_BEGUN = re.compile(
    rf"""(?:^|(?<=\s)) -? (?:
        (?P<field>{"|".join(FIELDS)}) : (?: "(?P<quoted>[^"]*) | (?P<value>[^\s"]*) )
        | (?P<name>[^\W\d_]+) )$""",
    re.IGNORECASE | re.VERBOSE,
)
_REST_OF_NAME = re.compile(r"\w*:?")
_REST = re.compile(r'[^\s"]*"?')
_REST_OF_QUOTED = re.compile(r'[^"]*"|[^\s"]*')
_BETWEEN_YEARS = re.compile(r".*(?:\.\.|…|[-–—])")


def completions(text: str, cursor: int, values: FieldValues) -> Completion:
    """Say how a question can go on at the cursor.

    Args:
        text: What stands in the box.
        cursor: Where in it the next letter would go.
        values: What the fields of the library's documents have.
    """
    cursor = max(0, min(cursor, len(text)))
    begun = _begun(text, cursor)
    if begun is None:
        return Completion(cursor, cursor)
    if begun["name"] is not None:
        start = begun.start("name")
        return Completion(
            start, _end(_REST_OF_NAME, text, cursor), tuple(_names(begun["name"], values))
        )
    field = begun["field"].lower()
    part = "quoted" if begun["quoted"] is not None else "value"
    start = begun.start(part) - (part == "quoted")
    written = begun[part]
    end = _end(_REST_OF_QUOTED if part == "quoted" else _REST, text, cursor)
    if field == "year" and (before := _BETWEEN_YEARS.match(written)):
        start, written = begun.start(part) + before.end(), written[before.end() :]
    return Completion(start, end, tuple(_values(field, written, values)))


def _begun(text: str, cursor: int) -> re.Match[str] | None:
    """Find the field or the word that ends at the cursor, unless it is part of a phrase."""
    line_start = max(0, cursor - _FARTHEST)
    found = _BEGUN.search(text[:cursor], line_start)
    if found is None:
        return None
    inside = text.count('"', 0, found.start()) % 2 == 1
    return None if inside else found


def _end(rest: re.Pattern[str], text: str, cursor: int) -> int:
    found = rest.match(text, cursor)
    return found.end() if found else cursor


def _names(begun: str, values: FieldValues) -> Iterator[Choice]:
    """Give the fields whose names begin so, and that tell documents of this library apart."""
    if len(begun) < _SHORTEST:
        return
    for field in FIELDS:
        if field.startswith(begun.lower()) and (count := values.filled(field)):
            yield Choice(f"{field}:", field, count)


def _values(field: str, begun: str, values: FieldValues) -> list[Choice]:
    """Give the values of which a name begins so, then those with a word that does."""
    wanted = folded_name(begun)
    first, later = [], []
    for value in values.of(field):
        if value.begins(wanted):
            first.append(value)
        elif value.begins(wanted, inside=True):
            later.append(value)
    return [
        Choice(quoted(value.value), value.label, value.count) for value in (*first, *later)[:_MOST]
    ]
