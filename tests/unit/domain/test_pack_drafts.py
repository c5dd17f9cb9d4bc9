"""Packs made in one step: which cases, which lessons, which minutes."""

import pytest

from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.pack_drafting import (
    cases_that_fit,
    choose_cases,
    draft_agenda,
    draft_coaching,
    draft_huddle,
    share_minutes,
)
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_lessons import TaughtBy, Why, objective_answered, suggested_lessons
from casebook.domain.step_use import StepUse, numbers_in_words, read_use
from casebook.domain.values import Activity, Grade, Outcome, State, Status

QUEUE, TRUST = ThemeId("queue"), ThemeId("trust")


def case(name, **facts):
    return PackItem(DocumentId(name), DocumentPath(f"{name}.md"), name.title(), **facts)


def lesson(name, *cases, **facts):
    return TaughtBy(
        DocumentId(name), DocumentPath(f"{name}.md"), name, cases=frozenset(cases), **facts
    )


RICH = {
    "questions": ("Why?",),
    "sections": ("situation", "timeline", "response matrix"),
    "role_play": ("Scene", "Customer"),
}


def test_well_founded_cases_that_differ_are_chosen():
    weak = case("weak", grade=Grade.ANECDOTE, outcome=Outcome.FAILURE)
    best = case("best", grade=Grade.SURVEY, outcome=Outcome.SUCCESS, status=Status.PUBLISHED)
    same = case("same", grade=Grade.INTERNAL_REPORT, outcome=Outcome.SUCCESS)
    other = case("other", grade=Grade.FIRST_HAND, outcome=Outcome.MIXED, questions=("Why?",))
    gone = case("gone", grade=Grade.OFFICIAL_REPORT, status=Status.RETIRED)
    chosen = choose_cases([weak, best, same, other, gone], 2)
    assert [one.id for one in chosen] == ["best", "other"]
    assert choose_cases([gone], 3) == ()


def test_themes_that_were_asked_for_are_covered():
    both = [
        case("one", themes=(QUEUE,)),
        case("two", themes=(QUEUE,)),
        case("three", themes=(TRUST,)),
    ]
    chosen = choose_cases(both, 2, frozenset({QUEUE, TRUST}))
    assert [one.id for one in chosen] == ["one", "three"]


@pytest.mark.parametrize("minutes", [1, 3, 5, 7, 15, 22, 45, 60, 61, 90, 240])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_minutes_of_a_draft_always_add_up(minutes, count):
    cases = [case(f"c{n}", **RICH) for n in range(count)]
    steps = draft_agenda(cases, minutes)
    assert sum(step.minutes for step in steps) == minutes
    assert all(step.minutes > 0 for step in steps)


def test_an_hour_with_two_cases_has_talk_play_and_work():
    steps = draft_agenda([case("one", **RICH), case("two", **RICH)], 60)
    assert [(step.activity.value, step.item) for step in steps] == [
        ("open", ""),
        ("read", "one"),
        ("discuss", "one"),
        ("role-play", "two"),
        ("worksheet", "two"),
        ("close", ""),
    ]
    assert steps[1].use == "situation, timeline"
    assert steps[2].use == "questions"
    assert cases_that_fit(60) == 2
    assert cases_that_fit(5) == 1


def test_a_case_that_has_little_is_discussed_all_the_same():
    steps = draft_agenda([case("bare"), case("other")], 60)
    assert [step.activity.value for step in steps] == ["open", "discuss", "discuss", "close"]
    assert steps[1].use == ""
    alone = draft_agenda([case("one", **RICH)], 60)
    assert "role-play" in [step.activity.value for step in alone]


def test_without_cases_the_lessons_are_talked_about():
    steps = draft_agenda((), 15, [DocumentId("open-early")])
    assert [(step.activity.value, step.item) for step in steps] == [
        ("open", ""),
        ("huddle", "open-early"),
        ("close", ""),
    ]
    assert draft_agenda((), 20)[0].activity is Activity.DISCUSS
    assert [step.minutes for step in draft_agenda((), 2, [DocumentId("open-early")])] == [1, 1]


