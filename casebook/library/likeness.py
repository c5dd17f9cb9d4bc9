"""What resembles a document, and which lessons may apply to what somebody describes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from casebook.domain.applicable import Applicable
from casebook.domain.document import Document, Kind
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Lesson, State
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Hit
from casebook.library.caches import Caches
from casebook.library.shelf import Shelf
from casebook.library.widening import Widener
from casebook.markdown.plain import plain_text
from casebook.search.analysis import term_slots
from casebook.search.expression import Expression
from casebook.search.telling import Telling, question_of, telling_words

MOST_CHARACTERS = 20_000
"""Of a pasted text, or of a document: what it is about has been said by then."""

_TELLING = 24  # words by which documents are compared; more make it slower and not better
_CANDIDATES = 100  # the best documents by words, whose themes and facts are looked at

# What makes two documents alike, against having all the telling words of one another. Chosen
# by eye on cases of several libraries.
_THEMES, _SAME_TYPE, _SAME_SECTOR = 0.4, 0.05, 0.1
_LEAST_ALIKE = 0.12
_SHORTEST, _ENOUGH_TELLING, _ENOUGH_SHARED = 4, 10, 6

# What makes a lesson apply: that its moment of need is described counts most
_MOMENT, _THEMED = 1.5, 0.35
_MOST_THEMES = 2  # that count; a lesson with all themes applies no better than others
_LEAST_APPLICABLE = 0.2
_STATES: Mapping[str, float] = {State.VALIDATED.value: 1.1, State.EMBEDDED.value: 1.15}
_ENDED = frozenset({State.REJECTED.value, State.RETIRED.value})
_REASONS = 5

Read = Callable[[DocumentPath], Document]


class Likeness:
    """Compares the documents of one shelf.

    Attributes:
        shelf: The documents that it knows.
    """

    def __init__(self, shelf: Shelf, caches: Caches, read: Read) -> None:
        self.shelf = shelf
        self._caches = caches
        self._read = read
        self._read_terms: dict[DocumentPath, frozenset[str]] = {}

    def similar(self, path: DocumentPath, limit: int) -> tuple[Hit, ...]:
        """Give the documents of the same kind that are most like one, the most alike first.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        entry = self.shelf.entry(path)
        if entry is None:
            return ()
        document = self._read(path)
        about = (document.title, *document.aliases, document.summary)
        if isinstance(document, Lesson):
            about = (*about, document.applies_when)
        body = plain_text(document.body[:MOST_CHARACTERS])
        telling = self._telling([("\n".join(about), 2.0), (body, 1.0)])
        found = self._found(
            question_of(telling, self._caches.languages), (), lambda other: other.kind is entry.kind
        )
        by_words = {other.number: score for other, score in found}
        most = by_words.get(entry.number, max(by_words.values(), default=0.0)) or 1.0
        alike = [
            Hit(other, score / most + self._alike(entry, other))
            for other, score in found
            if other.number != entry.number
        ]
        kept = [hit for hit in alike if hit.score >= _LEAST_ALIKE]
        return tuple(sorted(kept, key=_best_first)[:limit])

    def like_text(
        self, kind: Kind, title: str, text: str, limit: int
    ) -> tuple[tuple[Entry, float], ...]:
        """Give the documents of a kind that are most like a text that is not in the library.

        Args:
            kind: What they are.
            title: The title of the text.
            text: What it says.
            limit: How many to give at most.

        Returns:
            Each with the part of what tells most about the text that it has too, from 0 to 1;
            none for a text that says too little of which the library says something as well.
        """
        told = self._telling([(title, 2.0), (text[:MOST_CHARACTERS], 1.0)])
        # short words are often those of another language, and then tell nothing
        telling = [one for one in told if len(one.word) >= _SHORTEST]
        if len(telling) < _ENOUGH_TELLING:
            return ()
        whole = sum(one.weight for one in telling)
        question = question_of(telling, self._caches.languages)
        found = self._found(question, (), lambda other: other.kind is kind)
        alike = []
        for entry, _ in found[:limit]:
            terms = self._terms(entry.path)
            shared = [one.weight for one in telling if one.term in terms]
            if len(shared) >= _ENOUGH_SHARED:
                alike.append((entry, sum(shared) / whole))
        return tuple(sorted(alike, key=lambda one: (-one[1], one[0].path)))

    def _terms(self, path: DocumentPath) -> frozenset[str]:
        """Give the terms of a document; none when it has gone meanwhile."""
        if path not in self._read_terms:
            try:
                document = self._read(path)
            except CasebookError:
                return frozenset()
            body = plain_text(document.body[:MOST_CHARACTERS])
            self._read_terms[path] = frozenset(term_slots(f"{document.title}\n{body}")[0])
        return self._read_terms[path]

    def lessons_for(self, paragraph: str, limit: int) -> tuple[Applicable, ...]:
        """Give the lessons that may apply to what a text describes, the likeliest first.

        Lessons that were rejected or retired are left out.
        """
        paragraph = paragraph[:MOST_CHARACTERS]
        telling = self._telling([(paragraph, 1.0)])
        themes = [widening.theme for widening in self._widener.widenings(paragraph)]
        reach = self._widener.reach(themes)
        question = question_of(telling, self._caches.languages)
        found = self._found(question, reach, _is_alive)
        most = max((score for _, score in found), default=0.0) or 1.0
        weights = {one.term: one.weight for one in telling}
        hits = [
            Hit(entry, self._applies(entry, score / most, weights, reach)) for entry, score in found
        ]
        kept = [hit for hit in hits if hit.score >= _LEAST_APPLICABLE]
        best = sorted(kept, key=_best_first)[:limit]
        return tuple(Applicable(hit, *self._reasons(hit.entry, telling, reach)) for hit in best)

    def _telling(self, texts: Iterable[tuple[str, float]]) -> list[Telling]:
        counts = self._caches.catalog.word_counts
        return telling_words(texts, counts, max(len(self.shelf), 2), _TELLING)

    def _found(
        self,
        question: Expression,
        themes: Collection[ThemeId],
        is_wanted: Callable[[Entry], bool],
    ) -> list[tuple[Entry, float]]:
        """Give the best documents that the index finds, those that are not wanted left out."""
        ranking = self._caches.index.search(question, themes)
        found: list[tuple[Entry, float]] = []
        for number, score in zip(ranking.numbers, ranking.scores, strict=True):
            entry = self._by_number.get(int(number))
            if entry is not None and is_wanted(entry):
                found.append((entry, float(score)))
                if len(found) == _CANDIDATES:
                    break
        return found

    def _alike(self, one: Entry, other: Entry) -> float:
        """Say how much two documents have in common beside words."""
        own = sum(map(self._rarity, one.themes))
        shared = sum(self._rarity(theme) for theme in one.themes if theme in other.themes)
        alike = _THEMES * shared / own if own else 0.0
        for facet, worth in ((Facet.TYPE, _SAME_TYPE), (Facet.SECTOR, _SAME_SECTOR)):
            if one.value(facet) and one.value(facet) == other.value(facet):
                alike += worth
        return alike

    def _applies(
        self,
        entry: Entry,
        by_words: float,
        weights: Mapping[str, float],
        themes: Collection[ThemeId],
    ) -> float:
        """Say how likely a lesson applies; its excerpt is its moment of need."""
        moment = sum(weights.get(term, 0.0) for term in term_slots(entry.excerpt)[0])
        whole = sum(sorted(weights.values(), reverse=True)[:_REASONS]) or 1.0
        themed = min(sum(theme in themes for theme in entry.themes), _MOST_THEMES)
        score = by_words + _MOMENT * min(moment / whole, 1.0) + _THEMED * themed
        return score * _STATES.get(entry.value(Facet.STATE), 1.0)

    def _reasons(
        self, entry: Entry, telling: Iterable[Telling], themes: Collection[ThemeId]
    ) -> tuple[tuple[str, ...], tuple[ThemeId, ...]]:
        """Give the words and themes by which a lesson was found."""
        try:
            lesson = self._read(entry.path)
        except CasebookError:
            return (), ()  # it has gone meanwhile; the next look at the files says so
        moment = lesson.applies_when if isinstance(lesson, Lesson) else ""
        texts = (lesson.title, moment, *lesson.aliases, plain_text(lesson.body[:MOST_CHARACTERS]))
        terms = term_slots("\n".join(texts))[0]
        words = [one.word for one in telling if one.term in terms][:_REASONS]
        return tuple(words), tuple(theme for theme in entry.themes if theme in themes)

    def _rarity(self, theme: ThemeId) -> float:
        return math.log(1 + len(self.shelf) / self._themes[theme])

    @cached_property
    def _themes(self) -> Counter[ThemeId]:
        """How many documents have each theme."""
        return Counter(theme for entry in self.shelf.entries for theme in entry.themes)

    @cached_property
    def _by_number(self) -> Mapping[int, Entry]:
        return {entry.number: entry for entry in self.shelf.entries}

    @cached_property
    def _widener(self) -> Widener:
        return Widener(self.shelf.vocabulary)


def _is_alive(entry: Entry) -> bool:
    """Say whether something is a lesson that still holds."""
    return entry.kind is Kind.LESSON and entry.value(Facet.STATE) not in _ENDED


def _best_first(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.entry.path
