"""The page of a lesson: its evidence, its state, its uses, and how it ends."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from casebook.domain.lesson import Found, State
from casebook.domain.names import DocumentPath
from casebook.gui.panes.lesson_acts import LessonActs
from casebook.gui.sheets.case_picker import CasePicker
from casebook.gui.sheets.evidence_sheet import EvidenceSheet
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.plan_sheet import PlanSheet
from casebook.gui.sheets.state_sheet import AppliedSheet, StateSheet
from casebook.gui.widgets.evidence_card import EvidenceCard
from casebook.gui.widgets.lesson_card import LessonCardWidget
from casebook.gui.widgets.link_button import LinkButton

TODAY = str(datetime.now().astimezone().date())

OTHER = """\
---
kind: lesson
title: Call for help with the announcement
state: observed
themes: [trust]
---
## Evidence
> It was a busy day.
>
> — [[checkout-line]]
"""


@pytest.fixture
def lesson(window, qtbot):
    window.open("open-early.md")
    return window.panes.lesson


@pytest.fixture
def text(folder):
    return lambda name="open-early.md": (folder / name).read_text("utf-8")


@pytest.fixture
def lost(window, folder, edited):
    """The words of the case are others now."""
    edited(folder / "checkout-line.md", "until customers complained", "until people complained")
    window.act("look-again")


def button(page, words):
    found = [one for one in page.findChildren(QPushButton) if words in one.text()]
    assert found, f"no button {words}"
    return found[-1]


def cards(page):
    return [card for card in page.findChildren(EvidenceCard) if not card.isHidden()]


def select(window, words):
    page = window.panes.page
    cursor = page.document().find(words)
    assert cursor.hasSelection()
    page.setTextCursor(cursor)


def test_a_passage_is_added_by_picking_a_case_and_selecting_in_it(
    window, lesson, sheet, text, qtbot
):
    button(lesson, "Add a passage").click()
    picker = sheet(CasePicker)
    qtbot.waitUntil(lambda: picker.list.count() == 2)
    QTest.keyClicks(picker.field, "emptied")
    qtbot.waitUntil(lambda: picker.list.count() == 1)
    picker.finish()
    qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    window.settle()
    bar = window.parts.lessons.evidence.bar
    assert bar.isVisible()
    assert "Open another register" in bar.words.words
    assert not bar.take.isEnabled()
    select(window, "The line emptied quickly")
    assert bar.take.isEnabled()
    assert not window.parts.lessons.passages.bar.isVisible()
    QTest.keyClick(window.panes.page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.settle()
    assert "> The line emptied quickly\n>\n> — [[checkout-line]]" in text()
    assert not bar.isVisible()
    assert [one.found for one in window.parts.reader.reading.evidence] == [Found.EXACT] * 2


def test_escape_goes_back_to_the_lesson_without_a_passage(window, lesson, sheet, text, qtbot):
    before = text()
    window.act("add-passage")
    picker = sheet(CasePicker)
    qtbot.waitUntil(lambda: picker.list.count() == 2)
    picker.finish()
    qtbot.waitUntil(lambda: window.parts.reader.path != "open-early.md")
    window.settle()
    QTest.keyClick(window.panes.page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.settle()
    assert text() == before
    QTest.keyClick(window.panes.lesson, Qt.Key.Key_Return)
    assert text() == before


def test_a_passage_is_removed_from_its_card_and_comes_back_by_undo(window, lesson, text):
    before = text()
    card = cards(lesson)[0]
    actions = {action.text(): action for action in card.menu().actions()}
    actions["Remove this passage"].trigger()
    window.settle()
    assert "waited until" not in text()
    assert cards(lesson) == []
    window.act("undo-change")
    assert text() == before
    window.press(cards(lesson)[0], Qt.Key.Key_Delete)
    assert "waited until" not in text()


def test_lost_words_are_exchanged_for_the_closest_passage(window, lesson, lost, sheet, text):
    card = cards(lesson)[0]
    card.mend.click()
    asked = sheet(EvidenceSheet)
    asked.primary.click()
    window.settle()
    assert "until people complained" in text()
    assert [one.found for one in window.parts.reader.reading.evidence] == [Found.EXACT]
    assert cards(lesson)[0].mend is None


def test_lost_words_stay_when_they_are_to_be_kept(window, lesson, lost, sheet, text):
    before = text()
    cards(lesson)[0].mend.click()
    sheet(EvidenceSheet).cancel.click()
    window.settle()
    assert text() == before


def test_another_passage_takes_the_place_of_lost_words(window, lost, sheet, text, qtbot):
    window.open("checkout-line.md")
    panel = window.panes.lessons
    (card,) = panel.findChildren(LessonCardWidget)
    (mend,) = [one for one in card.findChildren(LinkButton) if "rests on" in one.text()]
    mend.click()
    sheet(EvidenceSheet).other.click()
    window.settle()
    assert window.read == "checkout-line.md"
    select(window, "It was a busy day.")
    window.parts.lessons.evidence.bar.take.click()
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.settle()
    assert "> It was a busy day." in text()
    assert text().count("[[checkout-line]]") == 1


def test_lost_evidence_is_mended_from_the_findings_as_well(window, lost, sheet, text):
    window.act("findings")
    findings = window.parts.companions._findings
    model = findings.table.model()
    rows = {model.index(row, 1).data(): row for row in range(model.rowCount())}
    (row,) = [row for words, row in rows.items() if "closest passage" in words]
    other = next(number for number in rows.values() if number != row)
    findings.table.setCurrentIndex(model.index(other, 0))
    assert not findings.mend.isVisible()
    findings.table.setCurrentIndex(model.index(row, 0))
    assert findings.mend.isVisible()
    findings.mend.click()
    sheet(EvidenceSheet).finish()
    window.settle()
    assert "until people complained" in text()


def test_a_case_that_is_gone_is_replaced_by_another(window, folder, sheet, text, qtbot):
    (folder / "checkout-line.md").unlink()
    window.act("look-again")
    window.open("open-early.md")
    cards(window.panes.lesson)[0].mend.click()
    asked = sheet(EvidenceSheet)
    assert asked.primary.isHidden()
    asked.finish()
    assert asked.isVisible()
    asked.other.click()
    picker = sheet(CasePicker)
    qtbot.waitUntil(lambda: picker.list.count() == 1)
    picker.finish()
    qtbot.waitUntil(lambda: window.read == "car-maker.md")
    window.settle()
    select(window, "Cars accelerated by themselves.")
    QTest.keyClick(window.panes.page, Qt.Key.Key_Return)
    window.settle()
    assert "> Cars accelerated by themselves.\n>\n> — [[car-maker]]" in text()


def test_the_next_state_is_offered_and_asks_for_what_its_gate_needs(window, lesson, sheet, text):
    (acts,) = lesson.findChildren(LessonActs)
    assert acts.next.text() == "Make it “validated”…"
    acts.next.click()
    asked = sheet(StateSheet)
    asked.field("validated_by").setText("M. Okafor")
    asked.field("validated_on").setText("2026-05-04")
    asked.finish()
    window.settle()
    assert "state: validated" in text()
    assert "validated_by: M. Okafor" in text()
    assert "is validated" in window.panes.status.words.text()
    window.act("undo-change")
    assert "state: identified" in text()
    assert "validated_by" not in text()


def test_going_back_and_leaving_the_way_ask_for_nothing(window, lesson, text):
    lesson.wishes.state_requested.emit(State.REJECTED)
    window.settle()
    assert "state: rejected" in text()
    lesson.wishes.state_requested.emit(State.OBSERVED)
    window.settle()
    assert "state: observed" in text()


def test_without_a_passage_the_next_state_is_not_offered(window, folder, lesson):
    cards(lesson)[0].removal_requested.emit()
    window.settle()
    lesson.wishes.state_requested.emit(State.OBSERVED)
    window.settle()
    (acts,) = [one for one in lesson.findChildren(LessonActs) if one.isVisible()]
    assert acts.next is None


def test_a_use_is_logged_in_one_click(window, lesson, sheet, text):
    before = text()
    button(lesson, "It was applied").click()
    window.settle()
    (use,) = window.parts.reader.reading.document.applied
    assert use.date == TODAY
    assert "Applied today: “Open another register" in window.said
    button(window.panes.status, "Undo").click()
    window.settle()
    assert text() == before


def test_where_it_was_applied_can_be_said_afterwards(window, lesson, sheet, text):
    window.act("log-use")
    button(window.panes.status, "Say where").click()
    asked = sheet(AppliedSheet)
    assert asked.when.text() == TODAY
    asked.when.setText("2026-11-20")
    asked.where.setText("Leeds")
    asked.outcome.setText("shorter lines")
    asked.finish()
    window.settle()
    assert "| 2026-11-20 | Leeds | shorter lines |" in text()
    assert len(window.parts.reader.reading.document.applied) == 1


def test_a_use_of_a_lesson_that_is_being_written_goes_into_its_editor(window, text, qtbot):
    before = text()
    editor = window.write("open-early.md")
    window.act("log-use")
    assert TODAY in editor.toPlainText()
    assert "not saved yet" in window.said
    assert [one.text() for one in window.panes.status.ways] == ["Say where…"]
    assert text() == before


@pytest.mark.parametrize("merged", [True, False])
def test_a_lesson_ends_in_another(window, folder, sheet, text, qtbot, merged):
    (folder / "announce.md").write_text(OTHER, "utf-8")
    window.act("look-again")
    window.open("announce.md")
    page = window.panes.lesson
    (page.wishes.merge_requested if merged else page.wishes.replacement_requested).emit()
    picker = sheet(LessonPicker)
    picker.typed.emit("grumbling")
    qtbot.waitUntil(lambda: picker.list.count() == 1)
    picker.finish()
    plan = sheet(PlanSheet)
    assert plan.files.count() == (2 if merged else 1)
    plan.finish()
    window.settle()
    assert "replaced_by: open-early" in text("announce.md")
    assert ("It was a busy day." in text()) is merged
    window.act("undo-change")
    assert text("announce.md") == OTHER


def test_a_lesson_ends_neither_in_itself_nor_in_one_that_has_ended(
    window, folder, lesson, sheet, qtbot
):
    retired = OTHER.replace("state: observed", "state: retired")
    (folder / "announce.md").write_text(retired, "utf-8")
    (folder / "third.md").write_text(OTHER.replace("Call", "Ask"), "utf-8")
    window.act("look-again")
    lesson.wishes.merge_requested.emit()
    picker = sheet(LessonPicker)
    picker.typed.emit("help grumbling announcement")
    qtbot.waitUntil(lambda: picker.chosen == "third.md")
    assert picker.list.count() == 1
    picker.picked.emit(DocumentPath("open-early.md"))
    window.settle()
    assert "in itself" in window.panes.status.words.text()
    picker.reject()


def test_the_gate_leads_to_the_passage_that_it_asks_for(window, folder, sheet, qtbot):
    (folder / "announce.md").write_text(OTHER, "utf-8")
    window.act("look-again")
    window.open("announce.md")
    text = (folder / "announce.md").read_text("utf-8")
    (folder / "announce.md").write_text(text.partition("## Evidence")[0], "utf-8")
    window.act("look-again")
    window.panes.lesson.wishes.state_requested.emit(State.IDENTIFIED)
    sheet(StateSheet).finish()
    picker = sheet(CasePicker)
    qtbot.waitUntil(lambda: picker.list.count() > 0)
    assert "Call for help" in picker.lead.words
    picker.reject()


def test_what_is_about_a_lesson_says_so_elsewhere(window):
    window.open("checkout-line.md")
    window.act("log-use")
    assert "Open a lesson" in window.panes.status.words.text()


def test_nothing_is_offered_in_a_library_that_is_only_read(start, folder):
    window = start(folder, read_only=True).show()
    window.open("open-early.md")
    page = window.panes.lesson
    assert page.findChildren(LessonActs) == []
    assert [one.text() for one in page.findChildren(QPushButton)] == []
    QTest.keyClick(cards(page)[0], Qt.Key.Key_Delete)
    page.wishes.state_requested.emit(State.REJECTED)
    window.settle()
    assert "reading only" in window.panes.status.words.text()
    assert not window.parts.actions["log-use"].isEnabled()
    assert "waited until" in (folder / "open-early.md").read_text("utf-8")


def test_the_gate_of_a_lesson_looks_at_what_is_being_written(window, lesson, text, qtbot):
    editor = window.write("open-early.md")
    cursor = editor.document().find("applies_when: planning when to call more people")
    cursor.insertText("applies_when:")
    window.settle()
    window.parts.lessons.states.change_state(DocumentPath("open-early.md"), State.VALIDATED)
    qtbot.waitUntil(lambda: bool(window.window.findChildren(StateSheet)))
    asked = window.window.findChildren(StateSheet)[-1]
    assert asked.moment is not None
    asked.reject()
    assert "planning when" in text()
