"""A pack: what a training session needs, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.document import Document
from casebook.domain.names import DocumentId
from casebook.domain.values import Activity, Kind

__all__ = ["Activity", "AgendaStep", "Pack"]


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """One row of the agenda.

    Attributes:
        minutes: How long it takes; None when the cell is not a number.
        activity: What is done, or None for a word that is not in the list.
        activity_text: The activity as written.
        item: The id of the case or lesson that it uses, or "".
        use: Sections of the item and numbers of its questions, as written.
        note: A remark, as Markdown.
        line: Where the row stands.
    """

    minutes: int | None
    activity: Activity | None
    activity_text: str
    item: DocumentId
    use: str
    note: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class SessionHeld:
    """One row of Sessions: when and where the pack was used, and how it went."""

    date: str
    place: str
    people: str
    went_well: str
    to_change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Document):
    """A case pack for a training session.

    Attributes:
        minutes: The planned length; None when not said.
        lessons: Ids of the lessons that it is to reach.
    """

    audience: str = ""
    minutes: int | None = None
    objectives: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    lessons: tuple[DocumentId, ...] = ()
    agenda: tuple[AgendaStep, ...] = ()
    sessions: tuple[SessionHeld, ...] = ()

    @property
    def kind(self) -> Kind:
        """A pack."""
        return Kind.PACK

    @property
    def agenda_minutes(self) -> int:
        """The minutes of all steps added up."""
        return sum(step.minutes or 0 for step in self.agenda)
