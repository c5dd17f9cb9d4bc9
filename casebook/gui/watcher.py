"""Notices that files of the library were changed by another program.

Folders are watched through the system, which tells at once that a file came or went. A file
written in place tells nothing, so the window also looks by itself now and then: when it is
activated, and every second and a half, or less often where a look takes long.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

BETWEEN_LOOKS = 1500
"""Milliseconds between two looks at a library that is quick to look through."""

_AFTER_A_STIR = 200
_SHARE_OF_TIME = 15
_MOST_FOLDERS = 2000


class Watcher(QObject):
    """Says when it is time to look at the files.

    Signals:
        look_due: Time to compare the files with the catalog.
    """

    look_due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = QFileSystemWatcher(self)
        self._folders.directoryChanged.connect(self.look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_A_STIR)
        self._soon.timeout.connect(self.look_due)
        self._regularly = QTimer(self)
        self._regularly.setSingleShot(True)
        self._regularly.timeout.connect(self.look_due)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch some folders in place of those watched until now."""
        wanted = {str(folder) for folder in list(folders)[:_MOST_FOLDERS]}
        watched = set(self._folders.directories())
        if watched - wanted:
            self._folders.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._folders.addPaths(sorted(wanted - watched))

    def look_soon(self) -> None:
        """Ask for a look in a moment, once for a burst of changes."""
        self._soon.start()

    def looked(self, took_ms: float) -> None:
        """Plan the next look, given how many milliseconds the last one took."""
        self._regularly.start(max(BETWEEN_LOOKS, int(took_ms * _SHARE_OF_TIME)))

    def rest(self) -> None:
        """Look no more until the next ``watch`` or ``looked``."""
        self._soon.stop()
        self._regularly.stop()
        if self._folders.directories():
            self._folders.removePaths(self._folders.directories())
