"""Many files are read one after another as each would be by itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casebook.domain.errors import FileUnreadable, OutsideLibrary
from casebook.domain.names import DocumentPath
from casebook.storage import sweep
from casebook.storage.file_text import read_handle
from casebook.storage.folder import LibraryFolder


@pytest.fixture(params=[True, False], ids=["refusing links", "as on Windows"])
def swept(
    request: pytest.FixtureRequest, library: Path, monkeypatch: pytest.MonkeyPatch
) -> LibraryFolder:
    """A library, read on a system that can refuse links and on one that cannot."""
    if not request.param:
        monkeypatch.setattr(sweep, "_NO_LINK", 0)
    return LibraryFolder(library)


def test_files_are_read_with_what_is_kept_of_them(library: Path, swept: LibraryFolder) -> None:
    (library / "in").mkdir()
    (library / "a.md").write_bytes("Grüße\r\n".encode())
    (library / "in" / "b.md").write_bytes("Grüße".encode("cp1252"))
    reader = swept.sweep()
    for name in ("a.md", "in/b.md"):
        alone = swept.read(DocumentPath(name))
        text, info = reader.read(DocumentPath(name))
        assert (text, info.stamp) == (alone.text, alone.stamp)
        assert (info.notice, info.encoding) == (alone.notice, alone.encoding)


def test_links_are_followed_within_the_library_and_never_out_of_it(
    library: Path, swept: LibraryFolder, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (library / "real").mkdir()
    (library / "real" / "a.md").write_text("inside")
    (library / "folder").symlink_to(library / "real")
    (library / "file.md").symlink_to(library / "real" / "a.md")
    (library / "away").symlink_to(outside)
    (library / "leak.md").symlink_to(outside / "secret.md")
    reader = swept.sweep()
    assert reader.read(DocumentPath("folder/a.md"))[0] == "inside"
    assert reader.read(DocumentPath("file.md"))[0] == "inside"
    for path in ("away/secret.md", "leak.md", "../outside/secret.md", "real/..", "a\0.md", ""):
        with pytest.raises(OutsideLibrary):
            reader.read(DocumentPath(path))


def test_a_file_that_is_gone_or_a_folder_says_so(library: Path, swept: LibraryFolder) -> None:
    (library / "folder.md").mkdir()
    reader = swept.sweep()
    with pytest.raises(FileUnreadable, match=r"gone\.md cannot be read \(it is not there\)"):
        reader.read(DocumentPath("gone.md"))
    with pytest.raises(FileUnreadable, match="not a regular file"):
        reader.read(DocumentPath("folder.md"))


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(
    library: Path, swept: LibraryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = library / "grows.md"
    file.write_text("first")
    look = os.fstat

    def look_then_grow(handle: int) -> os.stat_result:
        status = look(handle)
        with file.open("a") as more:
            more.write(" and second")
        return status

    monkeypatch.setattr(os, "fstat", look_then_grow)
    text, info = swept.sweep().read(DocumentPath("grows.md"))
    assert text == "first and second"
    assert info.stamp.size == 5, "the stamp from before shows the change at the next look"


def test_a_disk_that_fails_is_a_sentence() -> None:
    with pytest.raises(FileUnreadable, match=r"a\.md cannot be read"):
        read_handle("a.md", -1)
