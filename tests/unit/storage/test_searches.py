"""Saved searches, and questions that found nothing."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from casebook.domain.keeping import SavedSearch
from casebook.domain.query import Facet, Query, Sort
from casebook.storage.keeping.searches import FILE_NAME, Searches

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def searches(tmp_path):
    return Searches(tmp_path)


def names(searches):
    return [search.name for search in searches.saved()]


def test_a_saved_search_can_be_asked_again(searches, tmp_path):
    assert searches.saved() == ()
    query = Query("queue", {Facet.THEME: frozenset({"trust", "queue"}), Facet.TYPE: frozenset()},
                  Sort.DATE)  # fmt: skip
    searches.save(SavedSearch.of("Queues", query))
    (search,) = Searches(tmp_path).saved()
    assert search.query == Query("queue", {Facet.THEME: frozenset({"trust", "queue"})}, Sort.DATE)
    assert searches.notice == ""


def test_saved_searches_are_replaced_renamed_deleted_and_ordered(searches):
    for name in ("One", "Two", "Three"):
        searches.save(SavedSearch(name))
    searches.save(SavedSearch("two", "other"))
    assert names(searches) == ["One", "two", "Three"]
    searches.order(["three", "ONE"])
    assert names(searches) == ["Three", "One", "two"]
    searches.rename("one", "Eins")
    searches.rename("two", "TWO")
    assert names(searches) == ["Three", "Eins", "TWO"]
    searches.rename("Eins", "three")
    assert names(searches) == ["three", "TWO"]
    searches.rename("nothing", "TWO")
    assert names(searches) == ["three", "TWO"]
    searches.delete("Three")
    assert names(searches) == ["TWO"]


def test_what_another_version_wrote_is_read_as_far_as_it_is_known(searches, tmp_path):
    searches.save(SavedSearch("One", "words"))
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    with connection:
        connection.execute("UPDATE saved SET sort = 'colour', chosen = '{\"moods\": [\"good\"]}'")
    connection.close()
    assert searches.saved() == (SavedSearch("One", "words"),)


def test_questions_without_an_answer_are_counted_by_what_they_ask(searches):
    assert searches.unanswered() == ()
    for minute, text in enumerate(("Angry  people", "flood", "angry people", " ", "\0\ud800")):
        searches.note_unanswered(text, NOW + timedelta(minutes=minute))
    found = [(asked.text, asked.times, asked.last) for asked in searches.unanswered()]
    assert found == [
        ("angry people", 2, NOW + timedelta(minutes=2)),
        ("?", 1, NOW + timedelta(minutes=4)),
        ("flood", 1, NOW + timedelta(minutes=1)),
    ]
    searches.clear_unanswered(["ANGRY people", "never asked"])
    assert [asked.text for asked in searches.unanswered()] == ["?", "flood"]


def test_only_so_many_questions_are_remembered(searches, monkeypatch):
    monkeypatch.setattr("casebook.storage.keeping.searches._MOST", 3)
    for number in range(5):
        searches.note_unanswered("long " * 200 + str(number), NOW)
        searches.note_unanswered(f"word {number}", NOW + timedelta(minutes=number))
    asked = searches.unanswered()
    assert {each.text for each in asked} == {"word 2", "word 3", "word 4"}
