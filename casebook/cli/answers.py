"""What the commands answer, as plain values that JSON can carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casebook.domain.query import Entry, Hit, Place, Results, Snippet
from casebook.domain.values import Kind

if TYPE_CHECKING:
    from casebook.domain.applicable import Applicable
    from casebook.domain.document import Document
    from casebook.domain.finding import Finding
    from casebook.domain.harvest import Harvestable
    from casebook.domain.lesson import Evidence
    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import LessonCard, Reading
    from casebook.domain.suggestion import Suggestion
    from casebook.library.library import Library

Answer = dict[str, Any]


def info_answer(library: Library) -> dict[str, int]:
    """Count what is in a library."""
    totals = library.totals()
    return {
        "cases": totals.cases,
        "lessons": totals.lessons,
        "packs": totals.packs,
        "themes": len(library.vocabulary.themes),
        "words": totals.words,
        "findings": len(library.findings()),
    }


def search_answer(
    results: Results,
    shown: Sequence[Hit],
    snippets: Mapping[DocumentPath, Snippet],
    suggestion: Suggestion | None = None,
) -> Answer:
    """Give the results of a search; facets without any value are left out."""
    return {
        "query": results.query.text,
        "total": results.total,
        "took_ms": round(results.took_ms, 2),
        "also": [
            {"words": widening.words, "theme": widening.theme} for widening in results.widened
        ],
        "widened": [
            {"word": widening.words, "theme": widening.theme, "label": widening.label}
            for widening in results.widened
        ],
        "notice": results.notice,
        "suggestion": suggestion.text if suggestion else "",
        "hits": [_hit(hit, snippets.get(hit.entry.path)) for hit in shown],
        "facets": {facet.value: dict(_by_count(c)) for facet, c in results.counts.items() if c},
    }


def snippet_words(entry: Entry, snippet: Snippet | None) -> str:
    """Give the words that answer, with the place where they stand when that is not the text."""
    if snippet is None:
        return entry.excerpt
    match snippet.place:
        case Place.ALIAS:
            return f"Also known as “{snippet.text}”"
        case Place.THEME:
            return f"Theme: {snippet.text}"
        case Place.APPLIES_WHEN:
            return f"Applies when {snippet.text}"
    return snippet.text


def similar_answer(path: DocumentPath, hits: Sequence[Hit]) -> Answer:
    """Give the documents most like one."""
    return {"path": path, "hits": [_hit(hit, None) for hit in hits]}


def apply_answer(words: str, found: Sequence[Applicable]) -> Answer:
    """Give the lessons that may apply to a description, and why."""
    return {
        "words": words,
        "lessons": [
            {
                **_hit(one.hit, None),
                "applies_when": one.hit.entry.excerpt,
                "because": {"words": list(one.words), "themes": list(one.themes)},
            }
            for one in found
        ],
    }


def show_answer(reading: Reading) -> Answer:
    """Give a document with its lessons, its evidence and its links."""
    document = reading.document
    answer: Answer = {
        "id": document.id,
        "kind": document.kind.value,
        "path": document.path,
        "title": document.title,
        "front_matter": {
            entry.key: list(entry.values) if entry.is_list else entry.text
            for entry in document.properties
        },
        "sections": [_section(document, index) for index in range(len(document.sections))],
        "body": document.body,
        "links": [_linked(reading.related[path]) for path in reading.links],
        "backlinks": [_linked(reading.related[path]) for path in reading.backlinks],
        "findings": [finding_answer(finding) for finding in reading.findings],
    }
    if document.kind is Kind.CASE:
        answer["lessons"] = [_card(card) for card in reading.lessons]
    if document.kind is Kind.LESSON:
        answer["evidence"] = [evidence_answer(item) for item in reading.evidence]
    return answer


def evidence_answer(evidence: Evidence) -> Answer:
    """Give a quotation and how well its words were found."""
    passage = evidence.passage
    return {
        "quote": evidence.quotation.words,
        "role": evidence.quotation.role.value,
        "case": evidence.quotation.case,
        "found": evidence.found.value,
        "section": evidence.section,
        "passage": passage.text if passage else None,
        "score": round(passage.score, 3) if passage else 0.0,
    }


def finding_answer(finding: Finding) -> Answer:
    """Give a finding."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
    }


def harvest_answer(one: Harvestable, like: Entry | None) -> Answer:
    """Give a sentence that could become a lesson, and the lesson that says the like already."""
    return {
        "title": one.title,
        "sentence": one.sentence,
        "heading": one.heading,
        "line": one.line,
        "effect": one.effect.value,
        "themes": list(one.themes),
        "like": like.path if like else None,
    }


def _hit(hit: Hit, snippet: Snippet | None) -> Answer:
    entry = hit.entry
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title,
        "path": entry.path,
        "score": round(hit.score, 4),
        "snippet": snippet_words(entry, snippet),
    }


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _section(document: Document, index: int) -> Answer:
    section = document.sections[index]
    return {
        "heading": section.heading,
        "name": section.name or None,
        "level": section.level,
        "line": section.line,
        "text": document.content(section).strip(),
    }


def _linked(entry: Entry) -> Answer:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "path": entry.path,
        "title": entry.title,
    }


def _card(card: LessonCard) -> Answer:
    return {
        "id": card.id,
        "path": card.path,
        "title": card.title,
        "state": card.state.value if card.state else None,
        "effect": card.effect.value if card.effect else None,
        "applies_when": card.applies_when,
        "evidence": [evidence_answer(item) for item in card.passages],
    }
