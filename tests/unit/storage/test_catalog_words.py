"""Which words the documents are written with, and in how many of them each stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalog_shelf import VERSION

from casebook.storage import connections
from casebook.storage.catalog import FILE_NAME, Catalog, CatalogDamaged, WrittenText


def written(*words: str, language: str = "") -> WrittenText:
    return WrittenText(language, words)


def counts(catalog: Catalog) -> dict[str, int]:
    listed = catalog.words()
    if not listed.words:
        return {}
    return dict(zip(listed.words.split("\n"), map(int, listed.counts.split(",")), strict=True))


def test_each_word_is_counted_once_for_each_document(catalog: Catalog) -> None:
    assert counts(catalog) == {}
    catalog.put_words({1: written("queue", "café"), 2: written("queue")})
    catalog.put_words({3: written("till", "queue", "😀")})
    assert counts(catalog) == {"queue": 3, "café": 1, "till": 1, "😀": 1}
    assert catalog.word_counts(["queue", "till", "unknown"]) == {"queue": 3, "till": 1}


def test_a_changed_document_is_counted_anew_and_one_that_is_gone_no_more(
    catalog: Catalog,
) -> None:
    catalog.put_words({1: written("queue", "recieve"), 2: written("queue")})
    catalog.put_words({1: written("queue", "receive")})
    assert counts(catalog) == {"queue": 2, "receive": 1}
    catalog.put_words({}, gone=[2, 77])
    assert counts(catalog) == {"queue": 1, "receive": 1}
    catalog.put_words({1: written()})
    assert counts(catalog) == {}


def test_many_words_come_back_as_they_were_put(catalog: Catalog) -> None:
    words = [f"word{number}" for number in range(5000)]
    catalog.put_words({1: written(*words)})
    catalog.put_words({2: written(*words[::7])})
    catalog.put_words({}, gone=[1])
    assert counts(catalog) == dict.fromkeys(words[::7], 1)


def test_a_change_of_the_words_shows_in_their_state(catalog: Catalog) -> None:
    before = catalog.words_state
    catalog.put_words({1: written("queue")})
    assert catalog.words_state != before


def test_languages_are_counted_the_most_common_one_first(catalog: Catalog) -> None:
    catalog.put_words(
        {1: written(language="fr"), 2: written(language="de"), 3: written(language="de")}
    )
    catalog.put_words({4: written()})
    assert list(catalog.languages().items()) == [("de", 2), ("fr", 1)]


def test_another_index_begins_without_words(catalog: Catalog) -> None:
    catalog.put_words({1: written("queue", language="de")})
    catalog.index_token = "another"
    assert counts(catalog) == {}
    assert catalog.languages() == {}


def test_packed_words_that_cannot_be_unpacked_are_damage(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    catalog.put_words({1: written("queue")})
    with connections.Connections(tmp_path / FILE_NAME).writing() as connection:
        connection.execute("UPDATE document_words SET words = x'00'")
    connection.close()
    with pytest.raises(CatalogDamaged):
        catalog.put_words({1: written("queue")})
    catalog.close()
