"""A case: what happened, what was done about it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.dates import PartialDate
from casebook.domain.document import Document
from casebook.domain.values import (
    CaseType,
    Grade,
    Kind,
    Level,
    Mark,
    MomentKind,
    Outcome,
    Side,
    Status,
)

__all__ = [
    "BalanceRow",
    "Case",
    "CaseType",
    "Challenge",
    "Fact",
    "Figure",
    "Grade",
    "JudgmentZone",
    "LessonMention",
    "Level",
    "Mark",
    "Moment",
    "MomentKind",
    "Outcome",
    "Response",
    "ResponseMatrix",
    "Risk",
    "RolePlayPart",
    "Side",
    "Status",
    "Viewpoint",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """One item of a timeline.

    Attributes:
        when: The time as written (``14:05``, ``+2 min``, ``2010-02``), or "".
        kind: What it was, or None.
        text: What happened, as Markdown.
        inferred: Whether the source only lets one guess it.
    """

    when: str
    kind: MomentKind | None
    text: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Risk:
    """One row of the risks.

    Attributes:
        labels: ``S1``, ``C2``: one for each side it falls on.
        sides: The sides, known ones only.
        side_text: The side as written.
        risk: The risk, as Markdown.
        likelihood: 1 to 5 by the author's estimate, or None.
        severity: 1 to 5 by the author's estimate, or None.
        response: What is done about it, as Markdown.
    """

    labels: tuple[str, ...]
    sides: tuple[Side, ...]
    side_text: str
    risk: str
    likelihood: int | None
    severity: int | None
    response: str

    @property
    def placed(self) -> bool:
        """Whether it has both scores and so a cell of the matrix."""
        return self.likelihood is not None and self.severity is not None


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """What one strategy does for safety, quality and efficiency; None where not said."""

    strategy: str
    safety: Mark | None
    quality: Mark | None
    efficiency: Mark | None
    why: str


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """How one person or group sees it."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """Something that stands in the way, and the response to it."""

    challenge: str
    response: str


@dataclass(frozen=True, slots=True)
class JudgmentZone:
    """A touchpoint at which somebody may decide without asking."""

    touchpoint: str
    who_decides: str
    may_do: str


@dataclass(frozen=True, slots=True)
class Response:
    """A cell of the response matrix; ``least`` and ``most`` are "" without a bracket."""

    text: str
    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class ResponseMatrix:
    """Responses by responsibility (rows) and severity (columns).

    Attributes:
        severities: The column heads after the first.
        rows: Responsibility and one Response for each severity.
    """

    severities: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Response, ...]], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the case quotes.

    Attributes:
        figure: What is counted.
        value: The number as written.
        source: Who says so, or "".
        year: Of which year, or "".
        line: Where the row stands.
    """

    figure: str
    value: str
    source: str
    year: str
    line: int = 0

    @property
    def verified(self) -> bool:
        """Whether both a source and a year are given."""
        return bool(self.source.strip()) and bool(self.year.strip())


@dataclass(frozen=True, slots=True)
class LessonMention:
    """An item of the Lessons learned section.

    Attributes:
        target: The id of the lesson that it links, or "" for a sentence not yet harvested.
        text: The item as Markdown.
    """

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class RolePlayPart:
    """One card of a role-play: Scene, Customer, Staff, Observer, Twist or Debrief."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the source does not say."""

    text: str
    checked: bool
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Document):
    """A case study.

    A value that is not in the list of allowed ones is None here and kept in ``properties``.
    """

    status: Status | None = None
    type: CaseType | None = None
    outcome: Outcome | None = None
    sector: str = ""
    organisation: str = ""
    place: str = ""
    date: PartialDate | None = None
    level: Level | None = None
    grade: Grade | None = None
    author: str = ""
    source: tuple[str, ...] = ()
    rights: str = ""
    redact: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()
    risks: tuple[Risk, ...] = ()
    balance: tuple[BalanceRow, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    judgment_zones: tuple[JudgmentZone, ...] = ()
    response_matrix: ResponseMatrix | None = None
    figures: tuple[Figure, ...] = ()
    lessons_learned: tuple[LessonMention, ...] = ()
    questions: tuple[str, ...] = ()
    role_play: tuple[RolePlayPart, ...] = ()
    facts_to_check: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """A case."""
        return Kind.CASE
