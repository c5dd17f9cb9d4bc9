"""Where the files go: a folder, and whether what lies there may be replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted


class FolderRow(QWidget):
    """A folder that can be typed or chosen.

    Signals:
        changed: Another folder, or another answer about what is there.
        choice_requested: A folder is to be chosen in a dialog.
    """

    changed = Signal()
    choice_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Folder for the files"))
        self.field.editingFinished.connect(self.changed)
        self.choose = QPushButton(icons.icon("folder-open"), self.tr("Choose…"))
        self.choose.clicked.connect(self.choice_requested)
        self.replace = QCheckBox()
        self.replace.clicked.connect(self.changed)
        self.replace.hide()
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row)
        whole.addWidget(self.replace)
        whole.addWidget(self.problem)

    @property
    def folder(self) -> Path | None:
        """The folder; None when none is given."""
        text = self.field.text().strip()
        return Path(text).expanduser() if text else None

    def set_folder(self, folder: Path) -> None:
        """Show a folder; emits nothing."""
        self.field.setText(str(folder))
        self.field.setCursorPosition(0)

    @property
    def may_replace(self) -> bool:
        """Whether files that are there may be replaced."""
        return self.replace.isChecked() or self.replace.isHidden()

    def show_there(self, count: int) -> None:
        """Ask whether so many files may be replaced; 0 asks nothing."""
        self.replace.setText(
            counted(
                count,
                self.tr("Replace the one that is there already"),
                self.tr("Replace the {0} that are there already"),
            )
        )
        self.replace.setVisible(count > 0)
        if not count:
            self.replace.setChecked(False)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with the folder; "" for nothing."""
        self.problem.show_words(words)
        self.problem.setVisible(bool(words))
