"""What a session is, as it is shown: for each step what the room sees, and what is said.

What the facilitator is told stands beside what the room sees and is never part of a screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.names import DocumentPath
from casebook.domain.pack import Activity
from casebook.export.document import Content, Timeline, Words


@dataclass(frozen=True, slots=True)
class Screen:
    """What the room sees at one time.

    Attributes:
        large: What is set largest: a question, a title, a lesson.
        contents: What stands below it.
        beside: A timeline to look back at, or None.
        place: Where it stands among its like, such as *Question 1 of 2*, or "".
    """

    large: Words
    contents: tuple[Content, ...] = ()
    beside: Timeline | None = None
    place: str = ""

    @property
    def parts(self) -> int:
        """How many things are revealed one after another; 0 when all is seen at once."""
        return sum(len(each.moments) for each in self.contents if isinstance(each, Timeline))


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the facilitator alone: a word such as *Say*, and what to say."""

    label: str
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A lesson that a step is to reach, and how weak its evidence is ("" when it is not)."""

    title: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the agenda.

    Attributes:
        number: From 1.
        activity: What is done; None for a word that is not in the list.
        label: The same, to be shown.
        item: The title of what it uses; "" for nothing, or for what the library has not.
        minutes: How long it is to take; None when that is not said.
        screens: What the room sees; at least one.
        notes: For the facilitator alone.
        lessons: The lessons that it is to reach.
        background: For the facilitator alone: roles, answers, teaching notes.
    """

    number: int
    activity: Activity | None
    label: str
    item: str
    minutes: int | None
    screens: tuple[Screen, ...]
    notes: tuple[Note, ...] = ()
    lessons: tuple[Reached, ...] = ()
    background: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """A session, ready to be shown.

    Attributes:
        path: The pack, case or lesson.
        title: Its title.
        steps: In their order; at least one.
        lessons: The lessons that it teaches: where they lie, and their titles.
        is_pack: Whether it is a pack, which keeps the sessions that were held.
    """

    path: DocumentPath
    title: str
    steps: tuple[ShownStep, ...]
    lessons: tuple[tuple[DocumentPath, str], ...]
    is_pack: bool
