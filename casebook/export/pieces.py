"""Pieces that several artefacts have: a case, a lesson, what is known of the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from casebook.domain.case import Case, Grade
from casebook.domain.lesson import Evidence, Found, Role
from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.audience import Readers
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Content,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Quotation,
    Table,
    Words,
    for_both,
    for_facilitator,
    said,
)
from casebook.export.material import TaughtLesson
from casebook.export.prose import fit
from casebook.export.sections import ReadSection
from casebook.markdown.page_words import date_in_words, spoken

_WEAK = frozenset({Grade.ANECDOTE, Grade.OPINION})
_EVIDENCE = frozenset({SectionName.EVIDENCE, SectionName.COUNTER_EVIDENCE})


def heading(level: int, text: str) -> Heading:
    """Make a heading of our own words."""
    return Heading(level, said(fit(text)))


def bullets(lines: Sequence[Words], start: int | None = None) -> Items:
    """Make a list."""
    return Items(tuple(Item(words) for words in lines), start)


def labelled(label: str, words: Words) -> Paragraph:
    """Make a line with a bold word before it."""
    return Paragraph((*said(f"{label}: ", strong=True), *words))


def aims(desk: Desk, pack: Pack) -> Items:
    """Make the numbered list of what a pack is to achieve."""
    return bullets(tuple(map(desk.prose(pack).lines, pack.objectives)), 1)


def introduction(desk: Desk, pack: Pack, level: int) -> Iterator[Block]:
    """Give what a pack says before its cases, for both: summary, opening words, objectives.

    Args:
        desk: What is made.
        pack: The pack.
        level: Of the heading of its objectives.
    """
    if pack.summary:
        yield from for_both(Paragraph(said(fit(pack.summary)), Look.SUMMARY))
    for section in desk.sections(pack):
        if not section.heading:
            yield from section.blocks
    if pack.objectives:
        yield from for_both(heading(level, w.OBJECTIVES), aims(desk, pack))


def standing(case: Case) -> tuple[Content, ...]:
    """Say how weak the evidence of a case is; nothing when it is not weak."""
    if case.grade is None:
        return (Paragraph(said(w.NO_GRADE), Look.WARNING),)
    if case.grade in _WEAK:
        return (Paragraph(said(w.low_grade(spoken(case.grade).lower())), Look.WARNING),)
    return ()


def lowered(blocks: Sequence[Block], least: int) -> Iterator[Block]:
    """Give blocks with their headings no higher than a level."""
    for block in blocks:
        if isinstance(block.content, Heading) and block.content.level < least:
            yield replace(block, content=replace(block.content, level=least))
        else:
            yield block


def set_section(section: ReadSection, level: int) -> Iterator[Block]:
    """Give a section with its heading; the heading is for whoever may see the section."""
    shown = any(block.readers is Readers.BOTH for block in section.blocks)
    if section.heading and section.blocks:
        readers = section.readers if shown else Readers.FACILITATOR
        yield Block(Heading(level, section.heading), readers)
    yield from lowered(section.blocks, level + 1)


def case_head(case: Case, level: int) -> tuple[Block, ...]:
    """Give the title of a case, its summary and how good its evidence is."""
    summary = (Paragraph(said(fit(case.summary)), Look.SUMMARY),) if case.summary else ()
    return for_both(heading(level, case.title), *summary, *standing(case))


def whole_case(
    desk: Desk, case: Case, level: int, without: Collection[SectionName] = ()
) -> Iterator[Block]:
    """Give a case with all its sections."""
    yield from case_head(case, level)
    for section in desk.sections(case):
        if section.name is None or section.name not in without:
            yield from set_section(section, level + 1)


def whole_lesson(desk: Desk, taught: TaughtLesson, level: int) -> Iterator[Block]:
    """Give a lesson with its evidence looked up."""
    lesson = taught.lesson
    yield from for_both(heading(level, lesson.title))
    if lesson.applies_when:
        yield from for_both(labelled(w.APPLIES_WHEN, said(fit(lesson.applies_when))))
    for section in desk.sections(lesson):
        if section.name not in _EVIDENCE:
            yield from set_section(section, level + 1)
    for role, name in ((Role.SUPPORTS, w.EVIDENCE), (Role.CONTRADICTS, w.COUNTER_EVIDENCE)):
        passages = [each for each in taught.evidence if each.quotation.role is role]
        if passages:
            yield from for_both(heading(level + 1, name))
        for evidence in passages:
            yield from quoted(desk, evidence)


def quoted(desk: Desk, evidence: Evidence) -> Iterator[Block]:
    """Give a quotation, with what there is to know about it; reports one that is lost."""
    content = _quotation(desk, evidence)
    if evidence.found is Found.LOST:
        message = (
            f"The words “{_short(evidence.quotation.words)}” are no longer found in "
            f"{evidence.quotation.case}; the artefacts mark the evidence as lost."
        )
        desk.report("lost-evidence", evidence.lesson, message)
    if desk.may_be_shown(evidence):
        yield from for_both(content)
        return
    yield from for_facilitator(content)
    if evidence.found is Found.LOST:
        unsaid = Paragraph(said(w.LOST_UNSAID), Look.WARNING)
        yield Block(unsaid, Readers.PARTICIPANT)


def _quotation(desk: Desk, evidence: Evidence) -> Quotation:
    case = desk.material.case(evidence.quotation.case)
    marks = [w.CONTRADICTS] if evidence.quotation.role is Role.CONTRADICTS else []
    if case is not None and case.grade in _WEAK:
        marks.append(w.low_grade(spoken(case.grade).lower()).lower())
    if evidence.found is Found.LOST:
        marks.append(w.LOST)
    elif evidence.found is Found.CLOSE:
        marks.append(w.CLOSE)
    source = said(fit(case.title if case else evidence.quotation.case))
    words = desk.prose(case).line(evidence.quotation.words) if case else ()
    return Quotation(words or said(fit(evidence.quotation.words)), source, "; ".join(marks))


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def sources(cases: Sequence[Case], level: int) -> tuple[Block, ...]:
    """Give title, author, date, rights and grade of every case; what is missing is said."""
    if not cases:
        return ()
    heads = tuple(map(said, ("Case", "Source", "Author", "Date", "Rights", "Evidence")))
    rows = tuple(_source(case) for case in cases)
    return for_both(heading(level, w.SOURCES), Table(heads, rows, w.SOURCES))


def _source(case: Case) -> tuple[Words, ...]:
    given = (
        case.title,
        "; ".join(case.source),
        case.author,
        date_in_words(case.date) if case.date else "",
        case.rights,
        spoken(case.grade) if case.grade else "",
    )
    return tuple(said(fit(text)) or said(w.NOT_GIVEN, emphasis=True) for text in given)
