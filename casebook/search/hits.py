"""Where in a text the words of a question stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casebook.search.analysis import (
    Surface,
    analysed,
    fold,
    is_unspaced,
    placed_surfaces,
    surfaces,
)
from casebook.search.expression import Expression


class PlacedHit(NamedTuple):
    """A place in a text that a word of a question matches.

    Attributes:
        start: Its first character.
        end: The character after it.
        sought: Which of ``Expression.sought`` it is.
    """

    start: int
    end: int
    sought: int


def find_hits(text: str, expression: Expression) -> tuple[tuple[int, int], ...]:
    """Give the places of a text that a question matches, rising, none overlapping another.

    Words match as in the index: by stem, as beginnings, without accents; identifiers whole or
    by their pieces; phrases from their first word to their last. What is to be left out is
    not marked.

    Args:
        text: Any text; offsets count its characters.
        expression: The question.
    """
    return merged(placed_hits(text, expression))


def merged(hits: Iterable[PlacedHit]) -> tuple[tuple[int, int], ...]:
    """Join hits that overlap, those of the same text in its order."""
    merged: list[tuple[int, int]] = []
    for start, end, _ in hits:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def placed_hits(text: str, expression: Expression) -> list[PlacedHit]:
    """Give every place that something of the question matches, in the order of the text."""
    return Marker(expression).hits(text)


class Marker:
    """What a question looks for, laid out for going through texts word by word."""

    def __init__(self, expression: Expression) -> None:
        sought = expression.sought
        self._sought = sought
        self._languages = expression.languages
        self._known: dict[str, list[tuple[int, int, int]]] = {}
        self._wanted: dict[str, Surface] = {}
        self._terms: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(sought):
            for term in word.terms:
                self._terms[term].append(number)
        self._prefixes = [(word.prefix, n) for n, word in enumerate(sought) if word.prefix]
        self._pieces = {term for word in sought for term, _ in word.sequence}

    def hits(self, text: str) -> list[PlacedHit]:
        """Give every place that something matches, in the order of the text."""
        found = self._words(text)
        if self._pieces:
            found += self._sequences(text)
        return sorted(found)

    def _words(self, text: str) -> list[PlacedHit]:
        """Find single words."""
        matching = {}
        # Most words of a text come again and again, so each is compared once
        known = self._known
        for surface in set(surfaces(text)):
            here = known.get(surface)
            if here is None:
                here = known[surface] = list(self._in_surface(surface))
            if here:
                matching[surface] = here
        if not matching:
            return []
        found = []
        for match in placed_surfaces(text):
            for start, end, number in matching.get(match[0], ()):
                found.append(PlacedHit(match.start() + start, match.start() + end, number))
        return found

    def _in_surface(self, surface: str) -> Iterator[tuple[int, int, int]]:
        for term, _, start, end in analysed(surface, self._languages).tokens:
            for number in self._terms.get(term, ()):
                yield start, end, number
            for prefix, number in self._prefixes:
                if term.startswith(prefix) or fold(surface[start:end]).startswith(prefix):
                    # Of a pair of ideographs only those that were asked for
                    cut = start + len(prefix) if is_unspaced(prefix) else end
                    yield start, min(cut, end), number

    def _sequences(self, text: str) -> list[PlacedHit]:
        """Find phrases, and identifiers written with other signs between their pieces."""
        places: defaultdict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
        wanted = self._wanted
        slot = 0
        for match in placed_surfaces(text):
            surface = wanted.get(match[0])
            if surface is None:
                surface = wanted[match[0]] = self._of_pieces(match[0])
            for term, at, start, end in surface.tokens:
                places[term][slot + at] = (match.start() + start, match.start() + end)
            slot += surface.slots
        found = []
        for number, word in enumerate(self._sought):
            found += [PlacedHit(*place, number) for place in _in_a_row(word.sequence, places)]
        return found

    def _of_pieces(self, surface: str) -> Surface:
        slots, tokens = analysed(surface)
        return Surface(slots, tuple(token for token in tokens if token.term in self._pieces))


def _in_a_row(
    sequence: tuple[tuple[str, int], ...], places: dict[str, dict[int, tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    if not sequence or not all(term in places for term, _ in sequence):
        return
    for slot in places[sequence[0][0]]:
        there = [places[term].get(slot + distance) for term, distance in sequence]
        found = [place for place in there if place is not None]
        if len(found) == len(sequence):
            yield found[0][0], max(end for _, end in found)
