"""What the facilitator alone is told of a step: the notes of the guide, roles and answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casebook.domain.case import Case
from casebook.domain.document import Document as Source
from casebook.domain.pack import Activity
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import Step, asked_of, below_asked, guide_parts
from casebook.export.context import Desk
from casebook.export.document import Content, Heading, Items, Paragraph, Words, said
from casebook.export.prose import fit
from casebook.export.screens import is_scene
from casebook.export.session import Note


def notes_of(desk: Desk, step: Step) -> Iterator[Note]:
    """Give what is said in a step: the note of its row, and what the guide has for it."""
    if step.row.note:
        note = desk.prose(desk.material.root).lines(step.row.note)
        yield Note(w.NOTE, (Paragraph(note),))
    yield from (Note(w.NOTE, (Paragraph(said(words)),)) for words in _lacking(desk, step))
    guided, _ = guide_parts(desk)
    blocks = guided.get(step.number, ())
    yield from _guided([block.content for block in blocks])


def _lacking(desk: Desk, step: Step) -> Iterator[str]:
    """Say what the step would show and the library has not: the room sees a title alone."""
    item = step.row.item
    case = desk.material.case(item)
    if item and case is None and desk.material.taught(item) is None:
        yield w.MISSING_ITEM.format(item=item)
    elif case and step.row.activity is Activity.DISCUSS and not asked_of(desk, case, "questions"):
        yield w.NO_QUESTIONS


def background_of(desk: Desk, step: Step, case: Case | None) -> Iterator[Note]:
    """Give what is good to know in a step, which may use a case: answers, roles, notes."""
    if case is not None:
        yield from _about(desk, step, case)
    root = desk.material.root
    if step.number == 1 and root is not case:
        yield from _kept_for_the_facilitator(desk, root)


def _guided(contents: Sequence[Content]) -> Iterator[Note]:
    """Give what the guide says: each item that begins with a bold word under that word."""
    for content in contents:
        if isinstance(content, Items):
            for item in content.items:
                label, words = _labelled(item.words)
                yield Note(label, (Paragraph(words), *item.below))
        elif not isinstance(content, Heading):
            yield Note("", (content,))


def _labelled(words: Words) -> tuple[str, Words]:
    if len(words) < 2 or not words[0].strong:
        return "", words
    first, *rest = words
    rest[0] = replace(rest[0], text=rest[0].text.lstrip(" :.–—-"))
    return first.text.strip(" :."), tuple(run for run in rest if run.text)


def _about(desk: Desk, step: Step, case: Case) -> Iterator[Note]:
    """Give what a case keeps for the facilitator: answers, the roles, the teaching note."""
    prose = desk.prose(case)
    discussed = step.row.activity is Activity.DISCUSS
    use = step.row.use or ("questions" if discussed else "")
    for number, below in below_asked(desk, case, use):
        yield Note(w.QUESTION.format(number=number), below)
    if step.row.activity is Activity.ROLE_PLAY:
        for part in case.role_play:
            if not is_scene(part.heading):
                yield Note(fit(part.heading), prose.text(part.text))
    yield from _kept_for_the_facilitator(desk, case)


def _kept_for_the_facilitator(desk: Desk, document: Source) -> Iterator[Note]:
    for section in desk.sections(document):
        if section.name is SectionName.FACILITATOR_NOTES and section.blocks:
            contents = tuple(block.content for block in section.blocks)
            yield Note(w.FACILITATOR_NOTES, contents)
