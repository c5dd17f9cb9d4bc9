"""The commands that read: counts, searches, one document, what there is to mend."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from casebook.cli import answers, printing
from casebook.cli.arguments import Command, add_id, add_json, add_library, add_limit, add_yes
from casebook.cli.console import TerminalProgress, print_json
from casebook.cli.opening import look, opened
from casebook.domain.finding import Severity
from casebook.domain.query import Facet, Query, Results
from casebook.domain.theme import Vocabulary
from casebook.library.library import Library

MODEL_VARIABLE = "CASEBOOK_MODEL"
"""The environment variable that names a model to rank by."""

_READ_FOR_MEANING = 100  # hits: as many as are put in order by meaning


def _info_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_json(parser)
    add_yes(parser)


def info(asked: argparse.Namespace) -> int:
    """Count what is in a library."""
    with opened(asked) as (library, progress):
        look(library, asked, progress)
        counts = answers.info_answer(library)
    if asked.json:
        print_json(counts)
    else:
        printing.print_counts(counts)
    return 0


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="what to search for, as in the window: words, “phrases”, -without, theme:trust, "
        "year:2009..2012",
    )
    parser.add_argument("--kind", choices=("case", "lesson", "pack"), help="only these documents")
    parser.add_argument(
        "--theme",
        action="append",
        default=[],
        metavar="T",
        help="only documents with this theme or a narrower one; several: any of them",
    )
    add_limit(parser, 20)
    parser.add_argument(
        "--model",
        type=Path,
        metavar="FOLDER",
        help="rank by meaning too, with the ONNX sentence model in this folder "
        "(else CASEBOOK_MODEL, else by words alone)",
    )
    add_json(parser)
    add_yes(parser)


def search(asked: argparse.Namespace) -> int:
    """Search a library; 1 when nothing is found."""
    with opened(asked) as (library, progress):
        look(library, asked, progress, searchable=True)
        query = Query(text=" ".join(asked.words), chosen=_chosen(asked, library.vocabulary))
        results = library.find(query)
        if library.waiting_for_index:  # the index turned out to be damaged and is empty now
            library.catch_up(progress)
            results = library.find(query)
        results = _by_meaning(asked, library, results, progress)
        if not results.total:
            results = results._replace(notice=results.notice or _unknown_theme(asked, library))
        shown = results.hits[: asked.limit]
        snippets = library.snippets(query, [hit.entry.path for hit in shown])
        suggestion = library.suggestion(query)
    if asked.json:
        print_json(answers.search_answer(results, shown, snippets, suggestion))
    else:
        printing.print_suggestion(suggestion)
        printing.print_results(results, shown, snippets)
    return 0 if results.total else 1


def _by_meaning(
    asked: argparse.Namespace, library: Library, results: Results, progress: TerminalProgress
) -> Results:
    """Ask again with a model, if there is one, once it has read what could come first."""
    named = asked.model or os.environ.get(MODEL_VARIABLE)
    if not named:
        return results
    library.use_model(Path(named).expanduser())
    best = [hit.entry.path for hit in results.hits[:_READ_FOR_MEANING]]
    while library.embed_some(progress, best).more:
        pass
    progress.finish()
    return library.find(results.query)


def _unknown_theme(asked: argparse.Namespace, library: Library) -> str:
    """Say which of the themes asked for there is not, and which there are; "" for none."""
    from casebook.library.conditions import as_typed  # once nothing was found

    typed = (Query(text=as_typed("theme", name)) for name in asked.theme)
    return next(filter(None, (library.find(query).notice for query in typed)), "")


def _similar_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_id(parser)
    add_limit(parser, 5)
    add_json(parser)
    add_yes(parser)


def similar(asked: argparse.Namespace) -> int:
    """List the documents most like one; 1 when there is none."""
    with opened(asked) as (library, progress):
        look(library, asked, progress, searchable=True)
        path = library.locate(asked.id)
        hits = library.similar(path, asked.limit)
    if asked.json:
        print_json(answers.similar_answer(path, hits))
    else:
        printing.print_similar(hits)
    return 0 if hits else 1


def _apply_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what you are about to do")
    add_limit(parser, 10)
    add_json(parser)
    add_yes(parser)


def apply(asked: argparse.Namespace) -> int:
    """List lessons that may apply; 1 when there is none."""
    with opened(asked) as (library, progress):
        look(library, asked, progress, searchable=True)
        words = " ".join(asked.words)
        found = library.lessons_for(words, asked.limit)
        vocabulary = library.vocabulary
    if asked.json:
        print_json(answers.apply_answer(words, found))
    else:
        printing.print_applicable(found, vocabulary)
    return 0 if found else 1


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_id(parser)
    add_json(parser)
    add_yes(parser)


def show(asked: argparse.Namespace) -> int:
    """Show one document."""
    with opened(asked) as (library, progress):
        look(library, asked, progress)
        reading = library.read(library.locate(asked.id), page=False)
    if asked.json:
        print_json(answers.show_answer(reading))
    else:
        printing.print_reading(reading)
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "--severity",
        choices=[severity.value for severity in Severity],
        default=Severity.HINT.value,
        help="the least that is listed and counted (default: hint, so everything)",
    )
    add_json(parser)
    add_yes(parser)


def check(asked: argparse.Namespace) -> int:
    """List what there is to mend, of a severity at least; 1 when there is anything."""
    listed = list(Severity)[: list(Severity).index(Severity(asked.severity)) + 1]
    with opened(asked) as (library, progress):
        look(library, asked, progress)
        findings = [found for found in library.findings() if found.severity in listed]
    if asked.json:
        print_json({"findings": [answers.finding_answer(finding) for finding in findings]})
    else:
        printing.print_findings(findings)
    return 1 if findings else 0


def _reindex_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_yes(parser)


def reindex(asked: argparse.Namespace) -> int:
    """Forget the caches and read everything anew."""
    with opened(asked) as (library, progress):
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


COMMANDS = {
    "info": Command("Count what is in a library.", _info_arguments, info),
    "search": Command("Search a library.", _search_arguments, search),
    "show": Command("Show one document with its lessons and links.", _show_arguments, show),
    "check": Command("List what there is to mend in a library.", _check_arguments, check),
    "reindex": Command("Forget the caches and read everything anew.", _reindex_arguments, reindex),
    "similar": Command("List the documents most like one.", _similar_arguments, similar),
    "apply": Command("List lessons that may apply to what you describe.", _apply_arguments, apply),
}
"""What this module does, by the words for it."""
