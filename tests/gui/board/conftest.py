"""A board with a few lessons, and a gatekeeper that one can read."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from casebook.domain.board import BoardLesson
from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Effect, State
from casebook.domain.names import DocumentPath, ThemeId
from casebook.gui.board.lesson_board import Gate, LessonBoard

TODAY = dt.date(2026, 11, 22)


def make_lesson(name, state, title="", **given):
    return BoardLesson(DocumentPath(f"{name}.md"), title or name, State(state), **given)


@pytest.fixture
def lesson():
    return make_lesson


@pytest.fixture
def lessons():
    return [
        make_lesson("greet", "observed", "Greet people"),
        make_lesson(
            "open",
            "identified",
            "Open another register",
            themes=(ThemeId("staffing"),),
            effect=Effect.IMPROVE,
            owner="M. Okafor",
            due=PartialDate(2026, 3, 2),
            supports=2,
        ),
        make_lesson("rehearse", "identified", owner="L. Silva", supports=1, contradicts=1),
        make_lesson("repair", "validated", review_by=PartialDate(2026, 12, 1), applies_when="x"),
        make_lesson("talk", "embedded", applied=2, review_by=PartialDate(2028)),
        make_lesson("old", "retired", "An old one"),
    ]


@pytest.fixture
def board(qtbot, scheme, icons, vocabulary, lessons):
    def keep_gate(one, state):
        return Gate(f"{one.title} to {state}", met=state is not State.EMBEDDED)

    made = LessonBoard(scheme, icons, keep_gate, TODAY)
    qtbot.addWidget(made)
    made.show_vocabulary(vocabulary)
    made.show_lessons(lessons)
    made.resize(1160, 692)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def asked(board):
    heard = []
    board.state_requested.connect(lambda path, state: heard.append((path, state)))
    return heard


def titles(board, state):
    return [one.title for one in board.columns[State(state)].model.lessons]
