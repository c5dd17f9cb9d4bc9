"""A catalog is a cache: whatever happens to its file, there is one that works."""

from __future__ import annotations

import logging
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from catalog_shelf import VERSION, Shelf

from casebook.domain.errors import CacheUnusable, CasebookError
from casebook.domain.names import DocumentPath
from casebook.domain.theme import Theme
from casebook.storage import connections
from casebook.storage.catalog import FILE_NAME, Catalog, CatalogDamaged, FileInfo
from casebook.storage.stamp import Stamp

WRITER = """
import sys
from pathlib import Path
from casebook.domain.case import Case
from casebook.storage.catalog import Catalog, FileInfo
from casebook.storage.rows import rows_of
from casebook.storage.stamp import Stamp

catalog = Catalog.open(Path(sys.argv[1]), 7)
first, count = int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
for number in range(first, first + count):
    name = f"{number % 1000}"
    case = Case(id=name, path=f"{name}.md", title=f"Case {number}")
    catalog.put([rows_of(case, FileInfo(Stamp(number, 1)))])
catalog.close()
"""


def raw(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None))


def filled(folder: Path, count: int = 3) -> None:
    catalog = Catalog.open(folder, VERSION)
    Shelf(catalog).put(**{f"case_{number}": "text [[case-1]] " * 20 for number in range(count)})
    catalog.close()


