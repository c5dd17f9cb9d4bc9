"""Parts of the guide beside its steps: cases with their analysis, what to check, what follows."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.audience import ANALYSIS, Readers
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Item,
    Items,
    Paragraph,
    Words,
    for_facilitator,
    said,
)
from casebook.export.pieces import case_head, heading, set_section
from casebook.export.prose import fit
from casebook.export.sections import ReadSection
from casebook.markdown.page_words import standing_of

_LAST = frozenset({SectionName.FACILITATOR_NOTES, SectionName.FACTS_TO_CHECK, SectionName.SOURCES})


def set_case(desk: Desk, case: Case, *, played: bool) -> Iterator[Block]:
    """Give a case: the account, then the model analysis, then notes and facts to check.

    Args:
        desk: The material.
        case: The case.
        played: Whether its role-play stands with a step already.
    """
    yield from case_head(case, 1)
    without = {SectionName.ROLE_PLAY} if played else set()
    sections = [section for section in desk.sections(case) if section.name not in without]
    analysis = [section for section in sections if _is_analysis(section)]
    for section in sections:
        if section not in analysis and section.name not in _LAST:
            yield from set_section(section, 2)
    if any(section.blocks for section in analysis):
        yield from for_facilitator(heading(2, w.ANALYSIS))
    for section in analysis:
        yield from set_section(section, 3)
    for section in sections:
        if section.name in _LAST:
            yield from set_section(section, 2)


def _is_analysis(section: ReadSection) -> bool:
    own_words = section.name is None and bool(section.heading)
    return section.name in ANALYSIS or (own_words and section.readers is Readers.FACILITATOR)


def to_check(desk: Desk) -> Iterator[Block]:
    """Give what is not verified in the cases, to be checked before a session."""
    unsure = [(case, tuple(_unsure(desk, case))) for case in desk.material.cases]
    if not any(items for _, items in unsure):
        return
    yield from for_facilitator(heading(1, w.TO_CHECK), Paragraph(said(w.TO_CHECK_WHY)))
    for case, items in unsure:
        if items and len(desk.material.cases) > 1:
            yield from for_facilitator(heading(2, case.title))
        if items:
            boxes = tuple(Item(words, ticked=False) for words in items)
            yield from for_facilitator(Items(boxes))


def _unsure(desk: Desk, case: Case) -> Iterator[Words]:
    prose = desk.prose(case)
    for fact in case.facts_to_check:
        if not fact.checked:
            yield prose.lines(fact.text)
    for figure in case.figures:
        if not figure.verified:
            value = said(": ") + prose.lines(figure.value) if figure.value else ()
            mark = said(f" ({standing_of(figure)})", emphasis=True)
            yield prose.lines(figure.figure) + value + mark


def series(desk: Desk) -> Iterator[Block]:
    """Give the packs that follow this one, in their order."""
    if not desk.material.followers:
        return
    items = []
    for pack in desk.material.followers:
        day = pack.value("planned")
        when = said(f"{fit(day)}: ", strong=True) if day else ()
        summary = said(f" — {fit(pack.summary)}") if pack.summary else ()
        items.append(Item((*when, *said(fit(pack.title)), *summary), ticked=False))
    yield from for_facilitator(
        heading(1, w.SERIES), Paragraph(said(w.SERIES_WHY)), Items(tuple(items))
    )
