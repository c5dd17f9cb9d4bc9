"""The way that a reader has come: places to go back to, and forward again."""

from __future__ import annotations

from typing import NamedTuple

from casebook.domain.names import DocumentPath


class Place(NamedTuple):
    """A place in a document.

    Attributes:
        path: The document.
        heading: The heading to go to, or "".
        words: Quoted words to go to, or "".
        scroll: Where the page was scrolled to when it was left, in a form that the page
            itself understands, or None.
    """

    path: DocumentPath
    heading: str = ""
    words: str = ""
    scroll: tuple[int, int] | None = None


class History:
    """Places in the order in which they were visited, and where among them one is."""

    def __init__(self, longest: int = 200) -> None:
        self.longest = longest
        self._places: list[Place] = []
        self._at = -1

    @property
    def place(self) -> Place | None:
        """Where one is, or None before the first visit."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        del self._places[self._at + 1 :]
        current = self.place
        if current is not None and current._replace(scroll=None) == place._replace(scroll=None):
            self._places[self._at] = place
            return
        self._places.append(place)
        del self._places[: -self.longest]
        self._at = len(self._places) - 1

    def leave_at(self, scroll: tuple[int, int]) -> None:
        """Remember how far the page was scrolled."""
        if self._places:
            self._places[self._at] = self._places[self._at]._replace(scroll=scroll)

    def back(self) -> Place | None:
        """Go one place back; None when there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.place

    def forward(self) -> Place | None:
        """Go one place forward; None when there is none."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.place

    def forget(self, paths: frozenset[DocumentPath]) -> None:
        """Take documents that are gone out of the way."""
        kept = [place for place in self._places if place.path not in paths]
        before = sum(place.path not in paths for place in self._places[: self._at + 1])
        self._places = kept
        self._at = max(before - 1, 0) if kept else -1
