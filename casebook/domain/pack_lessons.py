"""Which lessons a pack could reach, judged by what its own cases teach, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack_plan import MOST_LESSONS
from casebook.domain.values import State

_WORD = re.compile(r"\w+")
_LETTERS, _FIRST = 4, 5
"""Shorter words say little; longer ones are told apart by their first letters."""
_SHARED = 2
_PROVEN = frozenset({State.VALIDATED, State.EMBEDDED})
_ENDED = frozenset({State.REJECTED, State.RETIRED})


@dataclass(frozen=True, slots=True)
class TaughtBy:
    """A lesson, and how the cases of a pack support it.

    Attributes:
        moment: When it applies, in the words of the lesson.
        cases: Ids of the cases of the pack that teach it.
        passages: How many of its passages stand in them.
        applied: How often it was put to use.
    """

    id: DocumentId
    path: DocumentPath
    title: str
    state: State | None = None
    moment: str = ""
    cases: frozenset[DocumentId] = frozenset()
    passages: int = 0
    applied: int = 0


class Why(Enum):
    """Why a lesson is suggested."""

    ALL_CASES = "all cases"
    CASES = "cases"
    OBJECTIVE = "objective"
    APPLIED = "applied"
    CASE = "case"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class SuggestedLesson:
    """A lesson of a pack, chosen already or suggested.

    Attributes:
        why: What speaks for it most.
        number: How many cases teach it, which objective it answers, how often it was applied.
        chosen: Whether the pack names it already.
    """

    lesson: TaughtBy
    why: Why
    number: int
    chosen: bool


def suggested_lessons(
    lessons: Iterable[TaughtBy],
    cases: Collection[DocumentId],
    objectives: Sequence[str],
    chosen: Sequence[DocumentId],
    most: int = MOST_LESSONS,
) -> tuple[SuggestedLesson, ...]:
    """Give the lessons that are chosen, then the best others as long as there is room.

    Validated ones come first, then those that more of the pack's cases teach.

    Args:
        lessons: All that could be meant.
        cases: Ids of the cases of the pack.
        objectives: What the pack is for.
        chosen: Ids of the lessons that it names.
        most: How many are given, unless more are chosen.
    """
    known = {lesson.id: lesson for lesson in lessons}
    named = [known[name] for name in chosen if name in known]
    others = [lesson for lesson in known.values() if lesson.id not in chosen and _is_fit(lesson)]
    others.sort(key=lambda lesson: _rank(lesson, objectives))
    room = max(0, most - len(chosen))
    return tuple(
        _reasoned(lesson, cases, objectives, lesson.id in chosen)
        for lesson in (*named, *others[:room])
    )


def objective_answered(lesson: TaughtBy, objectives: Sequence[str]) -> int:
    """Give the number of the objective that a lesson answers, from 1; 0 when it is none."""
    words = _telling(f"{lesson.title} {lesson.moment}")
    shared = [len(words & _telling(objective)) for objective in objectives]
    best = max(shared, default=0)
    return shared.index(best) + 1 if best >= _SHARED else 0


def _is_fit(lesson: TaughtBy) -> bool:
    return bool(lesson.cases) and lesson.state not in _ENDED


def _rank(lesson: TaughtBy, objectives: Sequence[str]) -> tuple[object, ...]:
    return (
        lesson.state not in _PROVEN,
        -len(lesson.cases),
        not objective_answered(lesson, objectives),
        lesson.state is not State.IDENTIFIED,
        -lesson.passages,
        -lesson.applied,
        lesson.title,
    )


def _reasoned(
    lesson: TaughtBy, cases: Collection[DocumentId], objectives: Sequence[str], chosen: bool
) -> SuggestedLesson:
    count = len(lesson.cases)
    objective = objective_answered(lesson, objectives)
    reasons = (
        (Why.ALL_CASES, count if 1 < len(cases) == count else 0),
        (Why.CASES, count if count > 1 else 0),
        (Why.OBJECTIVE, objective),
        (Why.APPLIED, lesson.applied),
        (Why.CASE, count),
    )
    why, number = next(((why, n) for why, n in reasons if n), (Why.NOTHING, 0))
    return SuggestedLesson(lesson, why, number, chosen)


def _telling(sentence: str) -> frozenset[str]:
    words = _WORD.findall(sentence.casefold())
    return frozenset(word[:_FIRST] for word in words if len(word) >= _LETTERS)
