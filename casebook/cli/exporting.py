"""The command that makes files for a session of packs, cases and lessons."""

from __future__ import annotations

import argparse
from typing import Any

from casebook.cli.console import on_one_line, print_json, say_error
from casebook.cli.opening import look, opened
from casebook.domain.errors import CasebookError
from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Exported, Wanted

ALL = "all"


class UnknownArtefact(CasebookError):
    """A word is neither an artefact nor a format."""


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
        made = library.exporting.export(paths, asked.to, wanted, progress)
    if asked.json:
        print_json(_answer(made))
    else:
        for written in made.written:
            print(on_one_line(str(written.path)))
        for problem in made.problems:
            say_error(f"{problem.path}: {problem.message}")
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
