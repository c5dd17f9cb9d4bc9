"""What a document still needs for its next step, in words and with the way to the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain import gates
from casebook.domain.case import Case, Status
from casebook.domain.document import Document
from casebook.domain.lesson import Lesson, State
from casebook.gui.forms.completeness import Need

_N = QT_TRANSLATE_NOOP
_WORDS: Mapping[gates.Need, tuple[object, object]] = {
    gates.Need.SITUATION: (_N("Needs", "Situation"), _N("Needs", "Situation is empty")),
    gates.Need.STRATEGIES: (_N("Needs", "Strategies"), _N("Needs", "Strategies are empty")),
    gates.Need.IMPACT: (_N("Needs", "Impact"), _N("Needs", "Impact is empty")),
    gates.Need.THEME: (_N("Needs", "A theme"), _N("Needs", "No theme yet")),
    gates.Need.SOURCE: (_N("Needs", "A source"), _N("Needs", "No source yet")),
    gates.Need.GRADE: (_N("Needs", "An evidence grade"), _N("Needs", "No evidence grade")),
    gates.Need.FACTS_CHECKED: (_N("Needs", "Facts checked"), _N("Needs", "Facts to check")),
    gates.Need.LESSON: (
        _N("Needs", "A lesson that is identified"),
        _N("Needs", "No lesson that is identified"),
    ),
    gates.Need.PASSAGE: (_N("Needs", "A passage of a case"), _N("Needs", "No passage of a case")),
    gates.Need.MOMENT: (_N("Needs", "When it applies"), _N("Needs", "Not said when it applies")),
    gates.Need.PERSON: (_N("Needs", "Who validated it"), _N("Needs", "Not said who validated it")),
    gates.Need.DATE: (_N("Needs", "When it was validated"), _N("Needs", "Not said when")),
    gates.Need.APPLIED: (_N("Needs", "Applied somewhere"), _N("Needs", "Never applied yet")),
    gates.Need.REPLACEMENT: (_N("Needs", "What replaces it"), _N("Needs", "Nothing replaces it")),
}
_STEPS: Mapping[Status | State, tuple[object, object, object]] = {
    Status.REVIEWED: (
        _N("Needs", "Ready to be reviewed"),
        _N("Needs", "To be reviewed: {0} left"),
        _N("Needs", "Mark as reviewed"),
    ),
    Status.PUBLISHED: (
        _N("Needs", "Ready to publish"),
        _N("Needs", "To publish: {0} left"),
        _N("Needs", "Publish"),
    ),
    State.IDENTIFIED: (
        _N("Needs", "Ready to be identified"),
        _N("Needs", "To be identified: {0} left"),
        _N("Needs", "Mark as identified"),
    ),
    State.VALIDATED: (
        _N("Needs", "Ready to be validated"),
        _N("Needs", "To be validated: {0} left"),
        _N("Needs", "Mark as validated"),
    ),
    State.EMBEDDED: (
        _N("Needs", "Ready to be embedded"),
        _N("Needs", "To be embedded: {0} left"),
        _N("Needs", "Mark as embedded"),
    ),
}
_NEXT_STATUS = {
    None: Status.REVIEWED,
    Status.DRAFT: Status.REVIEWED,
    Status.REVIEWED: Status.PUBLISHED,
}
_NEXT_STATE = {
    None: State.IDENTIFIED,
    State.OBSERVED: State.IDENTIFIED,
    State.IDENTIFIED: State.VALIDATED,
    State.VALIDATED: State.EMBEDDED,
}


class NextStep(NamedTuple):
    """The next step of a document.

    Attributes:
        key: The property that says how far it is.
        value: What the property says after the step.
        done: The title when nothing is missing.
        left: The title before, with ``{0}`` for how many are missing.
        act: What the way into the step is called.
        needs: What it asks for.
    """

    key: str
    value: str
    done: str
    left: str
    act: str
    needs: tuple[Need, ...]


def next_step(document: Document, lesson_states: Iterable[State | None]) -> NextStep | None:
    """Give the next step of a document; None for one that has none.

    Args:
        document: A case or a lesson; a pack has no steps.
        lesson_states: Of a case: the states of its lessons.
    """
    if isinstance(document, Case):
        status = _NEXT_STATUS.get(document.status)
        if status is not None:
            return _step("status", status, gates.requirements(document, status, lesson_states))
    if isinstance(document, Lesson):
        state = _NEXT_STATE.get(document.state)
        if state is not None:
            return _step("state", state, gates.lesson_requirements(document, state))
    return None


def still_missing(
    document: Document, status: str, lesson_states: Iterable[State | None]
) -> tuple[str, ...]:
    """Say what a case lacks for a status, each in a few words; nothing for going back.

    Args:
        document: The case; any other document lacks nothing.
        status: The status as the file writes it.
        lesson_states: The states of its lessons.
    """
    if not isinstance(document, Case) or status not in set(Status):
        return ()
    wanted = Status(status)
    if gates.goes_back(document.status, wanted):
        return ()
    needs = gates.requirements(document, wanted, lesson_states)
    return tuple(_need(one).words for one in needs if not one.met)


def _step(key: str, value: Status | State, needs: Iterable[gates.Requirement]) -> NextStep:
    done, left, act = (_translated(words) for words in _STEPS[value])
    return NextStep(key, value.value, done, left, act, tuple(map(_need, needs)))


def _need(one: gates.Requirement) -> Need:
    there, missing = _WORDS[one.need]
    if one.line:
        place, act = f"line:{one.line}", _translated(_N("Needs", "Go to"))
    elif one.key and (one.section is None or one.key != "source"):
        place, act = f"key:{one.key}", _translated(_N("Needs", "Go to"))
    else:
        place, act = f"section:{one.section}", _translated(_N("Needs", "Write"))
    return Need(_translated(there if one.met else missing), one.met, place, act)


def _translated(words: object) -> str:
    return QCoreApplication.translate("Needs", str(words))
