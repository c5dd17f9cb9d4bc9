"""When it is time to look at the files of the library again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.watcher import Watcher

if TYPE_CHECKING:
    from casebook.library.library import Library


class Upkeep(QObject):
    """Keeps the watcher at the folders of the open library.

    Signals:
        look_due: Time to compare the files with the catalog.
    """

    look_due = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._watcher = Watcher(self)
        self._watcher.look_due.connect(self._look)
        self._library: Library | None = None
        self._looking_since: float | None = None
        self._has_read = True
        self._look_ms = 0.0
        self._watched: object = None

    def take_library(self, library: Library) -> None:
        """Watch a library that was opened; the first look is being made already."""
        self._library = library
        self._looking_since = time.monotonic()
        self._has_read = True  # to open it takes longer than to look
        self._look_ms = 0.0

    def let_go(self) -> None:
        """Watch nothing any more."""
        self._library = None
        self._looking_since = None
        self._watched = None
        self._watcher.rest()

    def look_soon(self) -> None:
        """Look in a moment, unless a look is being made."""
        if self._library is not None and self._looking_since is None:
            self._watcher.look_soon()

    def take_change(self) -> None:
        """Remember that a look has found something to read."""
        self._has_read = True

    def take_settled(self) -> None:
        """Plan the next look, and watch the folders that there are now.

        The time between two looks follows from how long a mere look takes. What was read takes
        far longer, and after it a file that is written in place would stay unseen for minutes.
        """
        library = self._library
        if library is None or self._looking_since is None:
            return
        if not self._has_read:
            self._look_ms = (time.monotonic() - self._looking_since) * 1000
        self._looking_since, self._has_read = None, False
        self._watcher.looked(self._look_ms)
        if library.shelf is self._watched:
            return
        self._watched = library.shelf
        self._jobs.start(
            LaneName.READ,
            "listing folders",
            lambda _: library.folders(),
            self._watcher.watch,
            lambda _: None,
            topic="folders",
        )

    def _look(self) -> None:
        if self._library is not None and self._looking_since is None:
            self._looking_since = time.monotonic()
            self.look_due.emit()
