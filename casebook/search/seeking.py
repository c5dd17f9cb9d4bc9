"""Where the words of a question probably stand in a long text, found without reading it all.

Marking a text word by word takes a millisecond for each five pages. The first letters of a word
are found at once, and only what begins with them is looked at. What that misses (accents,
hyphens inside a word, the few words whose stem begins otherwise, such as *dying*) is found by
``hits.placed_hits``, which a caller asks when nothing was found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.search.analysis import analysed, is_unspaced
from casebook.search.expression import Expression, Word
from casebook.search.hits import PlacedHit

_MOST_PLACES = 200
"""How often one word is looked for; a passage that says it more often is not to be had."""

_RUN = re.compile(r"\w+")
_REST_OF_STEM = "[^\\W\\d_]*+"


@dataclass(frozen=True, slots=True)
class _Needle:
    """One way in which something that is looked for may begin.

    Attributes:
        letters: What it begins with, in small letters.
        sought: Which of ``Expression.sought`` it is.
        terms: Index terms of which the word there must have one; none when its letters do.
        languages: Those beside English in which that word may have them.
        rest: What must stand there, for several words in a row.
    """

    letters: str
    sought: int
    terms: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    rest: re.Pattern[str] | None = None

    def end(self, text: str, at: int) -> int:
        """Give where the word, or the words, at a place end; -1 when they are others."""
        if self.rest is not None:
            found = self.rest.match(text, at)
            return found.end() if found else -1
        run = None if is_unspaced(self.letters) else _RUN.match(text, at)
        if run is None or not self.terms:
            return max(at + len(self.letters), run.end() if run else 0)
        terms = (token.term for token in analysed(run[0], self.languages).tokens)
        return run.end() if not self.terms.isdisjoint(terms) else -1


class Seeker:
    """Knows what a question looks for."""

    def __init__(self, expression: Expression) -> None:
        self._needles = [
            needle
            for number, word in enumerate(expression.sought)
            for needle in _needles(word, number, expression.languages)
        ]

    def hits(self, text: str) -> list[PlacedHit]:
        """Give places that the question matches, in the order of the text; maybe not all."""
        small = text.lower()
        if len(small) != len(text):  # a Turkish İ becomes two characters
            return []
        return sorted({hit for needle in self._needles for hit in _places(small, needle)})

    def finds(self, text: str) -> bool:
        """Say whether anything is found in a text."""
        return bool(self.hits(text))


def _places(text: str, needle: _Needle) -> Iterator[PlacedHit]:
    letters = needle.letters
    spaced = not is_unspaced(letters)
    at = text.find(letters)
    left = _MOST_PLACES
    while at >= 0 and left:
        left -= 1
        inside = spaced and at > 0 and text[at - 1].isalnum()
        end = -1 if inside else needle.end(text, at)
        if end > 0:
            yield PlacedHit(at, end, needle.sought)
        at = text.find(letters, max(end, at + 1))


def _needles(word: Word, number: int, languages: tuple[str, ...]) -> Iterator[_Needle]:
    by_letters: dict[str, set[str]] = {}
    for term in word.terms:
        by_letters.setdefault(_beginning(term), set()).add(term)
    for letters, terms in by_letters.items():
        plain = all(term.isalpha() and not is_unspaced(term) for term in terms)
        yield _Needle(letters, number, frozenset(terms) if plain else frozenset(), languages)
    if word.prefix:
        yield _Needle(word.prefix, number)
    pieces = [term for term, _ in word.sequence]
    if pieces and not any(map(is_unspaced, pieces)):
        begun = [re.escape(_beginning(piece)) + _REST_OF_STEM for piece in pieces]
        yield _Needle(_beginning(pieces[0]), number, rest=re.compile(r"\W+".join(begun)))


def _beginning(term: str) -> str:
    """Give what all words with a stem begin with: *hope* for hoping, *happi* for happy."""
    return term[:-1] if len(term) > 2 and term.isalpha() and term[-1] in "ei" else term
