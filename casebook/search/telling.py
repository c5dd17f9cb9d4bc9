"""The words that tell most about a text: often in it, and rare elsewhere."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from casebook.search.analysis import analysed, surfaces
from casebook.search.expression import CONNECTING, Expression, Word
from casebook.search.languages import asked_in
from casebook.search.written import written_words

Counts = Callable[[Collection[str]], Mapping[str, int]]
"""Gives for words, as ``written_words`` gives them, in how many documents they stand."""


class Telling(NamedTuple):
    """A word of a text.

    Attributes:
        word: As it is written there first, in small letters.
        term: The stem under which the index has it.
        weight: How much it tells.
    """

    word: str
    term: str
    weight: float


def telling_words(
    texts: Iterable[tuple[str, float]], counts: Counts, documents: int, most: int
) -> list[Telling]:
    """Give the words that tell most about something, the most telling one first.

    Words that no document has, or every second one, tell nothing, and neither do those that a
    sentence is held together with. Forms of one word count together.

    Args:
        texts: Texts about it, with how much a word in each of them counts.
        counts: Says how common words are.
        documents: How many documents there are.
        most: How many words to give.
    """
    often: Counter[str] = Counter()
    for text, worth in texts:
        for surface in surfaces(text):
            often[surface] += worth  # type: ignore[assignment]  # a count may be weighed
    written = {surface: written_words([surface]) - CONNECTING for surface in often}
    known = counts(set().union(*written.values()))
    frequencies: Counter[str] = Counter()
    common: dict[str, int] = {}
    words: dict[str, str] = {}
    for surface, times in often.items():
        for word in sorted(written[surface]):
            term = analysed(word).tokens[0].term
            words.setdefault(term, word)
            frequencies[term] += times
            common[term] = max(common.get(term, 0), known.get(word, 0))
    told = [
        Telling(words[term], term, (1 + math.log(times)) * math.log(documents / common[term]))
        for term, times in frequencies.items()
        if 0 < common[term] <= documents / 2
    ]
    return sorted(told, key=lambda one: (-one.weight, one.word))[:most]


def question_of(words: Iterable[Telling], languages: tuple[str, ...] = ()) -> Expression:
    """Ask for documents with any of some words."""
    asked = tuple(Word(one.word, (one.term,)) for one in words)
    return asked_in(Expression(words=asked), languages)
