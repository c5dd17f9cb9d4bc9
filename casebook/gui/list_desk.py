"""What tool bar, sidebar and list show: the library, the question and its answer.

This is the half of the desk that is there at the first picture; ``page_desk`` is the other half, of
the page and the panel beside it. It takes what happens after this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet
from casebook.gui.look.palette import theme_colours

if TYPE_CHECKING:
    from pathlib import Path

    from casebook.domain.change import Change
    from casebook.domain.keeping import SavedSearch
    from casebook.domain.query import Results, Sort
    from casebook.domain.theme import Vocabulary
    from casebook.domain.values import Kind
    from casebook.gui.asking.second_thoughts import SecondThoughts
    from casebook.gui.finder import Finder
    from casebook.gui.library_view import ListPanes
    from casebook.gui.settings import Settings
    from casebook.library.glimpse import Glimpse
    from casebook.library.library import Library


class ListDesk(QObject):
    """Lays on tool bar, sidebar and list what the finder gives.

    Signals:
        vocabulary_shown: The Vocabulary, and a mapping of its themes to their colours.

    Attributes:
        is_being_read: Whether documents may be missing because the library is still being read.
    """

    vocabulary_shown = Signal(object, object)

    def __init__(
        self,
        panes: ListPanes,
        finder: Finder,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._finder = finder
        self._settings = settings
        self._library: Library | None = None
        self._glimpsed: Path | None = None
        self._goes_to_first_hit = False
        self._takes_meant = False
        self._has_list_focus = False
        self.is_being_read = False

    # libraries

    def take_glimpse(self, glimpse: Glimpse) -> None:
        """Show how the list of a library looked last, until the library is open."""
        self._glimpsed = glimpse.root
        self._begin(glimpse.name, glimpse.root)
        self._show(glimpse.vocabulary)
        last = self._settings.last_document(glimpse.root)
        self._panes.results.select(DocumentPath(last) if last else None)
        self._finder.glance(glimpse)

    def take_library(self, library: Library) -> None:
        """Show a library that was opened; what was asked of its glimpse is asked of it."""
        asked = library.root == self._glimpsed
        self._glimpsed = None
        self._library = library
        if not asked:
            self._begin(library.name, library.root)
            self._panes.results.select(None)
        self._show(library.vocabulary)
        self._finder.use(library, asked=asked)

    def let_go(self) -> None:
        """Forget the library that was closed."""
        self._library = None
        self._finder.use(None)

    def take_settled(self) -> None:
        """The library is read; what is not listed now is not there."""
        if self.is_being_read:
            self.is_being_read = False
            self._panes.results.show_reading(False)

    def take_change(self, change: Change) -> None:
        """Let those look again whom a change concerns."""
        if change and self._library is not None:
            self._show(self._library.vocabulary)
        self._finder.take_change(change)

    def show_vocabulary(self) -> None:
        """Show the themes once more, to somebody who came later."""
        if self._library is not None:
            self._show(self._library.vocabulary)

    # results

    def take_results(self, results: Results) -> None:
        """Show what was found, and counts that follow it."""
        panes = self._panes
        panes.sidebar.show_results(results, self._finder.kind)
        panes.results.show_results(results)
        goes, self._goes_to_first_hit, self._takes_meant = self._goes_to_first_hit, False, False
        if goes:
            self.go_to_first_hit()
        if results.hits and not self._has_list_focus:
            self._has_list_focus = True
            panes.results.take_focus()

    def take_thoughts(self, thoughts: SecondThoughts) -> None:
        """Offer what may have been meant; take it when Enter has asked for it already."""
        self._panes.results.show_thoughts(thoughts)
        if self._takes_meant:
            self.take_meant()

    def take_meant(self) -> None:
        """Search for what may have been meant."""
        self._takes_meant = False
        thoughts = self._finder.thoughts
        if thoughts is not None and thoughts.suggestion is not None:
            self._panes.tools.set_words(thoughts.suggestion.text)

    def go_to_first_hit(self) -> None:
        """Open the first hit, of the answer that is on its way if there is one.

        Without a hit, what may have been meant is searched for.
        """
        results = self._finder.results
        if results is None or results.query != self._finder.query:
            self._goes_to_first_hit = True
        elif results.total:
            self._panes.results.open_first()
        elif self._finder.thoughts is not None:
            self.take_meant()
        else:
            self._takes_meant = True

    def ask_saved(self, search: SavedSearch) -> None:
        """Ask a question that was given a name, with its words, choices and order."""
        self._panes.sidebar.set_chosen(search.chosen)
        self._panes.tools.show_words(search.text)
        self._finder.ask_saved(search)

    def show_kind(self, kind: Kind | None) -> None:
        """Show documents of one kind, or everything."""
        chosen = dict(self._finder.query.chosen)
        chosen[Facet.KIND] = frozenset({kind.value}) if kind else frozenset()
        self._panes.sidebar.set_chosen(chosen)
        self._finder.choose(chosen)

    def take_choice(self) -> None:
        """Narrow by what is ticked in the sidebar."""
        self._finder.choose(self._panes.sidebar.chosen())

    def drop_filter(self, facet: Facet, value: str) -> None:
        """Take away one choice."""
        chosen = dict(self._finder.query.chosen)
        chosen[facet] = chosen.get(facet, frozenset()) - {value}
        self._panes.sidebar.set_chosen(chosen)
        self._finder.choose(chosen)

    def clear_filters(self) -> None:
        """Take away all choices but the kind; the words stay."""
        kinds = self._finder.query.chosen.get(Facet.KIND, frozenset())
        chosen = {Facet.KIND: kinds}
        self._panes.sidebar.set_chosen(chosen)
        self._finder.choose(chosen)

    def clear_words(self) -> None:
        """Take away the words; the choices stay."""
        self._panes.tools.set_words("")

    def choose_theme(self, theme: str) -> None:
        """Narrow by the theme whose chip was clicked, and by nothing else."""
        chosen = {Facet.THEME: frozenset({theme})}
        self._panes.sidebar.set_chosen(chosen)
        self._finder.choose(chosen)
        self.clear_words()

    def clear_all(self) -> None:
        """Take away words and choices, and show everything."""
        self._panes.sidebar.set_chosen({})
        self._finder.choose({})
        self._panes.tools.set_words("")

    def sort(self, order: Sort) -> None:
        """Order the list, now and from now on."""
        self._settings.sort = order.value
        self._finder.sort(order)

    def _begin(self, name: str, root: Path) -> None:
        """Begin with another library: its name, and no words or choices."""
        self._has_list_focus = False
        self.is_being_read = True
        panes = self._panes
        panes.results.show_reading(True)
        panes.sidebar.show_library(name, str(root))
        panes.tools.forget_words()

    def _show(self, vocabulary: Vocabulary) -> None:
        """Show the themes, each with its colour."""
        colours = theme_colours(vocabulary)
        self._panes.sidebar.show_vocabulary(vocabulary, colours)
        self._panes.results.show_vocabulary(vocabulary, colours)
        self.vocabulary_shown.emit(vocabulary, colours)
