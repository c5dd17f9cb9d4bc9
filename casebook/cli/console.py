"""Words and JSON for the terminal."""

from __future__ import annotations

import json
import sys
import time
from typing import Any


def print_json(value: Any) -> None:
    """Print a value as JSON, in UTF-8 letters, indented for people."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say_error(text: str) -> None:
    """Print a sentence about an error."""
    print(f"casebook: {text}", file=sys.stderr)


def bold(text: str) -> str:
    """Make a text stand out where the terminal can show it."""
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text


class TerminalProgress:
    """Progress on one line of a terminal; silent elsewhere, and for work that is quick."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = time.monotonic() + 0.5
        self._written = False

    def step(self, done: int, total: int, what: str) -> None:
        """Say how far the work is, a few times a second."""
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
