"""Words and JSON for the terminal."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from casebook.cli.interrupts import interrupts
from casebook.domain.errors import CasebookError

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NOT_FOR_JSON = re.compile(r"[\x7f-\x9f\ud800-\udfff]")


class OutputRefused(CasebookError):
    """The output goes to a full disk."""


def print_json(value: Any) -> None:
    """Print a value as JSON, in UTF-8 letters, indented for people."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    # json leaves these as they are, but they steer terminals, or are no UTF-8
    print(_NOT_FOR_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written))


def say_error(text: str) -> None:
    """Print a sentence about an error."""
    with suppress(OSError):  # there is nowhere left to tell it
        print(f"casebook: {on_one_line(text)}", file=sys.stderr)


def say_breakdown(error: Exception) -> None:
    """Print where a bug of ours came up, and what to do with that."""
    import traceback  # once something has gone wrong

    with suppress(OSError, AttributeError):  # there is nowhere left to tell it
        sys.stderr.write(visible("".join(traceback.format_exception(error))))
    say_error(
        "Casebook has broken down, through no fault of yours. Your documents are as they were "
        "or as it last said; please report the lines above."
    )


@contextmanager
def output_flushed() -> Iterator[None]:
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
        drop_output()
        raise OutputRefused(
            f"The output cannot be written ({error.strerror}). Make room on the disk, or send it "
            "somewhere else."
        ) from error


def drop_output() -> None:
    """Keep Python from writing, at its end, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def visible(text: str) -> str:
    """Give text of a document, or a name, as it may be printed.

    A terminal obeys some characters: it can be made to clear the screen, or to type.
    """
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    """Give such text on one line; the name of a file may have several."""
    return visible(text.replace("\n", " "))


def bold(text: str) -> str:
    """Make a text stand out where the terminal can show it."""
    return f"\033[1m{text}\033[0m" if _is_terminal(sys.stdout) else text


def _is_terminal(stream: TextIO | None) -> bool:
    """Say whether people see what goes to a stream; there is none when it was closed."""
    return stream is not None and stream.isatty()


class TerminalProgress:
    """Progress on one line of a terminal; silent elsewhere, and for work that is quick."""

    def __init__(self) -> None:
        self._shown = _is_terminal(sys.stderr)
        self._next = time.monotonic() + 0.5
        self._written = False

    def step(self, done: int, total: int, what: str) -> None:
        """Say how far the work is, a few times a second.

        Raises:
            KeyboardInterrupt: Python has forgotten that the user wants no more.
        """
        interrupts.check()
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + 0.2
            self._written = True
            count = f" {done:,} of {total:,}" if total else ""
            print(f"\r\033[K{what}{count}", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Clear the line."""
        if self._written:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
