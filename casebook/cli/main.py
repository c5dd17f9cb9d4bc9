"""The ``casebook`` command: what is asked for, and what it exits with.

0: fine. 1: findings, or nothing found. 2: wrong usage, or an error. 130: interrupted.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from casebook import __version__
from casebook.cli import commands, window
from casebook.cli.console import say_error
from casebook.domain.errors import CasebookError
from casebook.domain.finding import Severity

FINE, FOUND_SOMETHING, ERROR, INTERRUPTED = 0, 1, 2, 130


class OutputRefused(CasebookError):
    """The output goes to a full disk."""


_ALLOCATIONS = 100_000
"""How many objects make a collection worth its time; a command makes hardly any cycles."""

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; give the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_ALLOCATIONS)
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = _command_first(arguments)
    try:
        if arguments and arguments[0] in _COMMANDS:
            asked = _command_parser().parse_args(arguments)
            with _output_flushed():
                return int(asked.command(asked))
        asked = _window_parser(_misspelt(arguments)).parse_args(arguments)
        return window.open_window(asked)
    except CasebookError as error:
        say_error(str(error))
        return ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()  # whoever read it has seen enough
        return FINE


@contextmanager
def _output_flushed() -> Iterator[None]:
    """Write all output before the program ends, when a full disk can still be told of.

    Raises:
        OutputRefused: It could not be written. What the library's files and the caches refuse
            comes as an error of their own.
    """
    try:
        yield
        print(end="", flush=True)  # unlike the stream itself, it may be missing
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            raise  # not about the output: a bug of ours
        _let_go_of_output()
        raise OutputRefused(
            f"The output cannot be written ({error.strerror}). Make room on the disk, or send it "
            "somewhere else."
        ) from error


def _let_go_of_output() -> None:
    """Keep Python from writing, at its end, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run_desktop() -> int:
    """Open the window, as the desktop's menus do."""
    return run(sys.argv[1:] if len(sys.argv) > 1 else [])


def _command_first(arguments: list[str]) -> list[str]:
    """Let options stand before a command as well as after it."""
    at = next((at for at, argument in enumerate(arguments) if argument in _COMMANDS), 0)
    before = arguments[:at]
    if not before or not before[0].startswith("-"):
        return arguments
    return [arguments[at], *before, *arguments[at + 1 :]]


def _misspelt(arguments: Sequence[str]) -> str:
    """Give a sentence about a first word that is neither a folder nor a command, or ""."""
    word = arguments[0] if arguments else "-"
    if word.startswith("-") or Path(word).exists():
        return ""
    import difflib  # takes longer to load than the rest of this module

    near = difflib.get_close_matches(word, _COMMANDS, n=1)
    return f"There is no command “{word}”. Did you mean “{near[0]}”?" if near else ""


class _WindowParser(argparse.ArgumentParser):
    """Names a misspelt command in place of the arguments that it leaves over."""

    def __init__(self, misspelt: str, **options: Any) -> None:
        super().__init__(**options)
        self._misspelt = misspelt

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        super().error(self._misspelt or message)


def _window_parser(misspelt: str = "") -> argparse.ArgumentParser:
    parser = _WindowParser(
        misspelt,
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
    check.add_argument(
        "--severity",
        choices=[severity.value for severity in Severity],
        default=Severity.HINT.value,
        help="the least that is listed and counted (default: hint, so everything)",
    )
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
