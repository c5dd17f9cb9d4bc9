"""Files put beside documents: all of them or none."""

import errno
from pathlib import Path

import pytest

from casebook.domain.errors import EditedOutside, OutsideLibrary, WriteRefused
from casebook.storage.attaching import attached
from casebook.storage.folder import LibraryFolder


def test_files_are_written_and_those_that_are_there_stay(tmp_path):
    (tmp_path / "here.png").write_bytes(b"old")
    with attached(LibraryFolder(tmp_path), {"here.png": b"old", "deep/down/a.png": b"new"}):
        assert (tmp_path / "deep" / "down" / "a.png").read_bytes() == b"new"
    assert (tmp_path / "here.png").read_bytes() == b"old"


def test_what_fails_takes_back_what_was_written(tmp_path):
    (tmp_path / "taken.png").write_bytes(b"mine")
    files = {"a/new.png": b"new", "taken.png": b"other"}
    with (
        pytest.raises(EditedOutside, match=r"taken\.png"),
        attached(LibraryFolder(tmp_path), files),
    ):
        raise AssertionError("not reached")
    assert not (tmp_path / "a").exists()
    with (
        pytest.raises(ValueError, match="later"),
        attached(LibraryFolder(tmp_path), {"b/new.png": b"new"}),
    ):
        raise ValueError("later")
    assert [file.name for file in tmp_path.iterdir()] == ["taken.png"]


def test_a_path_that_leads_out_is_refused(tmp_path):
    with pytest.raises(OutsideLibrary), attached(LibraryFolder(tmp_path), {"../a.png": b""}):
        raise AssertionError("not reached")


def test_what_the_system_refuses_is_a_sentence(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("casebook.storage.attaching.create_file", full)
    with (
        pytest.raises(WriteRefused, match="the disk is full"),
        attached(LibraryFolder(tmp_path), {"a.png": b"x"}),
    ):
        raise AssertionError("not reached")
    assert Path(tmp_path).is_dir()
