"""Who an artefact is for, and for whom each part of a document is meant."""

from __future__ import annotations

from enum import StrEnum

from casebook.domain.sections import SectionName


class Audience(StrEnum):
    """Who gets a file."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"


class Readers(StrEnum):
    """For whom a block is."""

    BOTH = "both"
    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"

    def include(self, audience: Audience) -> bool:
        """Say whether an audience may see it."""
        return self is Readers.BOTH or self.value == audience.value


ACCOUNT = frozenset(
    {
        SectionName.SITUATION,
        SectionName.TIMELINE,
        SectionName.STRATEGIES,
        SectionName.IMPACT,
        SectionName.VIEWPOINTS,
        SectionName.FIGURES,
        SectionName.LESSONS_LEARNED,
        SectionName.QUESTIONS,
        SectionName.SOURCES,
        SectionName.WHY,
        SectionName.DO_THIS,
        SectionName.EVIDENCE,
        SectionName.COUNTER_EVIDENCE,
    }
)
"""Sections that tell what happened, and what was learned: everybody may read them."""

ANALYSIS = frozenset(
    {
        SectionName.RISKS,
        SectionName.BALANCE,
        SectionName.CHALLENGES,
        SectionName.JUDGMENT_ZONES,
        SectionName.RESPONSE_MATRIX,
    }
)
"""Model answers: a participant gets them only where the agenda hands them out to be read."""

_NEVER = frozenset(
    {
        SectionName.FACILITATOR_NOTES,
        SectionName.GUIDE,
        SectionName.SESSIONS,
        SectionName.FACTS_TO_CHECK,
        SectionName.ROLE_PLAY,
        SectionName.APPLIED,
        SectionName.AGENDA,
    }
)


def readers_of(name: SectionName | None, handed_out: bool = False) -> Readers:
    """Say for whom a section is.

    Args:
        name: Its meaning; None for a heading that Casebook does not know.
        handed_out: Whether the agenda gives it to participants to read.
    """
    if name in ACCOUNT or (handed_out and name not in _NEVER):
        return Readers.BOTH
    return Readers.FACILITATOR
