"""A lesson: one actionable sentence, the moment it is for, and the passages it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.dates import PartialDate
from casebook.domain.document import Document
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.values import Effect, Found, Kind, Role, State

__all__ = [
    "Application",
    "Effect",
    "Evidence",
    "Found",
    "Lesson",
    "Passage",
    "Quotation",
    "Role",
    "State",
]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a lesson quotes from a case.

    Attributes:
        words: The quoted words, lines joined by a space.
        case: The id in the link below them.
        role: Whether they support or contradict.
        line: Where the quotation stands in the lesson.
    """

    words: str
    case: DocumentId
    role: Role
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Where quoted words stand in a text.

    Attributes:
        start: Offset of the first character in the text that was searched.
        end: Offset after the last one.
        found: How well it matches.
        score: 1.0 for exact and folded, less for close.
        text: The words that stand there.
    """

    start: int
    end: int
    found: Found
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation of a lesson, looked up in its case.

    Attributes:
        lesson: The path of the lesson.
        quotation: What the lesson says.
        case_path: The path of the case, or None when there is no such case.
        passage: Where the words stand now, or the closest passage; None when lost.
        section: The heading of the level-2 section in which the passage stands, or "".
    """

    lesson: DocumentPath
    quotation: Quotation
    case_path: DocumentPath | None
    passage: Passage | None
    section: str = ""

    @property
    def found(self) -> Found:
        """How well the words were found; lost when there is no such case."""
        return self.passage.found if self.passage else Found.LOST


@dataclass(frozen=True, slots=True)
class Application:
    """One row of Applied: when and where a lesson was put to use, and what came of it."""

    date: str
    where: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Document):
    """A lesson learned; its title is the lesson.

    A value that is not in the list of allowed ones is None here and kept in ``properties``.
    """

    state: State | None = None
    effect: Effect | None = None
    applies_when: str = ""
    owner: str = ""
    due: PartialDate | None = None
    review_by: PartialDate | None = None
    validated_by: str = ""
    validated_on: PartialDate | None = None
    replaced_by: str = ""
    quotations: tuple[Quotation, ...] = ()
    applied: tuple[Application, ...] = ()

    @property
    def kind(self) -> Kind:
        """A lesson."""
        return Kind.LESSON

    @property
    def never_applied(self) -> bool:
        """Whether it is validated or embedded and nothing was ever written under Applied."""
        return self.state in {State.VALIDATED, State.EMBEDDED} and not self.applied
