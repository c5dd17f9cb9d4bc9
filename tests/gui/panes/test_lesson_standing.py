import datetime as dt

import pytest

from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Application, Found, Quotation, Role, State
from casebook.domain.names import ThemeId
from casebook.gui.panes.lesson_standing import (
    grade_words,
    head_dates,
    head_line,
    steps_of,
    support_words,
)

TODAY = dt.date(2026, 11, 22)
A_PASSAGE = (Quotation("words", "1", Role.SUPPORTS, 3),)


def rests_on(lesson):
    return {step.state: step.rests_on for step in steps_of(lesson)}


def test_effect_and_themes_stand_in_the_head(make_lesson, vocabulary, colours):
    items = head_line(make_lesson(), vocabulary, colours)
    assert [item.text for item in items] == ["Improve", "Service recovery", "Trust"]
    assert [item.mark for item in items][::2] == ["effect/improve", "dot/#3090fc"]
    assert head_line(make_lesson(effect=None, themes=()), vocabulary, colours) == []


@pytest.mark.parametrize(
    ("date", "words", "tone"),
    [
        (PartialDate(2027, 9, 1), "Review by 1 Sep 2027", "text2"),
        (PartialDate(2026, 11, 30), "Review by 30 Nov 2026", "soon"),
        (PartialDate(2026, 11), "Review by Nov 2026", "soon"),
        (PartialDate(2026, 10), "Review by Oct 2026, late", "late"),
        (PartialDate(2025), "Review by 2025, late", "late"),
        (PartialDate(2026), "Review by 2026", "text2"),
    ],
)
def test_a_review_is_said_to_be_soon_or_late(make_lesson, date, words, tone):
    item = head_dates(make_lesson(review_by=date, owner=""), TODAY)[0]
    assert (item.text, item.tone) == (words, tone)


def test_a_lesson_that_is_embedded_is_no_longer_due(make_lesson):
    due = PartialDate(2027, 1, 1)
    open_one = make_lesson(due=due, review_by=None)
    done = make_lesson(due=due, review_by=None, state=State.EMBEDDED)
    assert [item.text for item in head_dates(open_one, TODAY)] == [
        "Due 1 Jan 2027",
        "Owner M. Okafor",
    ]
    assert [item.text for item in head_dates(done, TODAY)] == ["Owner M. Okafor"]


def test_each_step_says_what_it_rests_on(make_lesson):
    lesson = make_lesson(quotations=A_PASSAGE * 4)
    assert rests_on(lesson) == {
        State.OBSERVED: "4 passages",
        State.IDENTIFIED: "2 themes, moment of need",
        State.VALIDATED: "M. Okafor, 12 Mar 2026",
        State.EMBEDDED: "Ready: 1 use logged",
    }
    steps = steps_of(lesson)
    assert [step.reached for step in steps] == [True, True, True, False]
    assert [step.current for step in steps] == [False, False, True, False]


def test_a_step_says_what_it_still_asks_for(make_lesson):
    bare = make_lesson(
        state=State.OBSERVED,
        themes=(),
        applies_when="",
        validated_by="",
        validated_on=None,
        applied=(),
    )
    assert list(rests_on(bare).values()) == [
        "no passage yet",
        "needs a theme and a moment of need",
        "needs a person and a date",
        "needs a use",
    ]
    without_theme = make_lesson(themes=(), quotations=A_PASSAGE)
    assert rests_on(without_theme)[State.IDENTIFIED] == "needs a theme"
    assert rests_on(without_theme)[State.OBSERVED] == "1 passage"
    without_moment = make_lesson(applies_when="", themes=(ThemeId("a"),))
    assert rests_on(without_moment)[State.IDENTIFIED] == "needs a moment of need"
    assert rests_on(make_lesson(themes=(ThemeId("a"),)))[State.IDENTIFIED] == (
        "1 theme, moment of need"
    )


def test_a_validated_lesson_without_a_use_was_never_applied(make_lesson):
    assert rests_on(make_lesson(applied=()))[State.EMBEDDED] == "never applied"
    uses = (Application("", "", ""),) * 2
    embedded = make_lesson(state=State.EMBEDDED, applied=uses)
    assert rests_on(embedded)[State.EMBEDDED] == "2 uses logged"


def test_a_lesson_that_has_ended_has_one_step(make_lesson):
    retired = make_lesson(state=State.RETIRED, replaced_by="new-one")
    (step,) = steps_of(retired)
    assert (step.state, step.rests_on, step.current) == (
        State.RETIRED,
        "replaced by new-one",
        True,
    )
    assert steps_of(make_lesson(state=State.REJECTED))[0].rests_on == ""


def test_a_lesson_without_a_state_has_reached_no_step(make_lesson):
    assert not any(step.reached for step in steps_of(make_lesson(state=None)))


def test_cases_that_support_are_counted_once(evidence):
    passages = (
        evidence("a"),
        evidence("b"),
        evidence("c", case="3"),
        evidence("d", Role.CONTRADICTS, case="4"),
    )
    assert support_words(passages) == "2 cases support"
    assert support_words(passages[:1]) == "1 case supports"
    lost = evidence("e", found=Found.LOST, case="")
    assert support_words((passages[0], lost)) == "1 case supports · 1 passage not found"
    assert support_words((lost,)) == "no case supports · 1 passage not found"


def test_the_weakest_and_the_best_grade_are_named(evidence, entry):
    related = {
        each.path: each
        for each in (
            entry(1, "One", grade="survey"),
            entry(3, "Three", grade="anecdote"),
            entry(4, "Four", grade="rumour"),
        )
    }
    of = {case: evidence("words", case=case) for case in ("1", "3", "4", "5", "")}
    assert grade_words(list(of.values()), related) == "Grades: anecdote to survey"
    assert grade_words([of["1"]], related) == "Grade: survey"
    assert grade_words([of["4"], of["5"], of[""]], related) == ""
