"""Words of a search that stand for a theme, so that people find it by their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary, Widening
from casebook.search.analysis import surfaces
from casebook.search.expression import piece_terms

_REMEMBERED = 20_000
"""Words whose stems are kept: texts that are imported have most of them in common."""
_MOST_WORDS = 200
"""How many words of a question are looked at; whoever pastes a page means no single theme."""


class Widener:
    """Knows which words and phrases are labels or synonyms of which themes.

    They are compared by their stems, without case and accents, and it does not matter whether
    words are joined by spaces or hyphens: ``Waiting-times`` is the synonym ``waiting time``.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._themes: dict[tuple[str, ...], list[ThemeId]] = {}
        for theme in vocabulary.themes:
            for name in vocabulary.names(theme):
                themes = self._themes.setdefault(_stems(surfaces(name)), [])
                if theme not in themes:
                    themes.append(theme)
        self._themes.pop((), None)
        self._stem = lru_cache(_REMEMBERED)(_stem)
        self._longest = max(map(len, self._themes), default=0)

    def widenings(self, text: str, off: Collection[ThemeId] = ()) -> tuple[Widening, ...]:
        """Give the themes that words of a question stand for, each once, longest phrases first.

        Args:
            text: The free words of a question: words in quotation marks are meant as they
                stand, and words after a minus are not wanted at all.
            off: Themes that the user does not want the search to be widened by.
        """
        words = list(islice(surfaces(text), _MOST_WORDS))
        found: dict[ThemeId, Widening] = {}
        for phrase, themes in self._phrases(words):
            for theme in themes:
                label = self._vocabulary.label(theme)
                found.setdefault(theme, Widening(phrase, theme, label, theme not in off))
        return tuple(found.values())

    def reach(self, themes: Sequence[ThemeId]) -> frozenset[ThemeId]:
        """Give themes with all their narrower ones."""
        return frozenset().union(*(self._vocabulary.within(theme) for theme in themes))

    def _phrases(self, words: Sequence[str]) -> Iterator[tuple[str, list[ThemeId]]]:
        """Give the phrases that stand for themes, longest first."""
        stems = [self._stem(word) for word in words]
        for length in range(min(self._longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                key = tuple(chain.from_iterable(stems[start : start + length]))
                if key in self._themes:
                    yield " ".join(words[start : start + length]), self._themes[key]


def _stem(word: str) -> tuple[str, ...]:
    return tuple(piece_terms(word))


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(piece_terms, words)))
