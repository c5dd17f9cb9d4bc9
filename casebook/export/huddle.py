"""The huddle card: one lesson, one question, one action, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.lesson import Found, Lesson, Role
from casebook.domain.pack import Activity
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import steps_of
from casebook.export.cards import unused
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Room,
    for_both,
    said,
)
from casebook.export.material import TaughtLesson
from casebook.export.pieces import labelled, quoted
from casebook.export.prose import fit

QUESTION = "Where will we meet this next, and what will we do differently?"


def huddles(desk: Desk) -> dict[str, Document]:
    """Build a card for each lesson that is talked about, by its title."""
    made: dict[str, Document] = {}
    for taught in _talked_about(desk):
        lesson = taught.lesson
        blocks = tuple(_card(desk, taught))
        made[unused(lesson.title, made)] = Document(
            fit(lesson.title), w.HUDDLE, lesson.language, blocks
        )
    return made


def _talked_about(desk: Desk) -> tuple[TaughtLesson, ...]:
    """Give the lessons of huddle steps; without such a step all that the root teaches."""
    material = desk.material
    if isinstance(material.root, Lesson):
        found = material.taught(material.root.id)
        return (found,) if found else ()
    steps = [step.row for step in steps_of(desk) if step.row.activity is Activity.HUDDLE]
    named = [taught for row in steps if (taught := material.taught(row.item))]
    return tuple({each.lesson.id: each for each in named}.values()) or material.lessons


def _card(desk: Desk, taught: TaughtLesson) -> Iterator[Block]:
    lesson = taught.lesson
    if lesson.applies_when:
        yield from for_both(labelled(w.APPLIES_WHEN, said(fit(lesson.applies_when))))
    for section in desk.sections(lesson):
        if section.name in {SectionName.WHY, SectionName.DO_THIS}:
            yield Block(Heading(2, section.heading), section.readers)
            yield from section.blocks
    supporting = next(
        (
            each
            for each in taught.evidence
            if each.quotation.role is Role.SUPPORTS and each.found is not Found.LOST
        ),
        None,
    )
    if supporting is not None:
        yield from quoted(desk, supporting)
    yield from for_both(
        Heading(2, said(w.ONE_QUESTION)),
        Paragraph(said(QUESTION), Look.SUMMARY),
        Heading(2, said(w.ONE_ACTION)),
        Items((Item(said(f"{w.ACTION_LINE} …"), ticked=False),)),
        Room(1),
    )
