"""The composition root: everything is made here, handed down, and the window shown.

The window starts in two steps, so that it is there when it is wanted. The first makes the frame
with tool bar, sidebar, list and status line, and shows in them how the list looked last: what is
imported above is all that this needs, and each further import would be waited for. The second
step follows as soon as the first picture is painted; it makes the page side, see ``page_side``,
opens the library and the document that was read last. Whatever is asked for before (a key, an
action, a document) makes the page side at once.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from casebook import __version__
from casebook.domain.query import Sort
from casebook.gui.actions import GIVES_WAY, PANEL_ACTIONS, make_actions
from casebook.gui.collecting import GarbageCollection
from casebook.gui.finder import Finder
from casebook.gui.first_paint import FirstPaint
from casebook.gui.front_wiring import take_crash, wire_front
from casebook.gui.jobs import Jobs
from casebook.gui.library_view import LibraryView, ListPanes
from casebook.gui.list_desk import ListDesk
from casebook.gui.look.dress import STYLE, lay_ground, put_on_sheet
from casebook.gui.look.icons import Icons, app_icon
from casebook.gui.look.scheme import Choice, Scheme
from casebook.gui.panes.result_list import ResultList
from casebook.gui.panes.sidebar import Sidebar
from casebook.gui.panes.status_line import StatusLine
from casebook.gui.panes.tool_bar import ToolBar
from casebook.gui.parts import Front
from casebook.gui.session import Session
from casebook.gui.settings import Settings
from casebook.gui.window_frame import WindowFrame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from casebook.gui.commands import OpenUrl
    from casebook.gui.parts import Parts
    from casebook.gui.prompts import Prompts

_LONGEST_WAIT = 1000
"""Milliseconds until the second step in a window that is not painted, as one nobody sees."""


def start(
    library: Path | None,
    *,
    cache: Path | None = None,
    data: Path | None = None,
    read_only: bool = False,
) -> int:
    """Show the window and stay until it is closed.

    Args:
        library: The library to open; the last one when not given.
        cache: Where the caches stand; the user's cache folder when not given.
        data: Where versions and drafts stand; the user's data folder when not given.
        read_only: Whether nothing that changes a file is to be offered.

    Returns:
        The exit code.
    """
    from casebook.gui.crash import CrashWatch

    application = make_application()
    crashes = CrashWatch()
    crashes.install()
    settings = Settings(QSettings())
    made = build(
        application,
        settings,
        library=library or settings.last_library,
        cache=cache,
        data=data,
        read_only=read_only,
    )
    crashes.caught.connect(made.show_crash)
    made.show()
    try:
        return application.exec()
    finally:
        made.close()


def make_application() -> QApplication:
    """Make the application with its name, as settings and window lists know it."""
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("Casebook")
    application.setOrganizationName("Casebook")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("casebook")
    application.setWindowIcon(app_icon())
    return application


class Application:
    """The window with everything behind it, of which a part may still have to be made.

    Attributes:
        front: What is there at once.
    """

    def __init__(
        self,
        front: Front,
        settings: Settings,
        garbage: GarbageCollection,
        scheme: Scheme,
        library: Path | None,
        make_pages: Callable[[], Parts],
    ) -> None:
        """Take what was made; ``make_pages`` makes the rest."""
        self.front = front
        self._settings = settings
        self._garbage = garbage
        self._scheme = scheme
        self._library = library
        self._make_pages = make_pages
        self._parts: Parts | None = None
        self._first: FirstPaint | None = None
        front.finder.found.connect(self._await_picture)

    @property
    def is_complete(self) -> bool:
        """Whether everything is made."""
        return self._parts is not None

    @property
    def parts(self) -> Parts:
        """Everything; what is not there yet is made now."""
        if self._parts is None:
            self.front.session.go_on()  # beside the making: the lanes wait for the disk
            self._parts = self._make_pages()
            self._garbage.set_aside()
        return self._parts

    def show(self) -> None:
        """Show the window: the library that is being opened, or the welcome page."""
        front = self.front
        front.window.restore()
        _stand_as_before(front, self._settings)
        if self._library is None:
            self.parts.libraries.welcome()
        else:
            front.window.show_library()
            QTimer.singleShot(_LONGEST_WAIT, front.window, self._complete)
        front.window.show()
        front.view.set_widths(self._settings.panes)

    def show_crash(self, error: BaseException) -> None:
        """Show the report of a bug."""
        take_crash(self.parts, error)

    def close(self) -> None:
        """End all work."""
        self.front.jobs.close()
        self._garbage.stop()
        self._scheme.rest()

    def _await_picture(self) -> None:
        if self._first is None and self._parts is None:
            results = self.front.panes.results
            self._first = FirstPaint((results.view.viewport(), results.nothing), results)
            self._first.painted.connect(self._complete)

    def _complete(self) -> None:
        self.parts  # noqa: B018 - makes what is not there


def build(
    application: QApplication,
    settings: Settings,
    *,
    library: Path | None = None,
    cache: Path | None = None,
    data: Path | None = None,
    read_only: bool = False,
    prompts: Prompts | None = None,
    open_url: OpenUrl | None = None,
) -> Application:
    """Make the window and everything behind it, wired but not shown.

    Args:
        application: What the window belongs to.
        settings: What is remembered from one day to the next.
        library: The library to open; its reading begins while the window is being made.
        cache: Where the caches stand; the user's cache folder when not given.
        data: Where versions and drafts stand; the user's data folder when not given.
        read_only: Whether nothing that changes a file is to be offered.
        prompts: Who asks the user; dialogs when not given.
        open_url: Who opens an address or a file in another program; the system when not given.
    """
    garbage = GarbageCollection()
    garbage.start()
    jobs = Jobs()
    session = Session(jobs, cache=cache, data=data, read_only=read_only)
    if library is not None:
        session.begin(library)
    scheme = Scheme(_choice(settings.scheme))
    icons = Icons(scheme)
    lay_ground(application, scheme)
    finder = Finder(jobs, _order(settings.sort))
    actions = make_actions(session, icons)
    panes = ListPanes(
        tools=ToolBar(icons, actions),
        sidebar=Sidebar(scheme),
        results=ResultList(scheme, icons),
        status=StatusLine(icons),
    )
    view = LibraryView(panes)
    front = Front(
        window=WindowFrame(view, actions, settings),
        view=view,
        panes=panes,
        actions=actions,
        jobs=jobs,
        session=session,
        finder=finder,
        lists=ListDesk(panes, finder, settings),
    )

    put_on_sheet(application, scheme)

    def make_rest() -> Parts:
        from casebook.gui.page_side import make_pages

        return make_pages(front, settings, scheme, icons, prompts, open_url)

    made = Application(front, settings, garbage, scheme, library, make_rest)
    wire_front(front, lambda: made.parts)
    return made


def _stand_as_before(front: Front, settings: Settings) -> None:
    """Let the front stand as it stood the last time; ``ViewState`` does the rest."""
    front.view.show_sidebar(settings.sidebar_shown)
    front.view.show_side(bool(settings.side_panel), gives_way=settings.side_panel == GIVES_WAY)
    front.panes.sidebar.close_groups(settings.folded_groups)
    front.actions["sidebar"].setChecked(settings.sidebar_shown)
    panel = front.actions.get(PANEL_ACTIONS.get(settings.side_panel, ""))
    if panel is not None:
        panel.setChecked(True)
    for name in ("back", "forward"):
        front.actions[name].setEnabled(False)


def _choice(word: str) -> Choice:
    return Choice(word) if word in list(Choice) else Choice.SYSTEM


def _order(word: str) -> Sort:
    return Sort(word) if word in list(Sort) else Sort.RELEVANCE
