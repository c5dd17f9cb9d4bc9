"""The words that documents are described with, as enums whose values stand in the files.

They stand apart from what is read of a document, because lists, filters and marks need only them.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a file is: the front matter key ``kind``; a file without one is a case."""

    CASE = "case"
    LESSON = "lesson"
    PACK = "pack"


class Status(StrEnum):
    """How far a case has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    RETIRED = "retired"


class CaseType(StrEnum):
    """What sort of story a case tells."""

    INCIDENT = "incident"
    NEAR_MISS = "near-miss"
    RECOVERY = "recovery"
    GOOD_PRACTICE = "good-practice"
    SCENARIO = "scenario"
    GUIDANCE = "guidance"


class Outcome(StrEnum):
    """How it ended."""

    SUCCESS = "success"
    FAILURE = "failure"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """Where in an organisation it happened."""

    ORGANISATION = "organisation"
    TEAM = "team"
    FRONT_LINE = "front-line"


class Grade(StrEnum):
    """How good the evidence is, from the weakest to the best."""

    ANECDOTE = "anecdote"
    OPINION = "opinion"
    FIRST_HAND = "first-hand"
    INTERNAL_REPORT = "internal-report"
    SURVEY = "survey"
    OFFICIAL_REPORT = "official-report"

    @property
    def rank(self) -> int:
        """0 for the weakest grade, rising."""
        return list(Grade).index(self)


class MomentKind(StrEnum):
    """What a moment of a timeline was."""

    SIGNAL = "signal"
    DECISION = "decision"
    ACTION = "action"
    RESULT = "result"


class Side(StrEnum):
    """Which side of the balance a risk falls on; the value is what the table writes."""

    SECURITY = "security"
    CUSTOMER_SERVICE = "customer service"
    SAFETY = "safety"

    @property
    def letter(self) -> str:
        """The letter of its labels: S1, C1, A1."""
        return {"security": "S", "customer service": "C", "safety": "A"}[self.value]


class Mark(StrEnum):
    """What a strategy does for one of safety, quality and efficiency."""

    BETTER = "+"
    NEUTRAL = "0"
    WORSE = "−"


class State(StrEnum):
    """How far a lesson has come, in order; then the two ways in which it ends."""

    OBSERVED = "observed"
    IDENTIFIED = "identified"
    VALIDATED = "validated"
    EMBEDDED = "embedded"
    REJECTED = "rejected"
    RETIRED = "retired"


class Effect(StrEnum):
    """Whether something should get better, or is good and should stay so."""

    IMPROVE = "improve"
    SUSTAIN = "sustain"


class Role(StrEnum):
    """What a passage does for a lesson."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Found(StrEnum):
    """How well quoted words were found in their case.

    ``exact``: letter by letter. ``folded``: once white space, Markdown marks and the forms of
    quotation marks and dashes are folded. ``close``: only a similar passage. ``lost``: none.
    """

    EXACT = "exact"
    FOLDED = "folded"
    CLOSE = "close"
    LOST = "lost"


class Severity(StrEnum):
    """How much a finding matters.

    An error makes something not work as written, a warning will mislead a reader, a hint
    names what would make the library better.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Activity(StrEnum):
    """What the people in the room do during a step."""

    OPEN = "open"
    READ = "read"
    DISCUSS = "discuss"
    ROLE_PLAY = "role-play"
    WORKSHEET = "worksheet"
    HUDDLE = "huddle"
    PRESENT = "present"
    BREAK = "break"
    CLOSE = "close"


class LinkForm(StrEnum):
    """How a link is written."""

    WIKI = "wiki"
    MARKDOWN = "markdown"
    EMBED = "embed"
    PROPERTY = "property"
