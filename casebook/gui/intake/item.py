"""What is on the list of a review: a draft with what is wished of it, or a file without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from casebook.importing.acceptance import Acceptance
from casebook.importing.draft import Draft, Unread


class Standing(StrEnum):
    """How it is with something on the list."""

    READY = "ready"
    LOOK = "look"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    TAKEN = "taken"
    FAILED = "failed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Item:
    """One row.

    Attributes:
        key: A number of its own.
        source: The name of its file.
        wish: The draft with what is wished of it; None for a file without a draft.
        unread: Why there is no draft, or None.
        wanted: Whether it is to be taken in.
        decided: Whether somebody has said so, or the contrary.
        taken: Whether it is in the library now.
    """

    key: int
    source: str
    wish: Acceptance | None = None
    unread: Unread | None = None
    wanted: bool = False
    decided: bool = False
    taken: bool = False

    @property
    def standing(self) -> Standing:
        """How it is with it."""
        if self.unread is not None or self.wish is None:
            failed = self.unread is not None and self.unread.failed
            return Standing.FAILED if failed else Standing.LEFT_OUT
        if self.taken:
            return Standing.TAKEN
        if self.decided and not self.wanted:
            return Standing.SKIPPED
        if self.wanted:
            return Standing.READY
        return Standing.DUPLICATE if self.wish.draft.duplicates else Standing.LOOK

    @property
    def is_open(self) -> bool:
        """Whether it is a draft that is neither taken in nor skipped."""
        return self.wish is not None and not self.taken and self.standing is not Standing.SKIPPED

    @property
    def title(self) -> str:
        """What it is called, or is to be called."""
        if self.wish is None:
            return self.source
        return self.wish.title or self.wish.draft.title

    def wished(self, wish: Acceptance) -> Item:
        """Give it with another wish."""
        return replace(self, wish=wish)

    def chosen(self, wanted: bool) -> Item:
        """Give it as somebody has decided."""
        return replace(self, wanted=wanted, decided=True)


def item_of(key: int, found: Draft | Unread, *, harvest: bool) -> Item:
    """Put something that was found on the list.

    Args:
        key: A number of its own.
        found: A draft, or why there is none.
        harvest: Whether its sentences about what was learned are to become lessons.
    """
    if isinstance(found, Unread):
        return Item(key, found.source, unread=found)
    lessons = found.lessons if harvest else ()
    ready = not found.duplicates and not found.doubts
    return Item(key, found.source, Acceptance(found, lessons=lessons), wanted=ready)


def sentences(draft: Draft) -> tuple[str, ...]:
    """Give what is to be said about a draft: what has to be seen first, then what was done."""
    findings = (one.message for one in draft.findings)
    return tuple(dict.fromkeys((*draft.doubts, *draft.warnings, *findings)))


def is_left_out(found: Draft | Unread) -> bool:
    """Say whether a file was left out for good reason: there is nothing to decide about it."""
    return isinstance(found, Unread) and not found.failed


def to_take(items: Sequence[Item]) -> list[Item]:
    """Give those that are to be taken in now."""
    return [item for item in items if item.wanted and not item.taken and item.wish is not None]
