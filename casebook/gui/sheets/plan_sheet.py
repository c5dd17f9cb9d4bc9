"""What an act across the library would change: the files, each with what changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.wording import counted

_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that would change.

    Attributes:
        path: Which one.
        words: What changes in it, in a few words.
    """

    path: str
    words: str


class PlanSheet(Sheet):
    """Shows the files and asks whether to go on; nothing has been written yet.

    Signals:
        agreed: The user wants it.
    """

    agreed = Signal()

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        act: str,
        files: Sequence[PlannedFile],
        parent: QWidget | None = None,
        *,
        note: str = "",
        lead: str = "",
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: What is going to be done.
            act: What the primary button says.
            files: The files that change.
            parent: The window that it stands over.
            note: A sentence more, such as how it can be undone.
            lead: What is said of the files instead of how many change, or "".
        """
        count = counted(len(files), self.tr("One file changes."), self.tr("{0} files change."))
        super().__init__(scheme, title, f"{lead or count} {note}".strip(), act, parent, width=620)
        self.files = QListWidget()
        self.files.setProperty("field", "true")
        self.files.setAccessibleName(self.tr("Files that change"))
        self.files.setFixedHeight(_HEIGHT)
        self.files.setUniformItemSizes(True)
        for one in files:
            item = QListWidgetItem(f"{one.path}  —  {one.words}" if one.words else one.path)
            item.setToolTip(item.text())
            self.files.addItem(item)
        self.files.setVisible(bool(files))
        self.column.addWidget(self.files)
        self.primary.setFocus()

    def give(self) -> None:
        """Tell that it is wanted."""
        self.agreed.emit()
