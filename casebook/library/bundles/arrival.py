"""What arrives with a bundle, beside what the library has, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from casebook.domain.bundle import Bundle, BundledDocument
from casebook.domain.merge import Merge
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.theme import Theme
from casebook.domain.values import Kind
from casebook.library.conflicts import common_lines
from casebook.markdown.editing.merging import merge_texts
from casebook.storage.file_text import FileText


class State(StrEnum):
    """How a document of a bundle stands to the library; the value is how JSON names it."""

    NEW = "new"
    NEWER = "theirs newer"
    CHANGED = "both changed"
    TAKEN = "id taken"
    OLDER = "mine newer"
    SAME = "same"


class Choice(StrEnum):
    """What is done with a document of a bundle."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"
    MERGED = "merged"


OFFERED: Mapping[State, tuple[Choice, ...]] = MappingProxyType(
    {
        State.NEW: (Choice.THEIRS, Choice.MINE),
        State.NEWER: (Choice.THEIRS, Choice.MINE, Choice.BOTH),
        State.CHANGED: (Choice.MINE, Choice.MERGED, Choice.THEIRS, Choice.BOTH),
        State.TAKEN: (Choice.BOTH, Choice.MINE, Choice.THEIRS),
        State.OLDER: (Choice.MINE, Choice.THEIRS, Choice.BOTH),
        State.SAME: (Choice.MINE,),
    }
)
"""What can be chosen in each state; the first is what is done unless somebody chooses."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document of a bundle beside the one of the library.

    Attributes:
        sent: As it is in the bundle.
        kind: What it is.
        title: Its title.
        state: How the two stand to each other.
        text: What would be written if it were taken: with its links as they lead here.
        mine: The document of the library, or the one that has its id; None when there is none.
        base: The text that both started from, as far as it is known.
    """

    sent: BundledDocument
    kind: Kind
    title: str
    state: State
    text: str
    mine: FileText | None = None
    base: str | None = None

    @property
    def path(self) -> DocumentPath:
        """Where it lay in the library that it comes from; by this it is known."""
        return self.sent.path

    @property
    def id(self) -> DocumentId:
        """Its id in the bundle."""
        return self.sent.id

    @property
    def usual(self) -> Choice:
        """What is done with it unless somebody chooses."""
        return OFFERED[self.state][0]

    def merged(self) -> Merge:
        """Bring the two together, mine first.

        Where it is not known what they started from, the lines that both have are taken for it,
        so that what either adds is taken over.
        """
        mine = self.mine.text if self.mine is not None else self.text
        base = self.base if self.base is not None else common_lines(mine, self.text)
        return merge_texts(base, mine, self.text)


@dataclass(frozen=True, slots=True)
class ThemeArrival:
    """A theme of a bundle that the library does not have, or not like that.

    Attributes:
        theme: As it would be: what the library has, and what the bundle adds.
        mine: As the library has it; None for a new one.
    """

    theme: Theme
    mine: Theme | None = None

    @property
    def id(self) -> ThemeId:
        """Its id."""
        return self.theme.id

    @property
    def gains(self) -> tuple[str, ...]:
        """The words that a theme of the library would get."""
        known = self.mine.synonyms if self.mine is not None else ()
        return tuple(word for word in self.theme.synonyms if word not in known)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A bundle beside a library; nothing has been written.

    Attributes:
        bundle: The bundle.
        arrivals: Its documents, the root first.
        themes: What its themes add.
        missing: Ids to which its documents link, and which are neither in it nor here.
    """

    bundle: Bundle
    arrivals: tuple[Arrival, ...]
    themes: tuple[ThemeArrival, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[State, int]:
        """How many documents are in each state, those without any left out."""
        states = [arrival.state for arrival in self.arrivals]
        return {state: states.count(state) for state in State if state in states}

    @property
    def is_all_here(self) -> bool:
        """Whether the library has everything already."""
        same = (arrival.state is State.SAME for arrival in self.arrivals)
        return all(same) and not self.themes
