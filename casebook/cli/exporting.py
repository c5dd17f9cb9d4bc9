"""The command that makes files for a session of packs, cases and lessons."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casebook.cli.arguments import Command, add_json, add_library, add_yes
from casebook.cli.console import on_one_line, print_json, say_error
from casebook.cli.opening import look, opened
from casebook.domain.errors import CasebookError
from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.names import PersonName
from casebook.export.run import Exported, Wanted

ALL = "all"
_NAMES_SHOWN = 5


class UnknownArtefact(CasebookError):
    """A word is neither an artefact nor a format."""


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "ids", nargs="+", metavar="PACK-OR-CASE", help="the id or path of a pack, case or lesson"
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder for the files"
    )
    parser.add_argument(
        "--artefacts", default="all", metavar="A,B", help="which ones (default: all)"
    )
    parser.add_argument(
        "--formats", default="all", metavar="F,G", help="in which formats (default: all)"
    )
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("facilitator", "participant", "both"),
        default="both",
        help="for whom (default: both)",
    )
    parser.add_argument(
        "--redact-found",
        action="store_true",
        help="replace also the names of people that no case lists under redact",
    )
    parser.add_argument("--replace", action="store_true", help="replace files that are there")
    add_json(parser)
    add_yes(parser)


def export(asked: argparse.Namespace) -> int:
    """Make artefacts; 1 when something could not be shown as it should."""
    wanted = Wanted(
        artefacts=frozenset(Artefact(word) for word in _words(asked.artefacts, list(Artefact))),
        formats=frozenset(Format(word) for word in _words(asked.formats, list(Format))),
        audiences=frozenset(Audience if asked.audience == "both" else {Audience(asked.audience)}),
        replace=asked.replace,
    )
    with opened(asked) as (library, progress):
        look(library, asked, progress)
        paths = [library.locate(name) for name in asked.ids]
        found = [name for name in library.exporting.names(paths) if not name.listed]
        if asked.redact_found:
            wanted = replace(wanted, names=tuple(name.entry for name in found))
        made = library.exporting.export(paths, asked.to, wanted, progress)
    if asked.json:
        print_json({**_answer(made), "names": _names(found, asked.redact_found)})
    else:
        for written in made.written:
            print(on_one_line(str(written.path)))
        for problem in made.problems:
            say_error(f"{problem.path}: {problem.message}")
        if found:
            say_error(_said(found, asked.redact_found))
    return 1 if made.problems else 0


def _answer(made: Exported) -> dict[str, Any]:
    return {
        "written": [
            {
                "artefact": written.artefact.value,
                "format": written.format.value,
                "audience": written.audience.value,
                "path": str(written.path),
            }
            for written in made.written
        ],
        "problems": [
            {"code": problem.code, "path": problem.path, "message": problem.message}
            for problem in made.problems
        ],
    }


def _said(found: Sequence[PersonName], replaced: bool) -> str:
    """Say which names were found, and what became of them."""
    count, some = len(found), ", ".join(name.name for name in found[:_NAMES_SHOWN])
    names = f"{count} name{'s' * (count != 1)} of people that no case lists under redact"
    more = "…" if count > _NAMES_SHOWN else ""
    if replaced:
        return f"Found and replaced {names}: {some}{more}. Others may be left: read the files."
    return f"Found {names}: {some}{more}. Say --redact-found to replace them."


def _names(found: Sequence[PersonName], replaced: bool) -> list[dict[str, Any]]:
    return [
        {"name": name.name, "role": name.role, "count": name.count, "replaced": replaced}
        for name in found
    ]


def _words(listed: str, known: list[Any]) -> list[str]:
    """Give the words of a list with commas; none for all.

    Raises:
        UnknownArtefact: One of them is not known.
    """
    words = [word.strip().lower() for word in listed.split(",") if word.strip()]
    if ALL in words:
        return []
    names = [each.value for each in known]
    for word in words:
        if word not in names:
            raise UnknownArtefact(f"“{word}” is not known. Choose of: {', '.join(names)}, or all.")
    return words


COMMANDS = {
    "export": Command(
        "Make files for a session: guide, handout, reader and more.", _export_arguments, export
    ),
}
"""What this module does, by the words for it."""
