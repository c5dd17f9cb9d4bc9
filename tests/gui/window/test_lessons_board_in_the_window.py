"""The board of lessons, in the place of list and page."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.gui.board.card_menu import CardMenu
from casebook.gui.sheets.lesson_sheet import LessonSheet
from casebook.gui.sheets.state_sheet import StateSheet

OTHER = """\
---
kind: lesson
title: Call for help with the announcement
state: observed
themes: [trust]
---
Nothing yet.
"""


@pytest.fixture
def board(window, folder):
    (folder / "announce.md").write_text(OTHER, "utf-8")
    window.act("look-again")
    window.act("lessons-board")
    return window.parts.lessons.boards.board


def titles(board, state):
    return [one.title for one in board.columns[State(state)].model.lessons]


def test_the_board_stands_in_the_place_of_list_page_and_panel(window, board):
    assert board.isVisible()
    assert not window.panes.results.isVisible()
    assert not window.panes.side.isVisible()
    assert window.panes.sidebar.isVisible()
    assert titles(board, "identified") == ["Open another register before the grumbling starts"]
    assert titles(board, "observed") == ["Call for help with the announcement"]
    assert window.window.windowTitle().startswith("Lessons")
    assert window.parts.finder.kind == "lesson"


def test_list_and_page_come_back_as_they_were(window, folder, qtbot):
    window.open("checkout-line.md")
    before = window.parts.view.widths()
    side = window.panes.side.isVisible()
    window.act("lessons-board")
    window.act("lessons-board")
    assert window.panes.results.isVisible()
    assert window.middle is window.panes.page
    assert window.panes.side.isVisible() is side
    sidebar, documents, _, panel = window.parts.view.widths()
    assert [sidebar, documents, panel] == [*before[:2], before[3]]
    assert "emptied" in window.window.windowTitle()


def test_the_switch_above_the_list_leads_there_and_back(window):
    head = window.panes.results.head
    assert head.switch is None
    window.act("lessons")
    assert head.switch.isVisible()
    head.switch.board.click()
    window.settle()
    board = window.parts.lessons.boards.board
    assert board.isVisible()
    assert head.switch.list.isChecked()
    board.head.switch.board.click()
    assert board.isVisible()
    board.head.switch.list.click()
    assert window.panes.results.isVisible()
    window.act("cases")
    assert not head.switch.isVisible()


def test_a_lesson_opens_by_enter_and_back_returns_to_its_card(window, board, qtbot):
    cards = board.columns[State.IDENTIFIED].cards
    board.select(DocumentPath("open-early.md"))
    QTest.keyClick(cards, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.settle()
    assert window.middle is window.panes.lesson
    assert window.panes.results.isVisible()
    assert window.parts.actions["back"].isEnabled()
    window.act("back")
    assert board.isVisible()
    assert cards.current().path == "open-early.md"
    window.act("back")
    assert window.panes.results.isVisible()
    assert not window.parts.actions["back"].isEnabled()


def test_going_elsewhere_from_the_lesson_forgets_the_board(window, board, qtbot):
    board.lesson_requested.emit(DocumentPath("open-early.md"))
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.open("checkout-line.md")
    window.act("back")
    assert window.read == "open-early.md"
    assert not board.isVisible()


def test_a_card_that_is_moved_by_keyboard_goes_through_its_gate(
    window, board, sheet, folder, qtbot
):
    board.select(DocumentPath("open-early.md"))
    cards = board.columns[State.IDENTIFIED].cards
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
        QTest.keyClick(cards, key)
    gate = board.columns[State.VALIDATED].gate
    assert gate.words.words == "Asks who validated it, on which day"
    QTest.keyClick(cards, Qt.Key.Key_Space)
    asked = sheet(StateSheet)
    asked.field("validated_by").setText("M. Okafor")
    asked.finish()
    window.settle()
    assert titles(board, "validated") == ["Open another register before the grumbling starts"]
    assert "validated_by: M. Okafor" in (folder / "open-early.md").read_text("utf-8")
    window.act("undo-change")
    assert titles(board, "identified") == ["Open another register before the grumbling starts"]


def test_a_gate_that_asks_for_a_passage_says_so_before_the_drop(window, board, sheet):
    board.select(DocumentPath("announce.md"))
    cards = board.columns[State.OBSERVED].cards
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
        QTest.keyClick(cards, key)
    gate = board.columns[State.IDENTIFIED].gate
    assert "no passage yet" in gate.words.words
    assert "Not yet" in gate.title.words
    QTest.keyClick(cards, Qt.Key.Key_Escape)


def test_to_the_ends_a_card_goes_at_once(window, board, folder):
    board.state_requested.emit(DocumentPath("announce.md"), State.RETIRED)
    window.settle()
    assert titles(board, "observed") == []
    assert "state: retired" in (folder / "announce.md").read_text("utf-8")


def test_the_board_follows_edits_from_outside(window, board, folder, edited):
    edited(folder / "announce.md", "state: observed", "state: embedded")
    (folder / "third.md").write_text(OTHER.replace("Call for help", "Ask"), "utf-8")
    window.act("look-again")
    assert titles(board, "embedded") == ["Call for help with the announcement"]
    assert titles(board, "observed") == ["Ask with the announcement"]
    (folder / "announce.md").unlink()
    window.act("look-again")
    assert titles(board, "embedded") == []


def test_words_in_the_search_narrow_the_board_and_keep_the_keyboard(window, board):
    window.search("grumbling")
    assert titles(board, "observed") == []
    assert titles(board, "identified") == ["Open another register before the grumbling starts"]
    assert window.window.focusWidget() is window.panes.tools.search


def test_other_kinds_bring_the_list_back(window, board):
    window.act("cases")
    assert not board.isVisible()
    assert "checkout-line.md" in window.listed
    assert not window.parts.actions["lessons-board"].isChecked()


def test_a_lesson_is_begun_on_the_board(window, board, sheet, folder, qtbot):
    board.columns[State.OBSERVED].new.click()
    asked = sheet(LessonSheet)
    asked.finish()
    assert "one sentence" in asked.problem.words
    QTest.keyClicks(asked.title, "Greet people")
    assert asked.note.words.startswith("12 of 200")
    asked.finish()
    qtbot.waitUntil(lambda: window.read == "greet-people.md")
    window.settle()
    assert "state: observed" in (folder / "greet-people.md").read_text("utf-8")
    window.act("lessons-board")
    assert "Greet people" in titles(board, "observed")


def test_the_board_goes_with_its_library(window, board):
    window.act("close-library")
    assert titles(board, "identified") == []
    assert not window.parts.lessons.boards.is_shown


def test_a_library_that_is_only_read_has_a_board_to_look_at(start, folder, qtbot):
    window = start(folder, read_only=True).show()
    window.act("lessons-board")
    board = window.parts.lessons.boards.board
    assert titles(board, "identified") == ["Open another register before the grumbling starts"]
    assert not board.columns[State.OBSERVED].new.isVisible()
    board.select(DocumentPath("open-early.md"))
    cards = board.columns[State.IDENTIFIED].cards
    QTest.keyClick(cards, Qt.Key.Key_Space)
    QTest.keyClick(cards, Qt.Key.Key_Right)
    assert "reading only" in board.hint.words


def test_a_click_on_the_check_mark_of_a_card_notes_that_it_was_applied(
    window, board, folder, qtbot
):
    before = (folder / "open-early.md").read_text("utf-8")
    cards = board.columns[State.IDENTIFIED].cards
    card = cards.visualRect(cards.model().index(0))
    mark = QPoint(card.right() - 18, card.top() + 18)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    window.settle()
    (lesson,) = board.columns[State.IDENTIFIED].model.lessons
    assert lesson.applied == 1
    assert board.isVisible()
    assert "Applied today" in window.said
    window.act("undo-change")
    assert (folder / "open-early.md").read_text("utf-8") == before


def test_the_menu_of_a_card_does_by_keyboard_what_the_mouse_does(window, board, folder, qtbot):
    board.select(DocumentPath("open-early.md"))
    cards = board.columns[State.IDENTIFIED].cards
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())

    def choose(words):
        QApplication.sendEvent(cards, asked)
        qtbot.waitUntil(lambda: bool(board.findChildren(CardMenu)))
        menu = board.findChildren(CardMenu)[-1]
        (action,) = [one for one in menu.actions() if one.text() == words]
        action.trigger()
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.settle()

    choose("It was applied")
    assert board.columns[State.IDENTIFIED].model.lessons[0].applied == 1
    choose("Make it “rejected”")
    assert "state: rejected" in (folder / "open-early.md").read_text("utf-8")


def test_the_command_for_a_use_means_the_card_that_the_keyboard_is_on(window, board):
    board.select(DocumentPath("open-early.md"))
    window.act("log-use")
    assert board.columns[State.IDENTIFIED].model.lessons[0].applied == 1
