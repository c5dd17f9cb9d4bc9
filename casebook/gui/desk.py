"""What is shown when something happens: a library opens, results come, a document is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from casebook.domain.change import Change
from casebook.domain.document import Kind
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet, Results, Sort
from casebook.domain.reading import Reading
from casebook.gui.emptiness import say_why_empty
from casebook.gui.finder import Finder
from casebook.gui.history import Place
from casebook.gui.library_view import LibraryView, Panes
from casebook.gui.look.palette import theme_colours
from casebook.gui.reader import Reader
from casebook.gui.settings import Settings
from casebook.library.library import Library


class Desk(QObject):
    """Lays on the panes what finder and reader give.

    Signals:
        title_changed: What the window is to be called.
    """

    title_changed = Signal(str)

    def __init__(
        self,
        panes: Panes,
        view: LibraryView,
        finder: Finder,
        reader: Reader,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._view = view
        self._finder = finder
        self._reader = reader
        self._settings = settings
        self._library: Library | None = None
        self._goes_to_first_hit = False
        self._is_being_read = False
        self._has_list_focus = False

    # libraries

    def take_library(self, library: Library) -> None:
        """Show a library that was opened, at the document that was read last."""
        self._library = library
        self._has_list_focus = False
        self.show_being_read()
        panes = self._panes
        panes.sidebar.show_library(library.name, str(library.root))
        panes.tools.forget_words()
        self.show_vocabulary()
        self._reader.use(library)
        self._finder.use(library)
        self._show_nothing_read()
        last = self._settings.last_document(library.root)
        if last and library.shelf.entry(DocumentPath(last)):
            self._reader.open(Place(DocumentPath(last)))
        if library.notice:
            panes.status.say(library.notice)

    def let_go(self) -> None:
        """Forget the library that was closed."""
        self._library = None
        self._reader.use(None)
        self._finder.use(None)
        self.title_changed.emit("")

    def show_being_read(self) -> None:
        """Say, where nothing is listed, that the library is still being read."""
        self._is_being_read = True
        self._panes.results.show_reading(True)

    def take_settled(self) -> None:
        """The library is read; what is not listed now is not there."""
        if self._is_being_read:
            self._is_being_read = False
            self._panes.results.show_reading(False)
            if self._reader.reading is None:
                self._say_why_empty()

    def take_change(self, change: Change) -> None:
        """Let those look again whom a change concerns."""
        if change:
            self.show_vocabulary()
        self._finder.take_change(change)
        self._reader.take_change(change)

    def show_vocabulary(self) -> None:
        """Show the themes, each with its colour."""
        if self._library is not None:
            vocabulary = self._library.vocabulary
            colours = theme_colours(vocabulary)
            panes = self._panes
            panes.sidebar.show_vocabulary(vocabulary, colours)
            panes.results.show_vocabulary(vocabulary, colours)
            panes.page.set_theme_colours(colours)
            panes.lesson.set_vocabulary(vocabulary)
            panes.properties.set_vocabulary(vocabulary)

    # results

    def take_results(self, results: Results) -> None:
        """Show what was found, and counts that follow it."""
        panes = self._panes
        panes.sidebar.show_results(results, self._finder.kind)
        panes.results.show_results(results)
        if self._goes_to_first_hit:
            panes.results.open_first()
        self._goes_to_first_hit = False
        if self._reader.reading is None:
            panes.tools.show_hits(0, 0)
            self._say_why_empty()
        if results.hits and not self._has_list_focus:
            self._has_list_focus = True
            panes.results.take_focus()
        self._mark_hits()

    def go_to_first_hit(self) -> None:
        """Open the first hit, of the answer that is on its way if there is one."""
        results = self._finder.results
        if results is not None and results.query == self._finder.query:
            self._panes.results.open_first()
        else:
            self._goes_to_first_hit = True

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

    # documents

    def open(self, path: DocumentPath, heading: str = "", words: str = "") -> None:
        """Open a document."""
        self.remember_place()
        self._reader.open(Place(path, heading, words))

    def step(self, by: int) -> None:
        """Open the document so many rows below the one that is read; the first before any."""
        if self._reader.reading is None:
            self._panes.results.open_first()
        else:
            self._panes.results.open_beside(by)

    def remember_place(self) -> None:
        """Keep how far the page is scrolled, for coming back."""
        reading = self._reader.reading
        if reading is None:
            return
        if isinstance(reading.document, Lesson):
            self._reader.leave_at((self._panes.lesson.scroll_place, 0))
        else:
            self._reader.leave_at(self._panes.page.scroll_place())

    def go_back(self) -> None:
        """Go back to the document before."""
        self.remember_place()
        self._reader.back()

    def go_forward(self) -> None:
        """Go forward again."""
        self.remember_place()
        self._reader.forward()

    def take_reading(self, reading: Reading, place: Place) -> None:
        """Show a document that was opened, at a place in it."""
        self._lay_out(reading)
        panes = self._panes
        if isinstance(reading.document, Lesson):
            panes.lesson.scroll_to(place.scroll[0] if place.scroll else 0)
        else:
            panes.page.show_reading(reading, place)
            self._mark_hits(go=not (place.heading or place.words or place.scroll))
        panes.results.select(reading.document.path)
        if self._library is not None:
            self._settings.remember_document(self._library.root, reading.document.path)

    def refresh_reading(self, reading: Reading) -> None:
        """Show the same document anew, scrolled as it was."""
        self._lay_out(reading)
        if not isinstance(reading.document, Lesson):
            self._panes.page.show_reading(reading)
            self._mark_hits()

    def take_gone(self, path: str) -> None:
        """Say that the document that was read is no longer there."""
        self._panes.status.say(self.tr("{0} is no longer in the library.").format(path))
        self._show_nothing_read()

    def say_nowhere(self, target: str) -> None:
        """Say that a link leads to nothing, and what to do about it."""
        self._panes.status.say(
            self.tr("There is no “{0}” in the library yet. Write it, or correct the link.").format(
                target
            )
        )

    def with_path(self, act: Callable[[DocumentPath], None]) -> Callable[[], None]:
        """Give an act on the document that is read; nothing happens without one."""

        def act_on_it() -> None:
            if self._reader.path is not None:
                act(self._reader.path)

        return act_on_it

    def follow_link(self, address: str) -> None:
        """Do what a link in the text of a lesson asks for."""
        self._panes.page.follow(address)

    def show_headings(self) -> None:
        """Show the headings of the page that was set."""
        headings = self._panes.page.headings()
        self._panes.outline.show_headings([(part.level, part.text) for part in headings])
        self.show_current_heading()

    def show_current_heading(self) -> None:
        """Show under which heading the page is scrolled to."""
        self._panes.outline.show_current(self._panes.page.current_heading())

    def show_hits(self, current: int, total: int) -> None:
        """Say at which hit in the page one is, beside the words it was searched with."""
        if self._panes.find.isVisible():
            self._panes.find.show_count(current, total)
        else:
            self._panes.tools.show_hits(current, total)

    def find_in_page(self, words: str) -> None:
        """Mark words in the page; without any, what the library was searched for."""
        if words:
            self._panes.page.find_text(words)
        else:
            self._mark_hits()

    def _lay_out(self, reading: Reading) -> None:
        panes = self._panes
        panes.find.leave()
        if isinstance(reading.document, Lesson):
            panes.lesson.show_reading(reading)
            self._view.show_page(panes.lesson)
            panes.outline.show_headings([])
            panes.tools.show_hits(0, 0)
        else:
            self._view.show_page(panes.page)
        panes.lessons.show_reading(reading)
        panes.properties.show_reading(reading)
        if reading.notice:
            panes.status.say(reading.notice)
        self.title_changed.emit(reading.document.title)

    def _show_nothing_read(self) -> None:
        panes = self._panes
        panes.page.show_nothing()
        panes.lessons.show_nothing()
        panes.outline.show_headings([])
        panes.properties.show_nothing()
        panes.results.select(None)
        panes.tools.show_hits(0, 0)
        self._say_why_empty()
        self._view.show_page(panes.empty)
        self.title_changed.emit("")

    def _say_why_empty(self) -> None:
        say_why_empty(self._panes.empty, self._finder, self._library, self._is_being_read)

    def _mark_hits(self, *, go: bool = False) -> None:
        """Mark the words searched for in the page, and go to the first when it was just opened."""
        if self._library is None or self._reader.reading is None:
            return
        page, query = self._panes.page, self._finder.query
        page.show_hits(self._library.hit_finder(query) if query.text.strip() else None)
        if go:
            page.next_hit()
