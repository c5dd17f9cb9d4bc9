"""The slides: title, objectives, a slide for each step; what the facilitator says in the notes."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case
from casebook.domain.pack import Activity, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import (
    Step,
    asked_of,
    guide_parts,
    sections_named,
    steps_of,
    title_of_step,
)
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Document,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Picture,
    RiskMatrix,
    Timeline,
    for_both,
    for_facilitator,
    said,
)
from casebook.export.material import TaughtLesson
from casebook.export.pieces import aims, bullets, heading, labelled, sources, standing
from casebook.export.prose import fit
from casebook.export.sections import ReadSection
from casebook.export.worksheet import sheets_for

_USUAL = frozenset({SectionName.SITUATION.value, SectionName.TIMELINE.value})
_SHOWN = (Timeline, Picture, RiskMatrix)


def slides(desk: Desk) -> Document:
    """Build the slides of a pack, or of a case that is used without one."""
    root = desk.material.root
    blocks = [*_opening(desk)]
    told, _ = guide_parts(desk)
    for step in steps_of(desk):
        own = for_facilitator(*(block.content for block in told.get(step.number, ())))
        blocks += (*for_both(PageBreak()), *_step(desk, step), *own)
    if desk.material.lessons:
        titles = [said(fit(taught.lesson.title)) for taught in desk.material.lessons]
        blocks += for_both(PageBreak(), heading(1, w.LESSONS), bullets(titles))
    if desk.material.cases:
        blocks += (*for_both(PageBreak()), *sources(desk.material.cases, 1))
    return Document(fit(root.title), w.SLIDES, root.language, tuple(blocks))


def _opening(desk: Desk) -> Iterator[Block]:
    root = desk.material.root
    if not isinstance(root, Pack) or not root.objectives:
        return
    yield from for_both(PageBreak(), heading(1, w.OBJECTIVES), aims(desk, root))


def _step(desk: Desk, step: Step) -> Iterator[Block]:
    yield from for_both(Heading(1, title_of_step(desk, step)))
    if step.minutes:
        yield from for_both(Paragraph(said(step.minutes), Look.SMALL))
    case, taught = desk.material.case(step.row.item), desk.material.taught(step.row.item)
    if case is not None:
        yield from _case(desk, step, case)
    elif taught is not None:
        yield from _lesson(desk, taught)
    if step.row.note:
        note = desk.prose(desk.material.root).lines(step.row.note)
        yield from for_facilitator(Paragraph(note))


def _case(desk: Desk, step: Step, case: Case) -> Iterator[Block]:
    match step.row.activity:
        case Activity.READ | Activity.PRESENT:
            yield from _read(desk, step, case)
        case Activity.ROLE_PLAY:
            for part in case.role_play:
                scene = part.heading.strip().casefold() == w.SCENE.casefold()
                text = desk.prose(case).text(part.text)
                yield from for_both(*text) if scene else ()
        case Activity.WORKSHEET:
            yield from for_both(*sheets_for(desk, case))
    for number, words in asked_of(desk, case, step.row.use):
        yield from for_both(bullets((words,), number))


def _read(desk: Desk, step: Step, case: Case) -> Iterator[Block]:
    """Give what a case says in short, with its timeline and pictures; all that is presented."""
    if case.summary:
        yield from for_both(Paragraph(said(fit(case.summary)), Look.SUMMARY))
    yield from for_both(*standing(case))
    wanted = sections_named(step.row.use) or _USUAL
    for section in desk.sections(case):
        if {section.called, section.name or ""} & wanted:
            yield from _shown(section, whole=step.row.activity is Activity.PRESENT)


def _shown(section: ReadSection, *, whole: bool) -> Iterator[Block]:
    for block in section.blocks:
        if whole or isinstance(block.content, _SHOWN):
            yield block


def _lesson(desk: Desk, taught: TaughtLesson) -> Iterator[Block]:
    lesson = taught.lesson
    if lesson.applies_when:
        yield from for_both(labelled(w.APPLIES_WHEN, said(fit(lesson.applies_when))))
    for section in desk.sections(lesson):
        if section.name is SectionName.DO_THIS:
            yield from section.blocks
