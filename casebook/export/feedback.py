"""The form after a session: what helped, what will be done, and what happened here already.

What is written in the last part comes back into a library as an observation.
"""

from __future__ import annotations

from casebook.export import words as w
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Document,
    Item,
    Items,
    Look,
    Paragraph,
    Room,
    Table,
    for_both,
    said,
)
from casebook.export.pieces import heading
from casebook.export.prose import fit

ABOUT = ("Date", "Place")
SESSION = "The session"
HELPED = "What helped most?"
CHANGE = "What should be different next time?"
USE = "Which lesson will you use, and when?"
OBSERVATION = "Something like this happened here"
WHAT = "What happened, and what was done about it?"
LEARNED = "What should others do, in one sentence?"
WHEN = "When should they think of it?"
NO_NAMES = "Please write no names."
_SCALE = tuple(str(number) for number in range(1, 6))


def feedback(desk: Desk) -> Document:
    """Build the form for a pack or a case."""
    root = desk.material.root
    blocks: list[Block] = [
        *for_both(
            Paragraph(said(NO_NAMES), Look.SMALL),
            heading(1, SESSION),
            Table(tuple(map(said, ABOUT)), (((), ()),), SESSION, roomy=True),
            _scale(),
            *_asked(HELPED, 3),
            *_asked(CHANGE, 3),
        )
    ]
    lessons = [taught.lesson.title for taught in desk.material.lessons]
    if lessons:
        boxes = Items(tuple(Item(said(fit(title)), ticked=False) for title in lessons))
        blocks += for_both(heading(1, USE), boxes, Room(2))
    blocks += for_both(
        heading(1, OBSERVATION), *_asked(WHAT, 5), *_asked(LEARNED, 2), *_asked(WHEN, 2)
    )
    return Document(fit(root.title), w.FEEDBACK, root.language, tuple(blocks))


def _asked(question: str, lines: int) -> tuple[Paragraph, Room]:
    return Paragraph(said(question), Look.LABEL), Room(lines)


def _scale() -> Table:
    heads = (said("How useful was it?"), *map(said, _SCALE))
    row = (said("1: not at all, 5: very"), *(said("☐") for _ in _SCALE))
    return Table(heads, (row,), "How useful was it?")
