"""The plan of a pack: its steps, their minutes, undo, and what others change meanwhile."""

from dataclasses import replace

from casebook.domain.names import DocumentId
from casebook.domain.pack import AgendaStep
from casebook.domain.pack_plan import (
    NO_ITEM,
    PackPlan,
    PlannedStep,
    step_for_case,
    step_for_lesson,
)
from casebook.domain.plan_history import PlanHistory, keyed_like, merge_plans
from casebook.domain.values import Activity

LINE = DocumentId("checkout-line")


def plan_of(*activities, minutes=60):
    steps = tuple(
        PlannedStep(key, activity, 10, guide=f"### {activity}")
        for key, activity in enumerate(activities, start=1)
    )
    return PackPlan("Front-line recovery", minutes=minutes, steps=steps)


def activities(plan):
    return [step.activity_text for step in plan.steps]


def test_minutes_add_up_from_step_to_step():
    plan = plan_of("open", "read", "close")
    assert plan.total == 30
    assert plan.over == -30
    assert plan.starts() == (0, 10, 20)
    assert replace(plan, minutes=25).over == 5
    assert replace(plan, minutes=None).over == 0
    assert plan.changed(2, minutes=None).starts() == (0, 10, 10)


def test_a_step_knows_its_activity_whatever_the_letters():
    assert PlannedStep(1, "Role play").activity is Activity.ROLE_PLAY
    assert PlannedStep(1, "juggle").activity is None
    assert PlannedStep(1, "read", 5, LINE).row == AgendaStep(5, Activity.READ, "read", LINE, "", "")


def test_steps_are_moved_and_stay_within_the_agenda():
    plan = plan_of("open", "read", "close")
    assert activities(plan.moved(3, 0)) == ["close", "open", "read"]
    assert activities(plan.moved(1, 99)) == ["read", "close", "open"]
    assert activities(plan.moved(2, -5)) == ["read", "open", "close"]
    assert plan.moved(9, 0) == plan


def test_a_twin_stands_behind_its_step_and_leaves_it_the_guide():
    plan = plan_of("open", "read").duplicated(1)
    assert activities(plan) == ["open", "open", "read"]
    assert [step.guide for step in plan.steps] == ["### open", "", "### read"]
    assert len({step.key for step in plan.steps}) == 3
    assert plan.duplicated(77) == plan


def test_steps_are_added_where_asked_and_taken_out():
    plan = plan_of("open", "close").added([step_for_case(LINE, "questions")], 1)
    assert activities(plan) == ["open", "discuss", "close"]
    assert plan.items == (LINE,)
    plan = plan.added([step_for_lesson(DocumentId("open-early"))])
    assert (plan.steps[-1].activity_text, plan.steps[-1].minutes) == ("huddle", 5)
    assert activities(plan.removed(1)) == ["discuss", "close", "huddle"]
    assert plan.place(77) is None
    assert plan.step(77) is None
    assert PackPlan("Empty").next_key == 1


def test_what_is_done_is_undone_and_done_again():
    first = plan_of("open", "close")
    second = first.removed(1)
    history = PlanHistory(first).changed(second)
    assert history.changed(second) is history
    assert history.undone().now == first
    assert history.undone().redone().now == second
    assert history.redone() is history
    assert PlanHistory(first).undone().now == first


def test_minutes_changed_bit_by_bit_are_undone_at_once():
    first = plan_of("open", "close")
    history = PlanHistory(first)
    for minutes in (11, 12, 13):
        history = history.changed(first.changed(1, minutes=minutes), "minutes 1")
    assert history.now.steps[0].minutes == 13
    assert history.undone().now == first
    history = history.changed(history.now.changed(2, minutes=3), "minutes 2")
    assert history.undone().now.steps[0].minutes == 13


def test_what_others_change_is_not_taken_back_by_undo():
    base = plan_of("open", "read", "close")
    theirs = replace(base, audience="Cashiers")
    history = PlanHistory(base).changed(base.removed(2)).rebased(base, theirs)
    assert history.now.audience == "Cashiers"
    assert activities(history.now) == ["open", "close"]
    assert history.undone().now == theirs


def test_each_side_keeps_what_it_alone_changed():
    base = plan_of("open", "read", "close")
    mine = replace(base.changed(1, minutes=3), title="Mine").moved(3, 0)
    theirs = replace(base.changed(1, note="why").changed(2, minutes=20), audience="All")
    merged = merge_plans(base, mine, theirs)
    assert (merged.title, merged.audience) == ("Mine", "All")
    assert [(s.activity_text, s.minutes, s.note) for s in merged.steps] == [
        ("close", 10, ""),
        ("open", 3, "why"),
        ("read", 20, ""),
    ]
    assert merge_plans(base, base, theirs) == theirs
    assert merge_plans(base, mine, base) == mine


def test_steps_that_others_add_and_take_out_are_met():
    base = plan_of("open", "read", "discuss", "close")
    mine = base.changed(3, minutes=44).added([step_for_case(LINE)])
    theirs = base.removed(2).removed(3).added([step_for_lesson(LINE)], 1)
    merged = merge_plans(base, mine, theirs)
    assert activities(merged) == ["open", "huddle", "discuss", "close", "discuss"]
    assert merged.steps[2].minutes == 44  # mine: I had changed what they took out
    assert len({step.key for step in merged.steps}) == 5
    alone = merge_plans(base, mine, base.removed(1).removed(4).added([step_for_lesson(LINE)], 0))
    assert activities(alone)[0] == "huddle"


def test_what_i_took_out_stays_out():
    base = plan_of("open", "read", "close")
    merged = merge_plans(base, base.removed(2), base.changed(1, minutes=1))
    assert activities(merged) == ["open", "close"]


def test_steps_read_anew_keep_their_keys():
    known = plan_of("open", "read", "close").steps
    read = (replace(known[2], key=1), replace(known[0], key=2, minutes=7), PlannedStep(3, "break"))
    assert [step.key for step in keyed_like(known, read)] == [3, 1, 4]
    assert [step.key for step in keyed_like((), read)] == [1, 2, 3]
    assert read[1].item is NO_ITEM
