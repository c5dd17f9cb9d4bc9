"""What a segment of the index holds, and how it lies in its file.

Whoosh's own codec stores postings in pickled blocks and hands them out one at a time, several
Python calls for each. Here a segment is one file of columns (see ``columns``) that numpy reads
where they lie::

    numbers             of each document the catalog's number for it
    lengths             of each place the number of words
    bases               of each place the position of its first word, and the end of the last
    terms, term_ends    the terms in the order of their bytes, one behind the other
    posting_starts      of each term its first posting, and the end of the last
    occurrence_starts   of each term its first occurrence, and the end of the last
    places              of each posting the place in which the term stands
    frequencies         of each posting how often it stands there
    positions           of each occurrence where in the segment the term stands

A *place* is a field of a document: ``document << 3 | field``. A *position* counts the words of
the whole segment, place after place with a gap between, so that the occurrences of a term are
one rising list; the words of a phrase are found by comparing such lists, without looking at
documents at all. As terms are sorted, so are all postings of a beginning one slice.

Labels are terms that begin with a NUL byte, which no word does.
"""

from __future__ import annotations

from pathlib import Path

from casebook.search.columns import Columns, Numbers

FIELD_BITS = 3
FIELDS = 1 << FIELD_BITS
"""Places per document; those of fields that are not there stay empty."""

GAP = 16
"""Positions between two texts: no phrase, and nothing close, reaches from one to the next."""

COLUMNS = (
    "numbers",
    "lengths",
    "bases",
    "terms",
    "term_ends",
    "posting_starts",
    "occurrence_starts",
    "places",
    "frequencies",
    "positions",
)


def open_columns(path: Path, documents: int) -> Columns:
    """Open the file of a segment.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not what was written for so many documents.
    """
    columns = Columns(path, COLUMNS)
    try:
        fits = _fits(columns, documents)
    except IndexError:
        fits = False
    if not fits:
        columns.close()
        raise ValueError(f"{path.name} is damaged")
    return columns


def _fits(columns: Columns, documents: int) -> bool:
    """Say whether the columns are as long as they say of each other."""
    places = documents * FIELDS
    terms = len(columns["term_ends"])
    return (
        len(columns["numbers"]) == documents
        and len(columns["lengths"]) == places
        and len(columns["bases"]) == places + 1
        and len(columns["terms"]) == _last(columns["term_ends"])
        and len(columns["posting_starts"]) == len(columns["occurrence_starts"]) == terms + 1
        and _last(columns["posting_starts"]) == len(columns["places"])
        and len(columns["places"]) == len(columns["frequencies"])
        and _last(columns["occurrence_starts"]) == len(columns["positions"])
    )


def _last(ends: Numbers) -> int:
    return int(ends[-1]) if len(ends) else 0
