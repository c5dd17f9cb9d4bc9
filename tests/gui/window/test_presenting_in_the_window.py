"""A session given in the room, from the action to what is kept with the pack."""

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PACK = """\
---
kind: pack
title: Front-line recovery
minutes: 15
lessons: [open-early]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | Tell them SECRET |
| 5 | read | [[line]] | timeline | |
| 5 | discuss | [[line]] | questions | |

## Sessions
| Date | Place | People | Went well | To change |
| --- | --- | --- | --- | --- |
| 2025-01-02 | Shop 1 | 9 | | |
"""
LINE = """\
---
title: The line
---
## Situation
![A chart](chart.png)

## Timeline
- 14:05 — **Signal** It grows.
- 14:06 — **Result** It is gone.

## Discussion questions
1. What did you see?
2. What did you say?
"""


@pytest.fixture
def folder(folder):
    (folder / "recovery.md").write_text(PACK, "utf-8")
    (folder / "line.md").write_text(LINE, "utf-8")
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(folder / "chart.png"))
    return folder


@pytest.fixture
def session(window):
    """Begin a session with the pack."""

    def begin(path="recovery.md"):
        window.open(path)
        window.act("present")
        return window.parts.presenting.presenter

    return begin


def press(widget, key):
    QTest.keyClick(widget, key)


def test_keys_lead_through_the_screens(session):
    room = session().room
    course = session().course
    seen = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Return):
        press(room, key)
        seen.append(course.place)
    press(room, Qt.Key.Key_PageUp)
    assert course.place < seen[-1]
    press(room, Qt.Key.Key_End)
    assert course.step.label == "Discuss"
    assert room.accessibleName() == "What did you see?"
    press(room, Qt.Key.Key_Home)
    assert course.place.step == 0


def test_the_mouse_goes_on_and_back(session):
    presenter = session()
    QTest.mouseClick(presenter.room, Qt.MouseButton.LeftButton)
    QTest.mouseClick(presenter.room, Qt.MouseButton.LeftButton)
    before = presenter.course.place
    QTest.mouseClick(presenter.room, Qt.MouseButton.RightButton)
    assert presenter.course.place < before


def test_every_screen_can_be_painted_in_both_colours(session, window):
    presenter = session()
    for scheme in ("scheme-dark", "scheme-light"):
        window.parts.actions[scheme].trigger()
        press(presenter.room, Qt.Key.Key_Home)
        pictures = [presenter.room.grab().toImage()]
        while presenter.course.coming is not None:
            press(presenter.room, Qt.Key.Key_Space)
            pictures.append(presenter.room.grab().toImage())
        assert all(one != other for one, other in itertools.pairwise(pictures))


def test_a_blank_screen_is_black_and_comes_back_where_it_was(session):
    presenter = session()
    place = presenter.course.place
    press(presenter.room, Qt.Key.Key_B)
    image = presenter.room.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 4)
    assert middle == Qt.GlobalColor.black
    press(presenter.room, Qt.Key.Key_Space)
    assert not presenter.room.is_blank
    assert presenter.course.place == place


def test_with_one_screen_the_notes_are_shown_only_when_asked_for(session):
    presenter = session()
    assert len(QGuiApplication.screens()) == 1
    assert not presenter.notes.isVisible()
    press(presenter.room, Qt.Key.Key_N)
    assert presenter.notes.isVisible()
    assert "SECRET" in presenter.notes.notes.toPlainText()
    press(presenter.room, Qt.Key.Key_N)
    assert not presenter.notes.isVisible()


def test_the_agenda_and_the_buttons_of_the_notes_lead_too(session):
    presenter = session()
    press(presenter.room, Qt.Key.Key_N)
    notes = presenter.notes
    assert not notes.back.isEnabled()
    notes.agenda.itemActivated.emit(notes.agenda.topLevelItem(2), 0)
    assert presenter.course.step.label == "Discuss"
    assert notes.forward.text() == "Next question"
    assert notes.coming.words.startswith("Question 2 of 2")
    notes.forward.click()
    assert notes.forward.text() == "End the session"
    notes.back.click()
    assert presenter.course.place.screen == 0


def test_time_stands_still_and_says_so(session):
    presenter = session()
    press(presenter.room, Qt.Key.Key_N)
    press(presenter.notes, Qt.Key.Key_P)
    assert presenter.course.is_paused
    assert "paused" in presenter.notes.standing.words


