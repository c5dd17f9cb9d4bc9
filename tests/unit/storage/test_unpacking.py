"""Files unpacked for a while, in a folder that goes again."""

import pytest

from casebook.domain.errors import CacheUnusable, OutsideLibrary
from casebook.storage.unpacking import bundles_folder, unpack


def test_files_lie_below_a_folder_of_their_own(tmp_path):
    one = unpack({"a/b.md": b"text", "c.png": b"\x89"}, tmp_path)
    other = unpack({"a/b.md": b"other"}, tmp_path)
    assert (one.library / "a/b.md").read_bytes() == b"text"
    assert (other.library / "a/b.md").read_bytes() == b"other"
    one.remove()
    assert not one.folder.exists()
    assert other.library.is_dir()
    other.remove()


@pytest.mark.parametrize("path", ["../evil.md", "/evil.md", "a/../../evil.md", "", "a\0b"])
def test_a_path_that_leads_out_is_refused_and_nothing_stays(tmp_path, path):
    with pytest.raises(OutsideLibrary):
        unpack({"fine.md": b"x", path: b"evil"}, tmp_path)
    assert list(bundles_folder(tmp_path).iterdir()) == []


def test_what_the_disk_does_not_take_is_said_and_nothing_stays(tmp_path):
    with pytest.raises(CacheUnusable, match="cannot be unpacked"):
        unpack({"a" * 300: b"x"}, tmp_path)
    assert list(bundles_folder(tmp_path).iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(CacheUnusable, match="cannot be unpacked"):
        unpack({"a.md": b"x"}, tmp_path / "file")
