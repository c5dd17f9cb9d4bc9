"""What the command line takes: a parser for the window, and one for each command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from casebook import __version__
from casebook.cli import window

Command = Callable[[argparse.Namespace], int]
COMMANDS = (
    *("open", "info", "search", "show", "check", "reindex", "similar", "apply"),
    *("new", "rename", "theme", "lessons", "harvest", "import", "export"),
)
"""The commands, the window first."""


class _WindowParser(argparse.ArgumentParser):
    """Names a misspelt command in place of the arguments that it leaves over."""

    def __init__(self, misspelt: str, **options: Any) -> None:
        super().__init__(**options)
        self._misspelt = misspelt

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        super().error(self._misspelt or message)


def window_parser(misspelt: str = "") -> argparse.ArgumentParser:
    """Give what reads the arguments of a call without a command.

    Args:
        misspelt: What to say of a first word that is no folder, or "".
    """
    parser = _WindowParser(
        misspelt,
        prog="casebook",
        description="A desktop knowledge base of case studies and lessons learned.",
        epilog=f"Commands without a window: {', '.join(COMMANDS[1:])}. "
        "“casebook COMMAND --help” explains one.",
    )
    _add_window_arguments(parser)
    parser.add_argument("--version", action="version", version=f"Casebook {__version__}")
    return parser


def _add_window_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "library", nargs="?", type=Path, metavar="LIBRARY", help="the folder, or bundle, to open"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open your own copy of the sample library"
    )
    parser.add_argument(
        "--read-only", action="store_true", help="offer nothing that changes a file"
    )
    _add_folders(parser)


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cache-dir",
        type=Path,
        metavar="FOLDER",
        help="where catalog and index stand (else CASEBOOK_CACHE_DIR, else the user's cache)",
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where versions and drafts stand (else CASEBOOK_DATA_DIR, else the user's data)",
    )


def command_parser() -> argparse.ArgumentParser:
    """Give what reads the arguments of a command."""
    # with what reads a library, which the window does later
    from casebook.cli import commands
    from casebook.domain.values import Severity

    parser = argparse.ArgumentParser(prog="casebook")
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        made = parsers.add_parser(name, help=text, description=text)
        made.set_defaults(command=command)
        return made

    _add_window_arguments(add("open", window.open_window, "Open the window on a library."))
    info = add("info", commands.info, "Count what is in a library.")
    search = add("search", commands.search, "Search a library.")
    show = add("show", commands.show, "Show one document with its lessons and links.")
    check = add("check", commands.check, "List what there is to mend in a library.")
    reindex = add("reindex", commands.reindex, "Forget the caches and read everything anew.")
    similar = add("similar", commands.similar, "List the documents most like one.")
    apply = add("apply", commands.apply, "List lessons that may apply to what you describe.")
    for command in (info, search, show, check, reindex, similar, apply):
        command.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
        _add_folders(command)
    for command in (info, search, show, check, similar, apply):
        command.add_argument("--json", action="store_true", help="print JSON")
    for command in (show, similar):
        command.add_argument("id", metavar="ID", help="the id or path of a case, lesson or pack")
    apply.add_argument("words", nargs="+", metavar="WORDS", help="what you are about to do")
    _add_limit(similar, 5)
    _add_limit(apply, 10)
    _add_search_arguments(search)
    check.add_argument(
        "--severity",
        choices=[severity.value for severity in Severity],
        default=Severity.HINT.value,
        help="the least that is listed and counted (default: hint, so everything)",
    )
    written = (*_add_curating(add), _add_importing(add), _add_export(add))
    for command in (info, search, show, check, reindex, similar, apply, *written):
        command.add_argument(
            "--yes", action="store_true", help="a large part of the documents may be gone"
        )
    return parser


def _add_curating(
    add: Callable[[str, Command, str], argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, ...]:
    from casebook.cli import curating

    new = add("new", curating.new, "Make a new case, lesson or pack.")
    lessons = add("lessons", curating.lessons, "List the lessons of a case.")
    harvest = add("harvest", curating.harvest, "Make lessons of what a case says.")
    rename = add("rename", curating.rename, "Give a document another id, with all links to it.")
    theme = add("theme", curating.theme, "Rename or merge themes in all files.")
    written = (new, rename, theme, lessons, harvest)
    theme.add_argument("action", choices=("rename", "merge"), help="what to do")
    for command in written:
        command.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
        _add_folders(command)
    new.add_argument("kind", choices=("case", "lesson", "pack"), help="what it is")
    new.add_argument("title", metavar="TITLE", help="its title, of which its id is made")
    new.add_argument(
        "--theme", action="append", default=[], metavar="T", help="a theme of it; several times"
    )
    new.add_argument(
        "--of", metavar="WORDS", help='make a pack of the cases that a search finds ("" for all)'
    )
    new.add_argument(
        "--minutes", type=int, metavar="N", help="how long such a pack takes (default: 60)"
    )
    for command in (lessons, harvest):
        command.add_argument("case", metavar="CASE", help="the id or path of a case")
        command.add_argument("--json", action="store_true", help="print JSON")
    harvest.add_argument("--apply", action="store_true", help="make all of them")
    theme.add_argument("old", metavar="OLD", help="the theme as it is")
    theme.add_argument("new", metavar="NEW", help="its new id, or the theme to merge it into")
    rename.add_argument("id", metavar="ID", help="the id or path of a case, lesson or pack")
    rename.add_argument("new_id", metavar="NEW-ID", help="the id that it is to have")
    for command in (new, rename, theme):
        command.add_argument(
            "--dry-run", action="store_true", help="say what would be written, and write nothing"
        )
    return written


def _add_importing(
    add: Callable[[str, Command, str], argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = add("import", _import_files, "Take files in: Word, PDF, pages, mail, and bundles.")
    command.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
    command.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder to take whole"
    )
    _add_folders(command)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be imported, and write nothing"
    )
    command.add_argument(
        "--keep-originals", action="store_true", help="keep the files too, under attachments"
    )
    command.add_argument("--kind", choices=("case", "lesson"), help="what everything is to become")
    command.add_argument(
        "--mapping",
        action="append",
        default=[],
        type=_mapping_pair,
        metavar="COLUMN=MEANING",
        help="what a column of a sheet is, such as What=situation; several times",
    )
    command.add_argument(
        "--duplicates", action="store_true", help="import also what is there already, or nearly"
    )
    changed = command.add_mutually_exclusive_group()
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
    return command


def _import_files(asked: argparse.Namespace) -> int:
    from casebook.cli import importing  # what it needs takes as long to load as all other commands

    return importing.import_files(asked)


def _mapping_pair(text: str) -> str:
    if "=" not in text.strip("="):
        raise argparse.ArgumentTypeError("write COLUMN=MEANING, such as What=situation")
    return text


def _add_export(
    add: Callable[[str, Command, str], argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    def export(asked: argparse.Namespace) -> int:
        from casebook.cli import exporting  # with what it exports, which other commands never do

        return exporting.export(asked)

    command = add("export", export, "Make files for a session: guide, handout, reader and more.")
    command.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
    command.add_argument(
        "ids", nargs="+", metavar="PACK-OR-CASE", help="the id or path of a pack, case or lesson"
    )
    _add_folders(command)
    command.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="the folder for the files"
    )
    command.add_argument(
        "--artefacts", default="all", metavar="A,B", help="which ones (default: all)"
    )
    command.add_argument(
        "--formats", default="all", metavar="F,G", help="in which formats (default: all)"
    )
    command.add_argument(
        "--for",
        dest="audience",
        choices=("facilitator", "participant", "both"),
        default="both",
        help="for whom (default: both)",
    )
    command.add_argument(
        "--redact-found",
        action="store_true",
        help="replace also the names of people that no case lists under redact",
    )
    command.add_argument("--replace", action="store_true", help="replace files that are there")
    command.add_argument("--json", action="store_true", help="print JSON")
    return command


def _add_search_arguments(search: argparse.ArgumentParser) -> None:
    search.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="what to search for, as in the window: words, “phrases”, -without, theme:trust, "
        "year:2009..2012",
    )
    search.add_argument("--kind", choices=("case", "lesson", "pack"), help="only these documents")
    search.add_argument(
        "--theme",
        action="append",
        default=[],
        metavar="T",
        help="only documents with this theme or a narrower one; several: any of them",
    )
    _add_limit(search, 20)
    search.add_argument(
        "--model",
        type=Path,
        metavar="FOLDER",
        help="rank by meaning too, with the ONNX sentence model in this folder "
        "(else CASEBOOK_MODEL, else by words alone)",
    )


def _add_limit(command: argparse.ArgumentParser, usual: int) -> None:
    command.add_argument(
        "--limit", type=_count, default=usual, metavar="N", help=f"hits at most (default {usual})"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("it cannot be less than 0")
    return number
