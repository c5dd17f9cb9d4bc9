"""The vectors of documents: a cache that outlives the catalog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.domain.names import DocumentPath
from casebook.storage.stamp import Stamp
from casebook.storage.vectors import FILE_NAME, Embedded, VectorStore

A, B = DocumentPath("a.md"), DocumentPath("cases/b.md")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    opened = VectorStore(tmp_path, "model")
    yield opened
    opened.close()


def embedded(path: DocumentPath, digest: bytes, time: int = 1) -> Embedded:
    return Embedded(path, Stamp(time, 10), digest)


def test_vectors_are_given_by_path(store: VectorStore) -> None:
    store.put([embedded(A, b"1"), embedded(B, b"2")], {b"1": b"one", b"2": b"two"})
    assert store.vectors([A, B, DocumentPath("c.md")]) == {A: b"one", B: b"two"}
    assert store.stamps() == {A: Stamp(1, 10), B: Stamp(1, 10)}


def test_documents_of_the_same_words_share_their_vectors(store: VectorStore) -> None:
    store.put([embedded(A, b"1")], {b"1": b"one"})
    assert store.known([b"1", b"2"]) == {b"1"}
    store.put([embedded(B, b"1")], {})
    store.forget([A])
    assert store.vectors([A, B]) == {B: b"one"}


def test_vectors_that_no_document_has_are_forgotten(store: VectorStore) -> None:
    store.put([embedded(A, b"1")], {b"1": b"one"})
    store.put([embedded(A, b"2", time=2)], {b"2": b"two"})
    store.forget([])
    assert store.known([b"1", b"2"]) == {b"2"}


def test_vectors_stay_for_the_next_time_but_not_for_another_model(tmp_path: Path) -> None:
    first = VectorStore(tmp_path, "model")
    first.put([embedded(A, b"1")], {b"1": b"one"})
    first.close()
    again = VectorStore(tmp_path, "model")
    assert again.vectors([A]) == {A: b"one"}
    again.close()
    other = VectorStore(tmp_path, "another")
    assert other.vectors([A]) == {}
    assert other.known([b"1"]) == set()
    other.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all " * 1000)
    store = VectorStore(tmp_path, "model")
    store.put([embedded(A, b"1")], {b"1": b"one"})
    assert store.vectors([A]) == {A: b"one"}
    store.clear()
    assert store.vectors([A]) == {}
    store.close()
