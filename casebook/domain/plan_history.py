"""What was done while a pack was built: undo, redo, and what others changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from casebook.domain.pack_plan import PackPlan, PlannedStep

_MOST = 200
"""Steps of undo that are kept."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """The plan as it is, those before it, and those that were undone.

    Attributes:
        what: What the last change was about; a change about the same joins it.
    """

    now: PackPlan
    past: tuple[PackPlan, ...] = ()
    future: tuple[PackPlan, ...] = ()
    what: str = ""

    def changed(self, plan: PackPlan, what: str = "") -> PlanHistory:
        """Go on to another plan.

        Args:
            plan: The plan.
            what: A word for what is changed bit by bit, such as the minutes of one step; such
                changes in a row are undone in one. "" for a change that stands alone.
        """
        if plan == self.now:
            return self
        if what and what == self.what:
            return replace(self, now=plan, future=())
        return PlanHistory(plan, (*self.past, self.now)[-_MOST:], (), what)

    def undone(self) -> PlanHistory:
        """Go back to the plan before; the same without one."""
        if not self.past:
            return self
        return PlanHistory(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> PlanHistory:
        """Go forward to the plan that was undone; the same without one."""
        if not self.future:
            return self
        return PlanHistory(self.future[0], (*self.past, self.now), self.future[1:])

    def rebased(self, base: PackPlan, theirs: PackPlan) -> PlanHistory:
        """Take what others have changed into every plan, so that undo takes back one's own alone.

        Args:
            base: The plan that both started from.
            theirs: The plan as others have left it.
        """

        def merged(plan: PackPlan) -> PackPlan:
            return merge_plans(base, plan, theirs)

        past, future = tuple(map(merged, self.past)), tuple(map(merged, self.future))
        return PlanHistory(merged(self.now), past, future)


def merge_plans(base: PackPlan, mine: PackPlan, theirs: PackPlan) -> PackPlan:
    """Bring two plans together that both come from one; where both changed the same, mine stays."""
    values = {
        name: _chosen(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        for name in (part.name for part in fields(PackPlan) if part.name != "steps")
    }
    known = replace(theirs, steps=keyed_like(base.steps, theirs.steps))
    return replace(theirs, **values, steps=_merged_steps(base, mine, known))


def keyed_like(
    known: Sequence[PlannedStep], steps: Sequence[PlannedStep]
) -> tuple[PlannedStep, ...]:
    """Give steps that were read anew the keys of those that they were before."""
    left = list(known)
    found: dict[int, int] = {}
    for alike in (_is_same, _is_about_the_same):
        for at, step in enumerate(steps):
            twin = next((one for one in left if at not in found and alike(one, step)), None)
            if twin is not None:
                left.remove(twin)
                found[at] = twin.key
    new = max((step.key for step in known), default=0)
    keyed = []
    for at, step in enumerate(steps):
        if at not in found:
            new += 1
        keyed.append(replace(step, key=found.get(at, new)))
    return tuple(keyed)


def _is_same(one: PlannedStep, other: PlannedStep) -> bool:
    return one == other


def _is_about_the_same(one: PlannedStep, other: PlannedStep) -> bool:
    return (one.activity_text, one.item) == (other.activity_text, other.item)


def _chosen(base: T, mine: T, theirs: T) -> T:
    return theirs if mine == base else mine


def _merged_steps(base: PackPlan, mine: PackPlan, theirs: PackPlan) -> tuple[PlannedStep, ...]:
    if theirs.steps == base.steps:
        return mine.steps
    if mine.steps == base.steps:
        return theirs.steps
    steps = list(_kept(base, mine, theirs))
    for at, step in enumerate(theirs.steps):
        if base.step(step.key) is None:  # theirs alone
            before = {one.key for one in theirs.steps[:at]}
            place = max((n + 1 for n, one in enumerate(steps) if one.key in before), default=0)
            # somebody of ours may have the number of one of theirs
            key = max(one.key for one in (*steps, *theirs.steps)) + 1
            steps.insert(place, replace(step, key=key))
    return tuple(steps)


def _kept(base: PackPlan, mine: PackPlan, theirs: PackPlan) -> Iterator[PlannedStep]:
    """Give the steps of mine, in its order, with what theirs changed in them."""
    for step in mine.steps:
        was, other = base.step(step.key), theirs.step(step.key)
        if was is None:
            yield step
        elif other is not None:
            values = {
                name: _chosen(getattr(was, name), getattr(step, name), getattr(other, name))
                for name in (part.name for part in fields(PlannedStep))
            }
            yield replace(step, **values)
        elif step != was:  # they have taken out what I changed
            yield step
