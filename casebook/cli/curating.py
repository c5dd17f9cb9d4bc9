"""The commands that write: new documents, other names, lessons made of what a case says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from casebook.cli import answers, printing
from casebook.cli.arguments import (
    Command,
    add_case,
    add_dry_run,
    add_id,
    add_json,
    add_library,
    add_yes,
)
from casebook.cli.console import on_one_line, print_json, say_error
from casebook.cli.opening import look, opened
from casebook.domain.case import Case
from casebook.domain.document import Kind
from casebook.domain.errors import CasebookError, DocumentMissing
from casebook.domain.names import DocumentPath, ThemeId, id_of
from casebook.domain.query import Facet, Query
from casebook.library.library import Library
from casebook.library.plan import Plan
from casebook.storage.keeping.journal import FileChange

_USUAL_MINUTES = 60


class NotAPack(CasebookError):
    """A pack cannot be made as asked."""


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("kind", choices=("case", "lesson", "pack"), help="what it is")
    parser.add_argument("title", metavar="TITLE", help="its title, of which its id is made")
    parser.add_argument(
        "--theme", action="append", default=[], metavar="T", help="a theme of it; several times"
    )
    parser.add_argument(
        "--of", metavar="WORDS", help='make a pack of the cases that a search finds ("" for all)'
    )
    parser.add_argument(
        "--minutes", type=int, metavar="N", help="how long such a pack takes (default: 60)"
    )
    add_dry_run(parser)
    add_yes(parser)


def new(asked: argparse.Namespace) -> int:
    """Make a new case, lesson or pack."""
    with opened(asked, to_write=not asked.dry_run) as (library, progress):
        look(library, asked, progress, searchable=bool(asked.of))
        vocabulary = library.vocabulary
        themes = [vocabulary.find(name) or ThemeId(name) for name in asked.theme]
        if asked.of is None and asked.minutes is None:
            made = library.curation.new_document(Kind(asked.kind), asked.title, themes=themes)
        else:
            made = _drafted(library, asked, themes)
        if not asked.dry_run:
            library.add(made.path, made.text, "new")
    print(on_one_line(made.path))
    return 0


def _drafted(library: Library, asked: argparse.Namespace, themes: Sequence[ThemeId]) -> FileChange:
    """Make a pack of what a search finds.

    Raises:
        NotAPack: Another kind was asked for, or nothing was found.
    """
    if asked.kind != Kind.PACK.value:
        raise NotAPack("Only a pack is made of what is found: write “new pack”.")
    minutes = asked.minutes or _USUAL_MINUTES
    if minutes < 1:
        raise NotAPack(f"A pack of {minutes} minutes cannot be laid out. Give it one at least.")
    chosen = {Facet.KIND: frozenset({Kind.CASE.value})}
    if themes:
        chosen[Facet.THEME] = frozenset(map(str, themes))
    hits = library.find(Query(asked.of or "", chosen)).hits
    if not hits:
        raise NotAPack("No case was found to make a pack of. Use other words or another theme.")
    found = [hits.entry(at).path for at in range(len(hits))]
    return library.packing.draft(asked.title, found, minutes, themes=themes)


def _rename_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_id(parser)
    parser.add_argument("new_id", metavar="NEW-ID", help="the id that it is to have")
    add_dry_run(parser)
    add_yes(parser)


def rename(asked: argparse.Namespace) -> int:
    """Give a document another id, and rewrite the links to it."""
    with opened(asked, to_write=not asked.dry_run) as (library, progress):
        look(library, asked, progress)
        plan = library.curation.plan_id_rename(library.locate(asked.id), asked.new_id)
        return _carry_out(library, asked, plan)


def _theme_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("rename", "merge"), help="what to do")
    add_library(parser)
    parser.add_argument("old", metavar="OLD", help="the theme as it is")
    parser.add_argument("new", metavar="NEW", help="its new id, or the theme to merge it into")
    add_dry_run(parser)
    add_yes(parser)


def theme(asked: argparse.Namespace) -> int:
    """Rename a theme in all files, or put another in its place."""
    with opened(asked, to_write=not asked.dry_run) as (library, progress):
        look(library, asked, progress)
        themes, vocabulary = library.curation.themes, library.vocabulary
        old = vocabulary.find(asked.old) or ThemeId(asked.old)
        if asked.action == "merge":
            plan = themes.merge(old, vocabulary.find(asked.new) or ThemeId(asked.new))
        else:
            plan = themes.rename(old, ThemeId(asked.new))
        return _carry_out(library, asked, plan)


def _lessons_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_case(parser)
    add_json(parser)
    add_yes(parser)


def lessons(asked: argparse.Namespace) -> int:
    """List the lessons of a case; 1 when it has none."""
    with opened(asked) as (library, progress):
        look(library, asked, progress)
        reading = library.read(_case(library, asked.case), page=False)
    if asked.json:
        document, found = reading.document, answers.show_answer(reading)["lessons"]
        print_json({"case": document.id, "path": document.path, "lessons": found})
    elif reading.lessons:
        printing.print_lessons(reading.lessons)
    else:
        print("No lesson rests on it yet.")
    return 0 if reading.lessons else 1


def _harvest_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    add_case(parser)
    parser.add_argument("--apply", action="store_true", help="make all of them")
    add_json(parser)
    add_yes(parser)


def harvest(asked: argparse.Namespace) -> int:
    """List, or make, the lessons that a case tells in plain sentences; 1 when there are none.

    What a lesson says already becomes evidence for it.
    """
    with opened(asked, to_write=asked.apply) as (library, progress):
        look(library, asked, progress)
        path = _case(library, asked.case)
        sentences = library.curation.harvest(path)
        like = library.lessons_like([one.sentence for one in sentences])
        found = list(zip(sentences, like, strict=True))
        plan = Plan("")
        if asked.apply and found:
            new = [(one, one.title) for one, like in found if like is None]
            known = [(one, like.path) for one, like in found if like is not None]
            plan = library.curation.plan_harvest(path, new, known)
            if _tells_refused(plan):
                return 2
            library.curation.carry_out(plan)
    if asked.json:
        lessons = [answers.harvest_answer(*one) for one in found]
        answer: dict[str, Any] = {"case": id_of(path), "path": path, "lessons": lessons}
        print_json({**answer, "files": list(plan.paths)} if asked.apply else answer)
    else:
        printing.print_harvest(found)
        _print_files(plan)
    return 0 if found else 1


def _case(library: Library, name: str) -> DocumentPath:
    """Find a case.

    Raises:
        DocumentMissing: There is no document of this name, or it is no case.
    """
    path = library.locate(name)
    if not isinstance(library.document(path), Case):
        raise DocumentMissing(f"{path} is no case. Name a case by its id or its path.")
    return path


def _carry_out(library: Library, asked: argparse.Namespace, plan: Plan) -> int:
    """Do what was planned, or say only what would be done."""
    if _tells_refused(plan):
        return 2
    if not asked.dry_run and plan.changes:
        library.curation.carry_out(plan)
    _print_files(plan)
    return 0


def _tells_refused(plan: Plan) -> bool:
    """Say which files cannot be changed; give whether there are any."""
    for sentence in plan.refused.values():
        say_error(sentence)
    if plan.refused:
        say_error("Nothing was changed.")
    return bool(plan.refused)


def _print_files(plan: Plan) -> None:
    for change in plan.changes:
        moved = f" → {change.to}" if change.to else ""
        print(on_one_line(f"{change.path}{moved}"))


COMMANDS = {
    "new": Command("Make a new case, lesson or pack.", _new_arguments, new),
    "rename": Command(
        "Give a document another id, with all links to it.", _rename_arguments, rename
    ),
    "theme": Command("Rename or merge themes in all files.", _theme_arguments, theme),
    "lessons": Command("List the lessons of a case.", _lessons_arguments, lessons),
    "harvest": Command("Make lessons of what a case says.", _harvest_arguments, harvest),
}
"""What this module does, by the words for it."""
