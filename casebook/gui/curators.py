"""Those who change themes and many documents at once, made when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.changes import Changes
    from casebook.gui.jobs import Jobs
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.proposals import Proposals
    from casebook.gui.session import Session
    from casebook.gui.theming import Theming


class Curators(QObject):
    """Hands on what is asked for, and what happens, to those who are there already.

    Signals:
        documents_requested: A ThemeId whose documents are to be listed.
    """

    documents_requested = Signal(str)

    def __init__(
        self,
        window: QWidget,
        scheme: Scheme,
        icons: Icons,
        actions: Mapping[str, QAction],
        session: Session,
        jobs: Jobs,
        changes: Changes,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._scheme = scheme
        self._icons = icons
        self._actions = actions
        self._session = session
        self._jobs = jobs
        self._changes = changes
        self._proposals: Proposals | None = None
        self._theming: Theming | None = None

    @property
    def theming(self) -> Theming:
        """Who keeps the themes."""
        if self._theming is None:
            from casebook.gui.theming import Theming

            self._theming = Theming(
                self._window,
                self._scheme,
                self._icons,
                self._session,
                self._jobs,
                self._changes,
                self._shared_proposals(),
            )
            self._theming.documents_requested.connect(self.documents_requested)
        return self._theming

    def show_themes(self) -> None:
        """Show the window of themes."""
        self.theming.show()

    def show_theme_menu(self, theme: str, place: QPoint) -> None:
        """Open the menu of a theme at a place of the screen."""
        self.theming.show_menu(theme, place)

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        if self._theming is not None:
            self._theming.take_change(change)

    def let_go(self) -> None:
        """Close what shows a library that was closed."""
        if self._theming is not None:
            self._theming.let_go()

    def _shared_proposals(self) -> Proposals:
        if self._proposals is None:
            from casebook.gui.proposals import Proposals

            self._proposals = Proposals(self._window, self._scheme, self._changes)
        return self._proposals
