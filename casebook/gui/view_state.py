"""How the window stands: panels, zoom, colours, focus; kept from one day to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from casebook.gui.actions import GIVES_WAY, PANEL_ACTIONS
from casebook.gui.library_panes import Panes
from casebook.gui.library_view import LibraryView
from casebook.gui.look.scheme import Choice, Scheme
from casebook.gui.settings import Settings

if TYPE_CHECKING:
    from casebook.gui.panes.lesson_page import LessonPage
    from casebook.gui.panes.reading_page import ReadingPage

_ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class ViewState(QObject):
    """Changes how the window stands, and remembers it."""

    def __init__(
        self,
        panes: Panes,
        view: LibraryView,
        actions: Mapping[str, QAction],
        scheme: Scheme,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._view = view
        self._actions = actions
        self._scheme = scheme
        self._settings = settings
        self._pages: list[ReadingPage] = []
        self._panel = ""
        view.alone_changed.connect(self._offer_panels)
        view.fitted.connect(self._tick_panel)
        panes.when_made(Panes.page, self._set_page)
        panes.when_made(Panes.lesson, self._set_lesson)

    def restore(self) -> None:
        """Let the page side stand as it stood the last time."""
        self.show_panel(self._settings.side_panel)
        self._actions["sans"].setChecked(self._settings.sans)
        self._tick_scheme()

    def show_sidebar(self, shown: bool) -> None:
        """Show or hide the sidebar."""
        self._view.show_sidebar(shown)
        self._actions["sidebar"].setChecked(shown)
        self._settings.sidebar_shown = shown

    def show_panel(self, name: str) -> None:
        """Show one of the right panels, or none for ""."""
        if name in PANEL_ACTIONS:
            self._panes.side.show_panel(name)
        gives_way = name == GIVES_WAY and not self._view.page_room  # else it is asked for there
        self._view.show_side(name in PANEL_ACTIONS, gives_way=gives_way)
        self._panel = self._settings.side_panel = name
        self._tick_panel()

    def _offer_panels(self, alone: bool) -> None:
        """Offer the panels, or not where something else stands in their room."""
        for action in PANEL_ACTIONS.values():
            self._actions[action].setEnabled(not alone)
        self._tick_panel()

    def _tick_panel(self) -> None:
        for panel, action in PANEL_ACTIONS.items():
            shown = panel == self._panel and self._view.is_side_shown
            self._actions[action].setChecked(shown)

    def close_panel(self) -> None:
        """Hide the right panel; the keyboard goes to the page beside it."""
        self.show_panel("")
        _first_to_focus(self._view.centre).setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom(self, step: int) -> None:
        """Make the page's text larger (1) or smaller (-1), or as usual (0)."""
        now = self._settings.zoom
        if step > 0:
            percent = next((size for size in _ZOOM_STEPS if size > now), _ZOOM_STEPS[-1])
        elif step < 0:
            smaller = [size for size in _ZOOM_STEPS if size < now]
            percent = smaller[-1] if smaller else _ZOOM_STEPS[0]
        else:
            percent = 100
        self._panes.page.set_zoom(percent)

    def read_sans(self, wanted: bool) -> None:
        """Set pages without serifs, or with."""
        self._settings.sans = wanted
        first = self._panes.made(Panes.page)
        for page in (*([first] if first is not None else []), *self._pages):
            page.set_sans(wanted)
        self._set_made_lesson()

    def dress(self, page: ReadingPage) -> None:
        """Let another page be set as the one that is read, from now on."""
        self._pages.append(page)
        page.set_zoom(self._settings.zoom)
        page.set_sans(self._settings.sans)
        page.zoom_changed.connect(self._panes.page.set_zoom)

    def show_room(self) -> None:
        """Show on its action whether the sidebar is there; writing hides it by itself."""
        self._actions["sidebar"].setChecked(self._view.is_sidebar_shown)

    @property
    def autosave(self) -> bool:
        """Whether what is written is saved by itself."""
        return self._settings.autosave

    @property
    def spelling(self) -> bool:
        """Whether spelling is checked."""
        return self._settings.spelling

    def check_spelling(self, wanted: bool) -> None:
        """Check spelling from now on, or leave it."""
        self._settings.spelling = wanted

    def save_by_itself(self, wanted: bool) -> None:
        """Save what is written by itself from now on, or only when asked."""
        self._settings.autosave = wanted

    def choose_scheme(self, choice: str) -> None:
        """Follow the system's colours, or stay light or dark."""
        self._settings.scheme = choice
        self._scheme.set_choice(Choice(choice))
        self._tick_scheme()

    def show_way(self, back: bool, forward: bool) -> None:
        """Offer to go back and forward where that is possible."""
        self._actions["back"].setEnabled(back)
        self._actions["forward"].setEnabled(forward)

    def show_undoable(self, what: str) -> None:
        """Offer to take back the last change, saying which one it is."""
        action = self._actions["undo-change"]
        action.setEnabled(bool(what))
        action.setText(self.tr("Undo: {0}").format(what) if what else self.tr("Undo"))

    def keep(self) -> None:
        """Remember what is not remembered at once."""
        self._settings.panes = self._view.widths()
        self._settings.folded_groups = sorted(self._panes.sidebar.closed_groups())

    def walk(self, step: int) -> None:
        """Move the focus to the next pane (1) or the one before (-1)."""
        stops = self._stops()
        focus = QApplication.focusWidget()
        now = next(
            (n for n, stop in enumerate(stops) if _holds(stop, focus)), -1 if step > 0 else 0
        )
        stop = stops[(now + step) % len(stops)]
        _first_to_focus(stop).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stops(self) -> list[QWidget]:
        panes = self._panes
        stops: list[QWidget] = [
            panes.tools.search,
            panes.sidebar,
            panes.results,
            *getattr(self._view.alone, "stops", (self._view.centre,)),
            panes.side,
        ]
        return [stop for stop in stops if stop.isVisible()]

    def take_zoom(self, percent: int) -> None:
        """Remember how large the text is set, and set lessons alike."""
        self._settings.zoom = percent
        for page in self._pages:
            page.set_zoom(percent)
        self._set_made_lesson()

    def _set_page(self, page: ReadingPage) -> None:
        page.set_zoom(self._settings.zoom)
        page.set_sans(self._settings.sans)

    def _set_lesson(self, lesson: LessonPage) -> None:
        lesson.set_type(self._settings.zoom / 100, self._settings.sans)

    def _set_made_lesson(self) -> None:
        lesson = self._panes.made(Panes.lesson)
        if lesson is not None:
            self._set_lesson(lesson)

    def _tick_scheme(self) -> None:
        for choice in Choice:
            self._actions[f"scheme-{choice.value}"].setChecked(choice is self._scheme.choice)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _first_to_focus(pane: QWidget) -> QWidget:
    """Give what takes the keyboard for a pane, else the first thing in it that does."""
    named = pane.focusProxy()
    first: list[QWidget] = [] if named is None else [named]
    for widget in (*first, pane, *pane.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            return widget
    return pane
