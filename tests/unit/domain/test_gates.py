from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.domain.case import Case, Fact, Grade, Status
from casebook.domain.dates import PartialDate
from casebook.domain.document import Section
from casebook.domain.gates import (
    Need,
    following_state,
    is_required,
    is_within_reach,
    lesson_requirements,
    proposed_review,
    requirements,
    still_needed,
)
from casebook.domain.lesson import Lesson, Quotation, Role, State
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.sections import SectionName

PATH, ID = DocumentPath("a.md"), DocumentId("a")


def case(**contents: str) -> Case:
    """Make a case with sections of these contents."""
    text, sections = "", []
    for name, content in contents.items():
        start = len(text)
        text += f"## {name}\n{content}\n"
        sections.append(Section(name, name, 2, start, start + len(name) + 4, len(text), 1))
    return Case(id=ID, path=PATH, title="A", text=text, sections=tuple(sections))


FULL = replace(
    case(situation="It grew.", strategies="A call.", impact="Calm."),
    themes=(ThemeId("queue"),),
    source=("A book",),
)


def open_needs(found: Case, status: Status, *states: State) -> list[Need]:
    return [one.need for one in requirements(found, status, states) if not one.met]


def test_a_case_is_ready_for_review_with_its_three_parts_a_theme_and_a_source() -> None:
    assert open_needs(FULL, Status.REVIEWED) == []
    empty = case(situation="<!-- what\nhappened? -->\n")
    assert open_needs(empty, Status.REVIEWED) == [
        Need.SITUATION,
        Need.STRATEGIES,
        Need.IMPACT,
        Need.THEME,
        Need.SOURCE,
    ]
    assert not open_needs(replace(FULL, source=(), sources=("A book",)), Status.REVIEWED)
    assert requirements(empty, Status.DRAFT) == ()


def test_publishing_asks_for_a_grade_checked_facts_and_a_lesson() -> None:
    facts = (Fact("When", checked=True, line=7), Fact("Who", checked=False, line=8))
    found = replace(FULL, status=Status.REVIEWED, facts_to_check=facts)
    needs = requirements(found, Status.PUBLISHED, [State.OBSERVED, None, State.REJECTED])
    assert [(one.need, one.section, one.key, one.line) for one in needs if not one.met] == [
        (Need.GRADE, None, "grade", 0),
        (Need.FACTS_CHECKED, SectionName.FACTS_TO_CHECK, "", 8),
        (Need.LESSON, SectionName.LESSONS_LEARNED, "", 0),
    ]
    ready = replace(found, grade=Grade.SURVEY, facts_to_check=facts[:1])
    assert open_needs(ready, Status.PUBLISHED, State.EMBEDDED) == []


LESSON = Lesson(id=ID, path=PATH, title="Call early")
IDENTIFIED = replace(
    LESSON,
    state=State.IDENTIFIED,
    quotations=(Quotation("It grew.", ID, Role.SUPPORTS, 3),),
    themes=(ThemeId("queue"),),
    applies_when="planning",
)
VALIDATED = replace(
    IDENTIFIED, state=State.VALIDATED, validated_by="Ann", validated_on=PartialDate(2026, 1, 2)
)


def test_each_gate_of_a_lesson_asks_for_more() -> None:
    def missing(lesson: Lesson, state: State) -> list[tuple[Need, str]]:
        found = lesson_requirements(lesson, state)
        return [(one.need, one.section or one.key) for one in found if not one.met]

    assert missing(LESSON, State.IDENTIFIED) == [
        (Need.PASSAGE, "evidence"),
        (Need.THEME, "themes"),
        (Need.MOMENT, "applies_when"),
    ]
    assert missing(IDENTIFIED, State.VALIDATED) == [
        (Need.PERSON, "validated_by"),
        (Need.DATE, "validated_on"),
    ]
    assert missing(VALIDATED, State.EMBEDDED) == [(Need.APPLIED, "applied")]
    assert missing(LESSON, State.OBSERVED) == []
    assert missing(LESSON, State.REJECTED) == []
    assert missing(LESSON, State.RETIRED) == [(Need.REPLACEMENT, "replaced_by")]
    assert is_required(State.VALIDATED)
    assert not is_required(State.RETIRED)


@pytest.mark.parametrize(
    ("validated", "review"),
    [
        ("2026-01-02", "2027-01-02"),
        ("2026", "2027"),
        ("2026-05", "2027-05"),
        ("2028-02-29", "2029-02-28"),
    ],
)
def test_a_lesson_is_looked_at_again_a_year_after_it_was_validated(
    validated: str, review: str
) -> None:
    date = PartialDate.parse(validated)
    assert date is not None
    assert str(proposed_review(date)) == review


LESSON = Lesson(id=ID, path=PATH, title="A")


def test_the_way_of_a_lesson_has_a_next_state_until_its_end() -> None:
    following = {None: State.IDENTIFIED, State.VALIDATED: State.EMBEDDED}
    for state, then in following.items():
        assert following_state(replace(LESSON, state=state)) is then
    assert following_state(replace(LESSON, state=State.EMBEDDED)) is None
    assert following_state(replace(LESSON, state=State.REJECTED)) is None


def test_what_is_open_is_told_forward_and_never_back() -> None:
    observed = replace(LESSON, state=State.OBSERVED)
    assert still_needed(observed, State.IDENTIFIED) == (Need.PASSAGE, Need.THEME, Need.MOMENT)
    assert still_needed(replace(LESSON, state=State.EMBEDDED), State.VALIDATED) == ()
    assert still_needed(observed, State.RETIRED) == ()
    assert Need.PASSAGE in still_needed(replace(LESSON, state=State.REJECTED), State.IDENTIFIED)


def test_a_passage_is_out_of_reach_of_a_form() -> None:
    assert is_within_reach((Need.PERSON, Need.DATE))
    assert not is_within_reach((Need.PASSAGE,))
