"""A pack made in one step: which cases, and an agenda whose minutes add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casebook.domain.names import DocumentId, ThemeId
from casebook.domain.pack import AgendaStep
from casebook.domain.pack_item import PackItem
from casebook.domain.values import Activity, Status

_A_CASE = 25
"""Minutes that a case needs to be read and discussed."""
_AROUND = 10
"""Minutes for opening and closing."""
_SHORT = 10
"""A session of so few minutes is one step."""
_FIVE = 5
_STATUS = {Status.PUBLISHED: 3, Status.REVIEWED: 2}


@dataclass(frozen=True, slots=True)
class Series:
    """What follows a session.

    Attributes:
        first: The day of the first huddle; each lesson of the pack has one.
        every: Days from one huddle to the next.
        coaching: The day of a talk between coach and participant; None for none.
    """

    first: dt.date
    every: int = 7
    coaching: dt.date | None = None


def cases_that_fit(minutes: int) -> int:
    """Give how many cases there is time for."""
    return max(1, (minutes - _AROUND) // _A_CASE)


def choose_cases(
    cases: Iterable[PackItem], most: int, wanted: frozenset[ThemeId] = frozenset()
) -> tuple[PackItem, ...]:
    """Choose cases for a session: well founded ones that differ in outcome and themes.

    Args:
        cases: Those that were found, the best first; that order decides between equals.
        most: How many.
        wanted: Themes that are to be covered.
    """
    left = [case for case in cases if case.status is not Status.RETIRED]
    chosen: list[PackItem] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda case: _worth(case, chosen, wanted))
        left.remove(best)
        chosen.append(best)
    return tuple(chosen)


def _worth(case: PackItem, chosen: Sequence[PackItem], wanted: frozenset[ThemeId]) -> float:
    """Say how much a case adds to those chosen already."""
    covered = {theme for one in chosen for theme in one.themes}
    new = set(case.themes) - covered
    worth: float = _STATUS.get(case.status, 0) if case.status else 0
    worth += (case.grade.rank + 1) / 2 if case.grade else 0
    worth += 2 * len(new & wanted) + min(2, len(new - wanted)) / 2
    worth += 2 if case.questions else 0
    if case.outcome is not None and case.outcome not in {one.outcome for one in chosen}:
        worth += 2
    return worth


def draft_agenda(
    cases: Sequence[PackItem], minutes: int, lessons: Sequence[DocumentId] = ()
) -> tuple[AgendaStep, ...]:
    """Lay out a session so that its steps take exactly the minutes asked.

    Cases are read and discussed, one is played instead, and one worked on where there is time and
    something to do it with. A very short session is one discussion. Without cases, the lessons
    are talked about.
    """
    if lessons and not cases:
        huddles = [_step(Activity.HUDDLE, lesson, "do this") for lesson in lessons]
        around = [_step(Activity.OPEN, "")], [_step(Activity.CLOSE, "")]
        return tuple(_timed([*around[0], *huddles, *around[1]], minutes))
    if minutes <= _SHORT or not cases:
        items = cases[:1]
        steps = [_discussion(case) for case in items] or [_step(Activity.DISCUSS, "")]
        return tuple(_timed(steps, minutes))
    steps = [_step(Activity.OPEN, ""), *_reading(cases[0]), _discussion(cases[0])]
    played = next((case for case in cases[1:] if case.role_play), None)
    for case in cases[1:]:
        # who plays a case need not read it: the cards tell
        steps += [_played(case)] if case is played else [*_reading(case), _discussion(case)]
    for step in _doing(cases, played):
        if _weight(steps) + _weight([step]) + _WEIGHTS[Activity.CLOSE] <= minutes:
            steps.append(step)
    steps.append(_step(Activity.CLOSE, ""))
    return tuple(_timed(steps, minutes))


def draft_huddle(lesson: DocumentId) -> tuple[AgendaStep, ...]:
    """Lay out the five minutes of one lesson."""
    return (
        AgendaStep(1, Activity.OPEN, Activity.OPEN.value, DocumentId(""), "", ""),
        AgendaStep(3, Activity.HUDDLE, Activity.HUDDLE.value, lesson, "do this", ""),
        AgendaStep(1, Activity.CLOSE, Activity.CLOSE.value, DocumentId(""), "", ""),
    )


def draft_coaching(tried: str, talk: str, coming: str) -> tuple[AgendaStep, ...]:
    """Lay out the ten minutes in which a coach asks what came of a session.

    Args:
        tried: The note that asks what was tried since.
        talk: The note that says what is talked about.
        coming: The note that asks what is tried until next time.
    """
    rows = ((2, Activity.OPEN, tried), (6, Activity.DISCUSS, talk), (2, Activity.CLOSE, coming))
    return tuple(
        AgendaStep(minutes, activity, activity.value, DocumentId(""), "", note)
        for minutes, activity, note in rows
    )


def share_minutes(weights: Sequence[int], minutes: int) -> tuple[int, ...]:
    """Share minutes out by weight, exactly; in fives where they allow it, else one at least.

    Raises:
        ValueError: There are fewer minutes than shares.
    """
    if minutes < len(weights):
        raise ValueError(f"{minutes} minutes are too few for {len(weights)} steps")
    unit = _FIVE if minutes % _FIVE == 0 and minutes // _FIVE >= len(weights) else 1
    units, whole = minutes // unit, sum(weights)
    shares = [max(1, units * weight // whole) for weight in weights]
    while (rest := units - sum(shares)) != 0:
        by_need = sorted(
            range(len(weights)), key=lambda at: shares[at] / weights[at], reverse=rest < 0
        )
        at = next(at for at in by_need if rest > 0 or shares[at] > 1)
        shares[at] += 1 if rest > 0 else -1
    return tuple(share * unit for share in shares)


def _discussion(case: PackItem) -> AgendaStep:
    return _step(Activity.DISCUSS, case.id, "questions" if case.questions else "")


def _reading(case: PackItem) -> Iterator[AgendaStep]:
    if case.reading:
        yield _step(Activity.READ, case.id, ", ".join(case.reading))


def _played(case: PackItem) -> AgendaStep:
    return _step(Activity.ROLE_PLAY, case.id, "role-play")


def _doing(cases: Sequence[PackItem], played: PackItem | None) -> Iterator[AgendaStep]:
    """Give what could be done besides: a worksheet, and a role-play where there is none yet."""
    if played is None and cases[0].role_play:
        yield _played(cases[0])
    worked = [case for case in cases if case.worksheet]
    if worked:  # the last one: its case is fresh in mind
        yield _step(Activity.WORKSHEET, worked[-1].id, worked[-1].worksheet)


def _step(activity: Activity, item: str, use: str = "") -> AgendaStep:
    return AgendaStep(None, activity, activity.value, DocumentId(item), use, "")


_WEIGHTS = {
    Activity.OPEN: 5,
    Activity.READ: 9,
    Activity.DISCUSS: 15,
    Activity.ROLE_PLAY: 15,
    Activity.WORKSHEET: 11,
    Activity.HUDDLE: 15,
    Activity.CLOSE: 5,
}


def _weight(steps: Iterable[AgendaStep]) -> int:
    return sum(_WEIGHTS[step.activity] for step in steps if step.activity)


def _timed(steps: Sequence[AgendaStep], minutes: int) -> Iterator[AgendaStep]:
    while len(steps) > max(1, minutes):  # a minute each at least
        steps = steps[:-1]
    weights = [_weight([step]) for step in steps]
    for step, share in zip(steps, share_minutes(weights, max(1, minutes)), strict=True):
        yield AgendaStep(share, step.activity, step.activity_text, step.item, step.use, step.note)
