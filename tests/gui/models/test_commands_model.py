import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from casebook.gui.models.commands_model import COMMAND, CommandsModel, plain_name
from casebook.gui.models.letters import find_letters


@pytest.fixture
def actions(qapp):
    made = []
    for text, menu, keys, enabled in (
        ("Open a &folder…", "Library", "Ctrl+O", True),
        ("Show the folder", "Library", "", True),
        ("Sidebar", "View", "Ctrl+B", True),
        ("Forward", "Go", "", False),
        ("Keyboard shortcuts", "Help", "F1", True),
    ):
        action = QAction(text)
        action.setProperty("menu", menu)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(enabled)
        made.append(action)
    separator = QAction()
    separator.setSeparator(True)
    return [*made, separator, QAction("")]


@pytest.fixture
def model(actions, qtmodeltester):
    made = CommandsModel(actions)
    qtmodeltester.check(made)
    return made


def names(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_without_letters_all_actions_stand_in_their_order(model):
    assert names(model) == [
        "Open a folder", "Show the folder", "Sidebar", "Forward", "Keyboard shortcuts",
    ]  # fmt: skip


def test_letters_narrow_the_list_the_likest_first(model):
    model.narrow("sh")
    assert names(model) == ["Show the folder", "Keyboard shortcuts"]
    assert model.index(1).data(COMMAND).places == (9, 10)
    model.narrow("fold")
    assert names(model) == ["Show the folder", "Open a folder"] or names(model)[0].endswith(
        "folder"
    )
    model.narrow("xyz")
    assert names(model) == []


def test_a_first_word_can_be_the_menu(model):
    model.narrow("lib")
    assert names(model) == ["Open a folder", "Show the folder"]
    model.narrow("help zz")
    assert names(model) == []
    model.narrow("view side")
    assert names(model) == ["Sidebar"]
    assert model.index(0).data(COMMAND).places == (0, 1, 2, 3)


def test_what_is_not_possible_now_is_seen_and_not_enabled(model):
    flags = [model.flags(model.index(row)) for row in range(model.rowCount())]
    enabled = [bool(flag & Qt.ItemFlag.ItemIsEnabled) for flag in flags]
    assert enabled == [True, True, True, False, True]


def test_a_row_is_read_out_with_menu_and_keys(model):
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Open a folder, Library, Ctrl+O"
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99)) is None


def test_access_keys_are_not_part_of_a_name(qapp):
    assert plain_name(QAction("&Salt && Pepper…")) == "Salt & Pepper"


@pytest.mark.parametrize(
    ("typed", "name", "places"),
    [
        ("", "Anything", ()),
        ("sb", "Sidebar", (0, 4)),
        ("ST", "Show the folder", (0, 5)),
        ("the f", "Show the folder", (5, 6, 7, 9)),
        ("folder", "Open a folder of folders", (7, 8, 9, 10, 11, 12)),
        ("é", "Au café éclair", (8,)),
    ],
)
def test_letters_are_found_at_the_best_places(typed, name, places):
    assert find_letters(typed, name).places == places


@pytest.mark.parametrize(
    ("typed", "name"),
    [("z", "Sidebar"), ("lea", "Close the library"), ("ba", "ab"), ("a", ""), ("aa", "a")],
)
def test_letters_that_are_not_there_in_order_are_not_found(typed, name):
    assert find_letters(typed, name) is None


def test_the_beginning_of_a_word_counts_for_more():
    assert find_letters("sb", "Side bar").score > find_letters("sb", "Sabre").score
    assert find_letters("fo", "Folder").score > find_letters("fo", "First of all").score
