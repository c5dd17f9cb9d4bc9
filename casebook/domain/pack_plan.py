"""A pack while it is built: its agenda as steps that keep who they are when they are moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from casebook.domain.names import DocumentId
from casebook.domain.pack import AgendaStep
from casebook.domain.values import Activity

DISCUSS_MINUTES = 15
"""What a case gets when it is put into an agenda."""
HUDDLE_MINUTES = 5
"""What a lesson gets."""
NO_ITEM = DocumentId("")
"""What a step has that uses no document."""
MOST_LESSONS = 3
"""Lessons that a pack reaches, by good habit."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A row of the agenda, and what the guide says to it.

    Two steps that say the same are equal, whatever their keys.

    Attributes:
        key: By which it is known while the pack is built; never written.
        activity_text: The activity as written.
        minutes: How long it takes; None when that is not said.
        item: The id of the case or lesson that it uses, or "".
        use: Sections of the item and numbers of its questions, as written.
        note: A remark, as Markdown.
        guide: Its part of the guide as written, with the heading; "" when there is none.
    """

    key: int = field(compare=False)
    activity_text: str
    minutes: int | None = None
    item: DocumentId = NO_ITEM
    use: str = ""
    note: str = ""
    guide: str = ""

    @property
    def activity(self) -> Activity | None:
        """What is done; None for a word that is not in the list."""
        words = "-".join(self.activity_text.casefold().split())
        return Activity(words) if words in set(Activity) else None

    @property
    def row(self) -> AgendaStep:
        """The row as it is read from a file."""
        return AgendaStep(
            self.minutes, self.activity, self.activity_text, self.item, self.use, self.note
        )


@dataclass(frozen=True, slots=True)
class Brand:
    """How what is exported looks; each "" where nothing of one's own is wanted.

    Attributes:
        logo: The path of a picture, from the root of the library.
        colour: As ``#rrggbb``.
        docx: The path of a template for Word.
        pptx: The path of a template for slides.
    """

    logo: str = ""
    colour: str = ""
    docx: str = ""
    pptx: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """All of a pack that is built; what else its file says is no part of it.

    Attributes:
        minutes: The planned length; None when not said.
        lessons: Ids of the lessons that it is to reach.
        artefacts: What is exported of it, as ``guide.docx``; empty when nobody has chosen.
    """

    title: str
    audience: str = ""
    minutes: int | None = None
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    lessons: tuple[DocumentId, ...] = ()
    brand: Brand = Brand()
    artefacts: tuple[str, ...] = ()
    steps: tuple[PlannedStep, ...] = ()

    @property
    def total(self) -> int:
        """The minutes of all steps added up."""
        return sum(step.minutes or 0 for step in self.steps)

    @property
    def over(self) -> int:
        """Minutes beyond those planned, less than 0 for those left; 0 where none are planned."""
        return self.total - self.minutes if self.minutes else 0

    @property
    def items(self) -> tuple[DocumentId, ...]:
        """The ids that the agenda uses, each once, in its order."""
        return tuple(dict.fromkeys(step.item for step in self.steps if step.item))

    def starts(self) -> tuple[int, ...]:
        """Give the minute at which each step begins."""
        starts, now = [], 0
        for step in self.steps:
            starts.append(now)
            now += step.minutes or 0
        return tuple(starts)

    def place(self, key: int) -> int | None:
        """Give where a step stands, from 0; None when there is none of this key."""
        return next((at for at, step in enumerate(self.steps) if step.key == key), None)

    def step(self, key: int) -> PlannedStep | None:
        """Give the step of a key."""
        at = self.place(key)
        return None if at is None else self.steps[at]

    @property
    def next_key(self) -> int:
        """A key that no step has."""
        return max((step.key for step in self.steps), default=0) + 1

    def added(self, rows: Iterable[AgendaStep], at: int | None = None) -> PackPlan:
        """Put new steps before the one at a place, or at the end."""
        place = len(self.steps) if at is None else at
        new = tuple(
            PlannedStep(key, row.activity_text, row.minutes, row.item, row.use, row.note)
            for key, row in enumerate(rows, start=self.next_key)
        )
        return replace(self, steps=(*self.steps[:place], *new, *self.steps[place:]))

    def moved(self, key: int, at: int) -> PackPlan:
        """Move a step so that it stands at a place once it has left its own."""
        step = self.step(key)
        if step is None:
            return self
        others = [other for other in self.steps if other.key != key]
        at = min(max(at, 0), len(others))
        return replace(self, steps=(*others[:at], step, *others[at:]))

    def removed(self, key: int) -> PackPlan:
        """Take a step out."""
        return replace(self, steps=tuple(step for step in self.steps if step.key != key))

    def duplicated(self, key: int) -> PackPlan:
        """Put the same step once more behind one; the guide stays with the first."""
        at = self.place(key)
        if at is None:
            return self
        twin = replace(self.steps[at], key=self.next_key, guide="")
        return replace(self, steps=(*self.steps[: at + 1], twin, *self.steps[at + 1 :]))

    def changed(self, key: int, **values: Any) -> PackPlan:
        """Give a step other values, such as ``minutes``."""
        steps = (replace(step, **values) if step.key == key else step for step in self.steps)
        return replace(self, steps=tuple(steps))


def step_for_case(item: DocumentId, use: str = "") -> AgendaStep:
    """Give the step that a case becomes when it is put into an agenda."""
    activity = Activity.DISCUSS
    return AgendaStep(DISCUSS_MINUTES, activity, activity.value, item, use, "")


def step_for_lesson(item: DocumentId) -> AgendaStep:
    """Give the step that a lesson becomes."""
    activity = Activity.HUDDLE
    return AgendaStep(HUDDLE_MINUTES, activity, activity.value, item, "", "")
