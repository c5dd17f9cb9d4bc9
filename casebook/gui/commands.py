"""What the actions about libraries and files do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath, id_of
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.session import Session
from casebook.library import demo

if TYPE_CHECKING:
    from casebook.gui.prompts import Prompts

OpenUrl = Callable[[QUrl], bool]

_HARMLESS: tuple[str, ...] = (
    ".md",
    ".txt",
    ".pdf",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".csv",
)
_HARMLESS += (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


class Commands(QObject):
    """Opens, makes and shows libraries and files.

    Signals:
        said: A short message for the status line.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        prompts: Prompts,
        open_url: OpenUrl | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._prompts = prompts
        self._open_url = open_url or QDesktopServices.openUrl

    def open_folder(self) -> None:
        """Ask for a folder and open it."""
        library = self._session.library
        start = library.root.parent if library else Path.home()
        folder = self._prompts.library_to_open(start)
        if folder is not None:
            self._session.open(folder)

    def make_library(self) -> None:
        """Ask for a place, make a library there and open it."""
        folder = self._prompts.library_to_make(Path.home() / self.tr("My library"))
        if folder is not None:
            self._prepare(lambda: demo.make_library(folder))

    def open_sample(self) -> None:
        """Open the user's copy of the sample library, making it when there is none."""
        self._prepare(demo.demo_library)

    def reveal_library(self) -> None:
        """Show the library's folder in the system's file manager."""
        library = self._session.library
        if library is not None:
            self._open(QUrl.fromLocalFile(str(library.root)))

    def show_folder(self, folder: QUrl) -> None:
        """Show a folder of the user's in the system's file manager."""
        self._open(folder)

    def reveal(self, path: DocumentPath) -> None:
        """Show the folder of a document in the system's file manager."""
        library = self._session.library
        if library is not None:
            self._open(QUrl.fromLocalFile(str(library.file(path).parent)))

    def open_elsewhere(self, path: str) -> None:
        """Open a file of the library in the program that the system has for it."""
        library = self._session.library
        if library is None:
            return
        try:
            file = library.file(path)
        except CasebookError as error:
            self.said.emit(str(error))
            return
        # a shared library may hold programs: those are shown, never started
        harmless = file.suffix.lower() in _HARMLESS
        self._open(QUrl.fromLocalFile(str(file if harmless else file.parent)))

    def open_outside(self, address: str) -> None:
        """Open an address in the browser, if the user agrees."""
        url = QUrl(address)
        if url.scheme() in {"http", "https", "mailto"} and self._prompts.may_open_outside(address):
            self._open(url)

    def copy_link(self, path: DocumentPath) -> None:
        """Put a link to a document on the clipboard, as other documents write it."""
        QGuiApplication.clipboard().setText(f"[[{id_of(path)}]]")
        self.said.emit(self.tr("Copied: [[{0}]]").format(id_of(path)))

    def _open(self, url: QUrl) -> None:
        if not self._open_url(url):
            self.said.emit(self.tr("No program was found that opens {0}").format(url.toString()))

    def _prepare(self, make: Callable[[], Path]) -> None:
        self._jobs.start(
            LaneName.WRITE,
            "making a library",
            lambda _: make(),
            self._session.open,
            lambda error: self._prompts.tell(self.tr("No library was made"), str(error)),
        )
