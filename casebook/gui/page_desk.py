"""What the page side shows when something happens: a library opens, a document is read.

``list_desk`` is the other half of the desk, which is there at the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.names import DocumentPath
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Kind
from casebook.gui.asking.emptiness import say_why_empty
from casebook.gui.history import Place
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casebook.domain.change import Change
    from casebook.domain.names import ThemeId
    from casebook.domain.reading import Reading
    from casebook.gui.asking.hit_marker import HitMarker
    from casebook.gui.finder import Finder
    from casebook.gui.library_view import LibraryView
    from casebook.gui.list_desk import ListDesk
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.panes.properties_panel import PropertiesPanel
    from casebook.gui.reader import Reader
    from casebook.gui.settings import Settings
    from casebook.library.library import Library


Leave = Callable[[Callable[[], None], "DocumentPath | None"], None]


_ROOM_OF_LESSON = 640
"""Logical pixels in which the passages of a lesson stand side by side."""


def _at_once(go: Callable[[], None], to: DocumentPath | None) -> None:
    del to
    go()


class PageDesk(QObject):
    """Lays on the page side what the reader gives.

    Attributes:
        leave: Does what leads away from the document, when that may be left; given is where to.

    Signals:
        title_changed: What the window is to be called.
    """

    title_changed = Signal(str)

    def __init__(
        self,
        panes: Panes,
        view: LibraryView,
        lists: ListDesk,
        finder: Finder,
        reader: Reader,
        settings: Settings,
        hits: HitMarker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._hits = hits
        self._panes = panes
        self._view = view
        self._lists = lists
        self._finder = finder
        self._reader = reader
        self._settings = settings
        self._library: Library | None = None
        self.leave: Leave = _at_once
        self._asked: Place | None = None  # of a library that is only glimpsed so far
        self._vocabulary = Vocabulary.of(())
        self._colours: Mapping[ThemeId, str] = {}
        self._is_nothing_read = False
        panes.when_made(Panes.page, lambda page: page.set_theme_colours(self._colours))
        panes.when_made(Panes.lesson, lambda lesson: lesson.set_vocabulary(self._vocabulary))
        panes.when_made(Panes.lessons, self._fill_lessons)
        panes.when_made(Panes.outline, lambda _: self.show_headings())
        panes.when_made(Panes.properties, self._begin_properties)

    # libraries

    def take_library(self, library: Library) -> None:
        """Show a library that was opened: what was asked for already, or was read last."""
        self._library = library
        self._hits.use(library)
        self._reader.use(library)
        asked, self._asked = self._asked, None
        last = self._settings.last_document(library.root)
        if asked is not None:
            self._reader.open(asked)
        elif last:
            self._reader.come_back(Place(DocumentPath(last)))
        else:
            self.show_nothing_read()
        if library.notice:
            self._panes.status.say(library.notice)

    def let_go(self) -> None:
        """Forget the library that was closed."""
        self._library = self._asked = None
        self._hits.use(None)
        self._reader.use(None)
        self.show_nothing_read()

    def take_settled(self) -> None:
        """The library is read; what is not listed now is not there."""
        if self._reader.reading is None:
            self._say_why_empty()

    def take_change(self, change: Change) -> None:
        """Let the reader look again at what a change concerns."""
        self._reader.take_change(change)

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the themes, each with its colour."""
        self._vocabulary, self._colours = vocabulary, colours
        page = self._panes.made(Panes.page)
        if page is not None:
            page.set_theme_colours(colours)
        for themed in (self._panes.made(Panes.lesson), self._panes.made(Panes.properties)):
            if themed is not None:
                themed.set_vocabulary(vocabulary)

    def take_results(self) -> None:
        """Follow an answer: with its hits in the page, or with what to do without any."""
        if self._reader.reading is None:
            self._panes.tools.show_hits(0, 0)
            self._say_why_empty()
        self._hits.mark()

    def take_thoughts(self) -> None:
        """Follow what is known now about a question that found nothing."""
        if self._reader.reading is None:
            self._say_why_empty()

    # documents

    def open(self, path: DocumentPath, heading: str = "", words: str = "") -> None:
        """Open a document."""
        place = Place(path, heading, words)

        def go() -> None:
            self.remember_place()
            self._reader.open(place)

        if self._library is None:
            self._asked = place
        else:
            self.leave(go, path)

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
        if _is_lesson(reading):
            self._reader.leave_at((self._panes.lesson.scroll_place, 0))
        else:
            self._reader.leave_at(self._panes.page.scroll_place())

    def go_back(self) -> None:
        """Go back to the document before."""
        self.leave(lambda: self._go(self._reader.back), None)

    def go_forward(self) -> None:
        """Go forward again."""
        self.leave(lambda: self._go(self._reader.forward), None)

    def _go(self, go: Callable[[], None]) -> None:
        self.remember_place()
        go()

    def take_reading(self, reading: Reading, place: Place) -> None:
        """Show a document that was opened, at a place in it."""
        self._lay_out(reading)
        panes = self._panes
        if _is_lesson(reading):
            panes.lesson.scroll_to(place.scroll[0] if place.scroll else 0)
        else:
            panes.page.show_reading(reading, place)
        self._hits.mark(go=not (place.heading or place.words or place.scroll))
        self.note_opened(reading)

    def note_opened(self, reading: Reading) -> None:
        """Show in the list which document is open, and open it again the next time."""
        path = reading.document.path
        self._panes.results.select(path)
        if self._library is not None and self._library.bundle is None:
            self._settings.remember_document(self._library.root, path)

    def refresh_reading(self, reading: Reading) -> None:
        """Show the same document anew, scrolled as it was."""
        self._lay_out(reading)
        if not _is_lesson(reading):
            self._panes.page.show_reading(reading)
        self._hits.mark()

    def take_gone(self, path: str) -> None:
        """Say that the document that was read is no longer there."""
        self._panes.status.say(self.tr("{0} is no longer in the library.").format(path))
        self._panes.results.select(None)
        self.show_nothing_read()

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
        outline = self._panes.made(Panes.outline)
        reading = self._reader.reading
        if outline is None:
            return
        if reading is None:
            outline.show_headings([], self.tr("Open a document to see its headings."))
            return
        if _is_lesson(reading):
            outline.show_headings([], self.tr("A lesson stands on one page and has no outline."))
            return
        headings = self._panes.page.headings()
        outline.show_headings([(part.level, part.text) for part in headings])
        self.show_current_heading()

    def show_current_heading(self) -> None:
        """Show under which heading the page is scrolled to."""
        outline = self._panes.made(Panes.outline)
        if outline is not None:
            outline.show_current(self._panes.page.current_heading())

    def choose_lesson(self, number: int) -> None:
        """Show one of the lessons in the panel as the chosen one; none for 0."""
        self._panes.lessons.show_active(number)

    def take_focus(self) -> None:
        """Let the keyboard go to the page in view."""
        shown = self._view.centre.currentWidget()
        if shown is not None:
            shown.setFocus()

    def show_nothing_read(self) -> None:
        """Show that there is no document, and why."""
        panes = self._panes
        self._is_nothing_read = True
        shown = (panes.made(Panes.page), panes.made(Panes.lessons), panes.made(Panes.properties))
        for pane in shown:
            if pane is not None:
                pane.show_nothing()
        self.show_headings()
        panes.tools.show_hits(0, 0)
        self._say_why_empty()
        self._view.show_page(panes.empty)
        self.title_changed.emit("")

    def _lay_out(self, reading: Reading) -> None:
        panes = self._panes
        self._is_nothing_read = False
        find = panes.made(Panes.find)
        if find is not None:
            find.leave()
        if _is_lesson(reading):
            panes.lesson.show_reading(reading)
            self._view.show_page(panes.lesson, _ROOM_OF_LESSON)
            self.show_headings()
            panes.tools.show_hits(0, 0)
        else:
            self._view.show_page(panes.page)
        self.show_beside(reading)
        if reading.notice:
            panes.status.say(reading.notice)

    def show_beside(self, reading: Reading) -> None:
        """Show in panel and title what is written, while the page itself is not seen."""
        self._reader.reading = reading
        panes = self._panes
        for panel in (panes.made(Panes.lessons), panes.made(Panes.properties)):
            if panel is not None:
                panel.show_reading(reading)
        self.title_changed.emit(reading.document.title)

    def _fill_lessons(self, lessons: LessonsPanel) -> None:
        if self._reader.reading is not None:
            lessons.show_reading(self._reader.reading)
        elif self._is_nothing_read:
            lessons.show_nothing()

    def _begin_properties(self, properties: PropertiesPanel) -> None:
        properties.set_vocabulary(self._vocabulary)
        if self._reader.reading is not None:
            properties.show_reading(self._reader.reading)

    def _say_why_empty(self) -> None:
        being_read = self._lists.is_being_read
        say_why_empty(self._panes.empty, self._finder, self._library, being_read)


def _is_lesson(reading: Reading) -> bool:
    return reading.document.kind is Kind.LESSON
