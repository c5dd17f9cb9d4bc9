"""Ids for new documents, made of their titles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from casebook.domain.names import DocumentId, folded_id

LONGEST = 60
"""Characters of an id, so that paths stay short enough for every system."""

_RESERVED = frozenset(
    {
        *("con", "prn", "aux", "nul"),
        *(f"com{number}" for number in range(10)),
        *(f"lpt{number}" for number in range(10)),
    }
)
"""Names that Windows keeps for devices."""


def slug_of(title: str, taken: Iterable[str] = (), otherwise: str = "untitled") -> DocumentId:
    """Make an id of a title: small letters and digits, words joined by hyphens.

    Letters of other scripts stay; accents are taken off, so that the id can be typed.

    Args:
        title: The title.
        taken: Ids that are in use; the new one differs from them whatever the case.
        otherwise: The id for a title without a letter.
    """
    slug = _shortened(_words(title)) or otherwise
    if slug in _RESERVED:
        slug = f"{slug}-1"
    used = {folded_id(name) for name in taken}
    candidate, number = slug, 1
    while folded_id(candidate) in used:
        number += 1
        candidate = f"{slug}-{number}"
    return DocumentId(candidate)


def _words(title: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", title).casefold()
    bare = "".join(sign for sign in folded if unicodedata.category(sign) != "Mn")
    bare = unicodedata.normalize("NFC", bare).replace("'", "").replace("’", "")
    return "".join(sign if sign.isalnum() else " " for sign in bare).split()


def _shortened(words: list[str]) -> str:
    """Join as many words as fit; a first word that is too long is cut."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
