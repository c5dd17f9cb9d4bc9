"""The ``casebook`` command: what is asked for, and what it exits with.

0: fine. 1: findings, or nothing found. 2: wrong usage, or an error. 130: interrupted.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from casebook import __version__
from casebook.cli import commands, window
from casebook.cli.console import say_error
from casebook.domain.errors import CasebookError

FINE, FOUND_SOMETHING, ERROR, INTERRUPTED = 0, 1, 2, 130

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; give the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        if arguments and arguments[0] in _COMMANDS:
            asked = _command_parser().parse_args(arguments)
            return int(asked.command(asked))
        return window.open_window(_window_parser().parse_args(arguments))
    except CasebookError as error:
        say_error(str(error))
        return ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read the output has seen enough; nothing more must be flushed into the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def run_desktop() -> int:
    """Open the window, as the desktop's menus do."""
    return run(sys.argv[1:] if len(sys.argv) > 1 else [])


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="casebook",
        description="A desktop knowledge base of case studies and lessons learned.",
        epilog=f"Commands without a window: {', '.join(_COMMANDS[1:])}. "
        "“casebook COMMAND --help” explains one.",
    )
    _add_window_arguments(parser)
    parser.add_argument("--version", action="version", version=f"Casebook {__version__}")
    return parser


def _add_window_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "library", nargs="?", type=Path, metavar="LIBRARY", help="the folder to open"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open your own copy of the sample library"
    )
    parser.add_argument(
        "--read-only", action="store_true", help="offer nothing that changes a file"
    )
    _add_cache(parser)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cache-dir",
        type=Path,
        metavar="FOLDER",
        help="where catalog and index stand (else CASEBOOK_CACHE_DIR, else the user's cache)",
    )


def _command_parser() -> argparse.ArgumentParser:
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
    for command in (info, search, show, check, reindex):
        command.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
        _add_cache(command)
    for command in (info, search, show, check):
        command.add_argument("--json", action="store_true", help="print JSON")
    show.add_argument("id", metavar="ID", help="the id or path of a case, lesson or pack")
    _add_search_arguments(search)
    return parser


def _add_search_arguments(search: argparse.ArgumentParser) -> None:
    search.add_argument("words", nargs="+", metavar="WORDS", help="what to search for")
    search.add_argument("--kind", choices=("case", "lesson", "pack"), help="only these documents")
    search.add_argument(
        "--theme",
        action="append",
        default=[],
        metavar="T",
        help="only documents with this theme or a narrower one; several: any of them",
    )
    search.add_argument(
        "--limit", type=_count, default=20, metavar="N", help="hits at most (default 20)"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("it cannot be less than 0")
    return number


_COMMANDS = ("open", "info", "search", "show", "check", "reindex")
