"""Packs built in the window: agenda, sources, saving, undo, and packs made in one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from casebook.domain.pack_plan import PlannedStep
from casebook.domain.values import Activity
from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.handing.pages_preview import PagesPreview
from casebook.gui.packs.minutes_box import MinutesBox

PACK = "recovery.md"
CASE_WITH_QUESTIONS = """\
---
title: The line that emptied in two minutes
themes: [resource-allocation]
outcome: mixed
---
## Situation
A customer stood in a line. The store waited until customers complained.

## Questions
1. Which signal came first?
2. Who could see it?
3. What would you do?

## Role-play
### Customer
You wait.
"""
GUIDED = """\
---
kind: pack
title: Front-line recovery
minutes: 60
venue: Hall 3
---
Welcome.

## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | Why |
| 15 | discuss | [[checkout-line]] | questions 1–2 | |
| 5 | close | | | |

## Guide
### 2 Discuss
- **Ask** Why?
"""


@pytest.fixture
def guided(folder):
    (folder / PACK).write_text(GUIDED, "utf-8")
    (folder / "checkout-line.md").write_text(CASE_WITH_QUESTIONS, "utf-8")
    return folder


class Bench:
    """Builds packs as a person would."""

    def __init__(self, driver):
        self.driver = driver
        self.packs = driver.parts.packs

    def build(self, path=PACK):
        self.driver.open(path)
        self.driver.parts.actions["build"].trigger()
        self.driver.settle()
        assert self.packs.is_building
        return self

    @property
    def workshop(self):
        return self.packs.workshop

    @property
    def agenda(self):
        return self.workshop.builder.agenda

    @property
    def source(self):
        return self.workshop.builder.source

    @property
    def plan(self):
        return self.workshop.building.sitting.plan

    def saved(self, folder, path=PACK):
        self.driver.parts.actions["save"].trigger()
        self.driver.qtbot.waitUntil(lambda: not self.packs.is_unsaved)
        self.driver.settle()
        return (folder / path).read_text("utf-8")

    def activities(self):
        return [step.activity_text for step in self.plan.steps]

    def source_titles(self):
        return [row.title for row in self.source.list.rows]


@pytest.fixture
def bench(start, guided):
    return Bench(start(library=guided).show())


def test_the_switch_offers_to_build_a_pack_and_nothing_else(bench):
    switch, driver = bench.driver.parts.switch, bench.driver
    driver.open("checkout-line.md")
    assert switch.buttons[Mode.BUILD].isHidden()
    assert not switch.buttons[Mode.SPLIT].isHidden()
    driver.open(PACK)
    assert not switch.buttons[Mode.BUILD].isHidden()
    assert switch.buttons[Mode.SPLIT].isHidden()
    switch.buttons[Mode.BUILD].click()
    driver.settle()
    assert bench.packs.is_building
    assert switch.buttons[Mode.BUILD].isChecked()
    assert not driver.panes.results.isVisible()
    assert not driver.panes.sidebar.isVisible()
    switch.buttons[Mode.READ].click()
    driver.settle()
    assert not bench.packs.is_building
    assert driver.panes.results.isVisible()
    assert driver.panes.sidebar.isVisible()
    assert switch.buttons[Mode.READ].isChecked()


def test_the_agenda_shows_what_the_pack_says(bench):
    bench.build()
    rows = bench.agenda.steps.rows
    assert [row.activity.text() for row in rows.values()] == ["Open", "Discuss", "Close"]
    discuss = rows[2]
    assert discuss.use.text() == "The line that emptied in two minutes"
    assert discuss.use.detail == "Questions 1–2 of 3"
    assert bench.agenda.bar.words == "25 of 60 minutes, 35 left, Talk 25"
    assert bench.agenda.head.about.words == "For nobody named yet · 60 minutes · 1 case"
    row = next(row for row in bench.source.list.rows if row.path == "checkout-line.md")
    assert (row.used, row.words) == (True, "In the agenda")


def test_minutes_are_typed_and_saved_by_themselves(bench, guided):
    bench.build()
    box = bench.agenda.steps.rows[2].minutes
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "50")
    assert bench.agenda.bar.words.startswith("60 of 60 minutes, the plan adds up")
    bench.driver.qtbot.waitUntil(lambda: not bench.packs.is_unsaved)
    bench.driver.settle()
    text = (guided / PACK).read_text("utf-8")
    assert "| 50 | discuss | [[checkout-line]] | questions 1–2 | |" in text
    assert "venue: Hall 3" in text
    box.setValue(60)
    assert bench.agenda.bar.words.startswith("70 of 60 minutes, 10 over")


def test_steps_move_by_keyboard_and_their_guide_goes_along(bench, guided):
    bench.build()
    row = bench.agenda.steps.rows[2]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bench.activities() == ["discuss", "open", "close"]
    assert bench.driver.window.focusWidget() is row
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert bench.driver.window.focusWidget() is bench.agenda.steps.rows[1]
    assert "### 1 Discuss\n- **Ask** Why?" in bench.saved(guided)


def test_undo_takes_back_step_by_step_also_from_the_minutes(bench, guided):
    bench.build()
    steps = bench.agenda.steps
    row = steps.rows[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert bench.activities() == ["discuss", "close"]
    assert bench.driver.window.focusWidget() is steps.rows[2]
    box = steps.rows[2].minutes
    box.setFocus()
    box.setValue(20)
    box.setValue(21)
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [step.minutes for step in bench.plan.steps] == [15, 5]
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.activities() == ["open", "discuss", "close"]
    QTest.keyClick(box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert bench.activities() == ["discuss", "close"]
    assert "| 5 | open |" not in bench.saved(guided)
    bench.workshop.building.undo()
    assert "| 5 | open | | | Why |" in bench.saved(guided)


def test_a_case_is_found_by_words_and_added_by_enter(bench):
    bench.build()
    QTest.keyClicks(bench.source.field, "trust")
    bench.driver.qtbot.waitUntil(
        lambda: bench.source_titles() == ["A car maker that won trust back"]
    )
    QTest.keyClick(bench.source.field, Qt.Key.Key_Down)
    QTest.keyClick(bench.source.list, Qt.Key.Key_Return)
    bench.driver.settle()
    assert bench.activities() == ["open", "discuss", "discuss", "close"]
    step = bench.plan.steps[2]
    assert (step.item, step.minutes, step.use) == ("car-maker", 15, "")
    assert bench.source.list.rows[0].words == "In the agenda"
    QTest.keyClicks(bench.source.field, "nothing at all like this")
    bench.driver.qtbot.waitUntil(lambda: bench.source.nothing.isVisible())


def test_a_theme_narrows_the_sources_until_it_is_dropped(bench):
    bench.build()
    menu = bench.source.theme_menu()
    next(action for action in menu.actions() if action.text() == "Trust").trigger()
    bench.driver.settle()
    assert bench.source_titles() == ["A car maker that won trust back"]
    bench.source._chip.click()
    bench.driver.settle()
    assert len(bench.source_titles()) == 3


def test_documents_are_dropped_between_steps(bench):
    bench.build()
    steps = bench.agenda.steps
    place = steps.place_at(steps.rows[2].geometry().top() + 2)
    assert place == 1
    steps.documents_dropped.emit(["open-early.md", "car-maker.md", PACK], place)
    bench.driver.settle()
    assert [(step.activity_text, step.minutes, step.item) for step in bench.plan.steps[1:3]] == [
        ("huddle", 5, "open-early"),
        ("discuss", 15, "car-maker"),
    ]
    steps.take_step(bench.plan.steps[0].key, 44 * 9)  # below the last row
    assert bench.activities()[-1] == "open"
    steps.documents_dropped.emit([PACK], 0)
    bench.driver.settle()
    assert "Only cases and lessons" in bench.driver.said


def test_the_menu_of_a_step_does_what_it_says(bench):
    bench.build()
    acts = bench.workshop.acts

    def choose(menu, words):
        next(action for action in menu.actions() if action.text() == words).trigger()

    choose(acts.activity_menu(2), "Role-play")
    assert bench.plan.step(2).activity is Activity.ROLE_PLAY
    assert bench.agenda.steps.rows[2].use.detail == "Customer"
    choose(acts.menu(2), "Duplicate")
    assert bench.activities() == ["open", "role-play", "role-play", "close"]
    choose(acts.menu(2), "Move up")
    choose(acts.menu(1), "Delete the step")
    assert bench.activities() == ["role-play", "role-play", "close"]
    choose(acts.add_menu(), "Break")
    assert bench.activities() == ["role-play", "role-play", "break", "close"]
    choose(acts.menu(2), "Read the case")
    bench.driver.settle()
    assert bench.driver.parts.reader.path == "checkout-line.md"
    assert not bench.packs.is_building


def test_questions_and_the_case_of_a_step_are_chosen(bench, guided):
    bench.build()
    row = bench.agenda.steps.rows[2]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    sheet = bench.workshop.acts.sheet
    states = [sheet.questions.item(n).checkState() for n in range(3)]
    ticked, empty = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert states == [ticked, ticked, empty]
    sheet.questions.item(0).setCheckState(empty)
    sheet.questions.item(2).setCheckState(ticked)
    sheet.parts.item(0).setCheckState(ticked)
    sheet.minutes.setValue(12)
    sheet.note.setText("In  pairs")
    sheet.finish()
    text = bench.saved(guided)
    assert "| 12 | discuss | [[checkout-line]] | situation, questions 2–3 | In pairs |" in text
    bench.workshop.acts.open(2)
    sheet = bench.workshop.acts.sheet
    sheet.item.click()
    bench.driver.settle()
    picker = bench.workshop.acts.picker
    picker.picked.emit("car-maker.md")
    picker.reject()
    bench.driver.settle()
    assert sheet.item.text() == "A car maker that won trust back"
    assert sheet.questions.count() == 0
    sheet.finish()
    assert "| 12 | discuss | [[car-maker]] | | In pairs |" in bench.saved(guided)
    bench.workshop.acts.open(1)
    bench.workshop.acts.sheet.finish()
    assert not bench.packs.is_unsaved


def test_lessons_are_suggested_and_chosen_with_a_reason(bench, guided):
    bench.build()
    (row,) = bench.source.lessons.rows
    assert (row.title, row.words, row.ticked) == (
        "Open another register before the grumbling starts",
        "One case teaches it",
        False,
    )
    bench.source.lessons.take_focus()
    QTest.keyClick(bench.source.lessons, Qt.Key.Key_Space)
    bench.driver.settle()
    assert "lessons: [open-early]" in bench.saved(guided)
    assert bench.source.lessons.rows[0].ticked
    menu = bench.workshop.source_menu("open-early.md")
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Add to the agenda",
        "Not a lesson of this pack",
        "Read it",
    ]
    menu.actions()[1].trigger()
    bench.driver.settle()
    assert bench.plan.lessons == ()


def test_what_is_exported_is_chosen_and_kept_in_the_pack(bench, guided):
    bench.build()
    assert "files…" in bench.agenda.head.export.text()
    guide = next(iter(bench.agenda.artefacts.rows.values()))
    guide.box.click()
    without = ("slides.pptx", "handout.pdf", "cards.pdf", "worksheet.pdf")
    assert bench.packs.wanted_artefacts == without
    text = bench.saved(guided)
    assert "artefacts: [slides.pptx, handout.pdf, cards.pdf, worksheet.pdf]" in text
    guide.box.click()
    assert "guide.docx" in bench.packs.wanted_artefacts
    for chip in guide.chips.values():
        chip.click()
    assert not guide.box.isChecked()
    bench.driver.parts.packs.stop()
    bench.driver.settle()
    assert "guide.pdf" not in bench.packs.wanted_artefacts


def test_the_builder_counts_and_lists_only_what_there_is_something_to_make_of(bench):
    bench.driver.parts.window.resize(1366, 768)
    bench.build()
    listed, head = bench.agenda.artefacts, bench.agenda.head
    roles, sheets = (
        listed.rows[each, Audience.PARTICIPANT] for each in (Artefact.CARDS, Artefact.WORKSHEET)
    )
    bench.driver.qtbot.waitUntil(roles.isHidden)
    assert sheets.isHidden()
    assert head.export.text() == "Export 4 files…"
    bench.workshop.acts.add_documents(["checkout-line.md"])
    bench.driver.settle()
    menu = bench.workshop.acts.activity_menu(bench.plan.steps[-2].key)
    next(each for each in menu.actions() if each.text() == "Role-play").trigger()
    bench.driver.qtbot.waitUntil(lambda: not roles.isHidden(), timeout=20000)
    assert head.export.text() == "Export 5 files…"
    bench.workshop.builder.show_preview(False)
    assert not sheets.isHidden()


def test_what_is_ticked_in_the_builder_is_ticked_in_the_export_window(bench):
    bench.build()
    listed = bench.agenda.artefacts
    listed.rows[Artefact.SLIDES, Audience.PARTICIPANT].box.click()
    listed.rows[Artefact.GUIDE, Audience.FACILITATOR].chips[Format.PDF].click()
    bench.agenda.head.export.click()
    handing = bench.driver.parts.handing
    bench.driver.qtbot.waitUntil(lambda: handing.desk.window.isVisible())
    assert handing.desk.window.form.artefacts.ticked() == listed.ticked()
    assert Choice(Artefact.SLIDES, Format.PPTX, Audience.PARTICIPANT) in listed.ticked().choices


def test_about_the_pack_is_asked_in_one_sheet_and_files_are_copied(bench, guided, tmp_path):
    bench.build()
    logo, word = tmp_path / "logo.png", tmp_path / "own.docx"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 9)
    word.write_bytes(b"PK\x03\x04")
    bench.driver.answers.picture, bench.driver.answers.template = logo, word
    bench.workshop.ask_details()
    sheet = bench.workshop.details
    sheet.name.setText(" ")
    sheet.finish()
    assert sheet.problem.words == "Give it a title."
    sheet.name.setText("Better recovery")
    sheet.colour.setText("green")
    sheet.finish()
    assert "six digits" in sheet.problem.words
    sheet.colour.setText("#1a6b4a")
    sheet.audience.setText("Cashiers")
    sheet.objectives.setPlainText("Tell a sign from a complaint\n\nAct")
    sheet.files["logo"].button.click()
    sheet.files["docx"].button.click()
    sheet.finish()
    bench.driver.settle()
    text = bench.saved(guided)
    for line in (
        "title: Better recovery",
        "audience: Cashiers",
        "  logo: attachments/logo.png",
        '  colour: "#1a6b4a"',
        "  docx: attachments/own.docx",
    ):
        assert line in text
    assert (guided / "attachments/logo.png").exists()
    assert "1  Tell a sign from a complaint\n2  Act" in bench.agenda.objectives.words
    bench.workshop.ask_details()
    bench.workshop.details.files["logo"].line.clear()
    bench.workshop.details.finish()
    assert "logo" not in bench.saved(guided)


def test_a_new_pack_says_what_to_do(start, guided):
    (guided / "new.md").write_text("---\nkind: pack\ntitle: New\n---\n", "utf-8")
    bench = Bench(start(library=guided).show()).build("new.md")
    assert bench.agenda.empty.isVisible()
    assert bench.source.no_lessons.isVisible()
    bench.agenda.frame.click()
    assert bench.activities() == ["open", "close"]
    assert not bench.agenda.empty.isVisible()
    assert "| 5 | open | | | |\n| 5 | close | | | |" in bench.saved(guided, "new.md")


def test_what_others_change_meanwhile_is_brought_together(bench, guided):
    bench.build()
    bench.workshop.building._save_soon.setInterval(60_000)
    bench.agenda.steps.rows[2].minutes.setValue(33)
    text = (guided / PACK).read_text("utf-8")
    changed = text.replace("title: Front-line recovery", "title: Their title")
    (guided / PACK).write_text(changed.replace("| Why |", "| Because |"), "utf-8")
    bench.driver.parts.session.look()
    bench.driver.qtbot.waitUntil(lambda: bench.plan.title == "Their title")
    assert [(step.minutes, step.note) for step in bench.plan.steps][:2] == [
        (5, "Because"),
        (33, ""),
    ]
    text = bench.saved(guided)
    assert "title: Their title" in text
    assert "| 33 | discuss" in text
    bench.workshop.building.undo()
    assert (bench.plan.title, bench.plan.steps[1].minutes) == ("Their title", 15)


def test_what_is_written_at_the_same_moment_is_not_lost(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(33)
    text = (guided / PACK).read_text("utf-8")
    (guided / PACK).write_text(text.replace("| Why |", "| Because |"), "utf-8")
    text = bench.saved(guided)
    assert "| 5 | open | | | Because |" in text
    assert "| 33 | discuss" in text
    assert bench.plan.steps[0].note == "Because"


def test_leaving_saves_first(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(44)
    bench.driver.open("car-maker.md")
    assert not bench.packs.is_building
    assert "| 44 | discuss" in (guided / PACK).read_text("utf-8")
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(45)
    bench.driver.search("customers")
    bench.driver.settle()
    assert not bench.packs.is_building
    assert bench.driver.panes.results.isVisible()
    assert "| 45 | discuss" in (guided / PACK).read_text("utf-8")


def test_closing_the_library_saves_first(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(43)
    bench.driver.parts.actions["close-library"].trigger()
    bench.driver.settle()
    assert bench.driver.parts.session.library is None
    assert "| 43 | discuss" in (guided / PACK).read_text("utf-8")
    assert not bench.packs.is_building


def test_building_is_turned_off_by_the_same_action(bench):
    build = bench.driver.parts.actions["build"]
    bench.build()
    assert build.isChecked()
    build.trigger()
    bench.driver.settle()
    assert not bench.packs.is_building
    assert not build.isChecked()
    build.trigger()
    bench.driver.settle()
    assert bench.packs.is_building
    bench.driver.open("car-maker.md")
    build.trigger()
    bench.driver.settle()
    assert not build.isChecked()
    assert "Open a pack first" in bench.driver.said


def test_several_selected_documents_make_a_pack(bench):
    driver = bench.driver
    driver.panes.results.view.selectAll()
    driver.settle()
    driver.parts.actions["pack-from-search"].trigger()
    driver.settle()
    assert bench.packs.making.sheet.name.text() == "New pack"
    bench.packs.making.sheet.finish()
    driver.qtbot.waitUntil(lambda: bench.packs.is_building)
    driver.settle()
    assert set(bench.plan.items) == {"checkout-line", "car-maker"}


def test_changes_of_cases_and_themes_are_seen_while_building(bench, guided):
    bench.build()
    text = CASE_WITH_QUESTIONS.replace("emptied in two minutes", "grew")
    (guided / "checkout-line.md").write_text(text, "utf-8")
    (guided / "themes.yaml").write_text("- id: trust\n  label: Confidence\n", "utf-8")
    bench.driver.parts.session.look()
    use = bench.agenda.steps.rows[2].use
    bench.driver.qtbot.waitUntil(lambda: use.text() == "The line that grew")
    bench.driver.settle()
    assert "The line that grew" in bench.source_titles()
    assert "Confidence" in [action.text() for action in bench.source.theme_menu().actions()]


def test_closing_the_window_saves_first(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(46)
    bench.driver.window.close()
    bench.driver.qtbot.waitUntil(lambda: not bench.driver.window.isVisible())
    assert "| 46 | discuss" in (guided / PACK).read_text("utf-8")


def test_writing_and_building_take_turns(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(47)
    bench.driver.parts.actions["read-or-write"].trigger()
    bench.driver.settle()
    writer = bench.driver.parts.writer
    assert writer.mode is Mode.SPLIT
    assert "| 47 | discuss" in writer.manuscript.text()
    assert bench.driver.parts.switch.buttons[Mode.WRITE].isChecked()
    bench.driver.parts.switch.buttons[Mode.BUILD].click()
    bench.driver.settle()
    assert bench.packs.is_building
    assert writer.manuscript.sitting is None


def test_what_cannot_be_saved_is_kept_and_said(bench, guided):
    bench.build()
    text = (guided / PACK).read_text("utf-8")
    (guided / PACK).write_text(text.replace("kind: pack", "kind: case"), "utf-8")
    bench.agenda.steps.rows[2].minutes.setValue(48)
    bench.workshop.building.save()
    bench.driver.settle()
    assert bench.packs.is_unsaved
    assert "no pack" in bench.driver.said
    (guided / PACK).write_text(text, "utf-8")
    assert "| 48 | discuss" in bench.saved(guided)


def test_who_cannot_save_is_told_and_can_leave_all_the_same(bench, guided):
    bench.build()
    (guided / PACK).unlink()
    bench.agenda.steps.rows[2].minutes.setValue(48)
    bench.driver.window.close()
    bench.driver.settle()
    assert bench.driver.window.isVisible()
    assert PACK in bench.driver.said
    bench.driver.window.close()
    bench.driver.qtbot.waitUntil(lambda: not bench.driver.window.isVisible())


def test_what_is_built_is_kept_when_the_program_is_about_to_end(bench, guided):
    bench.build()
    bench.workshop.building._save_soon.setInterval(60_000)
    bench.agenda.steps.rows[2].minutes.setValue(49)
    bench.packs.keep_at_once()
    drafts = bench.driver.parts.session.library.drafts._kept.drafts._folder
    (draft,) = drafts.glob("*.draft")
    assert "| 49 | discuss" in draft.read_text("utf-8")
    assert "| 49 | discuss" in bench.saved(guided)
    assert not list(drafts.glob("*.draft"))


def test_a_pack_that_goes_leaves_no_builder_behind(bench, guided):
    bench.build()
    (guided / PACK).unlink()
    bench.driver.parts.session.look()
    bench.driver.qtbot.waitUntil(lambda: not bench.packs.is_building)
    bench.driver.settle()
    assert bench.driver.panes.results.isVisible()


def test_a_library_that_is_only_read_offers_no_building(start, guided):
    driver = start(library=guided, read_only=True).show()
    driver.open(PACK)
    assert driver.parts.switch.buttons[Mode.BUILD].isHidden()
    assert not driver.parts.actions["build"].isEnabled()
    driver.parts.packs.build()
    assert not driver.parts.packs.is_building


def test_a_pack_is_made_of_a_search_in_one_step(bench, guided):
    driver = bench.driver
    driver.search("customers")
    driver.settle()
    driver.parts.actions["pack-from-search"].trigger()
    driver.settle()
    sheet = bench.packs.making.sheet
    assert sheet.name.text() == "Customers"
    sheet.name.setText("Waiting customers")
    sheet.minutes.setValue(45)
    assert sheet.cases.itemText(0) == "As many as there is time for (1)"
    sheet.finish()
    driver.qtbot.waitUntil(lambda: bench.packs.is_building)
    driver.settle()
    assert bench.plan.total == bench.plan.minutes == 45
    assert "checkout-line" in bench.plan.items
    assert (guided / "waiting-customers.md").exists()


def test_a_pack_is_made_of_a_theme_and_of_selected_documents(bench):
    driver = bench.driver
    driver.parts.curators.theme_pack_requested.emit("trust")
    driver.settle()
    assert bench.packs.making.sheet.name.text() == "Trust"
    bench.packs.making.sheet.finish()
    driver.qtbot.waitUntil(lambda: bench.packs.is_building)
    assert bench.plan.items == ("car-maker",)
    driver.settle()
    driver.parts.curators.pack_requested.emit(["open-early.md"])
    bench.packs.making.sheet.finish()
    driver.settle()
    driver.qtbot.waitUntil(lambda: bench.plan.items == ("open-early",))


def test_nothing_found_makes_no_pack(bench):
    bench.driver.parts.lists.choose_theme("trust")
    bench.driver.search("zzzzqqq")
    bench.driver.settle()
    bench.driver.parts.actions["pack-from-search"].trigger()
    bench.driver.settle()
    assert bench.packs.making.sheet is None


def test_a_huddle_is_made_on_the_page_of_a_lesson(bench, guided):
    bench.driver.open(PACK)
    bench.driver.parts.actions["huddle"].trigger()
    assert not bench.packs.is_building
    bench.driver.open("open-early.md")
    bench.driver.panes.lesson.wishes.huddle_requested.emit()
    bench.driver.qtbot.waitUntil(lambda: bench.packs.is_building)
    assert bench.plan.total == bench.plan.minutes == 5
    assert bench.plan.lessons == ("open-early",)
    bench.driver.settle()


def test_what_follows_a_session_is_shown_and_written(bench, guided):
    bench.build()
    bench.workshop.ask_series()
    assert bench.packs.making.sheet is None
    bench.workshop._tick("open-early.md")
    bench.workshop.ask_series()
    bench.driver.settle()
    sheet = bench.packs.making.sheet
    sheet.coached.setChecked(True)
    sheet.finish()
    bench.driver.settle()
    plan = bench.packs.making.sheet
    assert plan.files.count() == 2
    plan.finish()
    bench.driver.settle()
    made = [file for file in guided.rglob("*.md") if "follows" in file.read_text("utf-8")]
    assert len(made) == 2
    assert bench.packs.is_building


def test_a_preview_gets_the_text_as_it_is_built(bench, qtbot):
    class Pages(PagesPreview):
        asked_for = None
        step = 0

        def show_document(self, path, text):
            self.asked_for = (path, text)

        def show_step(self, number):
            self.step = number

    place = bench.driver.parts.place
    pages = Pages(place.scheme, place.icons, place.jobs, place.session)
    bench.packs.make_preview = lambda: pages
    bench.build()
    qtbot.waitUntil(lambda: pages.asked_for is not None)
    bench.agenda.steps.rows[2].minutes.setValue(51)
    qtbot.waitUntil(lambda: "| 51 | discuss" in pages.asked_for[1])
    assert pages.asked_for[0] == PACK
    assert pages.isVisible()
    QTest.mouseClick(bench.agenda.steps.rows[3], Qt.MouseButton.LeftButton, pos=QPoint(4, 20))
    assert pages.step == 3
    bench.agenda.head.eye.click()
    assert not pages.isVisible()
    bench.agenda.head.eye.click()
    bench.driver.window.resize(1000, 640)
    qtbot.waitUntil(lambda: not pages.isVisible())
    bench.driver.settle()


def test_everything_in_a_row_has_a_name_and_can_be_reached(bench):
    bench.build()
    row = bench.agenda.steps.rows[2]
    assert row.accessibleName() == (
        "Step 2, at 0:05, 15 minutes: Discuss, The line that emptied in two minutes, "
        "Questions 1–2 of 3"
    )
    row.setFocus()
    stops = []
    for _ in range(4):
        QTest.keyClick(bench.driver.window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(bench.driver.window.focusWidget())
    assert stops == [row.minutes, row.activity, row.use, row.more]
    assert all(stop.accessibleName() for stop in stops)
    assert isinstance(stops[0], MinutesBox)


def test_f6_stops_at_each_pane_of_the_builder(bench):
    bench.build()
    stops = bench.driver.parts.state._stops()
    panes = [bench.source, bench.agenda, bench.workshop.builder.preview]
    assert stops == [bench.driver.panes.tools.search, *panes]


def test_the_board_takes_the_room_once_the_pack_is_safe(bench, guided):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(52)
    bench.driver.parts.actions["lessons-board"].trigger()
    bench.driver.settle()
    assert not bench.packs.is_building
    assert "| 52 | discuss" in (guided / PACK).read_text("utf-8")
    assert bench.driver.parts.lessons.boards.is_shown


def test_the_pack_menu_undoes_and_asks(bench):
    bench.build()
    bench.agenda.steps.rows[2].minutes.setValue(53)
    menu = bench.agenda.head.menu()
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Undo", "Do it again", "About this pack…", "What follows the session…"]
    menu.actions()[0].trigger()
    assert bench.plan.step(2) == PlannedStep(
        0, "discuss", 15, "checkout-line", "questions 1–2", guide=bench.plan.step(2).guide
    )
    bench.agenda.steps.menu_requested.emit(2, QPoint(0, 0))
    bench.agenda.steps.activity_requested.emit(2, QPoint(0, 0))


def test_a_pack_that_is_read_says_that_it_can_be_presented_exported_and_built(bench):
    driver, packs = bench.driver, bench.packs
    driver.open("checkout-line.md")
    assert "bar" not in vars(packs)  # nothing is made for a case
    driver.open(PACK)
    assert packs.bar.isVisible()
    assert [button.text() for button in packs.bar.buttons.values()] == [
        "Present…",
        "Export…",
        "Build",
    ]
    driver.open("checkout-line.md")
    assert not packs.bar.isVisible()
    driver.open(PACK)
    driver.parts.switch.mode_requested.emit(Mode.WRITE)
    driver.settle()
    assert not packs.bar.isVisible()
    driver.parts.switch.mode_requested.emit(Mode.READ)
    driver.settle()
    assert packs.bar.isVisible()
    packs.bar.buttons["build"].click()
    driver.settle()
    assert packs.is_building
    assert not packs.bar.isVisible()


def test_what_a_pack_can_do_does_not_stand_above_the_board_of_lessons(bench):
    driver, packs = bench.driver, bench.packs
    driver.open(PACK)
    driver.act("lessons-board")
    assert driver.parts.view.alone is not None
    assert not packs.bar.isVisible()
    driver.act("lessons-board")
    assert packs.bar.isVisible()


def test_what_a_pack_can_do_stands_at_the_edge_of_its_page(bench):
    driver = bench.driver
    driver.open(PACK)
    driver.parts.window.resize(1920, 1000)
    driver.settle()
    bar, page = bench.packs.bar, driver.parts.panes.page
    assert page.viewport().x() > 40
    first = bar.buttons["present"]
    assert first.x() == page.viewport().x() + 20


def test_what_only_may_be_read_can_be_presented_and_exported_but_not_built(start, guided):
    driver = start(library=guided, read_only=True).show()
    driver.open(PACK)
    buttons = driver.parts.packs.bar.buttons
    assert buttons["present"].isEnabled()
    assert not buttons["build"].isEnabled()


def test_a_long_agenda_scrolls_while_something_is_dragged_to_its_edge(bench, monkeypatch):
    bench.build()
    for _ in range(20):
        bench.workshop.acts.add(Activity.BREAK)
    bench.driver.settle()
    pane = bench.agenda
    bar = pane.verticalScrollBar()
    bench.driver.qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(0)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    low = pane.steps.mapFrom(pane.viewport(), QPoint(40, pane.viewport().height() - 5)).y()
    pane.steps.dragged_to.emit(low)
    bench.driver.qtbot.waitUntil(lambda: bar.value() > 100)
    pane.follow_drag(2)
    bench.driver.qtbot.waitUntil(lambda: bar.value() == 0)
    pane.follow_drag(pane.viewport().height() - 5)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    bench.driver.qtbot.waitUntil(lambda: not pane.glides)


def test_the_builder_has_the_usual_widths_of_the_screen_until_somebody_moves_them(bench):
    builder = bench.build().workshop.builder
    builder.resize(1366, 700)
    assert builder.splitter.sizes()[2] == 400
    builder.resize(1920, 1000)
    assert builder.splitter.sizes()[0] == 320
    assert builder.splitter.sizes()[2] == 640
    builder.splitter.splitterMoved.emit(300, 1)
    builder.resize(1366, 700)
    assert builder.splitter.sizes()[2] != 400


def test_the_lessons_of_a_pack_stand_beside_it_and_are_opened(window):
    window.parts.state.show_panel("lessons")
    window.open(PACK)
    assert [row.path for row in window.panes.lessons.used] == ["open-early.md"]
    window.panes.lessons.used[0].click()
    window.settle()
    assert window.read == "open-early.md"
    assert window.panes.lessons.used == []


def test_while_a_pack_is_built_no_panel_is_offered_that_has_no_room(window):
    window.parts.state.show_panel("outline")
    window.open(PACK)
    panels = [window.parts.actions[name] for name in ("outline", "lessons-panel", "versions")]
    window.act("build")
    assert not any(one.isEnabled() or one.isChecked() for one in panels)
    window.act("build")
    assert all(one.isEnabled() for one in panels)
    assert panels[0].isChecked()
    assert window.panes.side.isVisible()
