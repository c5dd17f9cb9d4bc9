"""What the columns of a sheet stand for: lessons, cases, or no more than a table.

The table is data: it says under which headings people keep what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from casebook.domain.document import Kind
from casebook.domain.sections import HEADINGS, SectionName
from casebook.importing.source import Asked

IGNORE = "ignore"
TITLE = "title"
BODY = "text"
_FACTS: Mapping[str, tuple[str, ...]] = {
    TITLE: ("title", "name", "subject", "headline", "case", "case title", "lesson title", "topic",
            "titel", "titre"),
    "summary": ("abstract", "short description", "synopsis"),
    "themes": ("theme", "themes", "tags", "tag", "keywords", "keyword", "category", "categories",
               "topics", "thema", "themen"),
    "date": ("date", "date of event", "event date", "when", "incident date", "datum"),
    "author": ("author", "submitted by", "submitter", "reported by", "recorded by", "autor"),
    "source": ("source", "reference", "link", "url", "quelle"),
    "place": ("place", "location", "site", "where", "ort"),
    "organisation": ("organisation", "organization", "company", "department", "client", "team",
                     "center", "centre"),
    "sector": ("sector", "industry", "branch"),
    "outcome": ("outcome type",),
    "type": ("type", "case type", "kind of case"),
    "level": ("level",),
    "grade": ("grade", "evidence grade"),
    "state": ("state", "lesson state"),
    "effect": ("effect", "improve or sustain", "improve/sustain"),
    "applies_when": ("applies when", "when it applies", "applies to", "use when", "moment of need",
                     "applicability"),
    "owner": ("owner", "responsible", "action owner", "assigned to", "lesson owner"),
    "due": ("due", "due date", "deadline", "target date"),
    "language": ("language", "lang", "sprache"),
}  # fmt: skip
_SECTIONS: Mapping[SectionName, tuple[str, ...]] = {
    SectionName.SITUATION: ("situation", "background", "what happened", "event", "description",
                            "event description", "driving event", "issue", "problem", "incident",
                            "context", "what happened?", "details", "story", "beschreibung"),
    SectionName.STRATEGIES: ("strategies", "what was done", "response", "actions taken", "action",
                             "actions", "action taken", "resolution", "measures", "solution"),
    SectionName.IMPACT: ("impact", "outcome", "result", "results", "consequence", "consequences"),
    SectionName.LESSONS_LEARNED: ("lessons learned", "lessons learnt", "takeaways", "learnings",
                                  "what we learned", "lesson(s) learned", "key takeaways"),
    SectionName.DO_THIS: ("do this", "recommendation", "recommendations", "recommendation(s)",
                          "recommended action", "recommended actions", "advice", "what to do",
                          "next time", "do differently"),
    SectionName.WHY: ("why", "reason", "rationale", "root cause", "cause", "causes"),
    SectionName.QUESTIONS: ("questions", "discussion questions"),
    SectionName.FACILITATOR_NOTES: ("facilitator notes", "notes for facilitators"),
}  # fmt: skip
_LESSON = ("lesson", "lesson learned", "lesson learnt", "the lesson", "lesson text", "lektion",
           "learning")  # fmt: skip
_LESSON_ONLY = frozenset(
    {"applies_when", "state", "effect", "owner", "due", SectionName.DO_THIS.value, "lesson"}
)
_CASE_ONLY = frozenset(
    {
        *(SectionName.STRATEGIES.value, SectionName.IMPACT.value),
        *(SectionName.LESSONS_LEARNED.value, "sector", "outcome", "grade", "type"),
    }
)
LESSON = "lesson"
_KNOWN = {
    **{word: key for key, words in _FACTS.items() for word in words},
    **{word: name.value for name, words in _SECTIONS.items() for word in words},
    **dict.fromkeys(_LESSON, LESSON),
}
MEANINGS = frozenset(
    {*_KNOWN.values(), *_FACTS, *(name.value for name in SectionName), BODY, IGNORE}
)
FACTS = frozenset(_FACTS)
_SPACE = re.compile(r"[\s_]+")


def plain_heading(heading: str) -> str:
    """Give a heading as it is looked up."""
    return _SPACE.sub(" ", heading).strip(" :*?.").casefold()


def mapping_of(
    headings: Sequence[str], wished: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Say what each column is taken for; each meaning is given once, other columns are text.

    Args:
        headings: What stands above the columns.
        wished: What the user says of some of them.
    """
    by_wish = {plain_heading(column): meaning.strip().lower() for column, meaning in wished}
    used: set[str] = set()
    found: list[tuple[str, str]] = []
    for heading in headings:
        plain = plain_heading(heading)
        meaning = by_wish.get(plain) or _KNOWN.get(plain, BODY if plain else IGNORE)
        if meaning not in MEANINGS or (meaning in used and meaning not in {BODY, IGNORE}):
            meaning = BODY
        used.add(meaning)
        found.append((heading, meaning))
    return tuple(found)


def wished_for(headings: Sequence[str], asked: Asked) -> tuple[tuple[str, str], ...]:
    """Give what the user says of columns: now, or before of a sheet with the same headings."""
    if asked.mapping:
        return asked.mapping
    plain = header_key(headings)
    known = (one for one in asked.remembered if header_key([column for column, _ in one]) == plain)
    return next(known, ())


def header_key(headings: Sequence[str]) -> tuple[str, ...]:
    """Give headings as they are compared with those of another sheet."""
    return tuple(map(plain_heading, headings))


def kind_of(mapping: Sequence[tuple[str, str]]) -> Kind | None:
    """Say what rows with such columns are; None when they are no documents."""
    meanings = {meaning for _, meaning in mapping}
    sections = {name.value for name in SectionName}
    told = meanings & (sections | {LESSON})
    if LESSON in meanings and not meanings & _CASE_ONLY:
        return Kind.LESSON
    if TITLE not in meanings or not told | (meanings & _LESSON_ONLY):
        return Kind.CASE if LESSON in meanings else None
    lesson, case = len(meanings & _LESSON_ONLY), len(meanings & _CASE_ONLY)
    return Kind.LESSON if lesson > case else Kind.CASE


def heading_of(meaning: str, kind: Kind) -> str:
    """Give the heading under which a column stands in a document of a kind."""
    name = SectionName(meaning)
    own = HEADINGS[kind.value].get(name)
    if own:
        return own[0]
    if kind is Kind.LESSON:
        return {"situation": "Why", "impact": "Impact"}.get(meaning, meaning.capitalize())
    return {"do this": "Lessons learned", "why": "Why"}.get(meaning, meaning.capitalize())
