"""The small forms: what they give, and when."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casebook.domain.document import Kind
from casebook.domain.lesson import Role
from casebook.gui.sheets.capture_sheet import Captured, CaptureSheet, title_of
from casebook.gui.sheets.harvest_sheet import Harvested, HarvestSheet, Offered
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.merge_sheet import Disagreement, MergeSheet, Side, written_meanwhile
from casebook.gui.sheets.name_sheet import NameSheet
from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet
from casebook.gui.widgets.selection_popover import SelectionPopover
from casebook.gui.widgets.words import Words


def test_a_case_is_captured_from_one_sentence(scheme, shown):
    sheet = CaptureSheet(scheme)
    captured = shown(sheet, "captured")
    sheet.primary.click()
    assert "what happened" in sheet.problem.words
    sheet.happened.setPlainText("A customer waited an hour. Nobody came.\nThen he left.")
    sheet.where.setText(" Leeds ")
    sheet.learned.setText("Ask  after ten minutes")
    QTest.keyClick(sheet.happened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert captured == [
        Captured(
            "A customer waited an hour",
            "A customer waited an hour. Nobody came.\nThen he left.",
            "Leeds",
            "Ask after ten minutes",
        )
    ]


def test_a_title_is_the_first_sentence_and_never_very_long():
    assert title_of("Why? Because.") == "Why"
    long = title_of("word " * 60)
    assert len(long) <= 81
    assert long.endswith("word…")


@pytest.fixture
def harvest(scheme, shown):
    offered = [
        Offered(0, "Open another register", "Open another register early."),
        Offered(3, "Tell people why", "Tell people why they wait.", like="Say what is going on"),
    ]
    sheet = HarvestSheet(scheme, "The line", offered)
    return sheet, shown(sheet, "harvested")


def test_ticked_sentences_become_lessons_under_the_title_that_was_edited(harvest):
    sheet, harvested = harvest
    sheet.rows[0].title.setText("Open another register sooner")
    sheet.primary.click()
    assert harvested == [Harvested(((0, "Open another register sooner"),))]


def test_a_sentence_that_is_a_lesson_already_is_not_ticked(harvest):
    sheet, harvested = harvest
    assert not sheet.rows[1].box.isChecked()
    sheet.rows[1].box.click()
    assert sheet.primary.text() == "Make 2 lessons"
    sheet.primary.click()
    assert [index for index, _ in harvested[0].new] == [0, 3]


def test_a_sentence_becomes_evidence_for_the_lesson_that_says_it_already(harvest):
    sheet, harvested = harvest
    sheet.rows[1].box.click()
    sheet.rows[1].instead.click()
    assert not sheet.rows[1].box.isChecked()
    sheet.rows[1].box.click()
    assert not sheet.rows[1].instead.isChecked()
    sheet.rows[1].instead.click()
    sheet.rows[0].box.click()
    assert sheet.primary.text() == "Make it evidence"
    sheet.primary.click()
    assert harvested == [Harvested(known=(3,))]


def test_all_that_are_new_are_ticked_at_once(scheme, shown):
    offered = [Offered(at, f"Lesson {at}", f"Words {at}") for at in range(3)]
    sheet = HarvestSheet(scheme, "The line", [*offered, Offered(3, "Known", "Known", like="It")])
    shown(sheet, "harvested")
    assert sheet.all.checkState() is Qt.CheckState.Checked
    sheet.rows[0].box.click()
    assert sheet.all.checkState() is Qt.CheckState.PartiallyChecked
    sheet.all.click()
    assert sheet.primary.text() == "Make 3 lessons"
    sheet.all.click()
    assert not sheet.primary.isEnabled()
    assert sheet.all.checkState() is Qt.CheckState.Unchecked


def test_a_sentence_that_is_its_own_title_is_not_said_twice(harvest):
    sheet, _ = harvest
    said = [part.words for part in sheet.rows[0].findChildren(Words)]
    assert said == ["Open another register early."]
    alone = HarvestSheet(sheet._scheme, "x", [Offered(0, "Call for help", "Call for help.")])
    assert alone.rows[0].findChildren(Words) == []
    alone.deleteLater()


def test_nothing_ticked_makes_nothing(harvest):
    sheet, harvested = harvest
    sheet.rows[0].box.click()
    assert not sheet.primary.isEnabled()
    sheet.finish()
    assert harvested == []


def test_each_disagreement_is_decided_before_anything_is_merged(scheme, shown):
    places = [
        Disagreement("Property “status”", "draft", "reviewed", "published", both=False),
        Disagreement("Situation", "Old.", "Mine.", ""),
    ]
    sheet = MergeSheet(scheme, written_meanwhile("The line"), places)
    decided = shown(sheet, "decided")
    first, second = sheet.blocks
    assert Side.BOTH not in first.choices
    first.choices[Side.MINE].click()
    assert not sheet.primary.isEnabled()
    second.choices[Side.BOTH].click()
    sheet.primary.click()
    assert decided == [(Side.MINE, Side.BOTH)]


def test_a_plan_shows_the_files_and_is_agreed_to(scheme, shown):
    files = [PlannedFile("a.md", "themes"), PlannedFile("b.md", "")]
    sheet = PlanSheet(scheme, "Rename", "Rename it", files, note="It can be undone.")
    agreed = shown(sheet, "agreed")
    assert [sheet.files.item(row).text() for row in range(2)] == ["a.md  —  themes", "b.md"]
    assert sheet.lead.words == "2 files change. It can be undone."
    sheet.primary.click()
    assert agreed == [None]


def test_a_plan_that_is_left_changes_nothing(scheme, shown):
    sheet = PlanSheet(scheme, "Rename", "Rename it", [])
    agreed = shown(sheet, "agreed")
    sheet.cancel.click()
    assert agreed == []


def test_a_name_is_checked_and_shows_what_it_becomes(scheme, shown):
    sheet = NameSheet(
        scheme,
        "New case",
        "Title",
        "Write it",
        problem_of=lambda text: "Taken." if text == "line" else "",
        becomes=lambda text: f"{text}.md",
    )
    named = shown(sheet, "named")
    assert not sheet.primary.isEnabled()
    QTest.keyClicks(sheet.line, "line")
    assert sheet.note.words == "line.md"
    sheet.primary.click()
    assert sheet.problem.words == "Taken."
    QTest.keyClicks(sheet.line, "s")
    assert not sheet.problem.isVisible()
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert named == ["lines"]


@pytest.fixture
def picker(scheme, icons, entry, shown):
    made = LessonPicker(scheme, icons, "it waited until customers complained", Role.SUPPORTS)
    return made, shown(made, "picked")


def test_lessons_that_say_the_like_are_offered_first(picker, entry):
    made, picked = picker
    made.show_lessons([entry(7, "Open another register", Kind.LESSON)], alike=True)
    assert made.said.words == "These say something like it"
    made.primary.click()
    assert picked == ["7.md"]


def test_typing_asks_for_other_lessons(picker, entry, qtbot):
    made, picked = picker
    with qtbot.waitSignal(made.typed) as typed:
        QTest.keyClicks(made.field, "tell")
    assert typed.args == ["tell"]
    made.show_lessons([entry(1, "Tell why", Kind.LESSON), entry(2, "Tell when", Kind.LESSON)])
    QTest.keyClick(made.field, Qt.Key.Key_Down)
    QTest.keyClick(made.field, Qt.Key.Key_Return)
    assert picked == ["2.md"]


def test_a_new_lesson_is_always_there(picker):
    made, picked = picker
    new = []
    made.new_requested.connect(new.append)
    made.field.setText("Say what is going on")
    made.show_lessons(())
    assert made.list.item(0).text() == "New lesson: “Say what is going on”"
    made.primary.click()
    assert (new, picked) == (["Say what is going on"], [])


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def popover(icons, page):
    return SelectionPopover(icons, page)


def test_the_bar_stands_below_the_words_and_leaves_the_keyboard_alone(popover, page):
    popover.show_below(QRect(30, 100, 200, 20))
    assert popover.y() > 120
    assert page.hasFocus()


def test_the_bar_stays_in_the_page(popover, page):
    popover.show_below(QRect(780, 380, 15, 18))
    assert page.rect().contains(popover.geometry())
    assert popover.geometry().bottom() < 380


def test_the_keyboard_comes_to_the_bar_when_it_is_asked(popover, page):
    assert not popover.take_focus()
    popover.show_below(QRect(30, 100, 200, 20))
    asked = []
    popover.evidence_requested.connect(lambda: asked.append("evidence"))
    assert popover.take_focus()
    QTest.keyClick(popover.buttons[0], Qt.Key.Key_Right)
    assert popover.buttons[1].hasFocus()
    QTest.keyClick(popover.buttons[1], Qt.Key.Key_Space)
    assert asked == ["evidence"]
    assert not popover.isVisible()


def test_escape_gives_the_keyboard_back(popover, page):
    popover.show_below(QRect(30, 100, 200, 20))
    popover.take_focus()
    QTest.keyClick(popover.buttons[0], Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert page.hasFocus()


def test_other_keys_in_the_bar_do_nothing(popover):
    popover.show_below(QRect(30, 100, 200, 20))
    popover.take_focus()
    QTest.keyClick(popover.buttons[0], Qt.Key.Key_A)
    assert popover.isVisible()
