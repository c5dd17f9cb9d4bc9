"""The panel *Versions*: a line for each earlier text, and how the chosen one differs from now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.difference import Difference
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.versions.difference_block import DifferenceBlock
from casebook.gui.versions.version_row import ROW, SHOWN, VersionRow, VersionRows
from casebook.gui.widgets.panel import ScrolledPanel
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted, time_words

_MOST_BLOCKS = 60
_MOST_ROWS = 5
_FRAME = 10


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """An earlier text.

    Attributes:
        number: By which its text is fetched.
        at: When the document got it, in seconds since 1970.
        letters: How many characters it has.
        by: What wrote it, in a few words; "" for the user's own saving.
    """

    number: int
    at: float
    letters: int
    by: str = ""


class VersionsPanel(ScrolledPanel):
    """Stands beside the document.

    Signals:
        version_chosen: The number of a version; the owner answers with ``show_differences``.
        restore_requested: The number of the version that the document shall be again.
        passage_requested: A Difference that shall be taken back.
    """

    version_chosen = Signal(int)
    restore_requested = Signal(int)
    passage_requested = Signal(object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Versions", "Versions")
        super().__init__(scheme, icons, title, (16, 8, 16, 16), 8, parent)
        self.list = QListWidget()
        self.list.setProperty("field", "true")
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(VersionRows(scheme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._choose)
        self.words = Words(scheme, TextRole.SNIPPET, "text3")
        self.restore = QPushButton(self.tr("Restore this version"))
        self.restore.clicked.connect(lambda: self.restore_requested.emit(self._number()))
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        column = self._scroll.column
        column.addWidget(self.list)
        column.addWidget(self.words)
        column.addLayout(row)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(8)
        column.addLayout(self._blocks)
        self.blocks: list[DifferenceBlock] = []
        self.allowed = True
        self.show_versions(())

    def show_versions(self, versions: Sequence[ShownVersion]) -> None:
        """Show these, newest first; the chosen one stays chosen."""
        chosen = self._number()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setFixedHeight(min(len(versions), _MOST_ROWS) * ROW + _FRAME)
        for at, version in enumerate(versions):
            when, facts = time_words(version.at), self._facts(version)
            item = QListWidgetItem(f"{when} · {facts}")
            row = VersionRow(version.number, when, facts, not at, at == len(versions) - 1)
            item.setData(SHOWN, row)
            item.setToolTip(item.text())
            self.list.addItem(item)
            if version.number == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(versions))
        self.set_count(len(versions))
        self._clear()
        if self.list.currentItem() is not None:
            self._choose()
        elif versions:
            self.words.show_words(self.tr("Choose a version to see how it differs from now."))
        else:
            self.words.show_words(
                self.tr("No earlier text yet. Each time it is saved, the text before is kept.")
            )
        self.settle()

    def show_nothing(self) -> None:
        """Show nothing, while no document is read."""
        self.show_versions(())

    def show_differences(self, number: int, differences: Sequence[Difference]) -> None:
        """Show how a version differs from now, if it is still the chosen one."""
        if number != self._number():
            return
        self._clear()
        for difference in differences[:_MOST_BLOCKS]:
            block = DifferenceBlock(self._scheme, difference, writable=self.allowed)
            block.take_back.connect(lambda one=difference: self.passage_requested.emit(one))
            self._blocks.addWidget(block)
            self.blocks.append(block)
        count = len(differences)
        words = counted(count, self.tr("One passage differs."), self.tr("{0} passages differ."))
        if not differences:
            words = self.tr("It is the text of now.")
        elif count > _MOST_BLOCKS:
            words += " " + self.tr("The first {0} are shown.").format(_MOST_BLOCKS)
        self.words.show_words(words)
        self.restore.setVisible(self.allowed and bool(differences))
        self.settle()

    def allow_writing(self, allowed: bool) -> None:
        """Let versions be restored, or only be looked at."""
        self.allowed = allowed
        self.restore.setVisible(False)

    def _facts(self, version: ShownVersion) -> str:
        size = self.tr("{0} characters").format(f"{version.letters:,}")
        return f"{version.by} · {size}" if version.by else size

    def _number(self) -> int:
        item = self.list.currentItem()
        return item.data(SHOWN).number if item else -1

    def _choose(self) -> None:
        if self._number() >= 0:
            self.version_chosen.emit(self._number())

    def _clear(self) -> None:
        clear_out(self._blocks)
        self.blocks = []
        self.restore.hide()
