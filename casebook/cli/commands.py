"""The commands: each takes its arguments, prints, and gives the exit code."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from casebook.cli import answers, printing
from casebook.cli.console import TerminalProgress, print_json, say_error
from casebook.domain.finding import Severity
from casebook.domain.query import Facet, Query
from casebook.domain.theme import Vocabulary
from casebook.library.library import Library


@contextmanager
def _opened(asked: argparse.Namespace) -> Iterator[tuple[Library, TerminalProgress]]:
    library = Library.open(asked.library, cache=asked.cache_dir, read_only=True)
    progress = TerminalProgress()
    try:
        if library.notice:
            say_error(library.notice)
        yield library, progress
    finally:
        progress.finish()
        library.close()


def info(asked: argparse.Namespace) -> int:
    """Count what is in a library."""
    with _opened(asked) as (library, progress):
        library.reconcile(progress)
        progress.finish()
        counts = answers.info_answer(library)
    if asked.json:
        print_json(counts)
    else:
        printing.print_counts(counts)
    return 0


def search(asked: argparse.Namespace) -> int:
    """Search a library; 1 when nothing is found."""
    with _opened(asked) as (library, progress):
        library.catch_up(progress)
        progress.finish()
        vocabulary = library.vocabulary
        query = Query(text=" ".join(asked.words), chosen=_chosen(asked, vocabulary))
        results = library.find(query)
        if library.waiting_for_index:  # the index turned out to be damaged and is empty now
            library.catch_up(progress)
            results = library.find(query)
        shown = results.hits[: asked.limit]
        snippets = library.snippets(query, [hit.entry.path for hit in shown])
    if asked.json:
        print_json(answers.search_answer(results, shown, snippets))
    else:
        printing.print_results(results, shown, snippets, vocabulary)
    return 0 if results.total else 1


def show(asked: argparse.Namespace) -> int:
    """Show one document."""
    with _opened(asked) as (library, progress):
        library.reconcile(progress)
        progress.finish()
        reading = library.read(library.locate(asked.id), whole=True)
    if asked.json:
        print_json(answers.show_answer(reading))
    else:
        printing.print_reading(reading)
    return 0


def check(asked: argparse.Namespace) -> int:
    """List what there is to mend, of a severity at least; 1 when there is anything."""
    listed = list(Severity)[: list(Severity).index(Severity(asked.severity)) + 1]
    with _opened(asked) as (library, progress):
        library.reconcile(progress)
        progress.finish()
        findings = [found for found in library.findings() if found.severity in listed]
    if asked.json:
        print_json({"findings": [answers.finding_answer(finding) for finding in findings]})
    else:
        printing.print_findings(findings)
    return 1 if findings else 0


def reindex(asked: argparse.Namespace) -> int:
    """Forget the caches and read everything anew."""
    with _opened(asked) as (library, progress):
        library.read_anew(progress)
        library.catch_up(progress)
        progress.finish()
        totals = library.totals()
    documents = totals.cases + totals.lessons + totals.packs
    print("Read 1 document anew." if documents == 1 else f"Read {documents:,} documents anew.")
    return 0


def _chosen(asked: argparse.Namespace, vocabulary: Vocabulary) -> dict[Facet, frozenset[str]]:
    """Turn options into choices; a theme may be named by its id or by its label."""
    chosen: dict[Facet, frozenset[str]] = {}
    if asked.kind:
        chosen[Facet.KIND] = frozenset({asked.kind})
    if asked.theme:
        chosen[Facet.THEME] = frozenset(vocabulary.find(name) or name for name in asked.theme)
    return chosen
