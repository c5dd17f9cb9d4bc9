"""Many documents changed at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.gui.sheets.bulk_sheet import BulkChange, BulkSheet


def add(editor, words):
    QTest.keyClicks(editor.line, words)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


def choose(sheet, key):
    at = sheet.key.findData(key)
    sheet.key.setCurrentIndex(at)
    sheet.key.activated.emit(at)


def test_themes_and_a_property_are_changed_in_one_go(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 3)
    given = shown(sheet, "given")
    assert sheet.windowTitle() == "Change 3 documents"
    add(sheet.added, "trust")
    add(sheet.removed, "Service recovery")
    choose(sheet, "status")
    sheet.value.setText(" reviewed ")
    sheet.primary.click()
    assert given == [BulkChange(("trust",), ("recovery",), "status", "reviewed")]


def test_a_property_can_be_taken_away(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 1)
    given = shown(sheet, "given")
    choose(sheet, "sector")
    sheet.primary.click()
    assert given == [BulkChange(key="sector")]


def test_nothing_filled_in_changes_nothing(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 2)
    given = shown(sheet, "given")
    assert not sheet.value.isEnabled()
    sheet.primary.click()
    assert given == []
    assert "Choose a theme" in sheet.problem.words


def test_a_theme_that_is_typed_and_not_added_yet_counts(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 2)
    given = shown(sheet, "given")
    assert sheet.focusWidget() is sheet.added.line
    QTest.keyClicks(sheet.added.line, "Trust")
    QTest.keyClick(sheet.added.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == [BulkChange(("trust",))]


def test_a_value_that_a_property_does_not_have_is_not_taken(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 2)
    given = shown(sheet, "given")
    choose(sheet, "grade")
    sheet.value.setText("splendid")
    sheet.primary.click()
    assert given == []
    assert "anecdote" in sheet.problem.words


def test_what_a_lesson_has_to_earn_is_not_set_for_many(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, 2)
    assert sheet.key.findData("state") < 0
    assert sheet.key.findData("owner") > 0
