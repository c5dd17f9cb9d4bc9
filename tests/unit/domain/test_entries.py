import pytest

from casebook.domain.entries import Entries, PackedTexts
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.query import Entry, Facet
from casebook.domain.values import Kind


def entry(number, name):
    values = {Facet.OWNER: (name,)}
    path = DocumentPath(f"{name}.md")
    return Entry(number, path, DocumentId(name), Kind.CASE, name.title(), "", 1.5, "", 2, values)


MADE = [entry(3, "ann"), entry(1, "ben"), entry(2, "eve")]


def test_documents_come_out_of_the_columns_as_they_went_in():
    entries = Entries.of(MADE)
    assert list(entries) == MADE
    assert [entries[at] for at in range(len(entries))] == MADE
    assert entries[-1].value(Facet.OWNER) == "eve"
    assert entries.columns.numbers == (3, 1, 2)


def test_a_slice_has_its_part_of_every_column():
    assert list(Entries.of(MADE)[1:]) == MADE[1:]


def test_there_may_be_none():
    entries = Entries.of([])
    assert len(entries) == 0
    assert list(entries) == []
    with pytest.raises(IndexError):
        entries[0]


def test_packed_texts_are_read_one_by_one_and_in_slices():
    packed = PackedTexts([b"one", "zw\u00f6lf".encode(), b"\xff"])
    assert len(packed) == 3
    assert list(packed[:2]) == ["one", "zw\u00f6lf"]
    assert packed[2] == "\N{REPLACEMENT CHARACTER}"
