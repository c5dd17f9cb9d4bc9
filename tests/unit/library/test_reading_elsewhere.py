"""Many new files are read by other processes, whose failure costs nothing but time."""

import json
import os
import sys

import pytest

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled, Unwatched
from casebook.library import readers, reading_worker
from casebook.library.library import Library
from casebook.library.readers import read_files
from casebook.library.row_reading import read_rows
from casebook.storage import own_process
from casebook.storage.folder import LibraryFolder

NOTE = "---\ntitle: Note {0}\ntheme: queue\n---\n# Till {0}\n\nSee [[note-{0}]] and [it](b.md).\n"


@pytest.fixture
def folder(tmp_path):
    """A library of 30 notes, a lesson, and a file that cannot be read."""
    library = tmp_path / "library"
    library.mkdir()
    for number in range(30):
        (library / f"note-{number:02}.md").write_text(NOTE.format(number), "utf-8")
    lesson = "---\nkind: lesson\nstate: odd\n---\n## Evidence\n> Till\n>\n> — [[note-01]]\n"
    (library / "lesson.md").write_text(lesson, "utf-8")
    (library / "zz.md").symlink_to(tmp_path / "nowhere.md")
    return library


@pytest.fixture
def processes(monkeypatch):
    """Let other processes read, however few the files are; give those started."""
    monkeypatch.setattr(readers, "_MANY", 10)
    monkeypatch.setattr(readers, "_ORDER", 4)
    monkeypatch.setattr(readers, "_processes_for", lambda files: 2 if files >= 10 else 1)
    started = []
    start = own_process.start

    def watched(*arguments):
        started.append(start(*arguments))
        return started[-1]

    monkeypatch.setattr(own_process, "start", watched)
    return started


def paths_of(folder):
    found = [DocumentPath(file.name) for file in sorted(folder.iterdir())]
    return [*found, DocumentPath("gone.md")]


def read_here(folder):
    rows, unread = [], []
    for some in read_rows(LibraryFolder(folder).sweep(), paths_of(folder)):
        rows += some.rows
        unread += some.unread
    return rows, unread


def read_all(folder):
    rows, unread = [], []
    for some in read_files(LibraryFolder(folder), paths_of(folder), Unwatched()):
        rows += some.rows
        unread += some.unread
    return rows, unread


def test_other_processes_read_the_same_in_the_same_order(folder, processes):
    rows, unread = read_all(folder)
    assert (rows, unread) == read_here(folder)
    assert [row.document.path for row in rows][:2] == ["lesson.md", "note-00.md"]
    assert [row.code for row in rows[0].findings] == ["unknown-value"]
    assert [finding.path for finding in unread] == ["zz.md", "gone.md"]
    assert len(processes) == 2
    assert all(process.returncode is not None for process in processes)


def test_a_large_library_is_opened_with_their_help(folder, processes, tmp_path):
    library = Library.open(folder, cache=tmp_path / "cache")
    change = library.reconcile()
    assert len(change.added) == 31
    assert [entry.title for entry in library.shelf.entries][:2] == ["lesson", "Note 0"]
    assert len(processes) == 2
    (folder / "note-00.md").write_text("# Another\n", "utf-8")
    assert library.reconcile().updated == {"note-00.md"}
    assert len(processes) == 2
    library.close()


@pytest.mark.parametrize(
    "does",
    [
        "sys.exit(3)",
        "time.sleep(600)",
        "answer(b'[]')",
        "answer(b'{')",
        """answer(b'{"rows": [], "unread": []}')""",
    ],
)
def test_what_a_process_does_not_read_is_read_here(folder, processes, tmp_path, monkeypatch, does):
    monkeypatch.setattr(readers, "_PATIENCE", 1.0)
    script = tmp_path / "rogue.py"
    script.write_text(
        "import json, sys, time\n"
        "from pathlib import Path\n"
        "from casebook.library import reading_worker\n"
        "real = reading_worker._answer\n"
        "class Answer(Exception): pass\n"
        "def answer(data): raise Answer(data)\n"
        "def read(library, paths):\n"
        "    try:\n"
        f"        if 'note-12.md' in paths: {does}\n"
        "    except Answer as error: return error.args[0]\n"
        "    return real(library, paths)\n"
        "reading_worker._answer = read\n"
        "sys.exit(reading_worker.main())\n"
    )
    popen = own_process.subprocess.Popen
    monkeypatch.setattr(
        own_process.subprocess,
        "Popen",
        lambda command, **options: popen([sys.executable, str(script)], **options),
    )
    assert read_all(folder) == read_here(folder)
    assert all(process.returncode is not None for process in processes)


def test_where_no_process_can_be_started_all_is_read_here(folder, processes, monkeypatch):
    def refuse(*arguments):
        raise OSError("too many processes")

    monkeypatch.setattr(own_process, "start", refuse)
    assert read_all(folder) == read_here(folder)


def test_cancelling_ends_the_processes(folder, processes):
    class Impatient:
        def step(self, done, total, what):
            assert (total, what) == (33, "Reading")
            if done >= 8:
                raise Cancelled

    reading = read_files(LibraryFolder(folder), paths_of(folder), Impatient())
    with pytest.raises(Cancelled):
        list(reading)
    assert len(processes) == 2
    assert all(process.returncode is not None for process in processes)


def test_processes_are_as_many_as_the_machine_has_room_for(monkeypatch):
    assert readers._processes_for(1999) == 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: range(9), raising=False)
    assert readers._processes_for(2000) == 4
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert readers._processes_for(2000) == 3
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert readers._processes_for(2000) == 1
    monkeypatch.setattr(sys, "executable", "")
    assert readers._processes_for(2000) == 1


def test_the_process_answers_each_order_in_a_file(folder, tmp_path, monkeypatch):
    paths = [DocumentPath("note-03.md"), DocumentPath("zz.md")]
    orders = tmp_path / "orders"
    orders.write_text(
        reading_worker.order(0, folder, tmp_path, paths)
        + reading_worker.order(1, folder, tmp_path, []),
        "utf-8",
    )
    with orders.open("rb") as given:
        kept = os.dup(0)
        os.dup2(given.fileno(), 0)
        try:
            assert reading_worker.main() == 0
        finally:
            os.dup2(kept, 0)
            os.close(kept)
    first = reading_worker.read_answer(reading_worker.answer_place(tmp_path, 0).read_bytes())
    assert [row.document.title for row in first.rows] == ["Note 3"]
    assert (first.files, [finding.path for finding in first.unread]) == (2, ["zz.md"])
    assert json.loads(reading_worker.answer_place(tmp_path, 1).read_bytes()) == {
        "rows": [],
        "unread": [],
    }
