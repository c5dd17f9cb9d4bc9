"""Copies that sync programs leave behind, known by their names and made one with the document."""

import os
from datetime import UTC, datetime

import pytest

from casebook.domain.errors import EditedOutside
from casebook.domain.names import DocumentPath

CAR = DocumentPath("car-maker.md")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAST, FUTURE = NOW.timestamp() - 1000, NOW.timestamp() + 1000


@pytest.fixture
def trash(tmp_path):
    folder = tmp_path / "trash"
    folder.mkdir()
    return folder


@pytest.fixture
def library(folder, opened, trash, tmp_path):
    for file in folder.rglob("*.md"):
        os.utime(file, (PAST, PAST))
    made = opened(folder, trash=lambda file: file.rename(trash / file.name), clock=lambda: NOW)
    made.catch_up()
    return made


def copied(folder, library, name, change=lambda text: text + "\nOne line more.\n"):
    """Leave a changed copy of a document beside it, and find the copies."""
    text = (folder / CAR).read_text("utf-8")
    (folder / name).write_text(change(text), "utf-8")
    os.utime(folder / name, (FUTURE, FUTURE))
    library.reconcile()
    return library.history.conflict_copies()


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("car-maker (Ann's conflicted copy 2026-01-02).md", "Dropbox"),
        ("car-maker (Ann’s conflicted copy 2026-01-02 (1)).md", "Dropbox"),
        ("car-maker (conflicted copy 2026-01-02 101010).md", "Nextcloud"),
        ("car-maker_conflict-20260102-101010.md", "ownCloud"),
        ("car-maker.sync-conflict-20260102-101010-ABCDEFG.md", "Syncthing"),
        ("car-maker-DESKTOP-AB12CD3.md", "OneDrive"),
        ("car-maker-Anns-MacBook.md", "OneDrive"),
        ("car-maker 2.md", "iCloud"),
        ("car-maker (1).md", "Google Drive"),
    ],
)
def test_a_copy_is_known_by_its_name_and_told(folder, library, name, client):
    (copy,) = copied(folder, library, name)
    assert (copy.path, copy.of, copy.client) == (name, CAR, client)
    (finding,) = [found for found in library.findings() if found.code == "conflict-copy"]
    assert finding.path == name
    assert client in finding.message


def test_what_only_has_such_a_name_is_no_copy(folder, library):
    other = "# Something else\n\nOf other words.\n"
    assert copied(folder, library, "car-maker 2.md", lambda _: other) == ()
    assert copied(folder, library, "car-maker-LAPTOP.md", lambda _: other) == ()
    same_title = "---\ntitle: A car maker that won trust back\n---\n" + "Words.\n" * 50
    assert copied(folder, library, "car-maker 3.md", lambda _: same_title) == ()
    assert copied(folder, library, "gone (conflicted copy 2026-01-02 101010).md") == ()
    assert copied(folder, library, "car-maker-two.md") == ()
    (folder / "car-maker 2.md").unlink()
    (folder / "car-maker 2.md").symlink_to(folder / CAR)
    assert library.history.conflict_copies() != ()
    (folder / CAR).unlink()
    assert library.history.conflict_copies() == ()


def test_merging_takes_over_what_both_have_changed(folder, library, trash):
    read = library.text(CAR)
    name = "car-maker (Ann's conflicted copy 2026-01-02).md"
    library.save(read.text.replace("grade: opinion", "grade: survey"), read)
    (folder / name).write_text(read.text.replace("2010", "2011") + "\nOne line more.\n", "utf-8")
    os.utime(folder / name, (FUTURE, FUTURE))
    library.catch_up()
    (copy,) = library.history.conflict_copies()
    outcome = library.history.merge_copy(copy)
    text = outcome.merge.text
    assert "grade: survey" in text
    assert "date: 2011" in text
    assert "One line more" in text
    change = library.history.settle_copy(copy, text, outcome.read)
    assert (change.updated, change.removed) == ({CAR}, {name})
    assert library.text(CAR).text == text
    assert (trash / name).exists()
    assert library.history.conflict_copies() == ()


def test_without_a_version_nothing_of_either_is_lost(folder, library):
    (copy,) = copied(folder, library, "car-maker 2.md")
    (folder / CAR).write_text(
        (folder / CAR).read_text("utf-8").replace("## Situation\n", "## Situation\nNew here.\n"),
        "utf-8",
    )
    outcome = library.history.merge_copy(copy)
    assert "New here" in outcome.merge.text
    assert "One line more" in outcome.merge.text


def test_a_copy_that_says_nothing_new_goes_without_writing(folder, library, trash):
    (copy,) = copied(folder, library, "car-maker 2.md", lambda text: text)
    outcome = library.history.merge_copy(copy)
    change = library.history.settle_copy(copy, outcome.merge.text, outcome.read)
    assert change.removed == {"car-maker 2.md"}
    assert library.history.versions(CAR) == ()


def test_a_copy_stays_when_its_document_was_edited_meanwhile(folder, library, trash):
    (copy,) = copied(folder, library, "car-maker 2.md")
    outcome = library.history.merge_copy(copy)
    (folder / CAR).write_text("# Edited\n", "utf-8")
    with pytest.raises(EditedOutside):
        library.history.settle_copy(copy, outcome.merge.text, outcome.read)
    assert (folder / "car-maker 2.md").exists()


def test_an_edit_from_outside_is_merged_with_mine(folder, library):
    read = library.text(CAR)
    mine = read.text.replace("grade: opinion", "grade: survey")
    theirs = read.text.replace("Cars accelerated", "Cars, many of them, accelerated")
    (folder / CAR).write_text(theirs, "utf-8")
    with pytest.raises(EditedOutside):
        library.save(mine, read)
    outcome = library.history.merge(mine, read)
    assert outcome.read.text == theirs
    library.save(outcome.merge.text, outcome.read)
    text = library.text(CAR).text
    assert "grade: survey" in text
    assert "many of them" in text
    (folder / CAR).write_text(theirs.replace("Cars, many", "Cars, all"), "utf-8")
    outcome = library.history.merge(text.replace("Cars, many", "Cars, some"), library.text(CAR))
    assert outcome.merge.text is not None
    outcome = library.history.merge(text.replace("Cars, many", "Cars, some"), read)
    (conflict,) = outcome.merge.conflicts
    assert "Cars, some" in conflict.mine
    assert "Cars, all" in conflict.theirs
