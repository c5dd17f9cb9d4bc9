"""Files that come with documents: all of them or none, and gone again when that is undone."""

import errno

import pytest

from casebook.domain.errors import EditedOutside, OutsideLibrary, WriteRefused
from casebook.storage import attaching
from casebook.storage.attaching import Brought
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping import journal as journals
from casebook.storage.keeping.journal import FileChange, Journal


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


@pytest.fixture
def journal(root, tmp_path):
    return Journal(LibraryFolder(root), tmp_path / "data")


def again(root, tmp_path):
    return Journal(LibraryFolder(root), tmp_path / "data")


CASE = FileChange("case.md", "A case.\n", None)


def test_files_come_with_documents_and_go_with_them(root, tmp_path, journal):
    (root / "here.png").write_bytes(b"old")
    (tmp_path / "report.docx").write_bytes(b"a report")
    files = {
        "here.png": b"old",
        "deep/down/a.png": b"new",
        "originals/report.docx": tmp_path / "report.docx",
    }
    journal.write([CASE], "Import", files)
    assert (root / "deep" / "down" / "a.png").read_bytes() == b"new"
    assert (root / "originals" / "report.docx").read_bytes() == b"a report"
    journal.undo()
    assert [file.name for file in root.iterdir()] == ["here.png"]


def test_a_file_that_was_changed_since_stays(root, journal):
    journal.write([CASE], "Import", {"a/picture.png": b"new", "a/other.png": b"other"})
    (root / "a" / "picture.png").write_bytes(b"drawn upon")
    journal.undo()
    assert [file.name for file in (root / "a").iterdir()] == ["picture.png"]


def test_another_file_of_the_name_of_one_stops_everything(root, journal):
    (root / "taken.png").write_bytes(b"mine")
    with pytest.raises(EditedOutside, match=r"taken\.png"):
        journal.write([CASE], "Import", {"a/new.png": b"new", "taken.png": b"other"})
    assert [file.name for file in root.iterdir()] == ["taken.png"]


def test_a_path_that_leads_out_is_refused(root, journal):
    with pytest.raises(OutsideLibrary):
        journal.write([CASE], "Import", {"../a.png": b""})
    assert not list(root.iterdir())


def test_what_the_system_refuses_takes_everything_back(root, journal, monkeypatch):
    create = attaching.create_file

    def full(place, data):
        if data == b"second":
            raise OSError(errno.ENOSPC, "no space")
        return create(place, data)

    monkeypatch.setattr(attaching, "create_file", full)
    with pytest.raises(WriteRefused, match=r"b\.png"):
        journal.write([CASE], "Import", {"a.png": b"first", "b.png": b"second"})
    assert not list(root.iterdir())
    assert journal.last() is None


def test_a_file_that_cannot_be_copied_is_named(root, tmp_path, journal):
    with pytest.raises(WriteRefused, match=r"gone\.docx"):
        journal.write([CASE], "Import", {"a.docx": tmp_path / "gone.docx"})
    assert not list(root.iterdir())


def test_an_import_that_was_broken_off_before_its_files_were_there_is_taken_back(
    root, tmp_path, journal, monkeypatch
):
    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "_take_back", lambda *_: None)
    monkeypatch.setattr(journals.Step, "finish", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.write([CASE], "Import", {"a.png": b"first", "b.png": b"second"})
    monkeypatch.undo()
    (root / "b.png").unlink()
    assert not again(root, tmp_path).recover()
    assert not list(root.iterdir())


def test_an_import_that_was_broken_off_after_its_files_is_brought_to_its_end(
    root, tmp_path, journal, monkeypatch
):
    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "_take_back", lambda *_: None)
    monkeypatch.setattr(journals.Step, "finish", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.write([CASE], "Import", {"a.png": b"first"})
    monkeypatch.undo()
    assert again(root, tmp_path).recover()
    assert sorted(file.name for file in root.iterdir()) == ["a.png", "case.md"]


def test_an_undo_that_was_broken_off_takes_the_files_away_later(
    root, tmp_path, journal, monkeypatch
):
    journal.write([CASE], "Import", {"a.png": b"first"})

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "_end", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.undo()
    monkeypatch.undo()
    assert (root / "a.png").exists()
    again(root, tmp_path).recover()
    assert not list(root.iterdir())
    assert again(root, tmp_path).last() is None


def test_a_record_that_names_a_file_elsewhere_takes_nothing_away_there(root, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    one = Brought("../outside.txt", attaching._digest(b"mine"))
    assert not one.is_there(LibraryFolder(root))
    one.take_away(LibraryFolder(root))
    assert outside.exists()


def test_a_file_that_another_program_keeps_is_left(root, monkeypatch):
    (root / "a.png").write_bytes(b"x")

    def held(_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", held)
    Brought("a.png", attaching._digest(b"x")).take_away(LibraryFolder(root))
    assert (root / "a.png").exists()
