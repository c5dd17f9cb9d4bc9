"""Answers as text for people at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from casebook.cli.answers import snippet_words
from casebook.cli.console import bold, on_one_line, visible
from casebook.domain.query import Entry, Hit, Results, Snippet
from casebook.domain.values import Found, Kind

if TYPE_CHECKING:
    from casebook.domain.applicable import Applicable
    from casebook.domain.finding import Finding
    from casebook.domain.harvest import Harvestable
    from casebook.domain.lesson import Evidence
    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import LessonCard, Reading
    from casebook.domain.suggestion import Suggestion
    from casebook.domain.theme import Vocabulary

_WIDTH = 88


def print_counts(counts: Mapping[str, int]) -> None:
    """Print what is in a library."""
    for name, count in counts.items():
        print(f"{count:>10,}  {name}")


def print_suggestion(suggestion: Suggestion | None) -> None:
    """Print how a question may have been meant."""
    if suggestion:
        print(on_one_line(f"Did you mean: {suggestion.text}"))


def print_results(
    results: Results,
    shown: Sequence[Hit],
    snippets: Mapping[DocumentPath, Snippet],
) -> None:
    """Print the hits of a search with their snippets."""
    if results.notice:
        print(visible(results.notice))
    for widening in results.widened:
        print(on_one_line(f"also: {widening.words} → {widening.label}"))
    if not results.hits:
        print("Nothing was found. Try other words, or fewer of them.")
        return
    for hit in shown:
        entry = hit.entry
        print(f"\n{bold(on_one_line(entry.title))}  ({entry.kind.value} {on_one_line(entry.id)})")
        _print_indented(snippet_words(entry, snippets.get(entry.path)))
    took = f"in {results.took_ms:.0f} ms"
    count = "1 document" if results.total == 1 else f"{results.total:,} documents"
    print(f"\n{count} {took}; {len(shown)} shown.")


def print_similar(hits: Sequence[Hit]) -> None:
    """Print the documents most like one."""
    if not hits:
        print("Nothing in this library is much like it.")
    for hit in hits:
        _print_hit(hit)


def print_applicable(found: Sequence[Applicable], vocabulary: Vocabulary) -> None:
    """Print lessons that may apply, and why."""
    if not found:
        print("No lesson seems to apply. Describe it in other words, or in more of them.")
    for one in found:
        _print_hit(one.hit)
        reasons = [*one.words, *(f"theme {vocabulary.label(theme)}" for theme in one.themes)]
        _print_indented(f"because of: {', '.join(reasons)}")


def _print_hit(hit: Hit) -> None:
    entry = hit.entry
    print(f"\n{bold(on_one_line(entry.title))}  ({entry.kind.value} {on_one_line(entry.id)})")
    _print_indented(entry.excerpt)


def print_reading(reading: Reading) -> None:
    """Print a document with its lessons, its evidence and its links."""
    document = reading.document
    print(bold(on_one_line(document.title)))
    print(f"{document.kind.value} · {on_one_line(document.path)}")
    if reading.notice:
        print(visible(reading.notice))
    for entry in document.properties:
        print(visible(f"  {entry.key}: {entry.text}"))
    print(f"\n{visible(document.body.strip())}\n")
    if document.kind is Kind.CASE:
        print(bold("Lessons learned from it" if reading.lessons else "No lesson rests on it yet."))
        print_lessons(reading.lessons)
    if document.kind is Kind.LESSON:
        print(bold("What it rests on" if reading.evidence else "It rests on no passage yet."))
        _print_evidence(reading.evidence)
    for words, paths in (("Links to", reading.links), ("Linked from", reading.backlinks)):
        if paths:
            print(f"\n{bold(words)}")
            for path in paths:
                print(on_one_line(f"  {reading.related[path].title}  ({path})"))


def print_lessons(cards: Iterable[LessonCard]) -> None:
    """Print lessons with the passages on which they rest."""
    for card in cards:
        print(on_one_line(f"{card.number}. {card.title}  ({card.id})"))
        _print_evidence(card.passages)


def print_harvest(found: Sequence[tuple[Harvestable, Entry | None]]) -> None:
    """Print sentences that could become lessons, with their lines, and lessons that say the like.

    Args:
        found: Each with the lesson that says the like already, or None.
    """
    if not found:
        print("There are no plain sentences under “Lessons learned” or the like.")
    for one, like in found:
        print(on_one_line(f"{one.line}: {one.title}"))
        if like is not None:
            _print_indented(f"there is one like it: {on_one_line(like.title)}  ({like.id})")


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings, one a line, in the form that editors can jump to."""
    for finding in findings:
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        line = f"{place}: {finding.severity.value}: {finding.message} [{finding.code}]"
        print(on_one_line(line))


def _print_evidence(items: Iterable[Evidence]) -> None:
    for item in items:
        sign = "+" if item.quotation.role.value == "supports" else "−"
        _print_indented(f"{sign} “{item.quotation.words}”")
        place = f"{item.quotation.case} · {item.section or '?'} · {item.found.value}"
        print(f"      {on_one_line(place)}")
        if item.found is Found.CLOSE and item.passage is not None:
            _print_indented(f"closest passage: “{item.passage.text}”", "      ")


def _print_indented(text: str, indent: str = "    ") -> None:
    print(textwrap.fill(visible(text), _WIDTH, initial_indent=indent, subsequent_indent=indent))
