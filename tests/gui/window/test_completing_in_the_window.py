import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.gui.look.scheme import Choice


def rows(window):
    return [row.label for row in window.parts.asking.completer.rows]


def field(window):
    return window.panes.tools.search


def test_typing_a_field_offers_its_values_in_the_words_of_the_window(window):
    window.search("type:")
    assert rows(window)[0] == "Recovery"
    assert "Near miss" in rows(window)
    assert window.parts.asking.completer.popover.current is None


def test_the_beginning_of_a_name_offers_the_field_and_then_its_values(window):
    window.search("th")
    assert rows(window) == ["theme:"]
    window.press(field(window), Qt.Key.Key_Tab)
    assert field(window).text() == "theme:"
    assert rows(window) == ["Resource allocation", "Trust"]
    assert all(row.dot.startswith("#") for row in window.parts.asking.completer.rows)
    assert field(window).hasFocus() or not window.window.isActiveWindow()


def test_a_value_is_chosen_by_the_arrows_and_taken_by_enter(window, qtbot):
    window.search("cars theme:tr")
    window.press(field(window), Qt.Key.Key_Down)
    window.press(field(window), Qt.Key.Key_Return)
    assert field(window).text() == "cars theme:trust "
    assert rows(window) == []
    assert window.read is None
    qtbot.waitUntil(lambda: window.answered_for("cars theme:trust "))
    window.settle()
    assert window.listed == ["car-maker.md"]


def test_enter_opens_the_first_hit_as_long_as_no_row_is_chosen(window, qtbot):
    window.search("type:recovery accelerated theme:tru")
    assert rows(window) == ["Trust"]
    window.press(field(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "car-maker.md")
    assert rows(window) == []


def test_esc_closes_the_list_and_only_the_next_one_clears_the_words(window):
    window.search("outcome:")
    window.press(field(window), Qt.Key.Key_Escape)
    assert rows(window) == []
    assert field(window).text() == "outcome:"
    window.press(field(window), Qt.Key.Key_Escape)
    assert field(window).text() == ""


def test_arrow_down_goes_to_the_results_once_the_list_is_closed(window):
    window.search("customers")
    assert rows(window) == []
    window.press(field(window), Qt.Key.Key_Down)
    assert window.window.focusWidget() is window.panes.results.view


def test_beyond_the_last_row_none_is_chosen(window):
    window.search("kind:")
    count = len(rows(window))
    popover = window.parts.asking.completer.popover
    window.press(field(window), Qt.Key.Key_Up)
    assert popover.current == popover.rows[-1]
    window.press(field(window), Qt.Key.Key_Down)
    assert popover.current is None
    for _ in range(count):
        window.press(field(window), Qt.Key.Key_Down)
    assert popover.current == popover.rows[-1]


def test_a_click_takes_a_row(window):
    window.search("effect:")
    popover = window.parts.asking.completer.popover
    place = popover.list.visualRect(popover.list.model().index(0, 0)).center()
    QTest.mouseClick(popover.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field(window).text() == "effect:improve "


def test_what_stands_behind_the_cursor_stays_and_rare_letters_count_as_one(window):
    box = field(window)
    box.setFocus()
    window.panes.tools.set_words("😀 theme: line")
    window.settle()
    box.setCursorPosition(len("😀 theme:") + 1)  # Qt counts the smiley twice
    QTest.keyClicks(box, "t")
    window.settle()
    window.press(box, Qt.Key.Key_Tab)
    assert box.text() == "😀 theme:trust line"


@pytest.mark.parametrize("go", ["focus", "cursor", "words"])
def test_the_list_goes_when_one_turns_elsewhere(window, go):
    window.search("state:")
    assert rows(window)
    if go == "focus":
        QApplication.sendEvent(field(window), QFocusEvent(QEvent.Type.FocusOut))
    elif go == "cursor":
        QTest.keyClick(field(window), Qt.Key.Key_Home)
    else:
        window.panes.tools.set_words("line")
    window.settle()
    assert rows(window) == []


def test_a_value_that_is_written_already_is_not_offered(window):
    window.search("theme:trust")
    assert rows(window) == []


def test_the_list_is_drawn_in_both_schemes(window):
    window.search("theme:")
    popover = window.parts.asking.completer.popover
    light = popover.grab().toImage()
    window.parts.state.choose_scheme(Choice.DARK.value)
    assert popover.grab().toImage() != light


def test_nothing_is_offered_without_a_library(window):
    window.act("close-library")
    QTest.keyClicks(field(window), "theme:")
    window.settle()
    assert rows(window) == []
