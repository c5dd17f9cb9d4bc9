"""What the room sees of a step, screen by screen.

It is made as every artefact of a participant is: from blocks that are marked for whom they are,
by a view that leaves out what is not for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.domain.case import Case
from casebook.domain.pack import Activity, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import Step, asked_of, sections_named
from casebook.export.audience import Audience
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Content,
    Document,
    Heading,
    Look,
    Paragraph,
    Timeline,
    said,
)
from casebook.export.material import TaughtLesson
from casebook.export.pieces import aims, bullets, labelled, standing
from casebook.export.prose import fit
from casebook.export.screenfuls import DRAWN, screenfuls
from casebook.export.session import Screen
from casebook.export.worksheet import sheets_for

_READ_ALONE = frozenset({SectionName.SITUATION.value, SectionName.TIMELINE.value})


def screens_of(
    desk: Desk, step: Step, case: Case | None, taught: TaughtLesson | None
) -> Iterator[Screen]:
    """Give the screens of a step; none where it shows nothing of its own.

    Args:
        desk: What is shown.
        step: The step.
        case: The case that it uses, if it uses one.
        taught: The lesson that it uses, if it uses one.
    """
    if taught is not None:
        yield from _lesson(desk, taught)
    elif case is not None:
        yield from _case(desk, step, case)
    elif step.row.activity is Activity.OPEN:
        yield from _opening(desk)
    elif step.row.activity is Activity.CLOSE:
        lessons = tuple(said(fit(one.lesson.title)) for one in desk.material.lessons)
        yield Screen(said(step.activity), (bullets(lessons),) if lessons else ())


def _opening(desk: Desk) -> Iterator[Screen]:
    root = desk.material.root
    summary = (Paragraph(said(fit(root.summary)), Look.SUMMARY),) if root.summary else ()
    yield Screen(said(fit(root.title)), summary)
    if isinstance(root, Pack) and root.objectives:
        yield Screen(said(w.OBJECTIVES), (aims(desk, root),))


def _lesson(desk: Desk, taught: TaughtLesson) -> Iterator[Screen]:
    lesson, contents = taught.lesson, list[Content]()
    if lesson.applies_when:
        contents.append(labelled(w.APPLIES_WHEN, said(fit(lesson.applies_when))))
    for section in desk.sections(lesson):
        if section.name is SectionName.DO_THIS:
            contents += _for_everybody(section.blocks)
    pages = screenfuls(contents)
    for page in pages or ((),):
        yield Screen(said(fit(lesson.title)), page)


def _case(desk: Desk, step: Step, case: Case) -> Iterator[Screen]:
    activity = step.row.activity
    if activity is Activity.ROLE_PLAY:
        yield from _scene(desk, case)
    elif activity is Activity.WORKSHEET:
        yield from _sheets(desk, case)
    elif activity is not Activity.DISCUSS:
        yield from _account(desk, step, case)
    wanted = asked_of(desk, case, step.row.use)
    if not wanted and activity is Activity.DISCUSS:
        wanted = asked_of(desk, case, "questions")
    beside = _timeline(desk, case)
    for at, (_, words) in enumerate(wanted, start=1):
        yield Screen(words, (), beside, w.QUESTION_OF.format(number=at, total=len(wanted)))


def _account(desk: Desk, step: Step, case: Case) -> Iterator[Screen]:
    """Give what a case is about, then what is drawn of it; all of it where it is presented."""
    summary = (Paragraph(said(fit(case.summary)), Look.SUMMARY),) if case.summary else ()
    yield Screen(said(fit(case.title)), (*summary, *standing(case)))
    whole = step.row.activity is not Activity.READ
    wanted = sections_named(step.row.use) or _READ_ALONE
    for section in desk.sections(case):
        if not {section.called, section.name or ""} & wanted:
            continue
        seen = _for_everybody(section.blocks)
        kept = seen if whole else [each for each in seen if isinstance(each, DRAWN)]
        for page in screenfuls(kept):
            yield Screen(section.heading, page)


def _scene(desk: Desk, case: Case) -> Iterator[Screen]:
    scenes = [part for part in case.role_play if is_scene(part.heading)]
    for part in scenes:
        for page in screenfuls(desk.prose(case).text(part.text)):
            yield Screen(said(fit(case.title)), page)
    if not scenes:
        yield Screen(said(fit(case.title)))


def _sheets(desk: Desk, case: Case) -> Iterator[Screen]:
    """Give each empty sheet of a case, with its task, under the name of the sheet."""
    large, contents = said(fit(case.title)), list[Content]()
    for content in sheets_for(desk, case):
        if isinstance(content, Heading):
            if contents:
                yield Screen(large, tuple(contents))
            large, contents = content.words, []
        else:
            contents.append(content)
    yield Screen(large, tuple(contents))


def _timeline(desk: Desk, case: Case) -> Timeline | None:
    for section in desk.sections(case):
        for content in _for_everybody(section.blocks):
            if isinstance(content, Timeline):
                return content
    return None


def _for_everybody(blocks: Iterable[Block]) -> list[Content]:
    """Leave out what is not for the room."""
    view = Document("", w.SLIDES, "", tuple(blocks)).view(Audience.PARTICIPANT)
    return [block.content for block in view.blocks]


def is_scene(heading: str) -> bool:
    """Say whether a part of a role play is the scene, which everybody sees."""
    return heading.strip().casefold() == w.SCENE.casefold()
