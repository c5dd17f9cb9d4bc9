"""The search as it stands: words, kind, choices and order, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.query import Facet, Query, Results, Snippet, Sort
from casebook.domain.values import Kind
from casebook.gui.jobs import Jobs, LaneName
from casebook.library.glimpse import is_everything

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casebook.domain.change import Change
    from casebook.domain.errors import CasebookError
    from casebook.domain.keeping import SavedSearch
    from casebook.domain.names import DocumentPath, ThemeId
    from casebook.domain.progress import Progress
    from casebook.gui.asking.second_thoughts import SecondThoughts
    from casebook.library.glimpse import Glimpse
    from casebook.library.library import Library

_THOUGHTS = "thinking again"
_LITTLE = 3
"""So many documents are enough: nobody is asked whether another word was meant."""


class Finder(QObject):
    """Asks the library whenever the question changes; only the latest answer is shown.

    Attributes:
        query: The question as it stands.
        results: The latest answer, or None.
        everything: The latest answer to the question without words or choices, or None.
        noted: The text of the question that was noted last among those that found nothing.
        thoughts: What else might be asked, for an answer that found little; None until known.

    Signals:
        found: Results of the question as it stands.
        thought_again: SecondThoughts about the question as it stands.
        snippets_read: A mapping of paths to Snippets.
        failed: A sentence about why there is no answer.
    """

    found = Signal(object)
    thought_again = Signal(object)
    snippets_read = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: Jobs, order: Sort = Sort.RELEVANCE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._library: Library | None = None
        self.query = Query(as_typed=True, sort=order)
        self.results: Results | None = None
        self.everything: Results | None = None
        self.thoughts: SecondThoughts | None = None
        self.noted: str | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind in view; None for everything."""
        kinds = self.query.chosen.get(Facet.KIND, frozenset())
        return Kind(next(iter(kinds))) if len(kinds) == 1 else None

    @property
    def asks(self) -> bool:
        """Whether there are words or choices beside the kind."""
        choices = {facet for facet, values in self.query.chosen.items() if values}
        return bool(self.query.text.strip()) or bool(choices - {Facet.KIND})

    def glance(self, glimpse: Glimpse) -> None:
        """Answer from a glimpse as long as the library is not open."""
        answer = glimpse.answer(self.query)
        if answer is not None:
            self._take(answer)

    def use(self, library: Library | None, *, asked: bool = False) -> None:
        """Ask another library from now on, everything at first.

        Args:
            library: Which one; None for none.
            asked: Whether the question is one to this library already.
        """
        self._library = library
        self.everything = self.thoughts = None
        if not asked:
            self.results = None
            self.query = Query(as_typed=True, sort=self.query.sort)
        self.ask(self.query)

    def type(self, text: str) -> None:
        """Take the words as they stand now in the search box."""
        self.ask(self.query._replace(text=text, narrow=frozenset()))

    def ask_saved(self, search: SavedSearch) -> None:
        """Ask a question that was given a name: its words, choices and order."""
        self.ask(search.query._replace(as_typed=True))

    def choose(self, chosen: Mapping[Facet, frozenset[str]]) -> None:
        """Take other choices, the kind among them."""
        self.ask(self.query._replace(chosen=dict(chosen)))

    def sort(self, order: Sort) -> None:
        """Take another order."""
        self.ask(self.query._replace(sort=order))

    def toggle_widening(self, theme: ThemeId) -> None:
        """Turn one widening off for this search, or on again."""
        self.ask(self.query._replace(narrow=self.query.narrow ^ {theme}))

    def ask(self, query: Query) -> None:
        """Ask a question; an older one that is still on its way is dropped."""
        self.query = query
        self._jobs.cancel(_THOUGHTS)
        library = self._library
        if library is None:
            return
        self._jobs.start(
            LaneName.READ,
            "searching",
            lambda _: library.find(query),
            self._take,
            self._fail,
            topic="search",
        )

    def fetch_snippets(self, paths: tuple[DocumentPath, ...]) -> None:
        """Read the snippets of some documents for the question as it stands."""
        library, query = self._library, self.query
        if library is None or not paths:
            return
        own = [path for path in paths if self.query_of(path) is query]
        meant = [path for path in paths if path not in own]
        other = self.query_of(meant[0]) if meant else query

        def work(progress: Progress) -> dict[DocumentPath, Snippet]:
            read = dict(library.snippets(query, own, progress))
            if meant:
                read |= library.snippets(other, meant, progress)
            return read

        self._jobs.start(
            LaneName.READ,
            "reading snippets",
            work,
            lambda snippets: self._take_snippets(query, snippets),
            self._fail,
            topic="snippets",
        )

    def query_of(self, path: DocumentPath) -> Query:
        """Give the question that a document of the list answers: as asked, or as meant."""
        thoughts = self.thoughts
        return self.query if thoughts is None else thoughts.answers(path)

    def take_change(self, change: Change) -> None:
        """Ask again when the answer may be another."""
        if change or change.searchable:
            self.ask(self.query)

    def _take(self, results: Results) -> None:
        self.results = results
        if not results.more and is_everything(results.query):
            self.everything = results
        if self.thoughts is not None and self.thoughts.query != results.query:
            self.thoughts = None
        self.found.emit(results)
        self._think_again(results)

    def _think_again(self, results: Results) -> None:
        """Look in the background for what may help, unless something else is asked meanwhile."""
        library = self._library
        asked = results.query == self.query and self.asks
        if library is None or not asked or results.total >= _LITTLE:
            return

        def work(progress: Progress) -> SecondThoughts:
            from casebook.gui.asking.second_thoughts import think_again

            return think_again(library, results, progress)

        self._jobs.start(
            LaneName.READ, "thinking again", work, self._take_thoughts, self._fail, topic=_THOUGHTS
        )

    def _take_thoughts(self, thoughts: SecondThoughts) -> None:
        if thoughts.query == self.query:
            self.thoughts = thoughts
            self.thought_again.emit(thoughts)

    def _take_snippets(self, query: Query, snippets: object) -> None:
        if query == self.query:
            self.snippets_read.emit(snippets)

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
