import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from casebook.gui.actions import make_actions
from casebook.gui.dialogs.shortcuts import ShortcutsWindow, shortcuts_of
from casebook.gui.look.scheme import Choice
from casebook.gui.models.shortcuts_model import SHORTCUT


@pytest.fixture
def actions(qapp, icons):
    return list(make_actions(qapp, icons).values())


def test_every_shortcut_of_the_table_is_in_the_overview(actions):
    shown = {keys for shortcut in shortcuts_of(actions) for keys in shortcut.keys}
    for action in actions:
        for keys in action.shortcuts():
            text = keys.toString().replace("+", " ")
            assert text in shown or "+" in keys.toString()[-1:]
    assert {"Ctrl +", "Ctrl =", "F1", "Ctrl Enter"} <= shown


def test_actions_without_keys_are_left_out(qapp):
    bare, bound = QAction("Bare"), QAction("Bound…")
    bound.setShortcut(QKeySequence("Ctrl+J"))
    for action in (bare, bound):
        action.setProperty("menu", "Go")
    assert [each.name for each in shortcuts_of([bare, bound]) if each.group == "Go"] == ["Bound"]


def test_the_list_is_narrowed_while_typing_and_goes_with_escape(qtbot, scheme, actions):
    window = ShortcutsWindow(scheme, actions)
    with qtbot.waitExposed(window):
        window.open()
    everything = window.list.model().rowCount()
    qtbot.keyClicks(window.field, "next hit")
    model = window.list.model()
    found = [model.index(row).data(SHORTCUT) for row in range(model.rowCount())]
    assert [each.keys for each in found if each] == [("F3",)]
    assert model.rowCount() < everything
    with qtbot.waitSignal(window.finished):
        qtbot.keyClick(window.field, Qt.Key.Key_Escape)


def test_keys_are_drawn_as_caps_in_both_schemes(qtbot, scheme, actions):
    window = ShortcutsWindow(scheme, actions)
    qtbot.addWidget(window)
    window.show()
    window.list.setCurrentIndex(window.list.model().index(1))
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        image = window.list.viewport().grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width() - 90, image.width() - 20)
            for y in range(40, 140)
        }
        assert scheme.palette.pane in colours
        assert scheme.palette.line in colours
