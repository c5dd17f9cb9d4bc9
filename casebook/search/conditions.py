"""The fields of a question: ``type:incident``, ``-theme:trust``, ``sector:"public safety"``.

A field is a name that Casebook knows, a colon, and a value right behind it. Any other word with
a colon is text, so that an address or a line of a log can be searched for as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.domain.query import FIELDS

_NAMES = "|".join(FIELDS)
_ITEM = re.compile(
    rf'-?(?:{_NAMES}):"[^"]*(?:"|\Z)|-?"[^"]*"|\S+', re.IGNORECASE
)  # a value in quotation marks may be half typed
_CONDITION = re.compile(rf"(-?)({_NAMES}):(.*)", re.IGNORECASE | re.DOTALL)
_LIKE_A_FIELD = re.compile(r"-?([a-z]{3,12}):[^\s/:]", re.IGNORECASE)

# What other programs call them; people try these first
_CALLED_OTHERWISE = {"tag": "theme", "tags": "theme", "topic": "theme", "date": "year"}
_SHORTEST_MISSPELT = 4  # a shorter word is near to too many others, such as "hash"
_SHORTEST_WRONG = 5  # the same for those with one wrong letter, such as "king"


@dataclass(frozen=True, slots=True)
class Condition:
    """A field that documents are to have, or not to have.

    Attributes:
        field: One of ``FIELDS``.
        value: As typed, without quotation marks; never empty.
        excluded: Whether documents that have it are left out.
        growing: Whether the value may still grow.
    """

    field: str
    value: str
    excluded: bool = False
    growing: bool = False


def split_items(text: str) -> list[str]:
    """Split a question at its spaces; what stands in quotation marks stays together."""
    return _ITEM.findall(text)


def read_condition(item: str, growing: bool) -> Condition | None:
    """Read one item of a question as a field; None when it is not one, or has no value.

    Args:
        item: As ``split_items`` gives it.
        growing: Whether it is the last and may still grow.
    """
    found = _CONDITION.fullmatch(item)
    if found is None:
        return None
    value = found[3]
    closed = len(value) > 1 and value[0] == value[-1] == '"'
    value = value.strip('"').strip()
    if not value:
        return None
    return Condition(found[2].lower(), value, bool(found[1]), growing and not closed)


def is_bare_field(item: str) -> bool:
    """Say whether an item is the name of a field with its colon and nothing behind it."""
    found = _CONDITION.fullmatch(item)
    return found is not None and not found[3].strip('" ')


def meant_field(item: str) -> tuple[str, str] | None:
    """Give a name that is written like a field's, and the field that it is close to, or None.

    Args:
        item: One that is no field.
    """
    found = _LIKE_A_FIELD.match(item)
    if found is None:
        return None
    name = found[1].lower()
    meant = _CALLED_OTHERWISE.get(name) or next(
        (field for field in FIELDS if _is_misspelt(name, field)), None
    )
    return (found[1], meant) if meant else None


def _is_misspelt(name: str, field: str) -> bool:
    """Say whether a name is a field's with one letter too many, too few, wrong or swapped."""
    if min(len(name), len(field)) < _SHORTEST_MISSPELT or name[0] != field[0]:
        return False
    start = next(
        (at for at, pair in enumerate(zip(name, field, strict=False)) if pair[0] != pair[1]),
        min(len(name), len(field)),
    )
    here, there = name[start:], field[start:]
    return (
        (here[1:] == there[1:] and len(name) >= _SHORTEST_WRONG)
        or here[1:] == there
        or here == there[1:]
        or (here[:2] == there[1::-1] and here[2:] == there[2:])
    )
