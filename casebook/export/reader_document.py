"""The reader: cases and lessons as one document to be read, and searched, anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.context import Desk
from casebook.export.document import Block, Document, Look, Paragraph, for_both, said
from casebook.export.pieces import bullets, heading, sources, whole_case, whole_lesson
from casebook.export.prose import fit

# each role sees only its own card
_NOT_READ = frozenset({SectionName.ROLE_PLAY})


def reader(desk: Desk) -> Document:
    """Build the reader; each heading of level 1 begins a chapter."""
    root = desk.material.root
    blocks = [*_introduction(desk)]
    for case in desk.material.cases:
        blocks += whole_case(desk, case, 1, without=_NOT_READ)
    for taught in desk.material.lessons:
        blocks += whole_lesson(desk, taught, 1)
    blocks += sources((*desk.material.cases, *desk.material.beside), 1)
    return Document(fit(root.title), w.READER, root.language, tuple(blocks))


def _introduction(desk: Desk) -> Iterator[Block]:
    root = desk.material.root
    if not isinstance(root, Pack):
        return
    yield from for_both(heading(1, root.title))
    if root.summary:
        yield from for_both(Paragraph(said(fit(root.summary)), Look.SUMMARY))
    for section in desk.sections(root):
        if not section.heading:
            yield from section.blocks
    if root.objectives:
        aims = bullets(tuple(map(desk.prose(root).lines, root.objectives)), 1)
        yield from for_both(heading(2, w.OBJECTIVES), aims)
