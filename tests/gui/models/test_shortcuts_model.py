import pytest
from PySide6.QtCore import Qt

from casebook.gui.models.shortcuts_model import SHORTCUT, Shortcut, ShortcutsModel

SHORTCUTS = (
    Shortcut("Go", "Back", ("Alt Left", "Back")),
    Shortcut("Go", "Cases", ("Ctrl 2",)),
    Shortcut("Find", "Search the library", ("Ctrl K",)),
)


@pytest.fixture
def model(qtmodeltester):
    made = ShortcutsModel(SHORTCUTS)
    qtmodeltester.check(made)
    return made


def rows(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_each_group_has_its_head(model):
    assert rows(model) == ["Go", "Back", "Cases", "Find", "Search the library"]
    assert model.index(0).data(SHORTCUT) is None
    assert model.index(1).data(SHORTCUT) == SHORTCUTS[0]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Go"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Back: Alt Left, Back"
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99)) is None


def test_words_keys_and_groups_narrow_the_list(model):
    model.narrow("ctrl k")
    assert rows(model) == ["Find", "Search the library"]
    model.narrow("go")
    assert rows(model) == ["Go", "Back", "Cases"]
    model.narrow("nothing")
    assert rows(model) == []
