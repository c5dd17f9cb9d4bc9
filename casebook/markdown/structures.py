"""What stands in the sections of a case that have a meaning, all together."""

from __future__ import annotations

from typing import TypedDict

from casebook.domain.case import (
    BalanceRow,
    Challenge,
    Fact,
    Figure,
    JudgmentZone,
    LessonMention,
    Moment,
    ResponseMatrix,
    Risk,
    RolePlayPart,
    Viewpoint,
)
from casebook.domain.sections import SectionName
from casebook.markdown.case_lists import (
    read_facts,
    read_lessons_learned,
    read_questions,
    read_role_play,
    read_sources,
    read_viewpoints,
)
from casebook.markdown.case_tables import (
    read_balance,
    read_challenges,
    read_figures,
    read_judgment_zones,
    read_response_matrix,
)
from casebook.markdown.parts import Parts
from casebook.markdown.risks import read_risks
from casebook.markdown.timeline import read_timeline


class Structures(TypedDict, total=False):
    """The fields of a case that come from its sections."""

    timeline: tuple[Moment, ...]
    risks: tuple[Risk, ...]
    balance: tuple[BalanceRow, ...]
    viewpoints: tuple[Viewpoint, ...]
    challenges: tuple[Challenge, ...]
    judgment_zones: tuple[JudgmentZone, ...]
    response_matrix: ResponseMatrix | None
    figures: tuple[Figure, ...]
    lessons_learned: tuple[LessonMention, ...]
    questions: tuple[str, ...]
    role_play: tuple[RolePlayPart, ...]
    facts_to_check: tuple[Fact, ...]
    sources: tuple[str, ...]


def read_structures(parts: Parts) -> Structures:
    """Read every section with a meaning; nothing when there is none."""
    if not parts:
        return {}
    return {
        "timeline": read_timeline(parts.items(SectionName.TIMELINE)),
        "risks": read_risks(parts.tables(SectionName.RISKS)),
        "balance": read_balance(parts.tables(SectionName.BALANCE)),
        "viewpoints": read_viewpoints(parts.items(SectionName.VIEWPOINTS)),
        "challenges": read_challenges(parts.tables(SectionName.CHALLENGES)),
        "judgment_zones": read_judgment_zones(parts.tables(SectionName.JUDGMENT_ZONES)),
        "response_matrix": read_response_matrix(parts.tables(SectionName.RESPONSE_MATRIX)),
        "figures": read_figures(parts.tables(SectionName.FIGURES)),
        "lessons_learned": read_lessons_learned(parts.items(SectionName.LESSONS_LEARNED)),
        "questions": read_questions(parts.items(SectionName.QUESTIONS)),
        "role_play": read_role_play(parts.below(SectionName.ROLE_PLAY)),
        "facts_to_check": read_facts(parts.items(SectionName.FACTS_TO_CHECK)),
        "sources": read_sources(parts.items(SectionName.SOURCES)),
    }
