"""Where the user's own data lies, and the SQLite files in it."""

import sqlite3
from pathlib import Path

import pytest

from casebook.domain.errors import DataUnusable
from casebook.storage.cache import cache_folder
from casebook.storage.keeping.data import data_folder
from casebook.storage.keeping.holding import hold
from casebook.storage.keeping.kept_file import KeptFile

SCHEMA = ("CREATE TABLE words (word TEXT)",)


def add(file, word):
    file.change(lambda connection: connection.execute("INSERT INTO words VALUES (?)", (word,)))


def words(file):
    return file.look(
        lambda connection: [word for (word,) in connection.execute("SELECT word FROM words")], []
    )


@pytest.fixture
def kept(tmp_path):
    return KeptFile(tmp_path / "data" / "kept.sqlite", SCHEMA)


def test_each_library_has_one_folder_and_it_is_not_made_before_something_is_kept(
    library, tmp_path, monkeypatch
):
    monkeypatch.setenv("CASEBOOK_DATA_DIR", str(tmp_path / "all"))
    folder = data_folder(library)
    assert folder.parent == tmp_path / "all"
    assert not folder.exists()
    assert data_folder(library / ".." / "library") == folder
    assert data_folder(library, tmp_path / "chosen").parent == tmp_path / "chosen"
    assert folder.name == cache_folder(library, tmp_path / "cache").name


def test_the_usual_folder_is_the_systems_and_not_the_one_for_caches(library, monkeypatch):
    monkeypatch.delenv("CASEBOOK_DATA_DIR")
    monkeypatch.delenv("CASEBOOK_CACHE_DIR")
    folder = data_folder(library)
    assert Path.home() in folder.parents
    assert folder != cache_folder(library)


def test_a_data_folder_in_the_library_is_refused(library):
    with pytest.raises(DataUnusable, match="--data-dir"):
        data_folder(library, library / "mine")


def test_a_home_folder_can_be_a_library_although_data_lies_hidden_below_it(library):
    hidden = library / ".local" / "share"
    assert data_folder(library, hidden).parent == hidden
    assert cache_folder(library, library / ".cache").parent == library / ".cache"


def test_what_is_kept_is_there_the_next_time(kept):
    assert words(kept) == []
    assert not kept.file.exists()
    add(kept, "one")
    assert words(KeptFile(kept.file, SCHEMA)) == ["one"]


def test_work_that_fails_leaves_everything_as_it_was(kept):
    add(kept, "one")

    def work(connection):
        connection.execute("DELETE FROM words")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept.change(work)
    assert words(kept) == ["one"]


@pytest.mark.parametrize("damage", [b"no database at all" * 200, b"SQLite format 3\0" * 300])
def test_a_damaged_file_is_put_aside_with_a_notice_and_work_goes_on(kept, damage):
    add(kept, "one")
    kept.file.write_bytes(damage)
    kept.file.with_name(kept.file.name + "-journal").write_bytes(b"")
    add(kept, "two")
    assert words(kept) == ["two"]
    aside = [file for file in kept.file.parent.glob("*damaged*") if file.suffix == ".sqlite"]
    assert [file.read_bytes() for file in aside] == [damage]
    assert str(aside[0]) in kept.notice


def test_a_file_with_other_tables_is_put_aside(kept):
    kept.file.parent.mkdir()
    with sqlite3.connect(kept.file) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    add(kept, "one")
    assert words(kept) == ["one"]
    assert kept.notice


def test_a_damaged_file_that_cannot_be_put_aside_is_told(kept, without_access, monkeypatch):
    add(kept, "one")
    kept.file.write_bytes(b"no database" * 300)

    def refuse(self, target):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(DataUnusable, match="put aside"):
        add(kept, "two")


def test_what_is_damaged_again_at_once_is_told(kept):
    def work(connection):
        connection.execute("SELECT * FROM nothing_of_the_kind")

    with pytest.raises(DataUnusable):
        kept.change(work)


def test_a_file_of_a_newer_casebook_is_left_alone(kept):
    add(KeptFile(kept.file, SCHEMA, version=7), "new")
    with pytest.raises(DataUnusable, match="newer"):
        add(kept, "old")
    assert words(KeptFile(kept.file, SCHEMA, version=7)) == ["new"]


def test_breaking_a_rule_of_a_table_is_a_bug_and_no_damage(tmp_path):
    kept = KeptFile(tmp_path / "kept.sqlite", ("CREATE TABLE words (word TEXT PRIMARY KEY)",))
    add(kept, "one")
    with pytest.raises(sqlite3.IntegrityError):
        add(kept, "one")
    assert words(kept) == ["one"]


def test_a_full_disk_is_told(kept, little_room):
    add(kept, "one")
    with little_room(9000), pytest.raises(DataUnusable, match="--data-dir"):
        add(kept, "long " * 20_000)
    assert words(kept) == ["one"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(DataUnusable, match="--data-dir"):
        add(KeptFile(tmp_path / "data" / "kept.sqlite", SCHEMA), "one")


def test_something_is_held_by_one_at_a_time(tmp_path):
    file = tmp_path / "held"
    held = hold(file)
    assert held is not None
    assert hold(file) is None
    held.release()
    with hold(file, wait=True) as again:
        assert again is not None
        assert hold(file) is None
    last = hold(file)
    assert last is not None
    last.release()


def test_what_cannot_be_held_is_told(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataUnusable):
        hold(tmp_path / "folder")
    (tmp_path / "file").write_bytes(b"no database" * 300)
    with pytest.raises(DataUnusable):
        hold(tmp_path / "file")
