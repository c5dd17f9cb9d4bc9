"""Hits are made one by one, and are otherwise a sequence like any other."""

from array import array

import pytest

from casebook.domain.document import Kind
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.query import Entry, Hit, Hits, Query, Results

ENTRIES = [
    Entry(
        number,
        DocumentPath(f"{name}.md"),
        DocumentId(name),
        Kind.CASE,
        name.title(),
        "",
        0.0,
        "",
        0,
        {},
    )
    for number, name in enumerate(["bank", "checkout", "desk"])
]
HITS = Hits(ENTRIES, array("i", [2, 0]), array("d", [1.5, 0.5]))


def names(hits):
    return [hit.entry.id for hit in hits]


def test_hits_are_counted_and_given_in_their_order():
    assert len(HITS) == 2
    assert names(HITS) == ["desk", "bank"]
    assert HITS[0] == Hit(ENTRIES[2], 1.5)
    assert HITS[-1] == Hit(ENTRIES[0], 0.5)
    assert HITS.entry(1) is ENTRIES[0]
    assert Results(Query(), HITS, {}).total == 2


def test_a_place_that_is_not_there_is_an_error():
    with pytest.raises(IndexError):
        HITS[2]


def test_a_slice_of_hits_is_hits():
    assert names(HITS[:1]) == ["desk"]
    assert HITS[1:][0].score == 0.5
    assert names(HITS[5:]) == []


def test_without_a_ranking_the_score_is_0():
    assert Hits(ENTRIES, [1])[0] == Hit(ENTRIES[1], 0.0)
    assert Hits(ENTRIES, [1])[:1][0].score == 0.0


def test_a_document_has_its_place_among_the_hits():
    assert HITS.place_of(DocumentPath("bank.md")) == 1
    assert HITS.place_of(DocumentPath("checkout.md")) is None
    assert HITS.place_of(DocumentPath("elsewhere.md")) is None
