"""The reader: cases and lessons as one document to be read, and searched, anywhere."""

from __future__ import annotations

from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.context import Desk
from casebook.export.document import Block, Document, for_both
from casebook.export.pieces import heading, introduction, sources, whole_case, whole_lesson
from casebook.export.prose import fit

# each role sees only its own card
_NOT_READ = frozenset({SectionName.ROLE_PLAY})


def reader(desk: Desk) -> Document:
    """Build the reader; each heading of level 1 begins a chapter."""
    root = desk.material.root
    blocks: list[Block] = []
    if isinstance(root, Pack):
        blocks += (*for_both(heading(1, root.title)), *introduction(desk, root, 2))
    for case in desk.material.cases:
        blocks += whole_case(desk, case, 1, without=_NOT_READ)
    for taught in desk.material.lessons:
        blocks += whole_lesson(desk, taught, 1)
    blocks += sources((*desk.material.cases, *desk.material.beside), 1)
    return Document(fit(root.title), w.READER, root.language, tuple(blocks))
