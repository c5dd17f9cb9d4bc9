"""The text of a draft with what is proposed for removal, while it is edited."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from casebook.gui.intake.struck_text import StruckText
from casebook.gui.look.scheme import Choice, Scheme
from casebook.importing.cleaning import Removal, proposed_removals, without

BODY = "😀 A smile\u00a0first.\n\nThen a text.\n\nShare this\n\nComments are closed."


@pytest.fixture
def text(qtbot):
    scheme = Scheme(Choice.LIGHT)
    widget = StruckText(scheme)
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_text(BODY, proposed_removals(BODY))
    yield widget
    scheme.rest()


def cleaned(text):
    return without(text.body, text.removals)


def test_what_is_shown_comes_back_character_by_character(text):
    assert text.body == BODY
    assert text.removals == proposed_removals(BODY)
    assert cleaned(text) == "😀 A smile\u00a0first.\n\nThen a text."


def test_what_is_kept_stands_where_it_stood(text):
    text.accept(0, False)
    assert cleaned(text) == "😀 A smile\u00a0first.\n\nThen a text.\n\nShare this"
    text.accept(1, False)
    assert cleaned(text) == BODY


def test_removals_follow_while_the_text_is_edited(text):
    cursor = QTextCursor(text.document())
    cursor.insertText("More 😀 before. ")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" Not this.")
    assert cleaned(text).startswith("More 😀 before. 😀 A smile")
    assert cleaned(text).endswith("Not this.")
    assert "Comments are closed" not in cleaned(text)
    assert [one.line for one in text.removals] == [5, 7]


def test_a_removal_that_was_deleted_by_hand_is_none_any_more(text):
    start = BODY.index("Share") + 1  # the smile counts twice for Qt
    cursor = QTextCursor(text.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len("Share this\n"), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert [one.words for one in text.removals] == ["Comments are closed."]
    assert text.grab().isNull() is False
    text.accept(0, False)
    assert cleaned(text).endswith("Comments are closed.")
    text.go_to(0)
    QTest.keyClick(text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert text.removals[0].accepted


def test_the_pointer_shows_what_can_be_clicked(text):
    assert text.grab().isNull() is False
    QTest.mouseMove(text.viewport(), text.chip_place(1).center().toPoint())
    assert text.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(text.viewport(), QPoint(60, 30))
    assert text.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_keys_elsewhere_write_as_usual_and_the_window_keeps_its_own(text):
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(text, "X")
    assert text.body.startswith("X😀")
    before = text.body
    QTest.keyClick(text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text.body.rstrip() == before.rstrip()


def test_a_picture_name_in_the_middle_of_a_line_has_its_rule_too(text):
    body = "lineThat is a story."
    text.show_text(body, [Removal("picture-name", 0, 4, "line", 1)])
    assert text.chip_place(0).left() > 0
    assert cleaned(text) == "That is a story."
