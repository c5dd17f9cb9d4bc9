"""Words of a search that stand for a theme, so that people find it by their own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary, Widening

_AS_WRITTEN = re.compile(r"""-?["“”„‟«»＂][^"“”„‟«»＂]*["“”„‟«»＂]? | (?<!\S)-\S+""", re.VERBOSE)

Fold = Callable[[str], Sequence[str]]
"""Splits a text into words in the form in which they are compared."""


class Widener:
    """Knows which words and phrases are labels or synonyms of which themes."""

    def __init__(self, vocabulary: Vocabulary, fold: Fold) -> None:
        self._vocabulary = vocabulary
        self._fold = fold
        self._themes: dict[tuple[str, ...], list[ThemeId]] = {}
        for theme in vocabulary.themes:
            for name in vocabulary.names(theme):
                themes = self._themes.setdefault(tuple(fold(name)), [])
                if theme not in themes:
                    themes.append(theme)
        self._themes.pop((), None)
        self._longest = max(map(len, self._themes), default=0)

    def widenings(self, text: str) -> tuple[Widening, ...]:
        """Give the themes that words of a question stand for, each once, longest phrases first.

        Words in quotation marks are meant as they stand, and words after a minus are not
        wanted at all: neither widens.
        """
        words = _AS_WRITTEN.sub(" ", text).split()
        found: dict[ThemeId, Widening] = {}
        for phrase in self._phrases(words):
            for theme in self._themes.get(tuple(self._fold(phrase)), ()):
                found.setdefault(theme, Widening(phrase, theme))
        return tuple(found.values())

    def reach(self, themes: Sequence[ThemeId]) -> frozenset[ThemeId]:
        """Give themes with all their narrower ones."""
        return frozenset().union(*(self._vocabulary.within(theme) for theme in themes))

    def _phrases(self, words: Sequence[str]) -> Iterator[str]:
        for length in range(min(self._longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                yield " ".join(words[start : start + length])
