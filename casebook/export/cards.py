"""Role-play cards: one for each role, which sees the scene and nothing of the others."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from casebook.domain.case import Case, RolePlayPart
from casebook.domain.pack import Activity
from casebook.export import words as w
from casebook.export.agenda import steps_of
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Content,
    Document,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    for_both,
    for_facilitator,
    said,
)
from casebook.export.prose import fit

_SCENE = frozenset({"scene"})
# they are shown or read out when their moment has come
_HELD_BACK = frozenset({"twist", "debrief"})


def all_cards(desk: Desk) -> Document | None:
    """Build the facilitator's sheet with every card, twist and debrief; None without any."""
    blocks: list[Block] = []
    for case in played(desk):
        for part in case.role_play:
            if not _text(desk, case, part):
                continue
            if blocks:
                blocks += for_facilitator(PageBreak())
            blocks += for_facilitator(*_card(desk, case, part))
    return _document(desk, w.CARDS, tuple(blocks)) if blocks else None


def role_cards(desk: Desk) -> dict[str, Document]:
    """Build the card of each role that has any words, by the name of the role."""
    made: dict[str, Document] = {}
    cases = played(desk)
    for case in cases:
        scenes = [part for part in case.role_play if _name(part) in _SCENE]
        for part in case.role_play:
            if _name(part) in _SCENE | _HELD_BACK or not _text(desk, case, part):
                continue
            contents = [*_card(desk, case, part)]
            for scene in scenes:
                told = _text(desk, case, scene)
                contents += [Heading(2, said(w.SCENE)), *told] if told else []
            name = f"{part.heading} {case.title}" if len(cases) > 1 else part.heading
            made[unused(name, made)] = _document(desk, w.CARD, for_both(*contents))
    return made


def unused(name: str, made: Collection[str]) -> str:
    """Give a name, or one with a number when something has it already."""
    numbered = (f"{name} {number}" for number in count(2))
    return name if name not in made else next(each for each in numbered if each not in made)


def played(desk: Desk) -> tuple[Case, ...]:
    """Give the cases that are played."""
    asked = (
        desk.material.case(step.row.item)
        for step in steps_of(desk)
        if step.row.activity is Activity.ROLE_PLAY
    )
    found = {case.id: case for case in asked if case is not None and case.role_play}
    return tuple(found.values())


def _card(desk: Desk, case: Case, part: RolePlayPart) -> tuple[Content, ...]:
    head = Heading(1, said(fit(part.heading)))
    name = Paragraph(said(fit(case.title)), Look.SMALL)
    held = (
        (Paragraph(said(w.HOLD_BACK.format(role=fit(part.heading))), Look.WARNING),)
        if _name(part) in _HELD_BACK
        else ()
    )
    return (head, name, *held, *_text(desk, case, part))


def _text(desk: Desk, case: Case, part: RolePlayPart) -> tuple[Content, ...]:
    return desk.prose(case).text(part.text)


def _name(part: RolePlayPart) -> str:
    return " ".join(part.heading.split()).casefold()


def _document(desk: Desk, kind: str, blocks: tuple[Block, ...]) -> Document:
    root = desk.material.root
    return Document(fit(root.title), kind, root.language, blocks)
