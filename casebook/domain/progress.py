"""How long work says how far it is, and learns that it is no longer wanted."""

from __future__ import annotations

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


class Unwatched:
    """Progress that nobody looks at and nobody cancels."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""
