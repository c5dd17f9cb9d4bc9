import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from casebook.gui.dialogs.command_palette import WIDTH, CommandPalette
from casebook.gui.look.scheme import Choice


@pytest.fixture
def done():
    return []


@pytest.fixture
def window(qtbot, icons, done):
    """A window with a field that has the keyboard, and five actions."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    column = QVBoxLayout(made)
    made.field = QLineEdit()
    column.addWidget(made.field)
    made.ways = []
    for text, keys, icon in (
        ("Open a folder…", "Ctrl+O", "folder-open"),
        ("Show the folder", "", ""),
        ("Sidebar", "Ctrl+B", "sidebar"),
        ("Forward", "", "forward"),
        ("Clear", "", ""),
    ):
        action = QAction(text, made)
        action.setProperty("menu", "Library")
        action.setShortcut(QKeySequence(keys))
        if icon:
            action.setIcon(icons.icon(icon))
        action.triggered.connect(lambda _=False, name=text: done.append(name))
        made.ways.append(action)
    made.ways[2].setCheckable(True)
    made.ways[2].setChecked(True)
    made.ways[3].setEnabled(False)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def palette(qtbot, scheme, window):
    made = CommandPalette(scheme, window.ways, window)
    made.open()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_enter_does_what_the_typed_letters_find_and_gives_the_keyboard_back(
    qtbot, palette, window, done
):
    qtbot.keyClicks(palette.field, "shf")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["Show the folder"]
    assert palette.isHidden()
    assert window.field.hasFocus()


def test_the_arrows_walk_the_list(qtbot, palette, done):
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["Show the folder"]


def test_a_click_does_it_too(qtbot, palette, done):
    rect = palette.list.visualRect(palette.list.model().index(2))
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert done == ["Sidebar"]


def test_escape_closes_and_does_nothing(qtbot, palette, window, done):
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.field.hasFocus()
    assert done == []


def test_what_is_not_possible_now_is_not_done(qtbot, palette, done):
    qtbot.keyClicks(palette.field, "forward")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert done == []


def test_letters_that_nothing_has_are_said_to_find_nothing(qtbot, palette, done):
    qtbot.keyClicks(palette.field, "zzz")
    assert palette.list.isHidden()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    assert palette.list.isVisible()
    assert done == []


def test_it_goes_when_the_keyboard_goes_elsewhere(qtbot, palette, window):
    window.field.setFocus()
    assert palette.isHidden()
    assert window.field.hasFocus()


def test_it_stays_while_another_window_has_the_keyboard(qtbot, palette):
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(palette.field, away)
    assert palette.isVisible()


def test_it_stays_within_the_window(palette, window, qtbot):
    assert palette.width() == WIDTH
    window.resize(400, 300)
    qtbot.waitUntil(lambda: palette.width() == 368)
    assert palette.mapTo(window, QPoint(0, 0)).x() == 16


def test_the_typed_letters_are_marked_in_both_schemes(qtbot, palette, scheme):
    qtbot.keyClicks(palette.field, "side")
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        image = palette.list.viewport().grab().toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(40, 100) for y in range(image.height())
        }
        assert scheme.palette.ink in colours
