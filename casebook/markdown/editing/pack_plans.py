"""A pack read as a plan that is built, and a changed plan written back into its text.

What the plan does not hold stays byte for byte: other keys, other columns of the agenda, words
around its table. The parts of the guide go along with their steps, which give them their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.domain.document import Document
from casebook.domain.edit import EditRefused, Edits, apply_edits, replacing
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.pack_plan import PackPlan, PlannedStep
from casebook.domain.sections import SectionName
from casebook.markdown.editing.brands import brand_edits, read_brand
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.editing.sections import section_edits
from casebook.markdown.reading import read_document

ARTEFACTS = "artefacts"
"""The key under which a pack names what is exported of it."""
_NUMBERED = re.compile(r"(#{1,6}[ \t]+(?:step[ \t]+)?)(\d{1,3})\b", re.IGNORECASE)
_NUMBER = "\ue000number\ue000"
"""Stands for the number of a step in its part of the guide, so that a part that was only moved
stays the same."""
_KEYS = ("title", "audience", "minutes", "objectives", "materials", "lessons", ARTEFACTS)


def read_plan(text: str, path: DocumentPath) -> PackPlan:
    """Read a pack as it is built.

    Raises:
        EditRefused: It is no pack.
    """
    pack = read_document(text, path)
    if not isinstance(pack, Pack):
        raise EditRefused(0, "This is no pack; only a pack has an agenda to build.", path)
    guide = dict(_guide_parts(pack))
    steps = tuple(
        PlannedStep(
            at, row.activity_text, row.minutes, row.item, row.use, row.note, guide.get(at, "")
        )
        for at, row in enumerate(pack.agenda, start=1)
    )
    listed = (entry.values for entry in pack.properties if entry.key == ARTEFACTS)
    return PackPlan(
        title=pack.title,
        audience=pack.audience,
        minutes=pack.minutes,
        objectives=pack.objectives,
        materials=pack.materials,
        lessons=pack.lessons,
        brand=read_brand(text),
        artefacts=next(listed, ()),
        steps=steps,
    )


def plan_edits(text: str, plan: PackPlan) -> Edits:
    """Write a plan into the text of its pack; only what differs changes.

    Raises:
        EditRefused: The front matter or the agenda cannot be changed without guessing.
    """
    path = DocumentPath("pack.md")
    now = read_plan(text, path)
    changed = text
    for key in _KEYS:
        value = getattr(plan, key)
        if value != getattr(now, key):
            changed = apply_edits(changed, property_edits(changed, key, _written(value)))
    if plan.brand != now.brand:
        changed = apply_edits(changed, brand_edits(changed, plan.brand))
    if [step.row for step in plan.steps] != [step.row for step in now.steps]:
        rows = [step.row for step in plan.steps]
        changed = apply_edits(changed, rows_edits(changed, SectionName.AGENDA, rows))
    if _guided(plan) != _guided(now):
        guide = _guide_text(read_document(text, path), plan, len(now.steps))
        changed = apply_edits(changed, section_edits(changed, SectionName.GUIDE, guide))
    return replacing(text, 0, len(text), changed)


def _guided(plan: PackPlan) -> list[tuple[int, str]]:
    return [(at, step.guide) for at, step in enumerate(plan.steps) if step.guide]


def _written(value: object) -> Value | None:
    """Give a value as front matter takes it; None takes the key out."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if isinstance(value, int | str) else None


def _guide_parts(pack: Document) -> Iterator[tuple[int, str]]:
    """Give each part of the guide with the number of its step, 0 for what belongs to none.

    A part of the same heading level without a number goes with the one before it.
    """
    found: dict[int, str] = {}
    for guide in pack.sections_named(SectionName.GUIDE)[:1]:
        inside = [
            part
            for part in pack.sections
            if part.level == guide.level + 1 and guide.start < part.start < guide.end
        ]
        number, lead = 0, pack.text[guide.content_start : inside[0].start if inside else guide.end]
        found[0] = found.get(0, "") + lead
        for part in inside:
            raw = pack.text[part.start : part.end]
            match = _NUMBERED.match(raw)
            if match is not None:
                number = int(match[2])
                raw = f"{match[1]}{_NUMBER}{raw[match.end() :]}"
            found[number] = f"{found.get(number, '')}\n\n{raw.strip(chr(10))}".strip("\n")
    yield from found.items()


def _guide_text(pack: Document, plan: PackPlan, before: int) -> str:
    """Put the parts of the guide in the order of their steps, with the numbers of these.

    Args:
        pack: The pack as it stands in its file.
        plan: The steps with their parts.
        before: How many steps the pack had.
    """
    known = dict(_guide_parts(pack))
    steps = enumerate(plan.steps, start=1)
    parts = [step.guide.replace(_NUMBER, str(at)) for at, step in steps if step.guide]
    beyond = [
        part.replace(_NUMBER, str(number))
        for number, part in sorted(known.items())
        if number > before
    ]
    pieces = (known.get(0, "").strip("\n"), *parts, *beyond)
    return "\n\n".join(piece for piece in pieces if piece.strip())
