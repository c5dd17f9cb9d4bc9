"""Everything that may lie in a library is listed, reported or left out; nothing stops the list."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.domain.errors import LibraryMissing
from casebook.domain.progress import Cancelled, Unwatched
from casebook.storage.folder import LibraryFolder
from casebook.storage.scanning import Scan
from casebook.storage.stamp import Stamp


def scan(files: LibraryFolder) -> Scan:
    return files.scan(Unwatched())


def codes(found: Scan) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in found.findings]


def test_documents_are_listed_with_stamps_and_other_files_without(
    library: Path, files: LibraryFolder
) -> None:
    (library / "cases").mkdir()
    case = library / "cases" / "queue.md"
    case.write_text("# Queue\n")
    (library / "cases" / "queue.png").write_bytes(b"png")
    found = scan(files)
    status = case.stat()
    assert found.documents == {"cases/queue.md": Stamp(status.st_mtime_ns, status.st_size)}
    assert found.others == {"cases/queue.png"}
    assert found.themes is None
    assert found.findings == ()


@pytest.mark.parametrize("years", [-369, 10_000])
def test_a_time_beyond_what_the_catalog_can_count_is_its_nearest(years: int) -> None:
    written = years * 365 * 86_400 * 10**9
    stamp = Stamp.of(os.stat_result(range(10), {"st_mtime_ns": written}))
    assert stamp == (-(2**63) + 1 if years < 0 else 2**63 - 1, 6)


def test_an_ending_in_capitals_is_markdown_too(library: Path, files: LibraryFolder) -> None:
    (library / "CASE.MD").write_text("x")
    (library / "case.md").write_text("x")
    (library / "case.markdown").write_text("x")
    found = scan(files)
    assert set(found.documents) == {"CASE.MD", "case.md"}
    assert found.others == {"case.markdown"}


def test_the_theme_file_is_neither_document_nor_other_file(
    library: Path, files: LibraryFolder
) -> None:
    (library / "themes.yaml").write_text("- id: queues\n")
    (library / "deep").mkdir()
    (library / "deep" / "themes.yaml").write_text("")
    found = scan(files)
    assert found.themes is not None
    assert found.themes.size == 13
    assert found.others == {"deep/themes.yaml"}


def test_hidden_and_ignored_names_are_left_out(library: Path, files: LibraryFolder) -> None:
    for folder in (".obsidian", "drafts", "cases"):
        (library / folder).mkdir()
        (library / folder / "note.md").write_text("x")
    (library / ".hidden.md").write_text("x")
    (library / ".casebookignore").write_text("drafts/\n!no\n")
    found = scan(files)
    assert set(found.documents) == {"cases/note.md"}
    assert found.others == frozenset()
    assert codes(found) == [(".casebookignore", "ignore-pattern")]


def test_an_ignore_file_that_cannot_be_read_ignores_nothing_and_is_reported(
    library: Path, files: LibraryFolder
) -> None:
    (library / ".casebookignore").mkdir()
    (library / "case.md").write_text("x")
    found = scan(files)
    assert set(found.documents) == {"case.md"}
    assert codes(found) == [(".casebookignore", "unreadable")]


def test_names_of_all_sorts_are_documents(library: Path, files: LibraryFolder) -> None:
    names = {"A case.md", "a case.md", "🧾 Rückgabe.md", "x" * 197 + ".md", "a\nb.md", "日本.md"}
    for name in names:
        (library / name).write_text("x")
    assert set(scan(files).documents) == names


def test_a_name_that_is_not_unicode_is_reported_and_left_out(
    library: Path, files: LibraryFolder
) -> None:
    (library / "deep").mkdir()
    (library / "deep" / os.fsdecode(b"caf\xe9.md")).write_text("x")
    (library / "case.md").write_text("x")
    found = scan(files)
    assert set(found.documents) == {"case.md"}
    assert codes(found) == [("deep/caf\ufffd.md", "name-not-unicode")]


def test_links_that_go_round_in_a_circle_end(library: Path, files: LibraryFolder) -> None:
    (library / "a").mkdir()
    (library / "a" / "case.md").write_text("x")
    (library / "a" / "up").symlink_to(library, target_is_directory=True)
    (library / "a" / "here").symlink_to(".", target_is_directory=True)
    (library / "b").symlink_to("a", target_is_directory=True)
    found = scan(files)
    assert set(found.documents) == {"a/case.md"}
    assert found.findings == ()


def test_links_that_lead_to_each_other_are_reported_unless_they_are_ignored(
    library: Path, files: LibraryFolder
) -> None:
    (library / "one.md").symlink_to("other.md")
    (library / "other.md").symlink_to("one.md")
    (library / ".casebookignore").write_text("one.md\n")
    found = scan(files)
    assert codes(found) == [("other.md", "unreadable")]
    assert "leads nowhere" in found.findings[0].message


def test_a_link_to_a_folder_that_is_not_listed_otherwise_is_followed_once(
    library: Path, files: LibraryFolder
) -> None:
    (library / ".store" / "deep").mkdir(parents=True)
    (library / ".store" / "case.md").write_text("x")
    (library / ".store" / "deep" / "more.md").write_text("x")
    (library / "first").symlink_to(".store", target_is_directory=True)
    (library / "second").symlink_to(".store", target_is_directory=True)
    assert set(scan(files).documents) == {"first/case.md", "first/deep/more.md"}


def test_linked_files_of_the_library_are_listed(library: Path, files: LibraryFolder) -> None:
    (library / "case.md").write_text("x")
    (library / "photo.png").write_bytes(b"png")
    (library / "alias.md").symlink_to("case.md")
    (library / "picture.png").symlink_to("photo.png")
    found = scan(files)
    assert set(found.documents) == {"case.md", "alias.md"}
    assert found.documents["alias.md"] == found.documents["case.md"]
    assert found.others == {"photo.png", "picture.png"}


def test_links_out_of_the_library_are_not_followed_but_reported(
    tmp_path: Path, library: Path, files: LibraryFolder
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("x")
    (library / "all").symlink_to(outside, target_is_directory=True)
    (library / "one.md").symlink_to(outside / "secret.md")
    found = scan(files)
    assert found.documents == {}
    assert codes(found) == [("all", "outside-library"), ("one.md", "outside-library")]


def test_links_that_lead_nowhere_are_reported(library: Path, files: LibraryFolder) -> None:
    (library / "gone.md").symlink_to("missing.md")
    (library / "self.md").symlink_to("self.md")
    (library / "themes.yaml").symlink_to("missing.yaml")
    (library / ".casebookignore").write_text("nothing/\n")  # asks whether a link is a folder
    found = scan(files)
    assert found.documents == {}
    assert dict(codes(found)) == {
        "gone.md": "unreadable",
        "self.md": "unreadable",
        "themes.yaml": "unreadable",
    }


def test_pipes_and_devices_are_left_alone(library: Path, files: LibraryFolder) -> None:
    os.mkfifo(library / "pipe.md")
    (library / "linked.md").symlink_to("pipe.md")
    (library / "themes.yaml").symlink_to("pipe.md")
    found = scan(files)
    assert found.documents == {}
    assert found.others == frozenset()
    assert found.themes is None


def test_a_library_that_is_gone_is_not_an_empty_one(library: Path, files: LibraryFolder) -> None:
    library.rmdir()
    with pytest.raises(LibraryMissing, match="cannot be opened"):
        scan(files)


class _Counting:
    """Progress that gives up when it has seen enough."""

    def __init__(self, enough: int) -> None:
        self.seen: list[int] = []
        self.enough = enough

    def step(self, done: int, total: int, what: str) -> None:
        self.seen.append(done)
        if len(self.seen) == self.enough:
            raise Cancelled


def test_a_long_list_says_how_far_it_is_and_can_be_stopped(
    library: Path, files: LibraryFolder
) -> None:
    for number in range(600):
        (library / f"{number}.md").touch()
    watching = _Counting(enough=100)
    files.scan(watching)
    assert watching.seen == [512, 600]
    with pytest.raises(Cancelled):
        files.scan(_Counting(enough=1))


class _Meddling:
    """Progress during which something happens to the files, once so many are listed."""

    def __init__(self, meddle: Callable[[], object], at: int) -> None:
        self.meddle = meddle
        self.at = at

    def step(self, done: int, total: int, what: str) -> None:
        if done == self.at:
            self.at = -1
            self.meddle()


def test_a_folder_that_vanishes_meanwhile_is_reported_and_nothing_stops(
    library: Path, files: LibraryFolder
) -> None:
    (library / "going").mkdir()
    (library / "case.md").write_text("x")
    found = files.scan(_Meddling((library / "going").rmdir, at=1))
    assert set(found.documents) == {"case.md"}
    assert codes(found) == [("going", "unreadable")]


def test_files_that_vanish_meanwhile_are_not_listed(library: Path, files: LibraryFolder) -> None:
    for number in range(600):
        (library / f"{number}.md").touch()

    def delete_all() -> None:
        for file in library.iterdir():
            file.unlink()

    found = files.scan(_Meddling(delete_all, at=512))
    assert len(found.documents) == 512
    assert found.findings == ()


def test_files_that_come_out_of_reach_meanwhile_are_reported(
    library: Path, files: LibraryFolder
) -> None:
    (library / "deep").mkdir()
    for number in range(600):
        (library / "deep" / f"{number}.md").touch()

    def replace_folder() -> None:
        (library / "deep").rename(library / ".away")
        (library / "deep").touch()

    found = files.scan(_Meddling(replace_folder, at=512))
    assert len(found.documents) == 512
    assert len(found.findings) == 88
    assert {finding.code for finding in found.findings} == {"unreadable"}


def test_a_theme_file_that_vanishes_meanwhile_is_reported(
    library: Path, files: LibraryFolder
) -> None:
    (library / "themes.yaml").touch()
    (library / "case.md").touch()
    found = files.scan(_Meddling((library / "themes.yaml").unlink, at=1))
    assert found.themes is None
    assert codes(found) == [("themes.yaml", "unreadable")]
