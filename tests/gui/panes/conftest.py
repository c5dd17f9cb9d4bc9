"""Lessons, passages and readings from which tests of the panes start."""

import pytest

from casebook.domain.case import Case
from casebook.domain.dates import PartialDate
from casebook.domain.document import Kind, Property
from casebook.domain.lesson import (
    Application,
    Effect,
    Evidence,
    Found,
    Lesson,
    Passage,
    Quotation,
    Role,
    State,
)
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.reading import LessonCard, Reading
from casebook.gui.panes.result_list import ResultList
from casebook.markdown.reading import read_document

LESSON_TEXT = """---
kind: lesson
---
Told in the spring.

## Why
Care means more the *sooner* it comes.

## Do this
1. Train the step, as in [[1|the line]].
2. Coach afterwards.

## Evidence
> it waited until customers complained
>
> — [[1]]

Heard twice.

## Counter-evidence
> they may give away too much
>
> — [[3]]

## Applied
| Date | Where | Result |
| --- | --- | --- |
| 2026-05-04 | Desk | Nine exchanges |

## Where it came from
See https://example.org/a and [[nowhere]].
"""


def make_evidence(
    words, role=Role.SUPPORTS, section="Situation", found=Found.EXACT, case="1", text=None
):
    """A passage of lesson 2.md in a case; no case at all for an empty id."""
    passage = None
    if found is not Found.LOST:
        score = 0.8 if found is Found.CLOSE else 1.0
        passage = Passage(10, 20, found, score, text or words)
    path = DocumentPath(f"{case}.md") if case else None
    quotation = Quotation(words, DocumentId(case or "missing"), role, 10)
    return Evidence(DocumentPath("2.md"), quotation, path, passage, section)


@pytest.fixture
def evidence():
    return make_evidence


@pytest.fixture
def make_lesson_card():
    def make(number, title, *passages, state=State.IDENTIFIED, when=""):
        path = DocumentPath(f"lesson-{number}.md")
        return LessonCard(
            number, path, DocumentId(path[:-3]), title, state, Effect.IMPROVE, when, passages
        )

    return make


@pytest.fixture
def lesson_cards(make_lesson_card):
    return (
        make_lesson_card(
            1,
            "Open another register",
            make_evidence("it waited until customers complained"),
            when="the line grows",
        ),
        make_lesson_card(
            2,
            "Rehearse the call",
            make_evidence("lost words", found=Found.LOST, section=""),
            make_evidence("One announcement", section="Strategies"),
            make_evidence("in two minutes", found=Found.CLOSE, text="within two minutes"),
            state=State.VALIDATED,
        ),
        make_lesson_card(3, "Tell people what it is for", state=None),
        make_lesson_card(
            4, "Never plan for it", make_evidence("well of the store", Role.CONTRADICTS)
        ),
    )


def sections_of(text):
    """The sections of a text as the library reads them."""
    return read_document(text, DocumentPath("2.md")).sections


@pytest.fixture
def make_lesson():
    def make(text=LESSON_TEXT, **values):
        usual = {
            "id": DocumentId("2"),
            "path": DocumentPath("2.md"),
            "title": "Let the person who is there make the first repair",
            "state": State.VALIDATED,
            "effect": Effect.IMPROVE,
            "applies_when": "a customer is upset",
            "owner": "M. Okafor",
            "review_by": PartialDate(2027, 9, 1),
            "validated_by": "M. Okafor",
            "validated_on": PartialDate(2026, 3, 12),
            "themes": (ThemeId("recovery"), ThemeId("trust")),
            "applied": (Application("2026-05-04", "Desk", "Nine exchanges"),),
            "text": text,
            "body_start": text.index("---\n", 4) + 4 if text.startswith("---") else 0,
            "sections": sections_of(text),
            "words": 60,
        }
        return Lesson(**(usual | values))

    return make


@pytest.fixture
def make_case():
    def make(**values):
        usual = {
            "id": DocumentId("1"),
            "path": DocumentPath("1.md"),
            "title": "The line",
            "words": 460,
            "properties": (Property("title", ("The line",), 2), Property("outcome", ("mixed",), 3)),
        }
        return Case(**(usual | values))

    return make


@pytest.fixture
def case_reading(make_case, entry, lesson_cards):
    return Reading(make_case(), entry(1, "The line", outcome="mixed"), "", lessons=lesson_cards)


@pytest.fixture
def make_lesson_reading(make_lesson, entry):
    def make(evidence=None, related=None, **values):
        if evidence is None:
            evidence = (
                make_evidence("it waited until customers complained"),
                make_evidence("they may give away too much", Role.CONTRADICTS, "Impact", case="3"),
            )
        lesson = make_lesson(quotations=tuple(each.quotation for each in evidence), **values)
        if related is None:
            related = (
                entry(1, "The line", outcome="mixed", grade="anecdote"),
                entry(3, "Let the first one respond", outcome="success", grade="survey"),
                entry(4, "Front-line recovery", Kind.PACK),
            )
        return Reading(
            lesson,
            entry(2, lesson.title, Kind.LESSON, state="validated"),
            "",
            evidence=tuple(evidence),
            related={each.path: each for each in related},
            backlinks=(DocumentPath("4.md"),),
        )

    return make


@pytest.fixture
def result_list(qtbot, scheme, icons, vocabulary, colours):
    """A list that is seen, with nothing in it yet."""
    made = ResultList(scheme, icons)
    qtbot.addWidget(made)
    made.resize(336, 600)
    made.show_vocabulary(vocabulary, colours)
    with qtbot.waitExposed(made):
        made.show()
    return made
