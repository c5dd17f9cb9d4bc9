"""The sections of a document that have a meaning, by the headings that people give them.

The table is data: a translation adds its own headings to the tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class SectionName(StrEnum):
    """A section with a meaning; the value is how packs and JSON name it."""

    SITUATION = "situation"
    TIMELINE = "timeline"
    RISKS = "risks"
    STRATEGIES = "strategies"
    BALANCE = "balance"
    IMPACT = "impact"
    VIEWPOINTS = "viewpoints"
    CHALLENGES = "challenges"
    JUDGMENT_ZONES = "judgment zones"
    RESPONSE_MATRIX = "response matrix"
    FIGURES = "figures"
    LESSONS_LEARNED = "lessons learned"
    QUESTIONS = "questions"
    ROLE_PLAY = "role-play"
    FACILITATOR_NOTES = "facilitator notes"
    FACTS_TO_CHECK = "facts to check"
    SOURCES = "sources"
    # of lessons
    WHY = "why"
    DO_THIS = "do this"
    EVIDENCE = "evidence"
    COUNTER_EVIDENCE = "counter-evidence"
    APPLIED = "applied"
    # of packs
    AGENDA = "agenda"
    GUIDE = "guide"
    SESSIONS = "sessions"


_CASE_HEADINGS: Mapping[SectionName, tuple[str, ...]] = {
    SectionName.SITUATION: ("Situation", "Background", "What happened", "Summary"),
    SectionName.TIMELINE: ("Timeline", "Sequence of events"),
    SectionName.RISKS: ("Risks",),
    SectionName.STRATEGIES: ("Strategies", "What was done", "Response", "Actions taken"),
    SectionName.BALANCE: ("Balance", "Safety, quality, efficiency"),
    SectionName.IMPACT: ("Impact", "Outcome", "Result"),
    SectionName.VIEWPOINTS: ("Viewpoints",),
    SectionName.CHALLENGES: ("Challenges",),
    SectionName.JUDGMENT_ZONES: ("Judgment zones", "Judgement zones"),
    SectionName.RESPONSE_MATRIX: ("Response matrix", "Service recovery"),
    SectionName.FIGURES: ("Figures", "Statistics"),
    SectionName.LESSONS_LEARNED: (
        "Lessons learned",
        "Takeaways",
        "What we learned",
        "Recommendations",
    ),
    SectionName.QUESTIONS: ("Discussion questions", "Questions"),
    SectionName.ROLE_PLAY: ("Role-play",),
    SectionName.FACILITATOR_NOTES: ("Facilitator notes", "Teaching note"),
    SectionName.FACTS_TO_CHECK: ("Facts to check",),
    SectionName.SOURCES: ("Sources", "References"),
}
_LESSON_HEADINGS: Mapping[SectionName, tuple[str, ...]] = {
    SectionName.WHY: ("Why",),
    SectionName.DO_THIS: ("Do this",),
    SectionName.EVIDENCE: ("Evidence",),
    SectionName.COUNTER_EVIDENCE: ("Counter-evidence",),
    SectionName.APPLIED: ("Applied",),
}
_PACK_HEADINGS: Mapping[SectionName, tuple[str, ...]] = {
    SectionName.AGENDA: ("Agenda",),
    SectionName.GUIDE: ("Guide",),
    SectionName.FACILITATOR_NOTES: ("Facilitator notes", "Teaching note"),
    SectionName.SESSIONS: ("Sessions",),
}
HEADINGS: Mapping[str, Mapping[SectionName, tuple[str, ...]]] = {
    "case": _CASE_HEADINGS,
    "lesson": _LESSON_HEADINGS,
    "pack": _PACK_HEADINGS,
}
"""By kind of document: the headings of each section, the usual one first."""

FACILITATOR_ONLY = frozenset(
    {SectionName.FACILITATOR_NOTES, SectionName.GUIDE, SectionName.SESSIONS}
)
"""Sections that never reach a participant."""

_MEANINGS: Mapping[str, Mapping[str, SectionName]] = {
    kind: {heading.casefold(): name for name, headings in table.items() for heading in headings}
    for kind, table in HEADINGS.items()
}


def meaning_of(heading: str, kind: str) -> SectionName | None:
    """Give the meaning of a level-2 heading in a document of a kind, or None for prose."""
    return _MEANINGS[kind].get(" ".join(heading.split()).casefold())
