"""What else might be asked when a question finds nothing, or little."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from casebook.domain.query import Facet, Hits, Query, Results

if TYPE_CHECKING:
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.domain.suggestion import Suggestion
    from casebook.library.library import Library

_MOST_SHOWN = 100  # hits for what may have been meant, behind the few of what was typed
_MOST_TRIED = 6  # filters


class SecondThoughts(NamedTuple):
    """What may help with a question.

    Attributes:
        query: The question.
        suggestion: Another way to write it that finds more, or None.
        meant: The answer to that, or None.
        hits: The documents to show: those of the question, then those of the suggestion.
        own: How many of them are those of the question.
        without: How many documents there would be without one of the filters.
    """

    query: Query
    suggestion: Suggestion | None
    meant: Results | None
    hits: Hits
    own: int
    without: Mapping[tuple[Facet, str], int]

    def answers(self, path: DocumentPath) -> Query:
        """Give the question that a document in ``hits`` answers."""
        place = self.hits.place_of(path)
        if self.meant is None or place is None or place < self.own:
            return self.query
        return self.meant.query


def think_again(library: Library, results: Results, progress: Progress) -> SecondThoughts:
    """Look for what may help with a question that found little.

    Args:
        library: Where it was asked.
        results: What it found.
        progress: Told now and then.

    Raises:
        Cancelled: By the progress, as when the question is no longer the latest.
    """
    query = results.query
    progress.step(0, 0, "Thinking again")
    suggestion = library.suggestion(query) if query.text.strip() else None
    progress.step(0, 0, "Thinking again")
    meant = library.find(query._replace(text=suggestion.text)) if suggestion else None
    if meant is None or meant.total <= results.total:
        suggestion = meant = None
    without: dict[tuple[Facet, str], int] = {}
    if not results.total:
        for facet, value in islice(filters_of(query), _MOST_TRIED):
            progress.step(0, 0, "Thinking again")
            without[facet, value] = library.find(query_without(query, facet, value)).total
    hits = results.hits if meant is None else _both(results.hits, meant.hits)
    return SecondThoughts(query, suggestion, meant, hits, results.total, without)


def filters_of(query: Query) -> list[tuple[Facet, str]]:
    """Give what is ticked, the kind included."""
    return [(facet, value) for facet, values in query.chosen.items() for value in sorted(values)]


def query_without(query: Query, facet: Facet, value: str) -> Query:
    """Give a question with one filter less."""
    chosen = {**query.chosen, facet: query.chosen.get(facet, frozenset()) - {value}}
    return query._replace(chosen=chosen)


def _both(own: Hits, meant: Hits) -> Hits:
    """Give the hits of a question, then some of what may have been meant."""
    first = list(own)
    paths = {hit.entry.path for hit in first}
    others = [hit for hit in meant[:_MOST_SHOWN] if hit.entry.path not in paths]
    both = [*first, *others]
    return Hits([hit.entry for hit in both], range(len(both)), [hit.score for hit in both])
