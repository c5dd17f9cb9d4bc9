"""Lessons that say what a sentence says, so that none is written twice."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.domain.alike import are_alike, telling_words
from casebook.domain.document import Kind
from casebook.domain.lesson import State
from casebook.domain.query import Entry, Facet
from casebook.library.shelf import Shelf

_ENDED = {State.REJECTED, State.RETIRED}


def lessons_like(shelf: Shelf, sentences: Sequence[str]) -> list[Entry | None]:
    """Give for each sentence the lesson in use that says it, or much the same; None without one.

    All titles are compared, not what a search would find: in a small library no word is rare.
    """
    lessons = [
        entry
        for entry in shelf.entries
        if entry.kind is Kind.LESSON and entry.value(Facet.STATE) not in _ENDED
    ]
    titles = [(telling_words(entry.title), entry) for entry in lessons]
    by_title = {_plain(entry.title): entry for entry in reversed(lessons)}
    return [
        by_title.get(_plain(sentence)) or _closest(telling_words(sentence), titles)
        for sentence in sentences
    ]


def _closest(words: frozenset[str], titles: Sequence[tuple[frozenset[str], Entry]]) -> Entry | None:
    alike = [(title, entry) for title, entry in titles if are_alike(words, title)]
    return max(alike, key=lambda one: (len(words & one[0]), -len(one[0])), default=(words, None))[1]


def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split()).rstrip(".!")
