"""The headings of a foreign text brought to those that have a meaning in a case.

The table is data: it says under which headings people write what a case calls *Situation*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from casebook.domain.document import Kind, Section
from casebook.domain.sections import HEADINGS, SectionName, meaning_of
from casebook.importing.time_rows import listed_timeline
from casebook.markdown.scan import scan

_ALSO: Mapping[SectionName, tuple[str, ...]] = {
    SectionName.SITUATION: (
        *("overview", "context", "the situation", "incident", "the incident", "event", "the event"),
        *("incident summary", "executive summary", "incident overview", "incident description"),
        *("description", "description of event", "driving event", "case description", "abstract"),
        *("the case", "the story", "case summary", "background and context", "what occurred"),
        *("how did it happen?", "the problem", "problem", "problem statement", "initial situation"),
        *("zusammenfassung", "ausgangslage", "was ist passiert", "was geschah", "sachverhalt"),
        *("résumé", "contexte", "ce qui s'est passé", "situación", "qué pasó"),
    ),
    SectionName.TIMELINE: (
        *("incident timeline", "timeline of events", "event timeline", "chronology", "time line"),
        *("chronology of events", "course of events", "chronologie", "ablauf", "zeitlicher ablauf"),
    ),
    SectionName.STRATEGIES: (
        *("what we did", "how we responded", "our response", "actions", "immediate actions"),
        *("mitigation", "remediation", "resolution", "recovery", "solution", "the solution"),
        *("corrective actions", "how it was resolved", "how was it resolved", "how we fixed it"),
        *("measures", "measures taken", "what was done about it", "approach", "intervention"),
        *("maßnahmen", "lösung", "mesures prises", "medidas"),
    ),
    SectionName.IMPACT: (
        *("results", "outcomes", "consequences", "effects", "effect", "customer impact"),
        *("impact on customers", "business impact", "user impact", "what came of it", "damage"),
        *("auswirkungen", "ergebnis", "folgen", "résultats", "conséquences", "impacto"),
    ),
    SectionName.LESSONS_LEARNED: (
        *("lessons", "lesson", "lesson learned", "lessons learnt", "lesson learnt", "learnings"),
        *("lesson(s) learned", "takeaway", "key takeaways", "key takeaway", "key lessons"),
        *("key learnings", "what we learnt", "what we have learned", "what did we learn"),
        *("what did we learn?", "insights", "recommendation", "recommendation(s)"),
        *("conclusions and recommendations", "lessons and recommendations", "the lessons"),
        *("what we learned from this", "what you should take away", "key points", "main takeaways"),
        *("lehren", "erkenntnisse", "was wir gelernt haben", "empfehlungen"),
        *("leçons apprises", "enseignements", "lecciones aprendidas", "conclusiones"),
    ),
    SectionName.QUESTIONS: (
        *("questions for discussion", "discussion", "points for discussion", "talking points"),
        *("questions to discuss", "reflection questions", "review questions"),
        *("diskussionsfragen", "fragen"),
    ),
    SectionName.FACILITATOR_NOTES: (
        *("facilitator's notes", "facilitator’s notes", "facilitator guide", "teaching notes"),
        *("trainer notes", "trainer's notes", "instructor notes", "notes for the trainer"),
        *("notes for facilitators", "speaker notes"),
    ),
    SectionName.VIEWPOINTS: ("perspectives", "points of view", "stakeholder views"),
    SectionName.FIGURES: ("figures and statistics", "key figures", "facts and figures"),
    SectionName.SOURCES: (
        *("source", "further reading", "bibliography", "works cited", "quellen", "literatur"),
        *("reference", "sources and references"),
    ),
}
_MEANINGS: Mapping[str, SectionName] = {
    heading: name for name, headings in _ALSO.items() for heading in headings
}
_INCIDENT = frozenset(
    {
        *("timeline", "incident timeline", "root cause", "root causes", "root cause analysis"),
        *("contributing factors", "action items", "impact", "lessons learned", "remediation"),
        *("what went well", "what went wrong", "detection", "resolution", "summary", "stats"),
        *("incident summary", "mitigation", "corrective actions", "why did it happen?"),
        *("five whys", "5 whys", "trigger", "time to detection", "follow-up actions"),
    }
)
_ENOUGH = 3
"""Headings of a post-mortem that make a text one."""
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]|[a-zA-Z][.)])\s+")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_BOLD_LINE = re.compile(r"(?m)(?<=\n\n)(?:\*\*|__)([^*_\n]{3,60}?):?(?:\*\*|__):?[ ]*(?=\n\n)")


def arranged(markdown: str, title: str) -> tuple[str, str]:
    """Bring the headings of a text to their levels and names.

    The title is taken off the top, sections stand at level 2, and the first heading of each
    meaning gets its usual name.

    Args:
        markdown: The text.
        title: What is known as its title, or "".

    Returns:
        The text and its title, which is its first heading where none was known.
    """
    text = markdown.lstrip("\n")
    sections = _sections(text)
    if len(sections) <= 1:  # its headings are bold lines, if it has any
        text = _BOLD_LINE.sub(_promoted, "\n\n" + text).lstrip("\n")
        sections = _sections(text)
    if sections and sections[0].level <= 2 and not text[: sections[0].start].strip():
        first = sections[0]
        if _folded(first.heading) == _folded(title) or (
            first.level == 1
            and _meaning(first.heading) is None
            and (not title or _only_top(sections))
        ):
            title = title or first.heading
            text = text[first.content_start :].lstrip("\n")
            sections = _sections(text)
    elif not title and sections and sections[0].level == 1 and _only_top(sections):
        title = sections[0].heading
    text = _renamed(text, sections)
    return listed_timeline(text), title


def is_incident(markdown: str) -> bool:
    """Whether a text has the headings of a post-mortem."""
    named = {
        name
        for section in _sections(markdown)
        for name in (_plain(section.heading), section.name)
        if name
    }
    return len(named & _INCIDENT) >= _ENOUGH


def first_day(markdown: str) -> str:
    """Give the first day that a timeline names, such as ``2021-02-15``, or ""."""
    for section in scan(markdown, 0, Kind.CASE).sections.named(SectionName.TIMELINE):
        if day := _DAY.search(markdown, section.content_start, section.end):
            return day[0]
    return ""


def _sections(text: str) -> Sequence[Section]:
    return tuple(scan(text, 0, Kind.CASE).sections)


def _only_top(sections: Sequence[Section]) -> bool:
    """Whether a text has one heading of level 1: then that is its title."""
    return sum(section.level == 1 for section in sections) == 1


def _promoted(match: re.Match[str]) -> str:
    """Make a heading of a bold line that says what a heading would."""
    name = _meaning(match[1])
    return f"## {match[1].strip()}" if name else match[0]


def _renamed(text: str, sections: Sequence[Section]) -> str:
    """Put each heading at its level, under its name."""
    shift = _shift(sections)
    seen: set[SectionName] = set()
    pieces: list[str] = []
    at = 0
    for section in sections:
        level = min(max(shift(section.level), 2), 6)
        heading = _heading_words(text, section)
        name = _meaning(section.heading) if level == 2 else None
        if name is not None and name not in seen:
            heading = HEADINGS["case"][name][0]
            seen.add(name)
        pieces += [text[at : section.start], f"{'#' * level} {heading}\n"]
        at = section.content_start
    return "".join((*pieces, text[at:]))


def _heading_words(text: str, section: Section) -> str:
    """Give what stands in a heading, with its marks."""
    line = text[section.start : section.content_start].split("\n")[0].strip()
    return line.lstrip("#").strip().rstrip("#").strip() if line.startswith("#") else line


def _shift(sections: Sequence[Section]) -> Callable[[int], int]:
    """Give what brings the levels of headings to those from 2 downwards.

    A text whose sections stand at level 2 already keeps them, whatever stands at level 1.
    """
    top = min((section.level for section in sections), default=2)
    settled = any(section.level == 2 and _meaning(section.heading) for section in sections)
    by = 0 if settled else 2 - top
    return lambda level: level + by


def _meaning(heading: str) -> SectionName | None:
    words = _plain(heading)
    return meaning_of(words, "case") or _MEANINGS.get(words)


def _plain(heading: str) -> str:
    """Give a heading without its number, colon and bracket, in small letters."""
    words = _BRACKET.sub("", _NUMBER.sub("", heading.strip()))
    return " ".join(words.rstrip(":.").replace("*", "").split()).casefold()


def _folded(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()