def test_a_huddle_takes_five_minutes_and_a_talk_ten():
    assert sum(step.minutes for step in draft_huddle(DocumentId("a"))) == 5
    assert sum(step.minutes for step in draft_coaching("a", "b", "c")) == 10


def test_minutes_are_shared_in_fives_where_they_allow_it():
    assert share_minutes([5, 9, 15, 15, 11, 5], 60) == (5, 10, 15, 15, 10, 5)
    assert sum(share_minutes([1, 100], 7)) == 7
    assert share_minutes([1, 1, 100], 15) == (5, 5, 5)
    assert sum(share_minutes([1, 1, 1, 1, 1000], 100)) == 100
    with pytest.raises(ValueError, match="too few"):
        share_minutes([1, 1], 1)


def test_validated_lessons_that_more_cases_teach_come_first():
    cases = [DocumentId("a"), DocumentId("b")]
    lessons = [
        lesson("one case", "a", state=State.IDENTIFIED),
        lesson("both cases", "a", "b", state=State.IDENTIFIED),
        lesson("proven", "a", state=State.VALIDATED),
        lesson("rejected", "a", "b", state=State.REJECTED),
        lesson("elsewhere", state=State.VALIDATED),
        lesson("observed", "a", state=State.OBSERVED),
    ]
    found = suggested_lessons(lessons, cases, (), ())
    assert [one.lesson.id for one in found] == ["proven", "both cases", "one case"]
    assert [(one.why, one.number) for one in found] == [
        (Why.CASE, 1),
        (Why.ALL_CASES, 2),
        (Why.CASE, 1),
    ]


def test_lessons_that_are_chosen_stay_and_take_their_room():
    lessons = [
        lesson("mine", state=State.RETIRED, applied=2),
        lesson("best", "a", "b"),
        lesson("x"),
    ]
    found = suggested_lessons(lessons, ["a", "b", "c"], (), ["mine", "lost"], most=3)
    assert [(one.lesson.id, one.chosen) for one in found] == [("mine", True), ("best", False)]
    assert (found[0].why, found[0].number) == (Why.APPLIED, 2)
    assert (found[1].why, found[1].number) == (Why.CASES, 2)
    assert suggested_lessons(lessons, ["a"], (), ["x"], most=1)[0].why is Why.NOTHING


def test_a_lesson_says_which_objective_it_answers():
    one = lesson("Open another register before complaints", "a", moment="planning the registers")
    objectives = ("Bake bread", "Open a register before anybody complains")
    assert objective_answered(one, objectives) == 2
    assert objective_answered(one, ("Bake bread",)) == 0
    assert objective_answered(one, ()) == 0
    (found,) = suggested_lessons([one], ["a"], objectives, ())
    assert (found.why, found.number) == (Why.OBJECTIVE, 2)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("", StepUse()),
        ("situation, timeline", StepUse(("situation", "timeline"))),
        ("questions", StepUse((), ())),
        ("questions 1–2", StepUse((), (1, 2))),
        ("situation; Questions: 1, 3", StepUse(("situation",), (1, 3))),
        ("question 4 and twist", StepUse(("and twist",), (4,))),
    ],
)
def test_what_a_step_uses_is_read(text, use):
    assert read_use(text) == use
    assert read_use(use.words) == use


def test_questions_are_written_shortly():
    assert numbers_in_words([3, 1, 2, 5, 5]) == "1–3, 5"
    assert StepUse(("timeline",), (1, 2, 4)).words == "timeline, questions 1–2, 4"
    assert StepUse((), ()).words == "questions"
    assert StepUse((), ()).asks(7)
    assert not StepUse((), (1,)).asks(7)
    assert not StepUse().asks(1)
