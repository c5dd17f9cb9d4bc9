"""The fields of the index."""

from __future__ import annotations

from typing import NamedTuple


class TextField(NamedTuple):
    """A field of words.

    Attributes:
        name: What it holds.
        weight: How much a word in it counts, against one in the body of a case.
        length_matters: From 0 to 1, how much less a word counts in a longer text: the ``b``
            of BM25F.
    """

    name: str
    weight: float
    length_matters: float


TEXT_FIELDS = (
    TextField("title", 4.0, 0.3),
    TextField("aliases", 4.0, 0.3),
    TextField("applies_when", 3.0, 0.3),
    TextField("headings", 1.5, 0.5),
    # What a lesson says is what people come for; a case tells the same at length
    TextField("lesson", 1.5, 0.6),
    TextField("body", 1.0, 0.75),
)

THEMES = len(TEXT_FIELDS)
"""The field of theme ids, behind those of words."""

LABEL = "\0"
"""What a term that is an id, and no word, begins with."""


def stored_term(term: str) -> bytes:
    """Give a term as the index stores it; half a surrogate pair is no reason to fail."""
    return term.encode("utf-8", "surrogatepass")
