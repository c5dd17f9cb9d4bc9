"""The command that takes files of other kinds into a library."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from casebook.cli.arguments import Command, add_dry_run, add_json, add_library, add_yes
from casebook.cli.bundling import take_bundle
from casebook.cli.console import TerminalProgress, on_one_line, print_json
from casebook.cli.opening import look, opened
from casebook.domain.document import Kind
from casebook.importing.bundle import is_bundle
from casebook.importing.draft import Draft, Unread
from casebook.importing.source import Asked
from casebook.library.library import Library

_AT_ONCE = 25
"""Drafts that are written together: each such piece is one step that can be undone."""


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder to take whole"
    )
    add_json(parser)
    add_dry_run(parser, "imported")
    parser.add_argument(
        "--keep-originals", action="store_true", help="keep the files too, under attachments"
    )
    parser.add_argument("--kind", choices=("case", "lesson"), help="what everything is to become")
    parser.add_argument(
        "--mapping",
        action="append",
        default=[],
        type=_mapping_pair,
        metavar="COLUMN=MEANING",
        help="what a column of a sheet is, such as What=situation; several times",
    )
    parser.add_argument(
        "--duplicates", action="store_true", help="import also what is there already, or nearly"
    )
    changed = parser.add_mutually_exclusive_group()
    changed.add_argument(
        "--theirs",
        action="store_true",
        help="from a bundle, take what was changed both here and there as it is there",
    )
    changed.add_argument(
        "--both",
        action="store_true",
        help="from a bundle, add what was changed both here and there beside yours",
    )
    add_yes(parser)


def import_files(asked: argparse.Namespace) -> int:
    """Import files and folders; 2 when one failed, 1 when there was nothing new."""
    with opened(asked, to_write=not asked.dry_run) as (library, progress):
        look(library, asked, progress, searchable=True)
        answer = _Answer()
        bundles = [path for path in asked.paths if is_bundle(path)]
        for path in bundles:
            for what, told in take_bundle(library, path, asked, progress):
                answer.tell(what, told)
        asked.paths = [path for path in asked.paths if path not in bundles]
        if asked.paths:
            _import(library, asked, progress, answer)
    if asked.json:
        print_json(answer.packed())
    else:
        answer.print()
    if answer.failed:
        return 2
    return 0 if answer.imported else 1


def _mapping_pair(text: str) -> str:
    if "=" not in text.strip("="):
        raise argparse.ArgumentTypeError("write COLUMN=MEANING, such as What=situation")
    return text


class _Answer:
    """What became of each file."""

    def __init__(self) -> None:
        self.imported: list[dict[str, Any]] = []
        self.skipped: list[dict[str, str]] = []
        self.failed: list[dict[str, str]] = []

    def tell(self, what: str, told: dict[str, Any]) -> None:
        """Note what became of one: ``imported``, ``skipped`` or ``failed``."""
        getattr(self, what).append(told)

    def packed(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        return {"imported": self.imported, "skipped": self.skipped, "failed": self.failed}

    def print(self) -> None:
        """Print it for people."""
        for one in self.imported:
            print(on_one_line(f"{one['path']}  ←  {one['source']}"))
            for removed in one["removed"]:
                print(on_one_line(f"    removed ({removed['rule']}): {removed['text']}"))
            for warning in one["warnings"]:
                print(on_one_line(f"    {warning}"))
        for word, rows, key in (
            ("skipped", self.skipped, "reason"),
            ("failed", self.failed, "error"),
        ):
            for row in rows:
                print(on_one_line(f"{word}: {_told(row['source'], row[key])}"))
        counts = (len(self.imported), len(self.skipped), len(self.failed))
        print("{} imported, {} skipped, {} failed.".format(*counts))


def _import(
    library: Library, asked: argparse.Namespace, progress: TerminalProgress, answer: _Answer
) -> None:
    wish = Asked(kind=Kind(asked.kind) if asked.kind else None, mapping=_mapping(asked.mapping))
    waiting: list[Draft] = []
    with closing(library.importing.propose(asked.paths, progress, asked=wish)) as proposed:
        for one in proposed:
            if isinstance(one, Unread):
                _tell_unread(one, answer)
            elif one.duplicates and not asked.duplicates:
                same = one.duplicates[0]
                reason = f"It has {same.same} as {same.path} ({same.title})."
                answer.skipped.append({"source": one.source, "reason": reason})
            else:
                waiting.append(one)
                answer.imported.append(_imported(one))
            if len(waiting) >= _AT_ONCE:
                _accept(library, asked, waiting, progress)
    _accept(library, asked, waiting, progress)


def _told(source: str, sentence: str) -> str:
    """Give a sentence about a file, with its name unless it says that itself."""
    return sentence if source in sentence else f"{source}: {sentence}"


def _tell_unread(one: Unread, answer: _Answer) -> None:
    if one.failed:
        answer.failed.append({"source": one.source, "error": one.reason})
    else:
        answer.skipped.append({"source": one.source, "reason": one.reason})


def _accept(
    library: Library, asked: argparse.Namespace, drafts: list[Draft], progress: TerminalProgress
) -> None:
    if drafts and not asked.dry_run:
        library.importing.accept(drafts, progress, keep_originals=asked.keep_originals)
    drafts.clear()


def _imported(draft: Draft) -> dict[str, Any]:
    """Give what JSON says of one document."""
    removed = [
        {"rule": one.rule, "line": one.line, "text": one.words}
        for one in draft.removals
        if one.accepted
    ]
    found = {
        "source": draft.source,
        "id": draft.id,
        "path": draft.path,
        "kind": draft.kind.value,
        "title": draft.title,
        "format": draft.format.value,
        "removed": removed,
        "warnings": list(draft.warnings),
        "people": list(draft.people),
        "addresses": list(draft.addresses),
        "themes": list(draft.themes),
        "pictures": list(draft.picture_places),
    }
    return {**found, "mapping": dict(draft.mapping)} if draft.mapping else found


def _mapping(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give what columns are to be taken for: ``column=meaning``."""
    return tuple(
        (column.strip(), meaning.strip())
        for pair in pairs
        for column, _, meaning in [pair.rpartition("=")]
    )


COMMANDS = {
    "import": Command(
        "Take files in: Word, PDF, pages, mail, and bundles.", _import_arguments, import_files
    ),
}
"""What this module does, by the words for it."""