def writer(folder: Path, first: int, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_a_new_catalog_is_fresh_and_keeps_what_is_put(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    assert catalog.fresh
    Shelf(catalog).put(a="x")
    catalog.close()
    again = Catalog.open(tmp_path, VERSION)
    assert not again.fresh
    assert list(again.stamps()) == ["a.md"]
    again.close()


def test_reading_a_catalog_loads_nothing_heavy(tmp_path: Path) -> None:
    filled(tmp_path)
    program = (
        "import sys; from pathlib import Path; from casebook.storage.catalog import Catalog;"
        f"catalog = Catalog.open(Path(sys.argv[1]), {VERSION}); catalog.entries(); catalog.close();"
        "print({'sqlite_utils', 'markdown_it', 'yaml', 'whoosh', 'platformdirs'} & {*sys.modules})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "change",
    ["PRAGMA user_version = 99", "UPDATE meta SET value = '6' WHERE key = 'reading'"],
)
def test_a_catalog_of_another_version_is_emptied_and_that_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, change: str
) -> None:
    filled(tmp_path)
    with raw(tmp_path) as connection:
        connection.execute(change)
        connection.execute('CREATE TABLE "o""dd" (x)')
        connection.execute('CREATE VIEW "also odd" AS SELECT 1')
    with caplog.at_level(logging.INFO, logger="casebook"):
        catalog = Catalog.open(tmp_path, VERSION)
    assert catalog.fresh
    assert catalog.entries() == []
    catalog.close()
    assert "made anew" in caplog.text


def test_a_catalog_can_be_emptied_when_asked(tmp_path: Path) -> None:
    filled(tmp_path)
    catalog = Catalog.open(tmp_path, VERSION, anew=True)
    assert catalog.fresh
    assert catalog.entries() == []
    catalog.close()


def test_another_generation_begins_with_an_emptied_catalog(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    Shelf(catalog).put(a="x")
    before = catalog.generation
    again = Catalog.open(tmp_path, VERSION, anew=True)
    assert catalog.generation != before
    catalog.close()
    again.close()


def make_garbage(file: Path) -> None:
    file.write_bytes(b"This is no database. " * 500)


def make_short(file: Path) -> None:
    os.truncate(file, 5000)


def make_foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (x)")


def make_incomplete(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE meta")


@pytest.mark.parametrize("harm", [make_garbage, make_short, make_foreign, make_incomplete])
def test_a_file_that_is_no_catalog_is_deleted_and_made_anew(
    tmp_path: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    filled(tmp_path)
    harm(tmp_path / FILE_NAME)
    with caplog.at_level(logging.INFO, logger="casebook"):
        catalog = Catalog.open(tmp_path, VERSION)
    assert catalog.fresh
    Shelf(catalog).put(a="x")
    assert list(catalog.stamps()) == ["a.md"]
    catalog.close()
    assert "deleted" in caplog.text


def test_an_empty_file_becomes_a_catalog(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    catalog = Catalog.open(tmp_path, VERSION)
    assert catalog.fresh
    catalog.close()


def test_damage_found_later_is_told_and_can_be_mended(tmp_path: Path) -> None:
    filled(tmp_path, 200)
    file = tmp_path / FILE_NAME
    size = file.stat().st_size
    with file.open("r+b") as writing:
        writing.seek(size // 4)
        writing.write(b"\xff" * (size // 2))
    catalog = Catalog.open(tmp_path, VERSION)
    with pytest.raises(CatalogDamaged, match="is damaged"):
        catalog.entries()
    catalog.close()
    catalog = Catalog.open(tmp_path, VERSION, anew=True)
    assert catalog.fresh
    Shelf(catalog).put(a="x")
    assert [entry.path for entry in catalog.entries()] == ["a.md"]
    catalog.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET kind = 'nonsense'",
        "UPDATE documents SET facets = 'nonsense'",
        "UPDATE documents SET facets = NULL",
        "UPDATE documents SET title = CAST(x'ff' AS TEXT)",
        "DROP VIEW case_lessons",
    ],
)
def test_rows_that_nobody_wrote_are_damage(tmp_path: Path, change: str) -> None:
    filled(tmp_path)
    with raw(tmp_path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'facets TEXT NOT NULL', 'facets TEXT')"
        )
    with raw(tmp_path) as connection:
        connection.execute(change)
    catalog = Catalog.open(tmp_path, VERSION)
    with pytest.raises(CatalogDamaged):
        catalog.entries()
    catalog.close()


def use_everything(catalog: Catalog) -> None:
    path = DocumentPath("case-1.md")
    Shelf(catalog).put(case_1="changed [[case-2]]", new="x", removed=["case-3.md"])
    catalog.put_evidence(path, catalog.evidence_of(path))
    catalog.put_findings("links", catalog.findings())
    catalog.put_themes(
        [Theme(theme, theme) for entry in catalog.entries() for theme in entry.themes], None
    )
    catalog.index_token += "x"
    catalog.mark_indexed([number for number, _ in catalog.unindexed()])
    catalog.forgotten(catalog.to_forget())
    catalog.entries()
    catalog.links_nowhere()
    catalog.lessons_of(path)
    catalog.totals()


@pytest.mark.parametrize("seed", range(25))
def test_bytes_changed_at_random_never_give_an_unexpected_error(tmp_path: Path, seed: int) -> None:
    filled(tmp_path, 30)
    chance = random.Random(seed)
    file = tmp_path / FILE_NAME
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice([1, 20, 2000])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(data)
    catalog = Catalog.open(tmp_path, VERSION)
    try:
        use_everything(catalog)
    except CatalogDamaged:
        catalog.close()
        catalog = Catalog.open(tmp_path, VERSION, anew=True)
        use_everything(catalog)
    catalog.close()


def test_a_catalog_deleted_while_it_is_open_is_made_anew_in_the_end(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    Shelf(catalog).put(a="x")
    for file in tmp_path.iterdir():
        file.unlink()
    Shelf(catalog).put(b="x")
    assert list(catalog.stamps()) == ["a.md", "b.md"]
    with ThreadPoolExecutor(1) as threads, pytest.raises(CatalogDamaged):
        threads.submit(catalog.stamps).result()
    catalog.close()
    again = Catalog.open(tmp_path, VERSION)
    assert again.fresh
    again.close()


def test_a_folder_in_place_of_the_file_makes_the_cache_unusable(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(CacheUnusable, match="cannot be used"):
        Catalog.open(tmp_path, VERSION)


def test_a_missing_cache_folder_makes_the_cache_unusable(tmp_path: Path) -> None:
    with pytest.raises(CacheUnusable):
        Catalog.open(tmp_path / "missing", VERSION)


def test_a_damaged_file_that_cannot_be_deleted_makes_the_cache_unusable(tmp_path: Path) -> None:
    make_garbage(tmp_path / FILE_NAME)
    (tmp_path / f"{FILE_NAME}-shm").mkdir()
    with pytest.raises(CacheUnusable, match="cannot be deleted"):
        Catalog.open(tmp_path, VERSION)


def test_another_process_that_writes_for_too_long_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.01)
    catalog = Catalog.open(tmp_path, VERSION)
    with raw(tmp_path) as other:
        other.execute("BEGIN IMMEDIATE")
        assert catalog.entries() == []
        with pytest.raises(CacheUnusable, match="locked"):
            Shelf(catalog).put(a="x")
    Shelf(catalog).put(a="x")
    catalog.close()


def test_a_full_disk_makes_the_cache_unusable_and_harms_nothing(
    tmp_path: Path, little_room: Callable[[int], AbstractContextManager[None]]
) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    shelf = Shelf(catalog)
    shelf.put(a="x")
    with little_room(100_000), pytest.raises(CacheUnusable, match="make room"):
        shelf.put(**{f"case_{number}": "long " * 500 for number in range(500)})
    assert list(catalog.stamps()) == ["a.md"]
    shelf.put(b="x")
    assert list(catalog.stamps()) == ["a.md", "b.md"]
    catalog.close()


def test_a_mistake_of_ours_is_not_taken_for_damage(catalog: Catalog, shelf: Shelf) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        shelf.put(a="x", notice=None)  # type: ignore[arg-type]  # that is the mistake
    assert catalog.entries() == []


def test_threads_read_while_one_writes(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path, VERSION)
    shelf = Shelf(catalog)

    def read() -> set[int]:
        return {len(catalog.entries()) for _ in range(20)}

    with ThreadPoolExecutor(3) as threads:
        reading = [threads.submit(read) for _ in range(3)]
        for number in range(0, 40, 2):
            shelf.put(**{f"case_{number}": "x", f"case_{number + 1}": "x"})
        seen = set().union(*(each.result() for each in reading))
    assert all(count % 2 == 0 for count in seen)
    catalog.close()  # those of the other threads too
    (tmp_path / FILE_NAME).unlink()


def test_a_closed_catalog_opens_again_when_it_is_used(catalog: Catalog, shelf: Shelf) -> None:
    shelf.put(a="x")
    catalog.close()
    assert list(catalog.stamps()) == ["a.md"]


def test_a_catalog_made_by_another_process_meanwhile_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = []

    class Overtaken(sqlite3.Connection):
        """A connection during whose first transaction somebody else is faster."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE" and not others:
                others.append(None)
                others[0] = Catalog.open(tmp_path, VERSION)
            return super().execute(sql, *values)

    connect = partial(sqlite3.connect, factory=Overtaken)
    monkeypatch.setattr(connections.sqlite3, "connect", connect)
    catalog = Catalog.open(tmp_path, VERSION)
    assert not catalog.fresh
    assert others[0].fresh
    assert catalog.entries() == []
    catalog.close()
    others[0].close()


def test_two_processes_make_and_fill_one_catalog_at_once(tmp_path: Path) -> None:
    with writer(tmp_path, 0, 30) as one, writer(tmp_path, 100, 30) as two:
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    catalog = Catalog.open(tmp_path, VERSION)
    assert len(catalog.entries()) == 60
    catalog.close()


@pytest.mark.parametrize("writes", [1, 5, 20])
def test_a_process_killed_while_it_writes_leaves_a_whole_catalog(
    tmp_path: Path, writes: int
) -> None:
    with writer(tmp_path, 0, 100_000) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            catalog = Catalog.open(tmp_path, VERSION)
            until = catalog.generation + writes
            while catalog.generation < until:
                assert all(entry.title.startswith("Case ") for entry in catalog.entries())
        finally:
            process.kill()
    assert not catalog.fresh
    use_everything(catalog)
    catalog.close()
    again = Catalog.open(tmp_path, VERSION)
    assert not again.fresh
    again.close()


def test_file_facts_have_plain_defaults() -> None:
    assert FileInfo(Stamp(1, 2)) == FileInfo(Stamp(1, 2), notice="", encoding="utf-8")


def test_what_goes_wrong_with_a_catalog_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CasebookError) as caught:
        Catalog.open(tmp_path / "missing", VERSION)
    assert str(caught.value).startswith("The catalog ")
    assert str(caught.value).endswith(".")