def test_a_session_is_kept_with_its_pack_and_its_lessons_and_can_be_taken_back(
    session, window, folder
):
    before = {file.name: file.read_bytes() for file in folder.glob("*.md")}
    presenter = session()
    presenter.notes.came_up.setPlainText("The greeter sees it first\nand may not call")
    press(presenter.room, Qt.Key.Key_Escape)
    sheet = presenter._sheet
    assert sheet.came_up.toPlainText().startswith("The greeter")
    sheet.when.setText("2026-11-22")
    sheet.place.setText("Shop 12")
    sheet.people.setText("8")
    sheet.went_well.setPlainText("All spoke")
    sheet.primary.click()
    window.settle()
    pack = (folder / "recovery.md").read_text("utf-8")
    assert "| 2025-01-02 | Shop 1 | 9 |" in pack
    row = "| 2026-11-22 | Shop 12 | 8 | All spoke | The greeter sees it first; and may not call |"
    assert row in pack
    lesson = (folder / "open-early.md").read_text("utf-8")
    assert "| 2026-11-22 | Shop 12 ([[recovery]]) | All spoke |" in lesson
    assert window.parts.presenting.presenter is None
    window.act("undo-change")
    assert {file.name: file.read_bytes() for file in folder.glob("*.md")} == before


def test_a_lesson_that_is_not_ticked_stays_as_it_was(session, window, folder):
    before = (folder / "open-early.md").read_bytes()
    presenter = session()
    presenter.end()
    sheet = presenter._sheet
    sheet.lessons[0][1].setChecked(False)
    sheet.primary.click()
    window.settle()
    assert (folder / "open-early.md").read_bytes() == before


def test_escape_at_the_end_leads_back_to_the_session(session):
    presenter = session()
    press(presenter.room, Qt.Key.Key_Space)
    place = presenter.course.place
    press(presenter.room, Qt.Key.Key_Escape)
    assert not presenter.room.isVisible()
    sheet = presenter._sheet
    sheet.came_up.setPlainText("Noted in the sheet")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert presenter.room.isVisible()
    assert presenter.course.place == place
    assert not presenter.course.is_paused
    assert presenter.notes.came_up.toPlainText() == "Noted in the sheet"


def test_the_last_screen_leads_to_the_end(session):
    presenter = session()
    press(presenter.room, Qt.Key.Key_End)
    press(presenter.room, Qt.Key.Key_Space)
    press(presenter.room, Qt.Key.Key_Space)
    assert presenter._sheet is not None
    assert not presenter.room.isVisible()


def test_nothing_is_kept_when_nothing_is_to_be(session, window, folder):
    before = (folder / "recovery.md").read_bytes()
    presenter = session()
    presenter.end()
    presenter._sheet.cancel.click()
    window.settle()
    assert window.parts.presenting.presenter is None
    assert (folder / "recovery.md").read_bytes() == before


def test_a_date_that_is_none_is_asked_for_again(session):
    presenter = session()
    presenter.end()
    sheet = presenter._sheet
    sheet.when.setText("yesterday")
    sheet.primary.click()
    assert "2009-11-22" in sheet.problem.words
    assert sheet.isVisible()


def test_what_came_up_is_there_again_after_a_crash(session, window):
    presenter = session()
    presenter.notes.came_up.setPlainText("Half a")
    window.parts.presenting.presenter = None  # as if the program had ended here
    again = session()
    assert again.notes.came_up.toPlainText() == "Half a"
    for each in (presenter, again):
        each.keeps = False
        each.end()


def test_a_library_that_is_only_read_is_presented_and_keeps_its_notes_on_the_clipboard(
    start, folder
):
    window = start(folder, read_only=True).show()
    window.open("recovery.md")
    window.act("present")
    presenter = window.parts.presenting.presenter
    presenter.notes.came_up.setPlainText("Remember this")
    presenter.end()
    assert QGuiApplication.clipboard().text() == "Remember this"
    assert "clipboard" in window.said


def test_a_session_that_is_given_already_is_not_begun_twice(session):
    assert session() is session()


def test_closing_the_rooms_window_ends_the_session(session):
    presenter = session()
    QApplication.sendEvent(presenter.room, QEvent(QEvent.Type.Close))
    presenter.room.close()
    assert presenter._sheet is not None
