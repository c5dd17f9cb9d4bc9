"""The ``casebook`` command: what is asked for, and what it exits with.

0: fine. 1: findings, or nothing found. 2: wrong usage, or an error. 130: interrupted.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from casebook.cli import window
from casebook.cli.arguments import COMMANDS, command_parser, window_parser
from casebook.cli.console import say_error
from casebook.domain.errors import CasebookError

_WORKERS = {
    "import-worker": "casebook.importing.worker",
    "reading-worker": "casebook.library.reading_worker",
}
"""By the first argument: what a frozen Casebook runs as a process that works for another one."""

FINE, FOUND_SOMETHING, ERROR, INTERRUPTED = 0, 1, 2, 130


class OutputRefused(CasebookError):
    """The output goes to a full disk."""


_ALLOCATIONS = 100_000
"""How many objects make a collection worth its time; a command makes hardly any cycles."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; give the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_ALLOCATIONS)
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if arguments and arguments[0] in _WORKERS:
        return int(import_module(_WORKERS[arguments[0]]).main())
    arguments = _command_first(arguments)
    try:
        if arguments and arguments[0] in COMMANDS:
            asked = _read_command(arguments)
            with _output_flushed():
                return int(asked.command(asked))
        asked = window_parser(_misspelt(arguments)).parse_args(arguments)
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
    at = next((at for at, argument in enumerate(arguments) if argument in COMMANDS), 0)
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

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    return f"There is no command “{word}”. Did you mean “{near[0]}”?" if near else ""


def _read_command(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command with its arguments; words of a search may begin with a minus."""
    name, *rest = arguments
    parser = command_parser(name)
    asked, left = parser.parse_known_args(rest)
    if left and (name != "search" or any(w.startswith("--") for w in left)):
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    if left:
        asked.words += left
    return asked
