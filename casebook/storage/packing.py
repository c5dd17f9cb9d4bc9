"""Text as the catalog keeps it: cleaned, and the values of all facets in one column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from casebook.domain.query import Facet

_BETWEEN_FACETS = "\x1e"
_BETWEEN_VALUES = "\x1f"
_UNWANTED = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Give text that SQLite can store: control characters and half characters become spaces.

    YAML can write both with an escape.
    """
    return text if text.isprintable() else _UNWANTED.sub(" ", text)


def is_storable(text: str) -> bool:
    """Say whether SQLite can hold a text: one with half characters it refuses."""
    return _HALVES.search(text) is None


def pack(values: Mapping[Facet, tuple[str, ...]]) -> str:
    """Give the values as one text for the catalog."""
    return _BETWEEN_FACETS.join(
        _BETWEEN_VALUES.join((facet, *found)) for facet, found in values.items()
    )


def unpacker() -> Callable[[str], dict[Facet, tuple[str, ...]]]:
    """Give the function that turns such texts back; it knows a value that it saw before.

    Raises:
        ValueError: From the function, when a text is none of ``pack``.
    """
    part_of = _Parts().__getitem__

    def unpack(text: str) -> dict[Facet, tuple[str, ...]]:
        return dict(map(part_of, text.split(_BETWEEN_FACETS)))

    return unpack


class _Parts(dict[str, tuple[Facet, tuple[str, ...]]]):
    """Parts of packed texts, read once: most documents have a value that others have."""

    def __missing__(self, part: str) -> tuple[Facet, tuple[str, ...]]:
        name, *values = part.split(_BETWEEN_VALUES)
        read = self[part] = (Facet(name), tuple(values))
        return read
