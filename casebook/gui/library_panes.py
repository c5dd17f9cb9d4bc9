"""All panes of the window, those of the page side made when they are first asked for.

Importing and making the page, a lesson's page and the welcome page takes as long as an empty
window takes to appear, and a start shows one of them at most. So a pane is named here with what
makes it, is made by the first who says ``panes.page``, and is wired then: who connects signals or
has something to tell it says so with ``when_made``. What is to be told only to a pane that there
is already goes through ``made``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from casebook.gui.library_view import ListPanes
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.panes.empty_page import EmptyPage
    from casebook.gui.panes.find_bar import FindBar
    from casebook.gui.panes.lesson_page import LessonPage
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.panes.notice_bar import NoticeBar
    from casebook.gui.panes.outline_panel import OutlinePanel
    from casebook.gui.panes.properties_panel import PropertiesPanel
    from casebook.gui.panes.reading_page import ReadingPage
    from casebook.gui.panes.side_panel import SidePanel
    from casebook.gui.panes.welcome_page import WelcomePage
    from casebook.gui.reader import Reader

Pane = TypeVar("Pane")


class Later(Generic[Pane]):
    """An attribute of ``Panes`` that is made when it is first asked for.

    Asked of the class it gives itself, as ``made`` and ``when_made`` want it.
    """

    def __init__(self, make: Callable[[Panes], Pane]) -> None:
        """Take what makes the pane; it imports it as well."""
        self._make = make

    def __set_name__(self, owner: type[Panes], name: str) -> None:
        """Take the name of the attribute."""
        self.name = name

    @overload
    def __get__(self, panes: None, owner: type[Panes]) -> Later[Pane]: ...

    @overload
    def __get__(self, panes: Panes, owner: type[Panes]) -> Pane: ...

    def __get__(self, panes: Panes | None, owner: type[Panes]) -> Later[Pane] | Pane:
        """Make the pane; it stands in the place of this attribute from then on."""
        return self if panes is None else panes.make(self, self._make)


def _page(panes: Panes) -> ReadingPage:
    from casebook.gui.panes.reading_page import ReadingPage

    return ReadingPage(panes.scheme, panes.reader.picture)


def _lesson(panes: Panes) -> LessonPage:
    from casebook.gui.panes.lesson_page import LessonPage

    return LessonPage(panes.scheme, panes.reader.picture)


def _empty(panes: Panes) -> EmptyPage:
    from casebook.gui.panes.empty_page import EmptyPage

    return EmptyPage(panes.scheme, panes.icons)


def _find(panes: Panes) -> FindBar:
    from casebook.gui.panes.find_bar import FindBar

    return FindBar(panes.icons)


def _lessons(panes: Panes) -> LessonsPanel:
    from casebook.gui.panes.lessons_panel import LessonsPanel

    return LessonsPanel(panes.scheme, panes.icons)


def _notices(panes: Panes) -> NoticeBar:
    from casebook.gui.panes.notice_bar import NoticeBar

    return NoticeBar(panes.scheme, panes.icons)


def _outline(panes: Panes) -> OutlinePanel:
    from casebook.gui.panes.outline_panel import OutlinePanel

    return OutlinePanel(panes.scheme, panes.icons)


def _properties(panes: Panes) -> PropertiesPanel:
    from casebook.gui.panes.properties_panel import PropertiesPanel

    return PropertiesPanel(panes.scheme, panes.icons)


def _side(panes: Panes) -> SidePanel:
    from casebook.gui.panes.side_panel import SidePanel

    side = SidePanel(panes.scheme, panes.icons)
    side.offer("lessons", lambda: panes.lessons)
    side.offer("outline", lambda: panes.outline)
    side.offer("properties", lambda: panes.properties)
    return side


def _welcome(panes: Panes) -> WelcomePage:
    from casebook.gui.panes.welcome_page import WelcomePage

    return WelcomePage(panes.scheme, panes.icons)


class Panes:
    """All panes by their names: those of the first picture and those of the page side.

    Attributes:
        scheme: The colours.
        icons: The icons.
        reader: Gives the pictures of the document that is read.
    """

    page = Later(_page)
    lesson = Later(_lesson)
    empty = Later(_empty)
    find = Later(_find)
    lessons = Later(_lessons)
    notices = Later(_notices)
    outline = Later(_outline)
    properties = Later(_properties)
    side = Later(_side)
    welcome = Later(_welcome)

    def __init__(self, front: ListPanes, scheme: Scheme, icons: Icons, reader: Reader) -> None:
        self.tools, self.sidebar, self.results, self.status = front
        self.scheme = scheme
        self.icons = icons
        self.reader = reader
        self._waiting: dict[str, list[Callable[[Any], object]]] = {}

    def made(self, later: Later[Pane]) -> Pane | None:
        """Give a pane if it is made already."""
        pane: Pane | None = self.__dict__.get(later.name)
        return pane

    def when_made(self, later: Later[Pane], act: Callable[[Pane], object]) -> None:
        """Do something with a pane as soon as it is made; now if it is there."""
        pane = self.made(later)
        if pane is None:
            self._waiting.setdefault(later.name, []).append(act)
        else:
            act(pane)

    def make(self, later: Later[Pane], make: Callable[[Panes], Pane]) -> Pane:
        """Make a pane and do what waited for it."""
        pane = self.__dict__[later.name] = make(self)
        for act in self._waiting.pop(later.name, ()):
            act(pane)
        return pane
