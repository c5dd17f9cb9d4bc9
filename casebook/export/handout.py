"""The handout: situation, timeline, an excerpt of the source, questions, room for notes."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case
from casebook.domain.pack import Activity, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import asked_of, sections_named, steps_of
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Document,
    PageBreak,
    Room,
    Words,
    for_both,
)
from casebook.export.excerpt import excerpt
from casebook.export.pieces import bullets, case_head, heading, introduction, set_section, sources
from casebook.export.prose import fit

_READ = frozenset({Activity.READ, Activity.PRESENT})
_USUAL = frozenset({SectionName.SITUATION.value, SectionName.TIMELINE.value})
_LINES_FOR_AN_ANSWER = 4
_LINES_FOR_NOTES = 10


def handout(desk: Desk) -> Document:
    """Build the handout of a pack, or of a case that is used without one."""
    root = desk.material.root
    cases = [case for case in desk.material.cases if _is_handed_out(desk, case)]
    blocks = list(introduction(desk, root, 1)) if isinstance(root, Pack) else []
    for number, case in enumerate(cases):
        if number:
            blocks += for_both(PageBreak())
        blocks += _case(desk, case)
    blocks += for_both(heading(1, w.NOTES), Room(_LINES_FOR_NOTES))
    blocks += sources(cases, 1)
    return Document(fit(root.title), w.HANDOUT, root.language, tuple(blocks))


def _is_handed_out(desk: Desk, case: Case) -> bool:
    return bool(_read(desk, case) or _asked(desk, case))


def _read(desk: Desk, case: Case) -> frozenset[str]:
    """Give the names of the sections that participants read."""
    named: set[str] = set()
    for step in steps_of(desk):
        if step.row.item == case.id and step.row.activity in _READ:
            named |= sections_named(step.row.use) or _USUAL
    return frozenset(named)


def _asked(desk: Desk, case: Case) -> dict[int, Words]:
    """Give the questions that are discussed, by their numbers."""
    return {
        number: words
        for step in steps_of(desk)
        if step.row.item == case.id
        for number, words in asked_of(desk, case, step.row.use)
    }


def _case(desk: Desk, case: Case) -> Iterator[Block]:
    head = case_head(case, 1)
    yield from head[1:] if case is desk.material.root else head
    wanted = _read(desk, case) or _USUAL
    sections = desk.sections(case)
    has_situation = any(section.name is SectionName.SITUATION for section in sections)
    read = [
        section
        for section in sections
        if section.name is not SectionName.QUESTIONS
        and (
            (not section.heading and not has_situation)
            or {section.called, section.name or ""} & wanted
        )
    ]
    for section in read:
        yield from set_section(section, 2)
    yield from excerpt(desk, case, read)
    asked = _asked(desk, case)
    if asked:
        yield from for_both(heading(2, w.QUESTIONS))
    for number, words in sorted(asked.items(), key=lambda each: each[0]):
        yield from for_both(bullets((words,), number), Room(_LINES_FOR_AN_ANSWER))
