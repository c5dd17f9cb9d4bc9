"""Where caches are kept, and what happens when they cannot be."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.domain.errors import CacheUnusable
from casebook.storage.cache import VARIABLE, cache_folder, fallback_cache_folder


def test_each_library_has_a_private_folder_of_its_own(tmp_path: Path) -> None:
    one = cache_folder(tmp_path / "one" / "Our Cases!", tmp_path / "cache")
    two = cache_folder(tmp_path / "two" / "Our Cases!", tmp_path / "cache")
    assert one != two
    assert one.parent == tmp_path / "cache"
    assert one.name.startswith("our-cases-")
    assert stat.S_IMODE(one.stat().st_mode) == 0o700
    assert list(one.iterdir()) == []


def test_a_library_reached_by_two_paths_has_one_folder(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "link").symlink_to(tmp_path / "cases")
    here = cache_folder(tmp_path / "cases", tmp_path / "cache")
    there = cache_folder(tmp_path / "cases" / "link" / ".." / "cases", tmp_path / "cache")
    assert here == there


def test_a_name_without_plain_letters_still_has_a_folder(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "事例", tmp_path / "cache").name.startswith("library-")


def test_the_environment_names_the_folder_unless_another_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    library = tmp_path / "library"
    assert cache_folder(library).parent == tmp_path / "named"
    assert cache_folder(library, tmp_path / "chosen").parent == tmp_path / "chosen"


def test_without_a_name_it_lies_in_the_users_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder(tmp_path / "library").parent == tmp_path / "xdg" / "casebook"


def test_a_file_in_its_place_makes_the_cache_unusable(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x")
    with pytest.raises(CacheUnusable, match=r"a file stands where .*--cache-dir"):
        cache_folder(tmp_path / "library", tmp_path / "cache")


@pytest.mark.parametrize("place", [".", "caches", "notes/caches"])
def test_a_cache_in_the_library_is_refused_and_nothing_is_made(tmp_path: Path, place: str) -> None:
    with pytest.raises(CacheUnusable, match=r"lies in the library.*--cache-dir"):
        cache_folder(tmp_path, tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_makes_the_cache_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CacheUnusable, match="the disk is full"):
        cache_folder(tmp_path / "library", tmp_path / "cache")


def test_there_is_a_folder_to_fall_back_on() -> None:
    folder = fallback_cache_folder()
    assert list(folder.iterdir()) == []
    folder.rmdir()


def test_the_folder_to_fall_back_on_is_gone_when_the_program_ends() -> None:
    program = (
        "from casebook.storage.cache import fallback_cache_folder as fall_back;"
        "folder = fall_back(); (folder / 'x').touch(); print(folder)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "casebook-" in ended.stdout
    assert not Path(ended.stdout.strip()).exists()


def test_without_room_for_temporary_files_there_is_nothing_to_fall_back_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(CacheUnusable, match="no room for temporary files"):
        fallback_cache_folder()
