"""Questions to the user; the only module in which a dialog stops everything else.

The dialogs are imported when they are needed: a window is there sooner without them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


class Prompts:
    """Asks over a window. Tests hand in one that answers by itself."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def library_to_open(self, start: Path) -> Path | None:
        """Ask for a folder to open as a library; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, _tr("Open a folder of notes"), str(start)
        )
        return Path(chosen) if chosen else None

    def library_to_make(self, start: Path) -> Path | None:
        """Ask where a new library is to be made; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window, _tr("Make a new library: name its folder"), str(start)
        )
        return Path(chosen) if chosen else None

    def model_folder(self, start: Path) -> Path | None:
        """Ask for the folder of a model; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, _tr("Choose the folder of a sentence-embedding model"), str(start)
        )
        return Path(chosen) if chosen else None

    def may_open_outside(self, address: str) -> bool:
        """Ask whether an address outside the library may be opened in the browser."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(_tr("This link leads out of the library. Open it in your browser?"))
        box.setInformativeText(address)
        box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Open

    def tell(self, title: str, text: str) -> None:
        """Say something that the user should know before going on."""
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.information(self._window, title, text)
