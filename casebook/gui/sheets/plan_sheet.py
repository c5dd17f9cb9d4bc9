"""What an act across the library would change: the files, each with what changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_HEIGHT = 220
_HEIGHT_REFUSED = 110
_AROUND = 10  # pixels of the frame


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
        refused: Sequence[str] = (),
        lead: str = "",
        needs_files: bool = True,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: What is going to be done.
            act: What the primary button says.
            files: The files that change.
            parent: The window that it stands over.
            note: A sentence more, such as how it can be undone.
            refused: A sentence for each file that stays as it is, with the reason.
            lead: What is said of the files instead of how many change, or "".
            needs_files: Whether there is nothing to agree to without any file.
        """
        count = counted(len(files), self.tr("One file changes."), self.tr("{0} files change."))
        lead = lead or (count if files else self.tr("Nothing can be changed."))
        super().__init__(scheme, title, f"{lead} {note}".strip(), act, parent, width=620)
        lines = [f"{one.path}  —  {one.words}" if one.words else one.path for one in files]
        self.files = self._list(self.tr("Files that change"), lines, _HEIGHT)
        self.refused = self._list(
            self.tr("Files that stay as they are"), refused, _HEIGHT_REFUSED if files else _HEIGHT
        )
        self.stays = Words(scheme, TextRole.UI, "late")
        self.stays.show_words(
            counted(
                len(refused),
                self.tr("One file stays as it is:"),
                self.tr("{0} files stay as they are:"),
            )
        )
        self.stays.setVisible(bool(refused))
        for part in (self.files, self.stays, self.refused):
            self.column.addWidget(part)
        self.primary.setEnabled(bool(files) or not needs_files)
        (self.primary if self.primary.isEnabled() else self.cancel).setFocus()

    def _list(self, name: str, lines: Sequence[str], height: int) -> QListWidget:
        shown = QListWidget()
        shown.setProperty("field", "true")
        shown.setAccessibleName(name)
        shown.setUniformItemSizes(True)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.addItems(list(lines))
        shown.setFixedHeight(min(height, _AROUND + len(lines) * shown.sizeHintForRow(0)))
        shown.setVisible(bool(lines))
        shown.setMouseTracking(True)
        shown.itemEntered.connect(lambda item: item.setToolTip(item.text()))
        return shown

    def give(self) -> None:
        """Tell that it is wanted."""
        self.agreed.emit()
