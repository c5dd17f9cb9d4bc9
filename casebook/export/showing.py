"""A pack, a case or a lesson laid out as a session, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case
from casebook.domain.document import Document as Source
from casebook.domain.lesson import Lesson
from casebook.domain.pack import Activity, AgendaStep, Pack
from casebook.export import words as w
from casebook.export.agenda import Step, steps_of
from casebook.export.context import Desk
from casebook.export.document import Paragraph, Run, plain, said
from casebook.export.material import Material, TaughtLesson
from casebook.export.notes import background_of, notes_of
from casebook.export.pieces import standing
from casebook.export.prose import fit
from casebook.export.redaction import Redactor, redacted
from casebook.export.screens import screens_of
from casebook.export.session import Reached, Screen, Showing, ShownStep

_HUDDLE_MINUTES = 5


def showing(material: Material) -> Showing:
    """Make what is shown of a pack, a case or a lesson, with names replaced by their roles."""
    desk = Desk(material)
    root = material.root
    redactor = Redactor.of(material.names_to_replace)
    steps = tuple(_step(desk, step) for step in _steps(desk))
    taught = material.lessons
    return Showing(
        root.path,
        redactor.text(fit(root.title)),
        redacted(steps, redactor) or (_bare(root),),
        tuple((one.lesson.path, redactor.text(fit(one.lesson.title))) for one in taught),
        isinstance(root, Pack),
    )


def _bare(root: Source) -> ShownStep:
    """Give the one step of a pack without an agenda."""
    return ShownStep(1, Activity.OPEN, fit(root.title), "", None, (Screen(said(fit(root.title))),))


def _steps(desk: Desk) -> tuple[Step, ...]:
    root = desk.material.root
    if isinstance(root, Lesson):
        activity = Activity.HUDDLE
        row = AgendaStep(_HUDDLE_MINUTES, activity, activity.value, root.id, "", "")
        return (Step(1, 0, row),)
    return steps_of(desk)


def _step(desk: Desk, step: Step) -> ShownStep:
    case, taught = desk.material.case(step.row.item), desk.material.taught(step.row.item)
    screens = tuple(screens_of(desk, step, case, taught))
    # an id says nothing to a room; that the item has gone is for the facilitator to know
    title = fit(desk.material.titles.get(step.row.item, ""))
    return ShownStep(
        step.number,
        step.row.activity,
        step.activity or w.NOT_GIVEN,
        title,
        step.row.minutes,
        screens or (Screen(said(title or step.activity)),),
        tuple(notes_of(desk, step)),
        tuple(_reached(desk, case, taught)),
        tuple(background_of(desk, step, case)),
    )


def _reached(desk: Desk, case: Case | None, taught: TaughtLesson | None) -> Iterator[Reached]:
    """Give the lesson of a step, or those of the pack that rest on its case."""
    found = [taught] if taught is not None else []
    if case is not None:
        found = [
            one
            for one in desk.material.lessons
            if any(each.quotation.case == case.id for each in one.evidence)
        ]
    for one in found:
        cases = [desk.material.case(each.quotation.case) for each in one.evidence]
        weak = [plain(_warning(each)) for each in cases if each is not None]
        yield Reached(fit(one.lesson.title), next(filter(None, weak), ""))


def _warning(case: Case) -> tuple[Run, ...]:
    said_of_it = standing(case)
    return said_of_it[0].words if said_of_it and isinstance(said_of_it[0], Paragraph) else ()
