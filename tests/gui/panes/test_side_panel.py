import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casebook.gui.panes.lessons_panel import LessonsPanel
from casebook.gui.panes.outline_panel import OutlinePanel
from casebook.gui.panes.side_panel import SidePanel
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.lesson_card import LessonCardWidget


@pytest.fixture
def side(qtbot, scheme, icons):
    made = SidePanel(scheme, icons)
    qtbot.addWidget(made)
    made.add_panel("lessons", LessonsPanel(scheme, icons))
    made.add_panel("outline", OutlinePanel(scheme, icons))
    made.show()
    return made


def head(side):
    return side.head.words.split()


def test_the_head_names_the_panel_and_counts_what_it_shows(side):
    assert head(side) == ["Lessons", "learned"]
    side.show_panel("outline")
    side.findChild(OutlinePanel).show_headings([(1, "One"), (2, "Two")])
    assert head(side) == ["Outline", "2"]
    assert side.name == "outline"


def test_an_unknown_name_changes_nothing(side):
    side.show_panel("nothing")
    assert side.name == "lessons"


def test_the_cross_asks_for_the_panel_to_go(qtbot, side):
    cross = side.findChild(IconButton)
    assert cross.accessibleName() == "Close the panel"
    with qtbot.waitSignal(side.closed):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)


def test_the_keyboard_goes_to_the_panel_that_is_shown(qtbot, side):
    side.show_panel("outline")
    outline = side.findChild(OutlinePanel)
    outline.show_headings([(1, "One"), (2, "Two")])
    with qtbot.waitActive(side):
        side.activateWindow()
    side.focus_first()
    assert outline.isAncestorOf(side.focusWidget())


def test_tab_comes_to_what_is_shown_before_the_cross(qtbot, side, case_reading):
    side.findChild(LessonsPanel).show_reading(case_reading)
    cards = side.findChildren(LessonCardWidget)
    cross = next(b for b in side.findChildren(IconButton) if b.parent().parent() is side)
    with qtbot.waitActive(side):
        side.activateWindow()
    side.focus_first()
    assert cards[0].hasFocus()
    for _ in cards:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert cross.hasFocus()


def test_a_frame_without_panels_has_no_name(qtbot, scheme, icons):
    empty = SidePanel(scheme, icons)
    qtbot.addWidget(empty)
    empty.focus_first()
    assert empty.name == ""
