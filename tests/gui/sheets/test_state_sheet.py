"""What a lesson is asked for on its way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.lesson import Application, State
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.sheets.state_sheet import AppliedSheet, Passing, StateSheet

READY = "themes: [trust]\napplies_when: the line grows\n"
PROVEN = READY + "validated_by: L. Silva\nvalidated_on: 2026-05\n"


@pytest.fixture
def ask(scheme, vocabulary, shown, today):
    def make(lesson, state):
        themes = ThemeEditor(scheme, "Themes")
        themes.set_vocabulary(vocabulary)
        sheet = StateSheet(scheme, lesson, State(state), themes, today)
        return sheet, shown(sheet, "passed")

    return make


def test_a_lesson_is_validated_by_a_person_on_a_day(ask, lesson, evidence):
    sheet, passed = ask(lesson("identified", READY, evidence), "validated")
    sheet.primary.click()
    assert passed == []
    assert "who validated it" in sheet.problem.words
    sheet.field("validated_by").setText(" M. Okafor ")
    sheet.primary.click()
    given = {
        "validated_by": "M. Okafor",
        "validated_on": "2026-11-22",
        "review_by": "2027-11-22",
    }
    assert passed == [Passing(State.VALIDATED, given)]


def test_what_the_lesson_says_already_is_proposed(ask, lesson, evidence):
    said = READY + "validated_by: L. Silva\nvalidated_on: 2026-05\nreview_by: 2028\n"
    sheet, passed = ask(lesson("identified", said, evidence), "validated")
    sheet.primary.click()
    assert passed[0].properties == {
        "validated_by": "L. Silva",
        "validated_on": "2026-05",
        "review_by": "2028",
    }


def test_a_lesson_is_embedded_where_it_was_put_to_use(ask, lesson, evidence, qtbot):
    sheet, passed = ask(lesson("validated", PROVEN, evidence), "embedded")
    sheet.field("where").setText("Leeds")
    sheet.field("result").setText("shorter lines")
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    line = sheet.field("result")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = Application("2026-11-22", "Leeds", "shorter lines")
    assert passed == [Passing(State.EMBEDDED, {}, row)]


def test_nothing_is_asked_for_that_the_lesson_has(ask, lesson, evidence):
    applied = evidence + "\n## Applied\n| Date | Where | Result |\n|-|-|-|\n| 2026 | Leeds | ok |\n"
    sheet, _ = ask(lesson("validated", PROVEN, applied), "embedded")
    assert not sheet.asks


def test_who_validated_it_is_asked_later_where_nobody_said(ask, lesson, evidence):
    sheet, passed = ask(lesson("validated", READY, evidence), "embedded")
    sheet.field("validated_by").setText("M. Okafor")
    sheet.field("where").setText("Leeds")
    sheet.finish()
    assert passed[0].properties["validated_by"] == "M. Okafor"
    assert passed[0].applied.where == "Leeds"


def test_a_leap_day_is_reviewed_on_the_last_of_february(ask, lesson, evidence):
    said = READY + "validated_on: 2028-02-29\n"
    sheet, _ = ask(lesson("identified", said, evidence), "validated")
    assert sheet.field("review_by").text() == "2029-02-28"


def test_going_back_asks_for_nothing(ask, lesson):
    assert not ask(lesson("embedded"), "observed")[0].asks
    assert not ask(lesson("embedded"), "validated")[0].asks
    assert not ask(lesson("observed"), "retired")[0].asks


def test_a_lesson_that_was_rejected_begins_again(ask, lesson, evidence):
    sheet, _ = ask(lesson("rejected", "", evidence), "identified")
    assert sheet.asks


def test_identified_asks_for_a_moment_and_a_theme(ask, lesson, evidence):
    sheet, passed = ask(lesson("observed", "", evidence), "identified")
    sheet.primary.click()
    assert "when it applies" in sheet.problem.words
    sheet.moment.lines.setPlainText("the line\ngrows")
    sheet.primary.click()
    assert "theme" in sheet.problem.words
    QTest.keyClicks(sheet.themes.line, "trust")
    QTest.keyClick(sheet.themes.line, Qt.Key.Key_Return)
    sheet.primary.click()
    given = {"applies_when": "the line grows", "themes": ("trust",)}
    assert passed == [Passing(State.IDENTIFIED, given)]


def test_identified_needs_a_passage_and_leads_to_the_cases(ask, lesson, qtbot):
    sheet, passed = ask(lesson("observed", READY), "identified")
    assert "passage" in sheet.primary.text()
    with qtbot.waitSignal(sheet.passage_requested):
        sheet.primary.click()
    assert passed == []


def test_a_day_that_is_none_is_not_taken(ask, lesson, evidence):
    sheet, passed = ask(lesson("identified", READY, evidence), "validated")
    sheet.field("validated_by").setText("M. Okafor")
    sheet.field("validated_on").setText("yesterday")
    sheet.primary.click()
    assert passed == []
    assert "2009-11-22" in sheet.problem.words


def test_escape_changes_nothing(ask, lesson, evidence):
    sheet, passed = ask(lesson("validated", READY, evidence), "embedded")
    sheet.field("where").setText("Leeds")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert passed == []
    assert not sheet.isVisible()


def test_that_a_lesson_was_applied_is_noted_with_a_place(scheme, shown, today):
    logged = Application(str(today), "", "")
    sheet = AppliedSheet(scheme, "Open another register", logged)
    applied = shown(sheet, "applied")
    sheet.primary.click()
    assert "where" in sheet.problem.words
    sheet.where.setText("Leeds")
    sheet.when.setText("soon")
    sheet.primary.click()
    assert "2009-11-22" in sheet.problem.words
    sheet.when.setText("2026-11")
    sheet.primary.click()
    assert applied == [Application("2026-11", "Leeds", "")]
