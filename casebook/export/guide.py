"""The facilitator guide: everything, in the order in which a session needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casebook.domain.case import Case
from casebook.domain.pack import Activity, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import (
    Step,
    guide_parts,
    questions_of,
    steps_of,
    title_of_step,
    use_in_words,
)
from casebook.export.cards import played
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Contents,
    Document,
    Heading,
    Item,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Table,
    Words,
    for_facilitator,
    said,
)
from casebook.export.guide_parts import series, set_case, to_check
from casebook.export.pieces import (
    aims,
    bullets,
    heading,
    labelled,
    lowered,
    set_section,
    sources,
    whole_lesson,
)
from casebook.export.prose import fit
from casebook.markdown.page_words import minutes_in_words

_SET_ELSEWHERE = frozenset({SectionName.AGENDA, SectionName.GUIDE})


def guide(desk: Desk) -> Document:
    """Build the guide of a pack, or of a case that is used without one."""
    root = desk.material.root
    told, beyond = guide_parts(desk)
    steps = (block for step in steps_of(desk) for block in _step(desk, step, told))
    blocks = (
        *for_facilitator(Paragraph(said(w.FACILITATOR_ONLY), Look.WARNING), Contents()),
        *_purpose(desk),
        *to_check(desk),
        *_plan(desk),
        *steps,
        *_beyond(desk, beyond),
        *series(desk),
        *_cases(desk),
        *_lessons(desk),
        *sources(desk.material.cases, 1),
    )
    return Document(fit(root.title), w.GUIDE, root.language, blocks)


def _purpose(desk: Desk) -> Iterator[Block]:
    root = desk.material.root
    purpose = tuple(_what_for(desk))
    if purpose:
        yield from (*for_facilitator(heading(1, w.PURPOSE)), *purpose)
    if not isinstance(root, Pack):
        return
    prose = desk.prose(root)
    if root.objectives:
        yield from for_facilitator(heading(1, w.OBJECTIVES), aims(desk, root))
    if root.materials:
        things = tuple(Item(prose.lines(thing), ticked=False) for thing in root.materials)
        yield from for_facilitator(heading(1, w.MATERIALS), Items(things))


def _what_for(desk: Desk) -> Iterator[Block]:
    root = desk.material.root
    if root.summary:
        yield from for_facilitator(Paragraph(said(fit(root.summary)), Look.SUMMARY))
    if not isinstance(root, Pack):
        return
    if root.audience:
        yield from for_facilitator(labelled(w.AUDIENCE, said(fit(root.audience))))
    for section in desk.sections(root):
        if not section.heading:
            yield from section.blocks


def _plan(desk: Desk) -> Iterator[Block]:
    root = desk.material.root
    if not isinstance(root, Pack) or not root.agenda:
        return
    heads = (w.START, w.MINUTES, w.ACTIVITY, w.ITEM, w.NOTE)
    rows = tuple(_row(desk, root, step) for step in steps_of(desk))
    total = ", ".join(filter(None, minutes_in_words(root.agenda_minutes, root.minutes)))
    yield from for_facilitator(
        heading(1, w.AGENDA),
        Table(tuple(map(said, heads)), rows, w.AGENDA),
        Paragraph(said(total), Look.SMALL),
    )


def _row(desk: Desk, pack: Pack, step: Step) -> tuple[Words, ...]:
    item = desk.title_of(step.row.item) if step.row.item else ""
    use = " · ".join(part for part in (item, step.row.use) if part)
    minutes = "–" if step.row.minutes is None else str(step.row.minutes)
    note = desk.prose(pack).lines(step.row.note)
    return said(step.clock), said(minutes), said(step.activity), said(fit(use)), note


def _step(desk: Desk, step: Step, told: Mapping[int, Sequence[Block]]) -> Iterator[Block]:
    """Give a step: say, ask, expect, if stuck; with the questions or the scene that it uses."""
    title = said(f"{step.number} ") + title_of_step(desk, step)
    yield from for_facilitator(Heading(1, title), Paragraph(use_in_words(step), Look.SMALL))
    if step.row.note:
        yield from for_facilitator(Paragraph(desk.prose(desk.material.root).lines(step.row.note)))
    yield from lowered(told.get(step.number, ()), 3)
    case = desk.material.case(step.row.item)
    if case is None:
        return
    prose = desk.prose(case)
    asked = questions_of(case, step.row.use)
    if asked:
        yield from for_facilitator(heading(2, w.QUESTIONS))
    for number, question in asked:
        yield from for_facilitator(bullets((prose.lines(question),), number))
    if step.row.activity is Activity.ROLE_PLAY:
        yield from _role_play(desk, case)


def _role_play(desk: Desk, case: Case) -> Iterator[Block]:
    for part in case.role_play:
        contents = desk.prose(case).text(part.text)
        if contents:
            yield from for_facilitator(Heading(3, said(fit(part.heading))), *contents)


def _beyond(desk: Desk, beyond: Sequence[Block]) -> Iterator[Block]:
    """Give what the guide says besides its steps, and the other sections of the pack."""
    root = desk.material.root
    if beyond:
        yield from for_facilitator(heading(1, w.OTHER_STEPS))
        yield from lowered(beyond, 2)
    for section in desk.sections(root) if isinstance(root, Pack) else ():
        if section.heading and section.name not in _SET_ELSEWHERE:
            yield from set_section(section, 1)


def _cases(desk: Desk) -> Iterator[Block]:
    shown = played(desk)
    for case in desk.material.cases:
        yield from for_facilitator(PageBreak())
        yield from set_case(desk, case, played=case in shown)


def _lessons(desk: Desk) -> Iterator[Block]:
    if not desk.material.lessons:
        return
    yield from for_facilitator(PageBreak(), heading(1, w.LESSONS))
    for taught in desk.material.lessons:
        yield from whole_lesson(desk, taught, 2)
