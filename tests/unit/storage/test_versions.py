"""The texts that documents had, and how they grow fewer with age."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.errors import DataUnusable
from casebook.storage.keeping.thinning import superfluous
from casebook.storage.keeping.versions import FILE_NAME, KeptText, Versions, text_digest

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "data")


def keep(versions, text, path="case.md", age=timedelta(0), now=NOW):
    return versions.keep([KeptText(path, text, (now - age).timestamp(), "editor")], now)


def texts(versions, path="case.md"):
    return [versions.text(version) for version in versions.of(path)]


def test_versions_are_given_last_first_with_what_they_are(versions):
    assert versions.of("case.md") == ()
    assert versions.last_text("case.md") is None
    assert versions.paths() == frozenset()
    keep(versions, "one\ud800", age=timedelta(hours=1))
    keep(versions, "twice")
    last, first = versions.of("case.md")
    assert (last.size, last.at, last.initiator, last.path) == (5, NOW, "editor", "case.md")
    assert first.at == NOW - timedelta(hours=1)
    assert texts(versions) == ["twice", "one\ud800"]
    assert versions.last_text("case.md") == "twice"
    assert versions.paths() == {"case.md"}


def test_a_text_is_kept_once_although_two_documents_have_it(versions, tmp_path):
    keep(versions, "the same" * 1000)
    keep(versions, "the same" * 1000, "other.md")
    assert keep(versions, "the same" * 1000) == ()
    connection = sqlite3.connect(tmp_path / "data" / FILE_NAME)
    (size,) = connection.execute("SELECT sum(length(packed)) FROM texts").fetchone()
    connection.close()
    assert size < 100
    versions.take_back([versions.of("case.md")[0].number])
    assert texts(versions) == []
    assert texts(versions, "other.md") == ["the same" * 1000]


def test_what_did_not_come_to_be_is_taken_back(versions):
    versions.take_back([1])
    keep(versions, "one")
    versions.take_back(keep(versions, "two"))
    versions.take_back([99])
    assert texts(versions) == ["one"]


def test_versions_follow_a_document_to_another_path(versions):
    keep(versions, "one")
    versions.follow("case.md", "new.md")
    assert texts(versions) == []
    assert texts(versions, "new.md") == ["one"]


def test_a_text_that_was_let_go_of_or_is_damaged_is_told(versions, tmp_path):
    keep(versions, "one")
    (version,) = versions.of("case.md")
    connection = sqlite3.connect(tmp_path / "data" / FILE_NAME)
    for value in (b"damaged", "text", None):
        if value is None:
            connection.execute("DELETE FROM texts")
        else:
            connection.execute("UPDATE texts SET packed = ?", (value,))
        connection.commit()
        with pytest.raises(DataUnusable, match="Choose another"):
            versions.text(version)
    connection.close()


def test_a_damaged_file_is_put_aside_and_keeping_goes_on(versions, tmp_path):
    keep(versions, "one")
    (tmp_path / "data" / FILE_NAME).write_bytes(b"no database" * 300)
    assert versions.notice == ""
    keep(versions, "two")
    assert texts(versions) == ["two"]
    assert "put aside" in versions.notice


def test_old_versions_grow_fewer_and_the_first_stays(versions):
    for hours in range(150 * 24, 0, -36):
        now = NOW - timedelta(hours=hours)
        keep(versions, f"as of {hours}", now=now)
    kept = versions.of("case.md")
    assert texts(versions)[-1] == "as of 3600"
    assert texts(versions)[0] == "as of 36"
    assert 60 <= len(kept) < 80


AGES = st.lists(st.integers(min_value=0, max_value=400 * 24 * 60), max_size=60)


@given(AGES)
def test_thinning_keeps_first_last_and_all_of_a_day(ages):
    times = [NOW - timedelta(minutes=age) for age in sorted(ages, reverse=True)]
    gone = superfluous(times, NOW)
    assert not {0, len(times) - 1} & set(gone)
    assert all(NOW - times[place] >= DAY for place in gone)
    # whatever goes has a later one in its stretch of time
    for place in gone:
        age = NOW - times[place]
        near = timedelta(hours=1) if age < 7 * DAY else DAY if age < 91 * DAY else 7 * DAY
        assert times[place + 1] - times[place] < near


@given(AGES)
def test_thinning_twice_is_thinning_once(ages):
    times = [NOW - timedelta(minutes=age) for age in sorted(ages, reverse=True)]
    gone = set(superfluous(times, NOW))
    left = [time for place, time in enumerate(times) if place not in gone]
    assert superfluous(left, NOW) == []


def test_documents_are_found_by_a_text_that_they_had(versions):
    assert versions.having(["0"]) == {}
    keep(versions, "one")
    keep(versions, "two")
    keep(versions, "one", "b.md")
    one, two = text_digest("one"), text_digest("two")
    assert versions.having([one, two, "0"]) == {one: ("b.md", "case.md"), two: ("case.md",)}
