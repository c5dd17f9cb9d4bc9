"""The board of lessons, by mouse and by keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from casebook.domain.board import BoardLesson
from casebook.domain.dates import PartialDate
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.gui.board.card import due_of
from casebook.markdown.reading import read_document

TODAY = dt.date(2026, 11, 22)
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def titles(board, state):
    return [one.title for one in board.columns[State(state)].model.lessons]


def press(board, state, *keys):
    """Press keys where the keyboard is, beginning with the first card of a column."""
    cards = board.columns[State(state)].cards
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(0, 0))
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def drag(board, name, over):
    """Enter a widget with a card, and give the data that is dragged."""
    state = board._lessons[DocumentPath(name)].state
    source = board.columns[state].model
    data = source.mimeData([source.index(source.row_of(DocumentPath(name)))])
    drag_data(over, data)
    return data


def drag_data(over, data):
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), action, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(over, entering)
    moving = QDragMoveEvent(QPoint(6, 6), action, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(over, moving)
    return entering.isAccepted() and moving.isAccepted()


def drop(over, data):
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(over, QDropEvent(QPointF(5, 5), action, data, _LEFT, _NO_KEYS))


def test_each_lesson_stands_in_the_column_of_its_state(board):
    assert titles(board, "observed") == ["Greet people"]
    assert titles(board, "identified") == ["Open another register", "rehearse"]
    assert titles(board, "validated") == ["repair"]
    assert titles(board, "embedded") == ["talk"]
    assert board.ends[State.RETIRED].text() == "Retired 1"
    assert board.head.count.words.endswith("6")


def test_what_is_due_first_stands_at_the_top(board, lesson):
    board.show_lessons(
        [
            lesson("later", "validated", review_by=PartialDate(2027)),
            lesson("sooner", "validated", review_by=PartialDate(2026, 12)),
            lesson("whenever", "validated"),
        ]
    )
    assert titles(board, "validated") == ["sooner", "later", "whenever"]


def test_the_columns_keep_the_rules_of_item_models(board):
    model = board.columns[State.IDENTIFIED].model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.hold(DocumentPath("open.md"))
    board.show_lessons([])
    assert model.rowCount() == 0


def test_a_card_is_let_go_of_in_another_column(board, asked):
    column = board.columns[State.VALIDATED]
    data = drag(board, "open.md", column)
    assert column.gate.title.words == "Drop to make it “validated”"
    assert column.gate.words.words == "Open another register to validated"
    drop(column, data)
    assert asked == [("open.md", State.VALIDATED)]
    assert not column.gate.isVisible()


def test_a_gate_that_is_not_met_says_what_it_asks_for_before_the_drop(board):
    column = board.columns[State.EMBEDDED]
    drag(board, "open.md", column)
    assert column.gate.title.words == "Not yet “embedded”"


def test_a_card_that_leaves_a_column_takes_the_gate_with_it(board):
    column = board.columns[State.VALIDATED]
    drag(board, "open.md", column)
    QApplication.sendEvent(column, QDragLeaveEvent())
    assert not column.gate.isVisible()


def test_a_card_that_comes_back_to_its_column_changes_nothing(board, asked):
    column = board.columns[State.IDENTIFIED]
    data = drag(board, "open.md", column)
    assert not column.gate.isVisible()
    drop(column, data)
    assert asked == []


def test_a_card_can_be_retired(board, asked):
    end = board.ends[State.RETIRED]
    data = drag(board, "open.md", end)
    drop(end, data)
    assert asked == [("open.md", State.RETIRED)]


@pytest.mark.parametrize("place", ["column", "end"])
def test_nothing_but_lessons_can_be_let_go_of(board, asked, place):
    over = board.columns[State.VALIDATED] if place == "column" else board.ends[State.REJECTED]
    data = QMimeData()
    data.setText("something")
    assert not drag_data(over, data)
    drop(over, data)
    assert asked == []


def test_space_and_arrows_carry_a_card(board, asked):
    press(board, "identified", Qt.Key.Key_Space)
    assert "Esc leaves it" in board.hint.words
    press_on = QApplication.focusWidget()
    QTest.keyClick(press_on, Qt.Key.Key_Right)
    assert board.columns[State.VALIDATED].gate.isVisible()
    QTest.keyClick(press_on, Qt.Key.Key_Space)
    assert asked == [("open.md", State.VALIDATED)]
    assert not board.columns[State.VALIDATED].gate.isVisible()


def test_a_card_is_carried_beyond_the_last_column_to_its_end(board, asked):
    keys = [Qt.Key.Key_Space, *[Qt.Key.Key_Right] * 9, Qt.Key.Key_Space]
    press(board, "identified", *keys)
    assert asked == [("open.md", State.RETIRED)]


def test_escape_leaves_the_card_where_it_was(board, asked):
    press(board, "identified", Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert asked == []
    assert not board.columns[State.OBSERVED].gate.isVisible()


def test_a_card_put_down_where_it_was_asks_for_nothing(board, asked):
    press(board, "identified", Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert asked == []


def test_arrows_walk_between_the_columns(board):
    press(board, "identified", Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert board.columns[State.VALIDATED].cards.current().title == "repair"
    assert board.columns[State.VALIDATED].cards.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert board.columns[State.IDENTIFIED].cards.hasFocus()


def test_arrows_step_over_an_empty_column(board, lessons):
    board.show_lessons([one for one in lessons if one.state is not State.IDENTIFIED])
    press(board, "observed", Qt.Key.Key_Right)
    assert board.columns[State.VALIDATED].cards.hasFocus()


def test_enter_opens_a_lesson(board):
    opened = []
    board.lesson_requested.connect(opened.append)
    press(board, "validated", Qt.Key.Key_Return)
    assert opened == ["repair.md"]


def test_lessons_at_an_end_can_be_opened(board):
    opened = []
    board.lesson_requested.connect(opened.append)
    (action,) = board.ends[State.RETIRED].menu().actions()
    assert action.text() == "An old one"
    action.trigger()
    assert opened == ["old.md"]


def test_a_new_lesson_begins_where_no_gate_stands(board):
    begun = []
    board.new_requested.connect(lambda: begun.append("new"))
    board.columns[State.OBSERVED].new.click()
    assert begun == ["new"]
    shown = [state for state, column in board.columns.items() if column.new.isVisible()]
    assert shown == [State.OBSERVED]


def test_what_an_end_does_is_said_before_the_card_is_put_down(board):
    press(board, "identified", Qt.Key.Key_Space, *[Qt.Key.Key_Right] * 3)
    assert board.hint.words == "Open another register to rejected"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert "Esc leaves it" in board.hint.words


def test_a_long_name_of_an_owner_leaves_room_for_the_rest(board, lesson):
    board.show_lessons([lesson("open", "identified", owner="A department " * 20)])
    assert board.head.owner.width() <= 200
    assert board.head.unused.geometry().right() < board.head.owner.x()


def test_only_what_is_due(board):
    assert "Due 2" in board.head.late.text()
    board.head.late.click()
    assert titles(board, "identified") == ["Open another register"]
    assert titles(board, "embedded") == []


def test_only_what_was_never_applied(board):
    assert "Never applied 1" in board.head.unused.text()
    board.head.unused.click()
    assert titles(board, "validated") == ["repair"]
    assert titles(board, "observed") == []


def test_only_what_one_person_has(board):
    entries = [board.head.owner.itemText(at) for at in range(board.head.owner.count())]
    assert entries == ["Any owner", "No owner", "L. Silva", "M. Okafor"]
    board.head.owner.setCurrentIndex(2)
    board.head.owner.activated.emit(2)
    assert titles(board, "identified") == ["rehearse"]


def test_the_keyboard_stays_on_its_card_when_lessons_change(board, lessons):
    press(board, "identified", Qt.Key.Key_Down)
    assert board.columns[State.IDENTIFIED].cards.current().title == "rehearse"
    board.show_lessons(lessons[2:])
    assert board.columns[State.IDENTIFIED].cards.current().title == "rehearse"


def test_a_lesson_that_goes_while_it_is_held_is_let_go_of(board, lessons, asked):
    press(board, "identified", Qt.Key.Key_Space, Qt.Key.Key_Right)
    board.show_lessons([lessons[0]])
    assert not board.columns[State.VALIDATED].gate.isVisible()
    assert "picks a card up" in board.hint.words


def test_a_lesson_can_be_pointed_at(board):
    board.select(DocumentPath("repair.md"))
    assert board.columns[State.VALIDATED].cards.current().title == "repair"
    board.select(DocumentPath("old.md"))
    board.select(DocumentPath("nowhere.md"))
    assert board.columns[State.VALIDATED].cards.hasFocus()


def test_an_empty_board_says_what_to_do(board):
    board.show_lessons([])
    assert "Draw the first one from a case" in board.hint.words


def test_a_card_is_higher_the_more_it_says(board, lesson):
    long = "Say what is being done about it and say it again until everybody has heard it. " * 2
    board.show_lessons([lesson("short", "observed"), lesson("z-long", "observed", long)])
    cards = board.columns[State.OBSERVED].cards
    QApplication.processEvents()
    rects = [cards.visualRect(cards.model().index(row, 0)) for row in (0, 1)]
    heights = sorted(rect.height() for rect in rects)
    assert heights[0] < heights[1]
    image = board.grab().toImage()
    assert image.width() > 0


@pytest.mark.parametrize(
    ("state", "date", "words", "when"),
    [
        ("identified", PartialDate(2026, 3, 2), "Due 2 Mar 2026, late", "late"),
        ("observed", PartialDate(2026, 12, 1), "Due 1 Dec 2026", "soon"),
        ("observed", PartialDate(2027), "Due 2027", "later"),
    ],
)
def test_what_is_due_is_said_in_words(lesson, state, date, words, when):
    due = due_of(lesson("one", state, due=date), TODAY)
    assert (due.words, due.when) == (words, when)


def test_a_proven_lesson_is_due_for_review_and_an_ended_one_for_nothing(lesson):
    dates = {"due": PartialDate(2026, 1), "review_by": PartialDate(2027, 6)}
    assert due_of(lesson("a", "embedded", **dates), TODAY).words == "Review by Jun 2027"
    assert due_of(lesson("a", "retired", **dates), TODAY) is None


def test_a_card_counts_passages_on_both_sides_and_uses():
    text = """\
---
kind: lesson
title: Open another register
state: validated
---
## Evidence
> one
>
> — [[line]]

## Counter-evidence
> two
>
> — [[line]]

## Applied
| Date | Where | Result |
| --- | --- | --- |
| 2026-01-02 | Leeds | good |
"""
    card = BoardLesson.of(read_document(text, DocumentPath("open.md")))
    assert (card.supports, card.contradicts, card.applied) == (1, 1, 1)
    assert not card.never_applied
    assert card.date is None


def test_a_lesson_without_a_state_counts_as_observed():
    text = "---\nkind: lesson\nstate: odd\n---\n"
    assert BoardLesson.of(read_document(text, DocumentPath("a.md"))).state is State.OBSERVED
