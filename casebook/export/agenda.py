"""The steps of a pack: what each uses, and what its guide says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.domain.case import Case
from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.audience import Readers
from casebook.export.context import Desk, uses_of
from casebook.export.document import Block, Content, Heading, Item, Items, Words, plain, said
from casebook.export.prose import fit
from casebook.markdown.page_words import activity_words, clock

_QUESTIONS = re.compile(r"\b(?:questions?|q)\b[\s:]*([\d\s,;&–—-]*)", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?")
_NUMBERED = re.compile(r"(?:step\s+)?(\d{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the agenda, with its number from 1 and the minute at which it starts."""

    number: int
    start: int
    row: AgendaStep

    @property
    def activity(self) -> str:
        """What is done, as a label."""
        return (
            activity_words(self.row.activity) if self.row.activity else fit(self.row.activity_text)
        )

    @property
    def minutes(self) -> str:
        """How long it takes, in words; "" when that is not said."""
        return "" if self.row.minutes is None else f"{self.row.minutes} min"

    @property
    def clock(self) -> str:
        """When it starts, from the beginning."""
        return clock(self.start)


def steps_of(desk: Desk) -> tuple[Step, ...]:
    """Give the steps; for a single case those that it can be used for."""
    root, start, made = desk.material.root, 0, []
    rows = root.agenda if isinstance(root, Pack) else tuple(_steps_for(root))
    for number, row in enumerate(rows, start=1):
        made.append(Step(number, start, row))
        start += row.minutes or 0
        known = not row.item or desk.material.case(row.item) or desk.material.taught(row.item)
        if not known:
            message = f"Step {number} uses “{row.item}”, which is not in the library."
            desk.report("missing-item", root.path, message)
    return tuple(made)


def _steps_for(root: object) -> Iterator[AgendaStep]:
    """Give what can be done with one case without a pack."""
    if not isinstance(root, Case):
        return
    read = ", ".join(
        name.value for name in (SectionName.SITUATION, SectionName.TIMELINE) if root.section(name)
    )
    yield _step(Activity.READ, root.id, read)
    if root.questions:
        yield _step(Activity.DISCUSS, root.id, "questions")
    if root.role_play:
        yield _step(Activity.ROLE_PLAY, root.id, "role-play")
    if root.risks or root.balance or root.response_matrix:
        yield _step(Activity.WORKSHEET, root.id, "")


def _step(activity: Activity, item: DocumentId, use: str) -> AgendaStep:
    return AgendaStep(None, activity, activity.value, item, use, "")


def questions_of(case: Case, use: str) -> tuple[tuple[int, str], ...]:
    """Give the questions that *Use* asks for, with their numbers; all when it gives no number."""
    match = _QUESTIONS.search(use)
    if match is None:
        return ()
    wanted: set[int] = set()
    for first, last in _RANGE.findall(match[1]):
        wanted |= set(range(int(first), int(last or first) + 1))
    numbered = enumerate(case.questions, start=1)
    return tuple((at, text) for at, text in numbered if not wanted or at in wanted)


def sections_named(use: str) -> frozenset[str]:
    """Give the names of sections in *Use*, folded, without the questions."""
    return frozenset(uses_of(_QUESTIONS.sub("", use)))


def title_of_step(desk: Desk, step: Step) -> Words:
    """Give what a step is called: its activity and what it uses."""
    item = desk.title_of(step.row.item) if step.row.item else ""
    return said(fit(f"{step.activity}: {item}" if item else step.activity))


def guide_parts(desk: Desk) -> tuple[dict[int, tuple[Block, ...]], tuple[Block, ...]]:
    """Give what the guide says, by the number of the step, and what belongs to none."""
    root = desk.material.root
    sections = desk.sections(root) if isinstance(root, Pack) else ()
    parts: dict[int, list[Block]] = {}
    current = 0
    for section in sections:
        for block in section.blocks if section.name is SectionName.GUIDE else ():
            number = _number_of(block)
            current = current if number is None else number
            if not number:
                parts.setdefault(current, []).append(block)
    known = {step.number for step in steps_of(desk)}
    beyond = [block for at, blocks in sorted(parts.items()) if at not in known for block in blocks]
    return {at: tuple(blocks) for at, blocks in parts.items() if at in known}, tuple(beyond)


def _number_of(block: Block) -> int | None:
    """Give the number of the step at whose heading a part begins, 0 for a heading without one."""
    if not isinstance(block.content, Heading) or block.content.level != 3:
        return None
    match = _NUMBERED.match(plain(block.content.words).strip())
    return int(match[1]) if match else 0


def use_in_words(step: Step) -> Words:
    """Give *Use* and minutes as one line."""
    parts = [part for part in (step.minutes, fit(step.row.use)) if part]
    return said(" · ".join(parts)) or said(w.NOT_GIVEN)


def asked_of(desk: Desk, case: Case, use: str) -> tuple[tuple[int, Words], ...]:
    """Give the questions that *Use* asks for, as participants see them, with their numbers.

    What stands below a question may be its answer, however it is written: only the words of its
    first paragraph are given.
    """
    seen = [item.words for item in _items(desk, case, Readers.FACILITATOR)]
    numbers = (number for number, _ in questions_of(case, use))
    return tuple((number, seen[number - 1]) for number in numbers if number <= len(seen))


def below_asked(desk: Desk, case: Case, use: str) -> tuple[tuple[int, tuple[Content, ...]], ...]:
    """Give what stands below the questions that *Use* asks for, which is the facilitator's."""
    every = _items(desk, case, Readers.PARTICIPANT)
    numbers = (number for number, _ in questions_of(case, use))
    found = ((number, every[number - 1].below) for number in numbers if number <= len(every))
    return tuple((number, below) for number, below in found if below)


def _items(desk: Desk, case: Case, without: Readers) -> list[Item]:
    """Give the questions as they are read, in order, without the blocks of some readers."""
    return [
        item
        for section in desk.sections(case)
        if section.name is SectionName.QUESTIONS
        for block in section.blocks
        if isinstance(block.content, Items) and block.readers is not without
        for item in block.content.items
    ]
