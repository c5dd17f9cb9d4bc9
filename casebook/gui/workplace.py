"""What the rooms of the window work with, handed down as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from PySide6.QtGui import QAction

    from casebook.domain.errors import CasebookError
    from casebook.gui.changes import Changes
    from casebook.gui.finder import Finder
    from casebook.gui.jobs import Jobs
    from casebook.gui.library_panes import Panes
    from casebook.gui.library_view import LibraryView
    from casebook.gui.list_desk import ListDesk
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.page_desk import PageDesk
    from casebook.gui.prompts import Prompts
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.settings import Settings
    from casebook.gui.view_state import ViewState
    from casebook.gui.window_frame import WindowFrame
    from casebook.library.library import Library

    T = TypeVar("T")


class Workplace(NamedTuple):
    """The parts of the window that a room needs to show, change and say things."""

    window: WindowFrame
    scheme: Scheme
    icons: Icons
    actions: Mapping[str, QAction]
    jobs: Jobs
    session: Session
    changes: Changes
    finder: Finder
    reader: Reader
    lists: ListDesk
    desk: PageDesk
    state: ViewState
    view: LibraryView
    panes: Panes
    prompts: Prompts
    settings: Settings

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.panes.status.say(words)

    def explain(self, error: CasebookError) -> None:
        """Say in the status line why something was not done."""
        self.say(str(error))

    def offer(self, words: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say something in the status line, and offer what can be done about it.

        Args:
            words: The sentence.
            ways: Words for each way on, and the function that goes it.
        """
        self.panes.status.offer(words, *ways)

    def put_notice(self, key: str, words: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Show a notice above the page, after those that wait already.

        Args:
            key: A newer notice of the same key takes the place of an older one.
            words: A sentence or two.
            ways: Words for each way on, and the function that goes it.
        """
        from casebook.gui.panes.notice_bar import Notice

        self.panes.notices.put(Notice(key, words, ways))

    def take_notice_away(self, key: str) -> None:
        """Let go of notices that hold no more: those whose keys begin with this one."""
        from casebook.gui.library_panes import Panes

        notices = self.panes.made(Panes.notices)
        if notices is not None:
            notices.take_away(key)

    def read(
        self,
        what: str,
        work: Callable[[Library], T],
        take: Callable[[T], None],
        topic: str = "",
    ) -> None:
        """Read something of the open library off the GUI thread; what fails is said.

        Args:
            what: A few words for the log.
            work: Reads it.
            take: Gets it, on the GUI thread, if the library is still the open one.
            topic: A newer reading of this topic takes the place of an older one.
        """
        from casebook.gui.jobs import LaneName

        library = self.session.library
        if library is None:
            return

        def give(found: T) -> None:
            if library is self.session.library:
                take(found)

        self.jobs.start(
            LaneName.READ, what, lambda _: work(library), give, self.explain, topic=topic
        )
