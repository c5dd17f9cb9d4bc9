"""Two versions of a text made one, and what only a person can decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Version(StrEnum):
    """Which of the three texts something is from."""

    BASE = "base"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that both versions changed, each in its own way.

    Attributes:
        part: A front matter key, or the heading under which it stands; "" above the first.
        is_property: Whether the part is a front matter key.
        base: What stood there before; "" when there was nothing.
        mine: What stands there in this version; "" when it was taken out.
        theirs: What stands there in the other one.
    """

    part: str
    is_property: bool
    base: str
    mine: str
    theirs: str

    def version(self, version: Version) -> str:
        """Give what one version says."""
        return {
            Version.BASE: self.base,
            Version.MINE: self.mine,
            Version.THEIRS: self.theirs,
        }[version]


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging came to.

    Attributes:
        pieces: The merged text in order; a conflict where only a person can decide.
    """

    pieces: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is to be decided, in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def text(self) -> str | None:
        """The merged text; None while anything is to be decided."""
        return None if self.conflicts else "".join(map(str, self.pieces))


def resolve(merge: Merge, choices: Sequence[Version | str]) -> str:
    """Give the text with every conflict decided.

    Args:
        merge: What merging came to.
        choices: For each conflict the version to take, or words of one's own.

    Raises:
        ValueError: There are more or fewer choices than conflicts.
    """
    if len(choices) != len(merge.conflicts):
        raise ValueError(f"{len(merge.conflicts)} conflicts, {len(choices)} choices")
    waiting = iter(choices)
    pieces: list[str] = []
    for piece in merge.pieces:
        if isinstance(piece, Conflict):
            choice = next(waiting)
            pieces.append(piece.version(choice) if isinstance(choice, Version) else choice)
        else:
            pieces.append(piece)
    return "".join(pieces)
