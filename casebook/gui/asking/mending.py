"""Searches that found nothing: listed, forgotten, and made synonyms of themes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.change import Change
from casebook.domain.names import ThemeId
from casebook.gui.asking.emptiness import synonym_in
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from casebook.domain.errors import CasebookError
    from casebook.domain.keeping import Unanswered
    from casebook.gui.asking.unanswered_window import UnansweredWindow
    from casebook.gui.finder import Finder
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.library.library import Library


class Mending(QObject):
    """Mends the words of the themes by what people have looked for in vain.

    Signals:
        synonym_given: What was asked, a ThemeId, and the words that shall be its synonym.
        search_requested: Words to search for.
        said: A sentence for the status line.
    """

    synonym_given = Signal(str, str, str)
    search_requested = Signal(str)
    said = Signal(str)

    def __init__(
        self, window: QWidget, finder: Finder, jobs: Jobs, scheme: Scheme, icons: Icons
    ) -> None:
        super().__init__(window)
        self._window = window
        self._finder = finder
        self._jobs = jobs
        self._scheme = scheme
        self._icons = icons
        self._library: Library | None = None
        self.list: UnansweredWindow | None = None

    def use(self, library: Library | None) -> None:
        """Mend another library; none for None."""
        self._library = library
        if library is None and self.list is not None:
            self.list.close()

    def show(self) -> None:
        """Show the searches that found nothing, those left out that find something now."""
        if self._library is None:
            return
        if self.list is None:
            from casebook.gui.asking.unanswered_window import UnansweredWindow

            self.list = UnansweredWindow(self._scheme, self._icons, self._window)
            self.list.synonym_requested.connect(self.add_synonym)
            self.list.search_requested.connect(self.search_requested)
            self.list.forgotten.connect(self._forget)
        self._list(lambda _: None)
        self._list(lambda library: library.searches.ask_again(), LaneName.READ)
        self.list.show()
        self.list.raise_()
        self.list.activateWindow()

    def take_noted(self) -> None:
        """Show what was noted just now, while the list is open."""
        if self.list is not None and self.list.isVisible():
            self._list(lambda _: None)

    def add_synonym_asked(self) -> None:
        """Make what is asked now a synonym of a theme."""
        self.add_synonym(synonym_in(self._finder.thoughts, self._finder.query))

    def add_synonym(self, words: str) -> None:
        """Ask of which theme some words are to be a synonym, and write it down."""
        library = self._library
        if library is None or library.read_only:
            return
        if not library.vocabulary.themes:
            self.said.emit(self.tr("There are no themes yet. Give a case one first."))
            return
        from casebook.gui.asking.synonym_sheet import SynonymSheet

        parent = self.list if self.list is not None and self.list.isVisible() else self._window
        sheet = SynonymSheet(self._scheme, words, library.vocabulary, parent)
        sheet.given.connect(partial(self.synonym_given.emit, words))
        sheet.open()

    @staticmethod
    def write(library: Library, asked: str, theme: ThemeId, synonym: str) -> Change:
        """Write a synonym down; the search that was asked for it is forgotten.

        Raises:
            WriteRefused: The file of the themes cannot be changed without guessing.
        """
        plan = library.curation.themes.add_synonym(theme, synonym)
        if plan.refused:
            from casebook.domain.errors import WriteRefused

            raise WriteRefused(" ".join(plan.refused.values()))
        change = library.curation.carry_out(plan) if plan.changes else Change()
        library.searches.clear(asked)
        return change

    def take_written(self) -> None:
        """Show that a word of the list finds something now."""
        self._finder.noted = None
        self.take_noted()

    def _forget(self, words: str) -> None:
        self._list(lambda library: library.searches.clear(words))

    def _list(self, act: Callable[[Library], object], lane: LaneName = LaneName.WRITE) -> None:
        """Do something to the searches, and show them as they are then."""
        library, window = self._library, self.list
        if library is None or window is None:
            return

        def work(_: object) -> tuple[Unanswered, ...]:
            act(library)
            return library.searches.unanswered()

        self._jobs.start(
            lane,
            "listing searches",
            work,
            lambda searches: window.show_searches(searches, writes=not library.read_only),
            self._fail,
        )

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))
