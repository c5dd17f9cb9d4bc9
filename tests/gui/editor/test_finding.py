import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from casebook.gui.editor.find_bar import EditorFindBar
from casebook.gui.editor.finding import Finding
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "¦one line\n😀 two line\nthree lines\n"


@pytest.fixture
def bar(qtbot, icons):
    made = EditorFindBar(icons)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def finding(hands, bar):
    made = Finding(hands.editor, bar)
    hands.put(TEXT)
    made.open(replacing=True)
    return made


def seek(qtbot, bar, words, answer):
    bar.field.setText(words)
    qtbot.waitUntil(lambda: bar.count.text() == answer)


def test_it_counts_while_one_types_the_words(qtbot, finding, bar):
    seek(qtbot, bar, "line", "3 places")
    seek(qtbot, bar, "lines", "1 place")
    seek(qtbot, bar, "zebra", "Nothing found")
    assert not bar.all.isEnabled()
    seek(qtbot, bar, "", "")


def test_switches_narrow_what_is_found(qtbot, finding, bar):
    seek(qtbot, bar, "LINE", "3 places")
    bar.whole.click()
    qtbot.waitUntil(lambda: bar.count.text() == "2 places")
    bar.case.click()
    qtbot.waitUntil(lambda: bar.count.text() == "Nothing found")
    bar.expression.click()
    seek(qtbot, bar, "(", bar.count.text())
    qtbot.waitUntil(lambda: "regular expression" in bar.count.text())
    assert bar.count.property("tone") == "warning"


def test_enter_and_f3_go_from_place_to_place_and_round(qtbot, hands, finding, bar):
    seek(qtbot, bar, "line", "3 places")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert hands.editor.place() == (1, 9)
    assert bar.count.text() == "1 of 3"
    QTest.keyClick(bar.field, Qt.Key.Key_F3)
    assert hands.editor.selected_text() == "line"
    assert hands.editor.place() == (2, 11)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Qt.Key.Key_F3, SHIFT)
    assert hands.editor.place() == (3, 11)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert hands.editor.place() == (1, 9)


def test_nothing_found_leaves_the_cursor_where_it_is(qtbot, hands, finding, bar):
    seek(qtbot, bar, "zebra", "Nothing found")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert hands.editor.place() == (1, 1)


def test_one_place_after_the_other_is_replaced(qtbot, hands, finding, bar):
    seek(qtbot, bar, "line", "3 places")
    bar.replacement.setText("queue")
    bar.one.click()
    assert hands.editor.selected_text() == "line"
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    bar.one.click()
    assert hands.text == "one queue\n😀 two queue\nthree lines\n"


def test_all_places_are_replaced_as_one_step(qtbot, hands, finding, bar):
    hands.editor.go_to_line(3, 2)
    bar.field.setText(r"(\w+) line")
    bar.expression.click()
    bar.replacement.setText(r"line \1")
    bar.all.click()
    assert hands.text == "line one\n😀 line two\nline threes\n"
    assert hands.editor.place() == (3, 2)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.text == TEXT.replace("¦", "")


def test_hits_in_view_are_marked_in_the_colour_for_hits(qtbot, hands, finding, bar, scheme):
    def grounds():
        marks = hands.editor.extraSelections()
        return [(mark.cursor.selectedText(), mark.format.background().color()) for mark in marks]

    seek(qtbot, bar, "line", "3 places")
    qtbot.waitUntil(lambda: grounds() == [("line", QColor(LIGHT.hit))] * 3)
    scheme.set_choice(Choice.DARK)
    qtbot.waitUntil(lambda: grounds() == [("line", QColor(DARK.hit))] * 3)
    hands.press(Qt.Key.Key_X).press(Qt.Key.Key_Backspace)
    assert hands.editor.is_changed
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert grounds() == []
    assert bar.isHidden()
    assert hands.text == TEXT.replace("¦", "")


def test_typing_in_the_text_counts_again(qtbot, hands, finding, bar):
    seek(qtbot, bar, "line", "3 places")
    hands.type("line ")
    qtbot.waitUntil(lambda: bar.count.text() == "4 places")


def test_it_opens_with_what_is_selected(qtbot, hands, finding, bar):
    bar.leave()
    hands.editor.select(0, 3)
    finding.open(replacing=False)
    assert bar.field.text() == "one"
    assert bar.replacement.isHidden()
    finding.open(replacing=True)
    finding.open(replacing=False)
    assert not bar.replacement.isHidden()


def test_what_is_only_read_is_not_replaced(qtbot, hands, finding, bar):
    hands.editor.setReadOnly(True)
    seek(qtbot, bar, "line", "3 places")
    bar.one.click()
    bar.one.click()
    bar.all.click()
    assert hands.text == TEXT.replace("¦", "")
