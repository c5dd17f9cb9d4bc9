import pytest

from casebook.domain.errors import WriteRefused
from casebook.library.demo import SAMPLE_NAME, demo_library, make_library, sample_counts
from casebook.resources import sample_library


def test_the_sample_library_is_copied_once_and_the_copy_kept(tmp_path):
    copy = demo_library(tmp_path / "Documents")
    assert copy == tmp_path / "Documents" / SAMPLE_NAME
    originals = {path.relative_to(sample_library()) for path in sample_library().rglob("*")}
    assert {path.relative_to(copy) for path in copy.rglob("*")} == originals
    (copy / "mine.md").write_text("my own case", "utf-8")
    assert demo_library(tmp_path / "Documents") == copy
    assert (copy / "mine.md").exists()


def test_a_copy_that_was_broken_off_is_made_again(tmp_path):
    unfinished = tmp_path / f".{SAMPLE_NAME}.unfinished"
    unfinished.mkdir()
    (unfinished / "half.md").write_text("half", "utf-8")
    copy = demo_library(tmp_path)
    assert not (copy / "half.md").exists()
    assert not unfinished.exists()


def test_the_copy_goes_to_the_documents_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papers"))
    assert demo_library().name == SAMPLE_NAME


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(WriteRefused, match="sample library"):
        demo_library(tmp_path / "file")
    with pytest.raises(WriteRefused, match="No library"):
        make_library(tmp_path / "file" / "new")


def test_a_new_library_has_themes_to_start_from_and_keeps_what_is_there(tmp_path):
    folder = make_library(tmp_path / "Mine")
    assert "id:" in (folder / "themes.yaml").read_text("utf-8")
    (folder / "themes.yaml").write_text("- id: own\n", "utf-8")
    make_library(folder)
    assert (folder / "themes.yaml").read_text("utf-8") == "- id: own\n"


def test_the_sample_library_is_counted_as_it_comes():
    cases, lessons, packs = sample_counts()
    assert (cases, packs) == (6, 2)
    assert lessons >= 12
