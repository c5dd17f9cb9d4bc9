"""How long work says how far it is, and learns that it is no longer wanted."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol


class Cancelled(Exception):
    """The user no longer wants the result; whoever started the work catches it."""


class Progress(Protocol):
    """What long work calls now and then, at least a few times a second."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say how far the work is.

        Args:
            done: Units finished.
            total: Units in all; 0 when not known yet.
            what: A few words for the user, such as "Reading".

        Raises:
            Cancelled: The work is no longer wanted; let it pass.
        """


class Unstoppable:
    """Progress that is looked at, of work that can no longer be cancelled."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def step(self, done: int, total: int, what: str) -> None:
        """Say how far the work is; that it is no longer wanted comes too late."""
        with suppress(Cancelled):
            self._progress.step(done, total, what)


class Unwatched:
    """Progress that nobody looks at and nobody cancels."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""
