"""Saved searches, and the searches that found nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casebook.domain.keeping import SavedSearch, Unanswered
from casebook.domain.query import Query, Results
from casebook.library.kept import Kept


class KeptSearches:
    """The searches kept for one library. Every method may raise ``DataUnusable``."""

    def __init__(self, kept: Kept, find: Callable[[Query], Results]) -> None:
        """Take where they are kept, and what answers a question."""
        self._searches = kept.searches
        self._clock = kept.clock
        self._find = find

    def saved(self) -> tuple[SavedSearch, ...]:
        """Give the saved searches in the user's order."""
        return self._searches.saved()

    def save(self, name: str, query: Query) -> SavedSearch:
        """Give a question a name; a search that has the name already is replaced."""
        search = SavedSearch.of(name, query)
        self._searches.save(search)
        return search

    def rename(self, old: str, new: str) -> None:
        """Give a search another name; one that has this name already is replaced."""
        self._searches.rename(old, new)

    def delete(self, name: str) -> None:
        """Forget a search."""
        self._searches.delete(name)

    def order(self, names: Sequence[str]) -> None:
        """Bring the searches into an order; those not named come behind."""
        self._searches.order(names)

    def counts(self) -> dict[str, int]:
        """Say how many documents each saved search finds now, by its name."""
        asked = ((search.name, search.query._replace(as_typed=True)) for search in self.saved())
        return {name: self._find(query).total for name, query in asked}

    def settle(self, results: Results) -> None:
        """Note that the user has settled on a question, so that one in vain is remembered.

        A question that is still being typed is not noted, nor one that is narrowed by
        choices; one that finds something is forgotten.
        """
        query = results.query
        if query.as_typed or not query.text.strip():
            return
        if results.total:
            self._searches.clear_unanswered([query.text])
        elif not any(query.chosen.values()):
            self._searches.note_unanswered(query.text, self._clock())

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Give the questions that found nothing, those asked most often first."""
        return self._searches.unanswered()

    def clear(self, text: str) -> None:
        """Forget a question that found nothing."""
        self._searches.clear_unanswered([text])

    def ask_again(self) -> tuple[Unanswered, ...]:
        """Forget the questions that find something now; give those forgotten."""
        found = tuple(
            asked for asked in self.unanswered() if self._find(Query(text=asked.text)).total
        )
        self._searches.clear_unanswered([asked.text for asked in found])
        return found
