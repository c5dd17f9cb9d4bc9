"""What the command line takes: a parser for the window, and one for each command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from casebook import __version__
from casebook.cli import window

Command = Callable[[argparse.Namespace], int]


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
        "library", nargs="?", type=_folder, metavar="LIBRARY", help="the folder, or bundle, to open"
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
        type=_folder,
        metavar="FOLDER",
        help="where catalog and index stand (else CASEBOOK_CACHE_DIR, else the user's cache)",
    )
    parser.add_argument(
        "--data-dir",
        type=_folder,
        metavar="FOLDER",
        help="where versions and drafts stand (else CASEBOOK_DATA_DIR, else the user's data)",
    )


def command_parser(name: str) -> argparse.ArgumentParser:
    """Give what reads the arguments of one command.

    The other commands stay out of it: making and importing them all takes longer than a search.

    Args:
        name: One of ``COMMANDS``.
    """
    text, take = _TAKING[name]
    parser = argparse.ArgumentParser(prog=f"casebook {name}", description=text)
    parser.set_defaults(command=take(parser))
    return parser


def _open(parser: argparse.ArgumentParser) -> Command:
    _add_window_arguments(parser)
    return window.open_window


def _info(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
    _add_json(parser)
    _add_yes(parser)
    return commands.info


def _search(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
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
    _add_limit(parser, 20)
    parser.add_argument(
        "--model",
        type=Path,
        metavar="FOLDER",
        help="rank by meaning too, with the ONNX sentence model in this folder "
        "(else CASEBOOK_MODEL, else by words alone)",
    )
    _add_json(parser)
    _add_yes(parser)
    return commands.search


def _show(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
    _add_id(parser)
    _add_json(parser)
    _add_yes(parser)
    return commands.show


def _check(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands
    from casebook.domain.values import Severity

    _add_library(parser)
    parser.add_argument(
        "--severity",
        choices=[severity.value for severity in Severity],
        default=Severity.HINT.value,
        help="the least that is listed and counted (default: hint, so everything)",
    )
    _add_json(parser)
    _add_yes(parser)
    return commands.check


def _reindex(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
    _add_yes(parser)
    return commands.reindex


def _similar(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
    _add_id(parser)
    _add_limit(parser, 5)
    _add_json(parser)
    _add_yes(parser)
    return commands.similar


def _apply(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import commands

    _add_library(parser)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what you are about to do")
    _add_limit(parser, 10)
    _add_json(parser)
    _add_yes(parser)
    return commands.apply


def _new(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import curating

    _add_library(parser)
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
    _add_dry_run(parser)
    _add_yes(parser)
    return curating.new


def _rename(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import curating

    _add_library(parser)
    _add_id(parser)
    parser.add_argument("new_id", metavar="NEW-ID", help="the id that it is to have")
    _add_dry_run(parser)
    _add_yes(parser)
    return curating.rename


def _theme(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import curating

    parser.add_argument("action", choices=("rename", "merge"), help="what to do")
    _add_library(parser)
    parser.add_argument("old", metavar="OLD", help="the theme as it is")
    parser.add_argument("new", metavar="NEW", help="its new id, or the theme to merge it into")
    _add_dry_run(parser)
    _add_yes(parser)
    return curating.theme


def _lessons(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import curating

    _add_library(parser)
    _add_case(parser)
    _add_json(parser)
    _add_yes(parser)
    return curating.lessons


def _harvest(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import curating

    _add_library(parser)
    _add_case(parser)
    parser.add_argument("--apply", action="store_true", help="make all of them")
    _add_json(parser)
    _add_yes(parser)
    return curating.harvest


def _import(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import importing

    _add_library(parser)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder to take whole"
    )
    _add_json(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be imported, and write nothing"
    )
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
    _add_yes(parser)
    return importing.import_files


def _export(parser: argparse.ArgumentParser) -> Command:
    from casebook.cli import exporting

    _add_library(parser)
    parser.add_argument(
        "ids", nargs="+", metavar="PACK-OR-CASE", help="the id or path of a pack, case or lesson"
    )
    parser.add_argument(
        "--to", type=_folder, required=True, metavar="DIR", help="the folder for the files"
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
    _add_json(parser)
    _add_yes(parser)
    return exporting.export


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("library", type=_folder, metavar="LIBRARY", help="its folder")
    _add_folders(parser)


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the id or path of a case, lesson or pack")


def _add_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the id or path of a case")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--yes", action="store_true", help="go on although a large part of the documents has gone"
    )


def _add_dry_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be written, and write nothing"
    )


def _add_limit(command: argparse.ArgumentParser, usual: int) -> None:
    command.add_argument(
        "--limit", type=_count, default=usual, metavar="N", help=f"hits at most (default {usual})"
    )


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no number of hits; write it in digits")
    return int(text)


def _folder(text: str) -> Path:
    if not text:  # as of a variable that was never set; it would be the folder one is in
        raise argparse.ArgumentTypeError("it is empty; name a folder, or . for this one")
    return Path(text)


def _mapping_pair(text: str) -> str:
    if "=" not in text.strip("="):
        raise argparse.ArgumentTypeError("write COLUMN=MEANING, such as What=situation")
    return text


_TAKING: dict[str, tuple[str, Callable[[argparse.ArgumentParser], Command]]] = {
    "open": ("Open the window on a library.", _open),
    "info": ("Count what is in a library.", _info),
    "search": ("Search a library.", _search),
    "show": ("Show one document with its lessons and links.", _show),
    "check": ("List what there is to mend in a library.", _check),
    "reindex": ("Forget the caches and read everything anew.", _reindex),
    "similar": ("List the documents most like one.", _similar),
    "apply": ("List lessons that may apply to what you describe.", _apply),
    "new": ("Make a new case, lesson or pack.", _new),
    "rename": ("Give a document another id, with all links to it.", _rename),
    "theme": ("Rename or merge themes in all files.", _theme),
    "lessons": ("List the lessons of a case.", _lessons),
    "harvest": ("Make lessons of what a case says.", _harvest),
    "import": ("Take files in: Word, PDF, pages, mail, and bundles.", _import),
    "export": ("Make files for a session: guide, handout, reader and more.", _export),
}
"""What each command is for, and what takes its arguments and gives what does it."""

COMMANDS = tuple(_TAKING)
"""The commands, the window first."""
