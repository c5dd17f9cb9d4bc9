"""Libraries coming and going: the recent ones, the welcome page, what is possible when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from casebook.gui.actions import TABLE
from casebook.gui.jobs import LaneName
from casebook.library.demo import sample_counts

if TYPE_CHECKING:
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_IN_LIBRARY_MENU = ("open", "new-library", "sample", "reveal", "close-library")


class Libraries(QObject):
    """Shows the library that is open, or the welcome page while none is."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self.menu = QMenu(place.window)

    def welcome(self) -> None:
        """Show the welcome page."""
        self._allow(library=False)
        page = self._place.panes.welcome
        page.show_recent(self._place.settings.recent)
        self._place.window.show_welcome(page)
        self.show_title("")
        recent = self._place.settings.recent
        self._place.jobs.start(
            LaneName.READ,
            "looking at recent libraries",
            lambda _: {folder for folder in recent if not folder.is_dir()},
            lambda missing: page.show_recent(recent, missing),
            lambda _: None,
            topic="recent libraries",
        )
        self._place.jobs.start(
            LaneName.READ,
            "counting the sample library",
            lambda _: sample_counts(),
            lambda counts: page.show_sample(*counts),
            lambda _: None,
            topic="sample",
        )

    def take_library(self, library: Library) -> None:
        """Show a library that was opened."""
        if library.bundle is None:
            self._place.settings.remember_library(library.root)
        self._allow(library=True)
        self._place.window.show_library()
        self.show_title("")

    def refuse_library(self, why: str) -> None:
        """Say why a library cannot be opened; the one that is open stays."""
        if self._place.session.library is None:
            self.welcome()
        self._place.prompts.tell(self.tr("The library could not be opened"), why)

    def close_library(self) -> None:
        """Close the library and show the welcome page."""
        self._place.session.leave(self._close)

    def _close(self) -> None:
        self._place.session.close()
        self._place.settings.last_library = None
        self.welcome()

    def forget_library(self, folder: Path) -> None:
        """Take a library out of the recent ones; its files stay."""
        self._place.settings.forget_library(folder)
        self._place.panes.welcome.show_recent(self._place.settings.recent)

    def show_title(self, document: str) -> None:
        """Name the window after the document and the library."""
        library = self._place.session.library
        name = library.name if library else ""
        if library is not None and library.bundle is not None:
            name = self.tr("{0} (bundle, read only)").format(name)
        elif library is not None and library.read_only:
            name = self.tr("{0} (read only)").format(name)
        self._place.window.show_title(document, name)

    def show_menu(self) -> None:
        """Open a menu of the recent libraries and what else can be opened."""
        self.menu.clear()
        menu, current = self.menu, self._place.session.library
        for folder in self._place.settings.recent:
            if current is None or folder != current.root:
                action = menu.addAction(folder.name or str(folder))
                action.setToolTip(str(folder))
                action.triggered.connect(lambda _=False, to=folder: self._place.session.open(to))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addActions([self._place.actions[name] for name in _IN_LIBRARY_MENU])
        menu.popup(QCursor.pos())

    def _allow(self, *, library: bool) -> None:
        opened = self._place.session.library
        may_write = opened is not None and not opened.read_only
        for row in TABLE:
            if row.needs_library:
                self._place.actions[row.id].setEnabled(library and (may_write or not row.writes))
        for name in ("back", "forward"):
            self._place.actions[name].setEnabled(False)
