"""The composition root: everything is made here, handed down, and the window shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication

from casebook import __version__
from casebook.domain.query import Sort
from casebook.gui.actions import make_actions
from casebook.gui.collecting import GarbageCollection
from casebook.gui.commands import Commands, OpenUrl
from casebook.gui.companions import Companions
from casebook.gui.crash import CrashWatch
from casebook.gui.desk import Desk
from casebook.gui.finder import Finder
from casebook.gui.jobs import Jobs
from casebook.gui.libraries import Libraries
from casebook.gui.library_view import LibraryView, Panes
from casebook.gui.look.dress import dress
from casebook.gui.look.icons import Icons, app_icon
from casebook.gui.look.scheme import Choice, Scheme
from casebook.gui.main_window import Parts, wire
from casebook.gui.menus import main_menu
from casebook.gui.panes.empty_page import EmptyPage
from casebook.gui.panes.find_bar import FindBar
from casebook.gui.panes.lesson_page import LessonPage
from casebook.gui.panes.lessons_panel import LessonsPanel
from casebook.gui.panes.outline_panel import OutlinePanel
from casebook.gui.panes.properties_panel import PropertiesPanel
from casebook.gui.panes.reading_page import ReadingPage
from casebook.gui.panes.result_list import ResultList
from casebook.gui.panes.side_panel import SidePanel
from casebook.gui.panes.sidebar import Sidebar
from casebook.gui.panes.status_line import StatusLine
from casebook.gui.panes.tool_bar import ToolBar
from casebook.gui.panes.welcome_page import WelcomePage
from casebook.gui.prompts import Prompts
from casebook.gui.reader import Reader
from casebook.gui.session import Session
from casebook.gui.settings import Settings
from casebook.gui.upkeep import Upkeep
from casebook.gui.view_state import ViewState
from casebook.gui.window_frame import WindowFrame


def start(library: Path | None, *, cache: Path | None = None, read_only: bool = False) -> int:
    """Show the window and stay until it is closed.

    Args:
        library: The library to open; the last one when not given.
        cache: Where the caches stand; the user's cache folder when not given.
        read_only: Whether nothing that changes a file is to be offered.

    Returns:
        The exit code.
    """
    application = make_application()
    crashes = CrashWatch()
    crashes.install()
    settings = Settings(QSettings())
    made = build(
        application,
        settings,
        library=library or settings.last_library,
        cache=cache,
        read_only=read_only,
    )
    crashes.caught.connect(made.parts.companions.show_crash)
    made.show()
    try:
        return application.exec()
    finally:
        made.close()


def make_application() -> QApplication:
    """Make the application with its name, as settings and window lists know it."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Casebook")
    application.setOrganizationName("Casebook")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("casebook")
    application.setStyle("Fusion")
    application.setWindowIcon(app_icon())
    return application


@dataclass(frozen=True, slots=True)
class Application:
    """The window with everything behind it."""

    parts: Parts
    settings: Settings
    garbage: GarbageCollection
    library: Path | None

    def show(self) -> None:
        """Show the window: the library that is being opened, or the welcome page."""
        window = self.parts.window
        window.restore()
        self.parts.state.restore()
        if self.library is None:
            self.parts.libraries.welcome()
        else:
            window.show_library()
        window.show()
        self.parts.view.set_widths(self.settings.panes)

    def close(self) -> None:
        """End all work."""
        self.parts.jobs.close()
        self.garbage.stop()


def build(
    application: QApplication,
    settings: Settings,
    *,
    library: Path | None = None,
    cache: Path | None = None,
    read_only: bool = False,
    prompts: Prompts | None = None,
    open_url: OpenUrl = QDesktopServices.openUrl,
) -> Application:
    """Make the window and everything behind it, wired but not shown.

    Args:
        application: What the window belongs to.
        settings: What is remembered from one day to the next.
        library: The library to open; its reading begins while the window is being made.
        cache: Where the caches stand; the user's cache folder when not given.
        read_only: Whether nothing that changes a file is to be offered.
        prompts: Who asks the user; dialogs when not given.
        open_url: Who opens an address or a file in another program.
    """
    garbage = GarbageCollection()
    garbage.start()
    jobs = Jobs()
    session = Session(jobs, cache=cache, read_only=read_only)
    if library is not None:
        session.open(library)
    scheme = Scheme(_choice(settings.scheme))
    icons = Icons(scheme)
    dress(application, scheme)
    finder = Finder(jobs, _order(settings.sort))
    reader = Reader(jobs)
    actions = make_actions(session, icons)
    panes = _panes(scheme, icons, actions, reader.picture)
    view = LibraryView(panes)
    welcome = WelcomePage(scheme, icons)
    window = WindowFrame(welcome, view, actions, settings)
    asks = prompts or Prompts(window)
    panes.tools.set_menu(main_menu(actions, window))
    desk = Desk(panes, view, finder, reader, settings)
    parts = Parts(
        window=window,
        welcome=welcome,
        view=view,
        panes=panes,
        actions=actions,
        jobs=jobs,
        session=session,
        upkeep=Upkeep(jobs),
        finder=finder,
        reader=reader,
        desk=desk,
        commands=Commands(session, jobs, asks, open_url),
        state=ViewState(panes, view, actions, scheme, settings),
        libraries=Libraries(window, welcome, actions, session, jobs, asks, settings),
        companions=Companions(window, scheme, icons, actions, session, jobs),
    )
    wire(parts)
    return Application(parts, settings, garbage, library)


def _choice(word: str) -> Choice:
    return Choice(word) if word in list(Choice) else Choice.SYSTEM


def _order(word: str) -> Sort:
    return Sort(word) if word in list(Sort) else Sort.RELEVANCE


def _panes(
    scheme: Scheme,
    icons: Icons,
    actions: Mapping[str, QAction],
    picture: Callable[[str], bytes | None],
) -> Panes:
    side = SidePanel(scheme, icons)
    lessons = LessonsPanel(scheme, icons)
    outline = OutlinePanel(scheme, icons)
    properties = PropertiesPanel(scheme, icons)
    for name, panel in (("lessons", lessons), ("outline", outline), ("properties", properties)):
        side.add_panel(name, panel)
    return Panes(
        tools=ToolBar(icons, actions),
        sidebar=Sidebar(scheme),
        results=ResultList(scheme, icons),
        page=ReadingPage(scheme, picture),
        lesson=LessonPage(scheme, picture),
        empty=EmptyPage(scheme, icons),
        find=FindBar(icons),
        lessons=lessons,
        outline=outline,
        properties=properties,
        side=side,
        status=StatusLine(icons),
    )
