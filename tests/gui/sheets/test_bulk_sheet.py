"""Many documents changed at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.values import Kind
from casebook.gui.sheets.bulk_sheet import BulkChange, BulkSheet

CASES = {Kind.CASE: 2}


def add(editor, words):
    QTest.keyClicks(editor.line, words)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


def choose(sheet, key):
    sheet.key.setCurrentIndex(sheet.key.findData(key))


def keys(sheet):
    return [sheet.key.itemData(at) for at in range(1, sheet.key.count())]


def test_themes_and_a_property_are_changed_in_one_go(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, {Kind.CASE: 3})
    given = shown(sheet, "given")
    assert sheet.windowTitle() == "Change 3 documents"
    add(sheet.added, "trust")
    add(sheet.removed, "Service recovery")
    choose(sheet, "sector")
    sheet.value.setText(" retail ")
    sheet.primary.click()
    assert given == [BulkChange(("trust",), ("recovery",), "sector", "retail")]


def test_where_only_some_values_are_allowed_they_are_chosen_by_their_names(
    scheme, vocabulary, shown
):
    sheet = BulkSheet(scheme, vocabulary, CASES)
    given = shown(sheet, "given")
    choose(sheet, "type")
    words = [sheet.choice.itemText(at) for at in range(sheet.choice.count())]
    assert "Near miss" in words
    sheet.choice.setCurrentIndex(words.index("Near miss"))
    sheet.primary.click()
    assert given == [BulkChange(key="type", value="near-miss")]


def test_such_a_value_can_be_taken_away(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, CASES)
    given = shown(sheet, "given")
    choose(sheet, "outcome")
    sheet.choice.setCurrentIndex(sheet.choice.count() - 1)
    sheet.primary.click()
    assert given == [BulkChange(key="outcome")]


def test_a_property_can_be_taken_away(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, {Kind.CASE: 1})
    given = shown(sheet, "given")
    choose(sheet, "sector")
    sheet.primary.click()
    assert given == [BulkChange(key="sector")]


def test_nothing_filled_in_changes_nothing(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, CASES)
    given = shown(sheet, "given")
    assert not sheet.value.isEnabled()
    sheet.primary.click()
    assert given == []
    assert "Choose a theme" in sheet.problem.words


def test_a_theme_that_is_typed_and_not_added_yet_counts(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, CASES)
    given = shown(sheet, "given")
    assert sheet.focusWidget() is sheet.added.line
    QTest.keyClicks(sheet.added.line, "Trust")
    QTest.keyClick(sheet.added.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == [BulkChange(("trust",))]


@pytest.mark.parametrize(
    ("kind", "key", "wrong", "says"),
    [(Kind.CASE, "date", "yesterday", "2009-11"), (Kind.PACK, "minutes", "an hour", "number")],
)
def test_a_value_that_a_property_does_not_have_is_not_taken(
    scheme, vocabulary, shown, kind, key, wrong, says
):
    sheet = BulkSheet(scheme, vocabulary, {kind: 2})
    given = shown(sheet, "given")
    choose(sheet, key)
    sheet.value.setText(wrong)
    sheet.primary.click()
    assert given == []
    assert says in sheet.problem.words


def test_what_a_lesson_has_to_earn_is_not_set_for_many(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, {Kind.LESSON: 2})
    assert keys(sheet) == ["effect", "owner", "due", "review_by"]


def test_documents_of_several_kinds_share_their_themes_alone(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, {Kind.LESSON: 2, Kind.CASE: 1})
    assert keys(sheet) == []
    assert not sheet.key.isEnabled()
    assert "one kind" in sheet.key.currentText()


def test_a_theme_is_not_added_and_removed_at_once(scheme, vocabulary, shown):
    sheet = BulkSheet(scheme, vocabulary, CASES)
    given = shown(sheet, "given")
    add(sheet.added, "trust")
    add(sheet.removed, "trust")
    sheet.primary.click()
    assert given == []
    assert "at once" in sheet.problem.words
