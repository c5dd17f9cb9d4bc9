"""What may have been meant by a question with words that the library does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from casebook.domain.query import Query
from casebook.domain.suggestion import Suggestion
from casebook.domain.theme import Vocabulary
from casebook.library.caches import Caches
from casebook.search.analysis import placed_surfaces
from casebook.search.expression import MOST_CHARACTERS, parse_expression
from casebook.search.languages import asked_in
from casebook.search.written import SHORTEST, as_written, is_word, written_words

if TYPE_CHECKING:
    from casebook.search.spelling import Lexicon

MOST_WORDS = 12
"""Unknown words of a question beyond these are left as they are: it was not typed."""

_COMMON = 2  # documents that a word has to be in to be one half of a word typed as one

# What is not text: something left out, a field, a beginning with its star, an operator
_OPERATORS = re.compile(r"""(?<!\S)(?:-(?:"[^"]*"?|\S+)|\w+:(?:"[^"]*"?|\S+)|\S+\*|OR)(?!\S)""")


class Suggester:
    """Corrects questions to one library; it keeps the words that it has loaded."""

    def __init__(self, caches: Caches) -> None:
        self._caches = caches
        self._loaded: tuple[tuple[object, ...], Lexicon] | None = None

    def suggest(self, query: Query, vocabulary: Vocabulary) -> Suggestion | None:
        """Correct the words of a question that nothing is found for.

        Args:
            query: The question.
            vocabulary: The themes, whose names are words of the library too.

        Returns:
            The question with all words corrected for which there is a better one; None when
            there is nothing to correct, or nothing better.
        """
        text = query.text
        places = list(_words_of(text[:MOST_CHARACTERS]))
        counted = self._caches.catalog.word_counts([place.word.lower() for place in places])
        doubtful = [at for at, place in enumerate(places) if not _is_known(place.word, counted)]
        doubtful = [at for at in doubtful[:MOST_WORDS] if not self._exists(places[at].word, query)]
        if not doubtful:
            return None  # nearly always, and nothing had to be loaded for it
        lexicon = self._lexicon(vocabulary)
        changes: dict[_Place, str] = {}
        for at in doubtful:
            if not any(place.start <= places[at].start < place.end for place in changes):
                changes |= self._change(query, places, at, lexicon)
        return _corrected(text, changes) if changes else None

    def _change(
        self, query: Query, places: Sequence[_Place], at: int, lexicon: Lexicon
    ) -> dict[_Place, str]:
        """Correct one word; nothing when it is known after all, or nothing is near."""
        word = places[at].word
        if lexicon.documents_with(word):
            return {}
        joined = _joined(query.text, places, at, lexicon)
        if joined is not None:
            return {joined: _without_space(joined.word)}
        near = lexicon.near(word, 1)
        meant = near[0].word if near else ""
        if not near or near[0].distance > 1:
            meant = self._parted(word, query, lexicon) or meant
        return {places[at]: as_written(meant, word)} if meant else {}

    def _parted(self, word: str, query: Query, lexicon: Lexicon) -> str:
        """Give a word as the two between which a space is missing, or ""."""
        found = []
        for at in range(SHORTEST, len(word) - SHORTEST + 1):
            first, second = word[:at].lower(), word[at:].lower()
            common = min(lexicon.documents_with(first), lexicon.documents_with(second))
            if common >= _COMMON:
                found.append((common, f"{first} {second}"))
        likeliest = sorted(found, reverse=True)
        return next((words for _, words in likeliest if self._exists(words, query)), "")

    def _exists(self, words: str, query: Query) -> bool:
        """Say whether a word or a phrase is found; the last word, as a beginning too."""
        growing = query.as_typed and query.text.endswith(words)
        expression = parse_expression(words if growing else f'"{words}"', growing)
        expression = asked_in(expression, self._caches.languages)
        return len(self._caches.index.search(expression).numbers) > 0

    def _lexicon(self, vocabulary: Vocabulary) -> Lexicon:
        """Give the words of the documents, and those that stand for themes."""
        from casebook.search.spelling import Lexicon  # brings numpy, 80 ms

        catalog = self._caches.catalog
        state = (catalog, catalog.words_state, vocabulary.themes)
        if self._loaded is None or self._loaded[0] != state:
            listed = catalog.words()
            counts = map(int, filter(None, listed.counts.split(",")))
            names = (name for theme in vocabulary.themes for name in vocabulary.names(theme))
            themed = sorted(written_words(names))
            words = "\n".join(filter(None, (listed.words, *themed)))
            self._loaded = state, Lexicon(words, (*counts, *(_COMMON for _ in themed)))
        return self._loaded[1]


class _Place(NamedTuple):
    """A word of the question and where it stands."""

    word: str
    start: int
    end: int


def _words_of(text: str) -> Iterator[_Place]:
    """Give the words of a question that may be misspelt, identifiers left out."""
    plain = _OPERATORS.sub(lambda found: " " * len(found[0]), text)
    for match in placed_surfaces(plain):
        if is_word(match[0]) or (match[0].isalpha() and len(match[0]) < SHORTEST):
            yield _Place(match[0], match.start(), match.end())


def _is_known(word: str, counted: dict[str, int]) -> bool:
    """Say whether a word needs no correction; the shortest are only ever parts of others."""
    return len(word) < SHORTEST or counted.get(word.lower(), 0) > 0


def _joined(text: str, places: Sequence[_Place], at: int, lexicon: Lexicon) -> _Place | None:
    """Give the place of an unknown word with a neighbour when they are one word in truth."""
    for first in (at - 1, at):
        if first < 0 or first + 1 >= len(places):
            continue
        start, end = places[first].start, places[first + 1].end
        whole = text[start:end]
        if len(whole.split()) == 2 and lexicon.documents_with(_without_space(whole)):
            return _Place(whole, start, end)
    return None


def _without_space(words: str) -> str:
    return "".join(words.split())


def _corrected(text: str, changes: dict[_Place, str]) -> Suggestion:
    pieces = []
    done = 0
    ordered = sorted(changes.items(), key=lambda change: change[0].start)
    for place, meant in ordered:
        pieces += [text[done : place.start], meant]
        done = place.end
    words = tuple((place.word, meant) for place, meant in ordered)
    return Suggestion("".join((*pieces, text[done:])), words)
