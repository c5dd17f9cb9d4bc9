"""What a case or a lesson needs for its next step, and where that is written.

A gate that is met is offered, never passed by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.case import Case, Status
from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Lesson, State
from casebook.domain.sections import SectionName

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STEPS = (State.OBSERVED, State.IDENTIFIED, State.VALIDATED, State.EMBEDDED)
_STATUSES = (Status.DRAFT, Status.REVIEWED, Status.PUBLISHED)
_IDENTIFIED = frozenset({State.IDENTIFIED, State.VALIDATED, State.EMBEDDED})


class Need(StrEnum):
    """What may be asked for; the value is stable, for JSON and for wording."""

    SITUATION = "situation"
    STRATEGIES = "strategies"
    IMPACT = "impact"
    THEME = "theme"
    SOURCE = "source"
    GRADE = "grade"
    FACTS_CHECKED = "facts-checked"
    LESSON = "lesson"
    PASSAGE = "passage"
    MOMENT = "moment"
    PERSON = "person"
    DATE = "date"
    APPLIED = "applied"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a step needs.

    Attributes:
        need: What it is.
        met: Whether it is there.
        section: The section in which it belongs, or None.
        key: The front matter key in which it belongs, or "".
        line: The line to jump to when it is known, as of an open fact; else 0.
    """

    need: Need
    met: bool
    section: SectionName | None = None
    key: str = ""
    line: int = 0


def requirements(
    case: Case, status: Status, lesson_states: Iterable[State | None] = ()
) -> tuple[Requirement, ...]:
    """Give what a case needs for a status, whether it is there, and its place.

    Args:
        case: The case.
        status: Reviewed and published have needs; the others none.
        lesson_states: The states of the lessons that rest on it or that it links.
    """
    if status not in {Status.REVIEWED, Status.PUBLISHED}:
        return ()
    needs = [
        _written(case, Need.SITUATION, SectionName.SITUATION),
        _written(case, Need.STRATEGIES, SectionName.STRATEGIES),
        _written(case, Need.IMPACT, SectionName.IMPACT),
        Requirement(Need.THEME, bool(case.themes), key="themes"),
        _source(case),
    ]
    if status is Status.PUBLISHED:
        needs += [
            Requirement(Need.GRADE, case.grade is not None, key="grade"),
            _facts(case),
            Requirement(
                Need.LESSON,
                any(state in _IDENTIFIED for state in lesson_states),
                SectionName.LESSONS_LEARNED,
            ),
        ]
    return tuple(needs)


def lesson_requirements(lesson: Lesson, state: State) -> tuple[Requirement, ...]:
    """Give what a lesson needs for a state, and for the states before it.

    To retire a lesson asks for nothing; that another replaces it may be said.
    """
    if state is State.RETIRED:
        replaced = bool(lesson.replaced_by)
        return (Requirement(Need.REPLACEMENT, replaced, key="replaced_by"),)
    if state not in _IDENTIFIED:
        return ()
    needs = [
        Requirement(Need.PASSAGE, bool(lesson.quotations), SectionName.EVIDENCE),
        Requirement(Need.THEME, bool(lesson.themes), key="themes"),
        Requirement(Need.MOMENT, bool(lesson.applies_when), key="applies_when"),
    ]
    if state is not State.IDENTIFIED:
        validated_on = lesson.validated_on is not None
        needs.append(Requirement(Need.PERSON, bool(lesson.validated_by), key="validated_by"))
        needs.append(Requirement(Need.DATE, validated_on, key="validated_on"))
    if state is State.EMBEDDED:
        needs.append(Requirement(Need.APPLIED, bool(lesson.applied), SectionName.APPLIED))
    return tuple(needs)


def following_state(lesson: Lesson) -> State | None:
    """Give the next state on the way of a lesson; None at its end, or when it has left the way."""
    state = lesson.state or State.OBSERVED
    return _STEPS[_STEPS.index(state) + 1] if state in _STEPS[:-1] else None


def still_needed(lesson: Lesson, state: State) -> tuple[Need, ...]:
    """Give what a lesson still needs before it may pass to a state; nothing for going back."""
    if goes_back(lesson.state, state) or not is_required(state):
        return ()
    return tuple(need.need for need in lesson_requirements(lesson, state) if not need.met)


def goes_back(before: Status | State | None, after: Status | State) -> bool:
    """Whether a document had come as far already; what has ended goes through its gate again."""
    way: tuple[Status | State, ...] = _STATUSES if isinstance(after, Status) else _STEPS
    return before in way and after in way and way.index(after) <= way.index(before)


def is_within_reach(needs: Iterable[Need]) -> bool:
    """Whether a person can give all that is still needed there and then.

    A passage cannot be typed; it is selected in a case.
    """
    return Need.PASSAGE not in needs


def is_required(state: State) -> bool:
    """Whether a lesson cannot pass to a state while a need is open; for others it is offered."""
    return state in _IDENTIFIED


def proposed_review(validated_on: PartialDate) -> PartialDate:
    """Give when to look at a lesson again: a year after it was validated, as precisely.

    The last day of February follows the leap day.
    """
    date = PartialDate(validated_on.year + 1, validated_on.month, validated_on.day)
    try:
        dt.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        return PartialDate(date.year, date.month, 28)
    return date


def _written(case: Case, need: Need, name: SectionName) -> Requirement:
    """Whether there are words in a section; a comment alone is empty."""
    contents = (case.content(part) for part in case.sections if part.name == name)
    return Requirement(need, any(_COMMENT.sub("", text).strip() for text in contents), name)


def _source(case: Case) -> Requirement:
    there = bool(case.source or case.sources)
    return Requirement(Need.SOURCE, there, SectionName.SOURCES, "source")


def _facts(case: Case) -> Requirement:
    still_open = [fact.line for fact in case.facts_to_check if not fact.checked]
    line = still_open[0] if still_open else 0
    return Requirement(Need.FACTS_CHECKED, not still_open, SectionName.FACTS_TO_CHECK, line=line)
