"""Questions to the user; the only module in which a dialog stops everything else.

The dialogs are imported when they are needed: a window is there sooner without them.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prompts", text)


class Leaving(Enum):
    """What becomes of unsaved text when one goes on to something else."""

    SAVE = auto()
    DISCARD = auto()
    KEEP = auto()
    STAY = auto()


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

    def bundle_to_open(self, start: Path) -> Path | None:
        """Ask for a bundle; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._window, _tr("Take in a bundle"), str(start), _tr("Bundles (*.zip)")
        )
        return Path(chosen) if chosen else None

    def model_folder(self, start: Path) -> Path | None:
        """Ask for the folder of a model; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, _tr("Choose the folder of a sentence-embedding model"), str(start)
        )
        return Path(chosen) if chosen else None

    def export_folder(self, start: Path) -> Path | None:
        """Ask where exported files are to go; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, _tr("Choose a folder for the files"), str(start)
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

    def leaving(self, title: str) -> Leaving:
        """Ask what becomes of the unsaved text of a document that is left."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setText(_tr("“{0}” has changes that are not saved.").format(title))
        box.setInformativeText(
            _tr("A draft is offered again when you open the document the next time.")
        )
        role = QMessageBox.ButtonRole
        save = box.addButton(_tr("Save"), role.AcceptRole)
        keep = box.addButton(_tr("Keep as draft"), role.ActionRole)
        discard = box.addButton(_tr("Discard"), role.DestructiveRole)
        stay = box.addButton(_tr("Go on writing"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        answers = {save: Leaving.SAVE, keep: Leaving.KEEP, discard: Leaving.DISCARD}
        pressed = box.clickedButton()
        return next(
            (answer for button, answer in answers.items() if button is pressed), Leaving.STAY
        )

    def picture_to_take(self) -> Path | None:
        """Ask for a picture to be taken into the library."""
        from PySide6.QtWidgets import QFileDialog

        kinds = _tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, _tr("Take in a picture"), "", kinds)
        return Path(chosen) if chosen else None

    def template_to_take(self, ending: str) -> Path | None:
        """Ask for a file of one's own after which exported ones are styled.

        Args:
            ending: Its ending, such as ``.docx``.
        """
        from PySide6.QtWidgets import QFileDialog

        kinds = _tr("Files") + f" (*{ending})"
        chosen, _ = QFileDialog.getOpenFileName(self._window, _tr("Choose a template"), "", kinds)
        return Path(chosen) if chosen else None

    def may_rewrite(self, path: str, notice: str) -> bool:
        """Ask whether a file that is not UTF-8 may be written."""
        return self._agrees(_tr("Write {0}?").format(path), notice, _tr("Write it"))

    def may_write_anew(self, path: str) -> bool:
        """Ask whether a file that is gone is to be written again."""
        question = _tr("{0} is no longer there. Write it anew?").format(path)
        return self._agrees(question, "", _tr("Write it anew"))

    def files_to_import(self, start: Path) -> list[Path]:
        """Ask for files to be imported; none when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileNames(self._window, _tr("Import files"), str(start))
        return [Path(name) for name in chosen]

    def folder_to_import(self, start: Path) -> Path | None:
        """Ask for a folder to be imported whole; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, _tr("Import a folder with everything in it"), str(start)
        )
        return Path(chosen) if chosen else None

    def opens_folder(self, folder: str, library: str) -> bool | None:
        """Ask what a folder was dropped for.

        Returns:
            True to open it as a library, False to import it, None for neither.
        """
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            _tr("Open {0} as a library of its own, or import what is in it into {1}?").format(
                folder, library
            )
        )
        opens = box.addButton(_tr("Open it"), QMessageBox.ButtonRole.AcceptRole)
        imports = box.addButton(_tr("Import it"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        pressed = box.clickedButton()
        return True if pressed is opens else False if pressed is imports else None

    def may_forget_drafts(self, count: int) -> bool:
        """Ask whether drafts that were not taken in may be forgotten."""
        question = (
            _tr("A draft has not been taken in. Forget it?")
            if count == 1
            else _tr("{0} drafts have not been taken in. Forget them?").format(count)
        )
        more = _tr("The files they come from stay as they are.")
        return self._agrees(question, more, _tr("Forget") if count == 1 else _tr("Forget them"))

    def _agrees(self, question: str, more: str, act: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(more)
        yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes
