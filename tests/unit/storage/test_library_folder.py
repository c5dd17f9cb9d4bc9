"""A library's files are read as they are and written without losing anything."""

from __future__ import annotations

import codecs
import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from casebook.domain.errors import (
    CasebookError,
    EditedOutside,
    FileTooLarge,
    FileUnreadable,
    LibraryMissing,
    OutsideLibrary,
    WriteRefused,
)
from casebook.domain.names import DocumentPath
from casebook.storage.folder import LARGEST, FileText, LibraryFolder
from casebook.storage.stamp import Stamp

CASE = DocumentPath("case.md")
Without = Callable[[Path], AbstractContextManager[None]]
LittleRoom = Callable[[int], AbstractContextManager[None]]


def left_behind(library: Path) -> list[str]:
    return [path.name for path in library.rglob(".casebook-*")]


# opening


def test_a_folder_that_is_not_there_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="it is not there"):
        LibraryFolder(tmp_path / "nowhere")


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryMissing, match="it is not a folder"):
        LibraryFolder(tmp_path / "file")


def test_a_folder_without_the_right_to_write_is_not_writable(
    library: Path, files: LibraryFolder
) -> None:
    assert files.writable
    library.chmod(0o555)
    assert not files.writable
    library.chmod(0o755)
    library.rmdir()
    assert not files.writable


# reading


def test_a_file_is_read_with_all_that_is_needed_to_write_it(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_bytes(codecs.BOM_UTF8 + b"one\r\ntwo\r\n")
    status = (library / CASE).stat()
    read = files.read(CASE)
    assert read == FileText(
        path=CASE,
        text="one\ntwo\n",
        stamp=Stamp(status.st_mtime_ns, 13),
        digest=read.digest,
        encoding="utf-8",
        bom=True,
        newline="\r\n",
        notice="",
    )


def test_a_picture_is_read_as_it_is(library: Path, files: LibraryFolder) -> None:
    (library / "photo.png").write_bytes(b"\x89PNG\r\n\0")
    assert files.read_bytes("photo.png") == b"\x89PNG\r\n\0"
    with pytest.raises(OutsideLibrary):
        files.read_bytes("../photo.png")


def test_equal_files_have_one_digest(library: Path, files: LibraryFolder) -> None:
    for name, text in (("a.md", "same"), ("b.md", "same"), ("c.md", "other")):
        (library / name).write_text(text)
    a, b, c = (files.read(DocumentPath(name)).digest for name in ("a.md", "b.md", "c.md"))
    assert a == b != c


@pytest.mark.parametrize("name", ["x" * 197 + ".md", "🧾 Rückgabe.md", "a b/c d.md"])
def test_names_of_all_sorts_are_read_and_written(
    files: LibraryFolder, library: Path, name: str
) -> None:
    path = DocumentPath(name)
    written = files.write(path, "text", None)
    assert files.read(path) == written
    assert (library / name).read_text() == "text"


def test_a_file_that_is_gone_says_so(files: LibraryFolder) -> None:
    with pytest.raises(FileUnreadable, match=r"case\.md cannot be read \(it is not there\)"):
        files.read(CASE)


def test_a_file_without_the_right_to_read_says_so(
    library: Path, files: LibraryFolder, without_access: Without
) -> None:
    (library / CASE).write_text("x")
    with (
        without_access(library / CASE),
        pytest.raises(FileUnreadable, match="it is not allowed"),
    ):
        files.read(CASE)


def test_links_that_lead_nowhere_cannot_be_read(library: Path, files: LibraryFolder) -> None:
    (library / "gone.md").symlink_to("missing.md")
    (library / "self.md").symlink_to("self.md")
    for name in ("gone.md", "self.md"):
        with pytest.raises(FileUnreadable, match="cannot be read"):
            files.read(DocumentPath(name))


def test_what_is_not_a_file_is_refused_at_once(library: Path, files: LibraryFolder) -> None:
    os.mkfifo(library / "pipe.md")
    (library / "folder.md").mkdir()
    for name in ("pipe.md", "folder.md"):
        with pytest.raises(FileUnreadable, match="not a regular file"):
            files.read(DocumentPath(name))


def test_a_huge_file_is_named_with_its_size_and_not_read(
    library: Path, files: LibraryFolder
) -> None:
    with (library / CASE).open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FileTooLarge, match=r"case\.md has 50 MB.*up to 20 MB.*casebookignore"):
        files.read(CASE)


@pytest.mark.parametrize(
    "path", ["../secret.md", "a/../../secret.md", "/etc/passwd", "", ".", "a//b.md", "a\0b.md"]
)
def test_a_path_that_could_lead_elsewhere_is_refused(
    tmp_path: Path, files: LibraryFolder, path: str
) -> None:
    (tmp_path / "secret.md").write_text("x")
    with pytest.raises(OutsideLibrary, match="not the path of a file"):
        files.read(DocumentPath(path))
    with pytest.raises(OutsideLibrary):
        files.write(DocumentPath(path), "x", None)


def test_links_out_of_the_library_are_neither_read_nor_written(
    tmp_path: Path, library: Path, files: LibraryFolder
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("x")
    (library / CASE).symlink_to(secret)
    (library / "up").symlink_to(tmp_path, target_is_directory=True)
    for path in (CASE, DocumentPath("up/secret.md"), DocumentPath("up/new.md")):
        with pytest.raises(OutsideLibrary, match="leads out of the library"):
            files.read(path)
        with pytest.raises(OutsideLibrary):
            files.write(path, "changed", None)
    assert secret.read_text() == "x"
    assert [path.name for path in tmp_path.glob("*.md")] == ["secret.md"]


def test_a_library_reached_by_a_link_is_read(library: Path, tmp_path: Path) -> None:
    (library / CASE).write_text("x")
    (tmp_path / "link").symlink_to(library)
    files = LibraryFolder(tmp_path / "link")
    assert files.root == tmp_path / "link"
    assert files.read(CASE).text == "x"
    assert files.locate(CASE) == library / CASE


# writing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\n", b"a\nchanged\n"),
        (codecs.BOM_UTF8 + b"a\r\nb\r\n", codecs.BOM_UTF8 + b"a\r\nchanged\r\n"),
        (b"a\r\nb\n", b"a\r\nchanged\n"),
    ],
)
def test_a_change_keeps_mark_and_line_ends(
    library: Path, files: LibraryFolder, before: bytes, after: bytes
) -> None:
    (library / CASE).write_bytes(before)
    written = files.write(CASE, "a\nchanged\n", files.read(CASE))
    assert (library / CASE).read_bytes() == after
    assert written == files.read(CASE)
    assert left_behind(library) == []


def test_a_change_keeps_permissions_and_can_be_followed_by_another(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_text("one")
    (library / CASE).chmod(0o640)
    written = files.write(CASE, "two", files.read(CASE))
    files.write(CASE, "three", written)
    assert (library / CASE).read_text() == "three"
    assert stat.S_IMODE((library / CASE).stat().st_mode) == 0o640


def test_writing_through_a_link_changes_what_it_leads_to(
    library: Path, files: LibraryFolder
) -> None:
    (library / "real.md").write_text("one")
    (library / CASE).symlink_to("real.md")
    files.write(CASE, "two", files.read(CASE))
    assert (library / CASE).is_symlink()
    assert (library / "real.md").read_text() == "two"


def test_a_file_in_another_encoding_is_changed_only_with_consent(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_bytes("Café".encode("cp1252"))
    read = files.read(CASE)
    assert read.text == "Café"
    assert "read as Windows-1252" in read.notice
    with pytest.raises(WriteRefused, match="only when you agree"):
        files.write(CASE, "Thé", read)
    assert (library / CASE).read_bytes() == "Café".encode("cp1252")
    files.write(CASE, "Thé", read, agreed=True)
    assert (library / CASE).read_bytes() == "Thé".encode("cp1252")


def test_a_character_that_the_encoding_has_not_is_refused(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_bytes(b"Caf\xe9\r\n\r\n")
    with pytest.raises(WriteRefused, match=r"Windows-1252, which has no character '\\u2192'"):
        files.write(CASE, "\n\nCafé →", files.read(CASE), agreed=True)
    assert (library / CASE).read_bytes() == b"Caf\xe9\r\n\r\n"


@pytest.mark.parametrize("data", [b"a\0b", "Größe, Maß ".encode() + b"\xff"])
def test_a_file_that_cannot_be_shown_whole_is_never_written(
    library: Path, files: LibraryFolder, data: bytes
) -> None:
    (library / CASE).write_bytes(data)
    with pytest.raises(WriteRefused, match="Casebook will not change it"):
        files.write(CASE, "new", files.read(CASE), agreed=True)
    assert (library / CASE).read_bytes() == data


def test_saving_over_an_outside_edit_raises_a_conflict(library: Path, files: LibraryFolder) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    (library / CASE).write_text("another")
    with pytest.raises(EditedOutside, match="changed by another program"):
        files.write(CASE, "two", read)
    assert (library / CASE).read_text() == "another"


def test_an_outside_edit_of_equal_length_and_time_raises_a_conflict_too(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    (library / CASE).write_text("two")
    os.utime(library / CASE, ns=(read.stamp.mtime_ns, read.stamp.mtime_ns))
    with pytest.raises(EditedOutside):
        files.write(CASE, "mine", read)


def test_an_edit_made_while_we_write_raises_a_conflict(
    library: Path, files: LibraryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    to_disk = os.fsync

    def edit_then_sync(handle: int) -> None:
        (library / CASE).write_text("another")
        to_disk(handle)

    monkeypatch.setattr(os, "fsync", edit_then_sync)
    with pytest.raises(EditedOutside):
        files.write(CASE, "two", read)
    assert (library / CASE).read_text() == "another"
    assert left_behind(library) == []


def test_saving_a_file_that_was_moved_away_raises_a_conflict(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    (library / CASE).rename(library / "moved.md")
    with pytest.raises(EditedOutside, match="moved, deleted or locked"):
        files.write(CASE, "two", read)
    assert not (library / CASE).exists()


def test_a_new_file_never_replaces_one_that_is_there(library: Path, files: LibraryFolder) -> None:
    (library / CASE).write_text("one")
    (library / "folder.md").mkdir()
    for name in (CASE, "folder.md"):
        with pytest.raises(EditedOutside, match="already"):
            files.write(DocumentPath(name), "two", None)
    assert (library / CASE).read_text() == "one"
    assert left_behind(library) == []


def test_a_new_file_in_new_folders_is_written_as_utf_8(library: Path, files: LibraryFolder) -> None:
    written = files.write(DocumentPath("2024/may/case.md"), "Café\n", None)
    assert (library / "2024/may/case.md").read_bytes() == "Café\n".encode()
    assert (written.encoding, written.bom, written.newline) == ("utf-8", False, "\n")


def test_a_file_where_a_folder_should_be_refuses_the_new_file(
    library: Path, files: LibraryFolder
) -> None:
    (library / "cases").write_text("x")
    for name in ("cases/case.md", "cases/deep/case.md"):
        with pytest.raises(WriteRefused, match="a file stands where a folder should be"):
            files.write(DocumentPath(name), "x", None)


def test_a_name_that_is_too_long_is_refused(library: Path, files: LibraryFolder) -> None:
    with pytest.raises(WriteRefused, match="its name is too long"):
        files.write(DocumentPath("x" * 300 + ".md"), "x", None)
    assert list(library.iterdir()) == []


@pytest.mark.parametrize("place", ["", "case.md"])
def test_what_is_marked_read_only_is_not_written(
    library: Path, files: LibraryFolder, place: str
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    mode = (library / place).stat().st_mode
    (library / place).chmod(mode & ~0o222)
    try:
        with pytest.raises(WriteRefused, match="it is read-only"):
            files.write(CASE, "two", read)
    finally:
        (library / place).chmod(mode)
    assert (library / CASE).read_text() == "one"


def test_a_full_disk_leaves_the_file_as_it_was(
    library: Path, files: LibraryFolder, little_room: LittleRoom
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    with little_room(100), pytest.raises(WriteRefused, match="would be too large"):
        files.write(CASE, "two " * 100, read)
    with little_room(100), pytest.raises(WriteRefused):
        files.write(DocumentPath("new.md"), "two " * 100, None)
    assert [path.name for path in library.iterdir()] == [CASE]
    assert (library / CASE).read_text() == "one"


def test_a_text_too_large_to_be_read_again_is_not_written(
    library: Path, files: LibraryFolder
) -> None:
    with pytest.raises(WriteRefused, match="more than 20 MB"):
        files.write(CASE, "x" * (LARGEST + 1), None)
    assert list(library.iterdir()) == []


def test_a_file_that_has_grown_too_large_meanwhile_raises_a_conflict(
    library: Path, files: LibraryFolder
) -> None:
    (library / CASE).write_text("one")
    read = files.read(CASE)
    os.truncate(library / CASE, 50_000_000)
    with pytest.raises(EditedOutside):
        files.write(CASE, "two", read)


def test_without_hard_links_a_new_file_is_moved_into_place(
    library: Path, files: LibraryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: object, **_more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    files.write(CASE, "one", None)
    assert (library / CASE).read_text() == "one"
    with pytest.raises(EditedOutside):
        files.write(CASE, "two", None)
    assert (library / CASE).read_text() == "one"
    assert left_behind(library) == []


def test_a_folder_that_cannot_be_brought_to_the_disk_does_not_fail_the_save(
    library: Path, files: LibraryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_disk = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        to_disk(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    files.write(CASE, "one", None)
    assert (library / CASE).read_text() == "one"


def test_a_process_killed_while_it_saves_leaves_the_old_or_the_new_text(library: Path) -> None:
    old, new = "old\n" * 5_000, "new\n" * 5_000
    (library / CASE).write_text(old)
    saving = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from casebook.storage.folder import LibraryFolder
        files = LibraryFolder(Path(sys.argv[1]))
        print("ready", flush=True)
        texts = ["new\\n" * 5_000, "old\\n" * 5_000]
        while True:
            for text in texts:
                files.write("case.md", text, files.read("case.md"))
        """
    )
    for pause in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", saving, str(library)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            files = LibraryFolder(library)
            for _ in range(50 * pause):
                assert files.read(CASE).text in (old, new)
            process.kill()
        assert (library / CASE).read_text() in (old, new)


def test_every_refusal_is_a_sentence(files: LibraryFolder) -> None:
    with pytest.raises(CasebookError) as caught:
        files.read(DocumentPath("missing.md"))
    assert str(caught.value).startswith("missing.md ")
    assert str(caught.value).endswith(".")


def test_a_file_of_zeros_holds_nothing_to_lose_and_may_be_written(files, library):
    (library / "case.md").write_bytes(bytes(4096))
    read = files.read("case.md")
    assert read.lossy
    files.write("case.md", "text\n", read)
    assert (library / "case.md").read_bytes() == b"text\n"
