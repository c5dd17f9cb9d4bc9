"""A question answered: words through the index, choices and counts through the shelf."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from casebook.domain.completion import Completion
from casebook.domain.query import Query, Results, Sort
from casebook.library.caches import Caches
from casebook.library.completing import completions
from casebook.library.conditions import FieldReader
from casebook.library.field_values import FieldValues
from casebook.library.listing import listed_order, listing
from casebook.library.shelf import Shelf
from casebook.library.widening import Widener
from casebook.search.expression import parse_expression
from casebook.search.hits import find_hits
from casebook.search.languages import asked_in

if TYPE_CHECKING:
    from casebook.library.narrowing import Rows, Scores


class Search:
    """Answers questions about one shelf.

    Attributes:
        shelf: The documents that it knows.
    """

    def __init__(self, shelf: Shelf, caches: Caches) -> None:
        self.shelf = shelf
        self._caches = caches

    def find(self, query: Query) -> Results:
        """Answer a question with words; see ``Results`` for what the answer holds."""
        started = time.perf_counter()
        expression = parse_expression(query.text, query.as_typed)
        expression = asked_in(expression, self._caches.languages)
        passing, notice = self._fields.passing(expression.conditions)
        notice = f"{expression.notice} {notice}".strip()
        if not expression and passing is None:
            return listing(self.shelf, query)._replace(notice=notice)
        from casebook.library.narrowing import as_sequence

        shelf, narrowing = self.shelf, self.shelf.narrowing
        widened = self._widener.widenings(expression.free, query.narrow)
        ranked = bool(expression.sought)
        if expression:
            themes = [widening.theme for widening in widened if widening.on]
            ranking = self._caches.index.search(expression, self._widener.reach(themes))
            rows, scores = narrowing.found(ranking.numbers, ranking.scores, passing)
        else:
            rows, scores = narrowing.found((), (), None)
            rows = narrowing.passing(passing)
        kept, counts = narrowing.narrow(rows, query.chosen)
        kept = shelf.ordered(kept, query.sort if ranked else listed_order(query.sort))
        if ranked and query.sort is Sort.RELEVANCE:
            kept = self._by_meaning(query.text, kept, scores)
        hits = shelf.hits(as_sequence(kept), as_sequence(scores[kept]))
        took = (time.perf_counter() - started) * 1000
        return Results(query, hits, counts, widened, took, notice, ranked)

    def completions(self, text: str, cursor: int) -> Completion:
        """Say how a question can go on at the cursor."""
        return completions(text, cursor, self._values)

    def _by_meaning(self, text: str, rows: Rows, scores: Scores) -> Rows:
        """Put the best rows in the order of words and meaning, if there is a model for it."""
        meaning = self._caches.meaning
        if meaning is None or not len(rows):
            return rows
        best = rows[: meaning.reranked]
        paths = [self.shelf.entries[row].path for row in best]
        order = meaning.order(text, paths, scores[best].tolist())
        reordered = rows.copy()
        reordered[: len(best)] = best[order]
        return reordered

    @cached_property
    def _widener(self) -> Widener:
        return Widener(self.shelf.vocabulary)

    @cached_property
    def _values(self) -> FieldValues:
        return FieldValues(self.shelf)

    @cached_property
    def _fields(self) -> FieldReader:
        return FieldReader(self.shelf, self._values)


def hit_finder(
    query: Query, languages: tuple[str, ...] = ()
) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """Give what finds the words of a question in any text; nothing for a question without any."""
    expression = asked_in(parse_expression(query.text, query.as_typed), languages)
    return lambda text: find_hits(text, expression) if expression else ()
