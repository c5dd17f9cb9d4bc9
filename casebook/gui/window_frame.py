"""The frame of the main window: its size, its pages, its title, and what is dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casebook.gui.library_view import LibraryView
    from casebook.gui.settings import Settings

_FIRST_SIZE = (1366, 768)
_LEAST_SIZE = (960, 600)


class WindowFrame(QMainWindow):
    """Shows the welcome page or the open library; remembers its size and place.

    Attributes:
        may_close: Asked before the window closes; it may close it later instead.

    Signals:
        folder_dropped: A Path that was dragged onto the window.
        bundle_dropped: The Path of a .zip file that was, which may be a bundle.
        activated: The user came back from another program.
        closing: The window is about to close.
    """

    folder_dropped = Signal(object)
    bundle_dropped = Signal(object)
    activated = Signal()
    closing = Signal()

    def __init__(
        self,
        view: LibraryView,
        actions: Mapping[str, QAction],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.may_close: Callable[[], bool] = lambda: True
        self._view = view
        self._pages = QStackedWidget()
        self._pages.addWidget(view)
        self.setCentralWidget(self._pages)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_SIZE)
        self.addActions(list(actions.values()))
        self.show_title("", "")

    def restore(self) -> None:
        """Take the size and place of the last time, or a good first size."""
        if not self.restoreGeometry(self._settings.geometry):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], screen.width()), min(_FIRST_SIZE[1], screen.height()))

    def show_welcome(self, welcome: QWidget) -> None:
        """Show the welcome page."""
        if self._pages.indexOf(welcome) < 0:
            self._pages.addWidget(welcome)
        self._pages.setCurrentWidget(welcome)

    def show_library(self) -> None:
        """Show the open library."""
        self._pages.setCurrentWidget(self._view)

    def show_title(self, document: str, library: str) -> None:
        """Name the window after what it shows."""
        parts = [part for part in (document, library) if part]
        self.setWindowTitle(" — ".join(parts) or "Casebook")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a folder, or what may be a bundle."""
        if self._dragged_folder(event) or self._dragged_bundle(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a folder that is dropped, offer what to do with a bundle."""
        folder, bundle = self._dragged_folder(event), self._dragged_bundle(event)
        if folder is not None:
            event.acceptProposedAction()
            self.folder_dropped.emit(folder)
        elif bundle is not None:
            event.acceptProposedAction()
            self.bundle_dropped.emit(bundle)

    def changeEvent(self, event: QEvent) -> None:
        """Notice that the user comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place, unless something has to be settled first."""
        if not self.may_close():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)

    @staticmethod
    def _dragged_folder(event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        folder = Path(urls[0].toLocalFile())
        return folder if folder.is_dir() else None

    @staticmethod
    def _dragged_bundle(event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        file = Path(urls[0].toLocalFile())
        return file if file.suffix.lower() == ".zip" and file.is_file() else None
