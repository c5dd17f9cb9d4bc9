"""Saved searches: made, chosen, renamed, put in order and deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from casebook.domain.errors import CasebookError
    from casebook.domain.keeping import SavedSearch
    from casebook.domain.query import Query
    from casebook.gui.finder import Finder
    from casebook.gui.library_panes import Panes
    from casebook.gui.look.scheme import Scheme
    from casebook.library.kept_searches import KeptSearches
    from casebook.library.library import Library

_LONGEST_NAME = 60
_COUNTING = "counting searches"


class Saving(QObject):
    """Keeps the saved searches of a library, and shows them in the sidebar.

    Signals:
        chosen: The SavedSearch to ask.
        said: A sentence for the status line.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(
        self, window: QWidget, panes: Panes, finder: Finder, jobs: Jobs, scheme: Scheme
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sidebar = panes.sidebar
        self._field = panes.tools.search
        self._finder = finder
        self._jobs = jobs
        self._scheme = scheme
        self._library: Library | None = None
        self.searches: tuple[SavedSearch, ...] = ()

    def use(self, library: Library | None) -> None:
        """Show the saved searches of another library; none for None."""
        self._library = library
        self._show(())
        if library is not None:
            self._change(lambda _: None)

    def take_results(self) -> None:
        """Show which of the searches is the one that stands in the box."""
        asked = self._finder.query
        same = (each for each in self.searches if _is_asked(each, asked))
        found = next(same, None)
        self._sidebar.mark_search(found.name if found else "")
        self._field.offer_saving(self._finder.asks and found is None)

    def count(self) -> None:
        """Have it counted in the background what each of the searches finds now."""
        library = self._library
        if library is None or not self.searches:
            return

        def take(counts: dict[str, int]) -> None:
            if library is self._library:
                self._sidebar.show_search_counts(counts)

        def work(_: object) -> dict[str, int]:
            return library.searches.counts()

        self._jobs.start(
            LaneName.READ, "counting saved searches", work, take, self._fail, topic=_COUNTING
        )

    def choose(self, name: str) -> None:
        """Ask a saved search."""
        for search in self.searches:
            if search.name == name:
                self.chosen.emit(search)

    def save(self) -> None:
        """Ask how the question as it stands is to be called, and keep it."""
        if self._library is None:
            return
        if not self._finder.asks:
            self.said.emit(self.tr("There is nothing to save yet. Type words, or tick a filter."))
            return
        query = self._finder.query
        proposed = " ".join(query.text.split())[:_LONGEST_NAME]
        self._ask_name(
            self.tr("Save this search"),
            self.tr("Its words, filters and order stand in the sidebar under this name."),
            self.tr("Save"),
            proposed,
            lambda name: self._change(lambda searches: searches.save(name, query)),
        )

    def rename(self, name: str) -> None:
        """Ask for another name of a saved search."""
        self._ask_name(
            self.tr("Rename the search"),
            "",
            self.tr("Rename"),
            name,
            lambda new: self._change(lambda searches: searches.rename(name, new)),
        )

    def delete(self, name: str) -> None:
        """Forget a saved search."""
        self._change(lambda searches: searches.delete(name))
        self.said.emit(self.tr("“{0}” is no longer among the saved searches.").format(name))

    def move(self, name: str, by: int) -> None:
        """Put a saved search further up (-1) or down (1)."""
        names = [search.name for search in self.searches]
        if name not in names:
            return
        at = names.index(name)
        to = max(0, min(at + by, len(names) - 1))
        names.insert(to, names.pop(at))
        self._change(lambda searches: searches.order(names))

    def edit(self, name: str, what: str) -> None:
        """Do what a row of the sidebar asks for: rename, delete, up or down."""
        acts: dict[str, Callable[[], None]] = {
            "rename": lambda: self.rename(name),
            "delete": lambda: self.delete(name),
            "up": lambda: self.move(name, -1),
            "down": lambda: self.move(name, 1),
        }
        acts[what]()

    def _ask_name(
        self, title: str, lead: str, act: str, proposed: str, take: Callable[[str], None]
    ) -> None:
        from casebook.gui.sheets.name_sheet import NameSheet

        sheet = NameSheet(
            self._scheme,
            title,
            self.tr("Name"),
            act,
            self._window,
            lead=lead,
            proposed=proposed,
            becomes=self._replaces,
        )
        sheet.named.connect(take)
        sheet.open()

    def _replaces(self, name: str) -> str:
        """Say that a name is taken already; a line without words keeps the sheet as high."""
        taken = name.casefold() in {search.name.casefold() for search in self.searches}
        return self.tr("The search of this name is replaced.") if taken else " "

    def _change(self, act: Callable[[KeptSearches], object]) -> None:
        """Change what is kept, in the write lane, and show how it is then."""
        library = self._library
        if library is None:
            return

        def work(_: object) -> tuple[SavedSearch, ...]:
            act(library.searches)
            return library.searches.saved()

        def take(searches: tuple[SavedSearch, ...]) -> None:
            if library is self._library:
                self._show(searches)

        self._jobs.start(LaneName.WRITE, "keeping searches", work, take, self._fail)

    def _show(self, searches: tuple[SavedSearch, ...]) -> None:
        self.searches = searches
        self._sidebar.show_searches([search.name for search in searches])
        self.take_results()
        self.count()

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))


def _is_asked(search: SavedSearch, query: Query) -> bool:
    """Say whether a question is the one that was saved, however its order stands."""
    chosen = {facet: values for facet, values in query.chosen.items() if values}
    return (query.text.strip(), chosen) == (search.text.strip(), search.chosen)
