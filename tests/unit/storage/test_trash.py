"""Files thrown away so that they can be fetched back."""

import sys
from types import ModuleType

import pytest

from casebook.domain.errors import WriteRefused
from casebook.storage.trash import system_trash, throw_away


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "case.md"
    made.write_text("text")
    return made


def test_a_file_goes_to_the_trash(file, tmp_path):
    throw_away("case.md", file, lambda path: path.rename(tmp_path / "trash.md"))
    assert (tmp_path / "trash.md").read_text() == "text"


def test_a_file_that_cannot_go_there_stays_and_is_told(file):
    def refuse(path):
        raise PermissionError(13, "no")

    with pytest.raises(WriteRefused, match="not allowed"):
        throw_away("case.md", file, refuse)
    with pytest.raises(WriteRefused, match="still there"):
        throw_away("case.md", file, lambda path: None)
    assert file.exists()


def test_the_systems_trash_is_used(file, tmp_path, monkeypatch):
    taken = []
    module = ModuleType("send2trash")
    module.send2trash = taken.append
    monkeypatch.setitem(sys.modules, "send2trash", module)
    system_trash(file)
    assert taken == [file]
