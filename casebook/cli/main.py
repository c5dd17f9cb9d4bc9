"""The ``casebook`` command: what is asked for, and what it exits with.

0: fine. 1: findings, or nothing found. 2: wrong usage, or an error. 130: interrupted.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from casebook import __version__
from casebook.cli import window
from casebook.cli.arguments import Command
from casebook.cli.console import drop_output, output_flushed, say_breakdown, say_error
from casebook.cli.interrupts import INTERRUPTED, interrupts
from casebook.domain.errors import CasebookError

_WORKERS = {
    "import-worker": "casebook.importing.worker",
    "reading-worker": "casebook.library.reading_worker",
}
"""By the first argument: what a frozen Casebook runs as a process that works for another one."""

_FINE, _ERROR = 0, 2

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
        if arguments and arguments[0] in _COMMANDS:
            with interrupts:
                return _obey(arguments)
        asked = _window_parser(_misspelt(arguments)).parse_args(arguments)
        return window.open_window(asked)
    except CasebookError as error:
        say_error(str(error))
        return _ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()  # whoever read it has seen enough
        return _FINE
    except Exception as error:  # a bug, which is not to pass for findings
        say_breakdown(error)
        return _ERROR


def _obey(arguments: Sequence[str]) -> int:
    """Do what a command is for; give the exit code."""
    command = _COMMANDS[arguments[0]]()[arguments[0]]
    asked = _read_command(command, arguments)
    with output_flushed():
        return command.act(asked)


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


def _window_parser(misspelt: str) -> argparse.ArgumentParser:
    """Give what reads the arguments of a call without a command.

    Args:
        misspelt: What to say of a first word that is no folder, or "".
    """
    parser = _WindowParser(
        misspelt,
        prog="casebook",
        description="A desktop knowledge base of case studies and lessons learned.",
        epilog=f"Commands without a window: {', '.join(list(_COMMANDS)[1:])}. "
        "“casebook COMMAND --help” explains one.",
    )
    window.add_window_arguments(parser)
    parser.add_argument("--version", action="version", version=f"Casebook {__version__}")
    return parser


def _read_command(command: Command, arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments of a command; words of a search may begin with a minus."""
    name, *rest = arguments
    parser = argparse.ArgumentParser(prog=f"casebook {name}", description=command.purpose)
    command.declare(parser)
    asked, left = parser.parse_known_args(rest)
    if left and (name != "search" or any(w.startswith("--") for w in left)):
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    if left:
        asked.words += left
    return asked


# a command imports what does it, and nothing else: making and importing them all takes longer
# than a search
def _reading() -> Mapping[str, Command]:
    from casebook.cli import reading

    return reading.COMMANDS


def _curating() -> Mapping[str, Command]:
    from casebook.cli import curating

    return curating.COMMANDS


def _importing() -> Mapping[str, Command]:
    from casebook.cli import importing

    return importing.COMMANDS


def _exporting() -> Mapping[str, Command]:
    from casebook.cli import exporting

    return exporting.COMMANDS


_COMMANDS: dict[str, Callable[[], Mapping[str, Command]]] = {
    "open": lambda: window.COMMANDS,
    "info": _reading,
    "search": _reading,
    "show": _reading,
    "check": _reading,
    "reindex": _reading,
    "similar": _reading,
    "apply": _reading,
    "new": _curating,
    "rename": _curating,
    "theme": _curating,
    "lessons": _curating,
    "harvest": _curating,
    "import": _importing,
    "export": _exporting,
}
"""The commands, the window first, each with the table in which it stands."""
