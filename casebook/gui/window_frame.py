"""The frame of the main window: its size, its pages, its title, and what is dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
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
        dropped: The files and folders that were dropped on the window, as Paths.
        hovered: The files and folders that are dragged over the window now, as Paths.
        activated: The user came back from another program.
        closing: The window is about to close.
    """

    dropped = Signal(object)
    hovered = Signal(object)
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
        """Accept files and folders."""
        paths = _dragged(event)
        if paths:
            event.acceptProposedAction()
            self.hovered.emit(paths)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Tell that nothing is over the window any more."""
        self.hovered.emit([])
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what is dropped."""
        self.hovered.emit([])
        paths = _dragged(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

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


def _dragged(event: QDropEvent) -> list[Path]:
    """Give the files and folders that are dragged; none when anything else is among them."""
    urls = event.mimeData().urls()
    local = all(url.isLocalFile() for url in urls)
    return [Path(url.toLocalFile()) for url in urls] if local else []
