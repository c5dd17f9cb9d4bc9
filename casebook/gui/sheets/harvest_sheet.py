"""The sentences of a case that could be lessons, one list to tick and edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.surface import ScrolledColumn
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

LONGEST = 200
_HEIGHT = 400
_ROW_HEIGHT = 88


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence that may become a lesson.

    Attributes:
        index: Which one it is among those that the case offers.
        title: What the lesson would be called.
        sentence: The words of the case.
        like: The title of a lesson that says much the same, or "".
    """

    index: int
    title: str
    sentence: str
    like: str = ""


class OfferedRow(QWidget):
    """A box to tick, the title to edit, and the words that it rests on."""

    changed = Signal()

    def __init__(self, scheme: Scheme, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered = offered
        self.box = QCheckBox()
        self.box.setChecked(not offered.like)
        self.box.setAccessibleName(self.tr("Make a lesson of: {0}").format(offered.title))
        self.title = QLineEdit(offered.title)
        self.title.setAccessibleName(self.tr("The lesson, one sentence"))
        self.title.setCursorPosition(0)
        self.title.setMaxLength(LONGEST)
        words = Words(scheme, TextRole.SNIPPET, "text2")
        words.show_words(offered.sentence)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(words)
        if offered.like:
            like = Words(scheme, TextRole.SNIPPET, "soon")
            like.show_words(self.tr("There is one like it: {0}").format(offered.like))
            column.addWidget(like)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addLayout(column, 1)
        self.box.toggled.connect(self._tick)
        self.title.textEdited.connect(self.changed)

    @property
    def chosen(self) -> bool:
        """Whether it is ticked and has a title."""
        return self.box.isChecked() and bool(self.title.text().strip())

    def _tick(self, on: bool) -> None:
        self.title.setEnabled(on)
        self.changed.emit()


class HarvestSheet(Sheet):
    """Lists what a case offers.

    Signals:
        harvested: The chosen ones, as a tuple of pairs of index and title.
    """

    harvested = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        case: str,
        offered: Sequence[Offered],
        parent: QWidget | None = None,
    ) -> None:
        lead = self.tr(
            "“{0}” says these in plain sentences. Those that are ticked become lessons; the words "
            "stay in the case as their evidence, and the list links to them."
        ).format(case)
        super().__init__(
            scheme, self.tr("Harvest lessons"), lead, self.tr("Make lessons"), parent, width=680
        )
        scroll = ScrolledColumn((0, 0, 12, 0), 0)
        scroll.setFixedHeight(min(_HEIGHT, len(offered) * _ROW_HEIGHT))
        self.rows = [OfferedRow(scheme, one) for one in offered]
        for row in self.rows:
            row.changed.connect(self._count)
            scroll.column.addWidget(row)
        self.column.addWidget(scroll)
        self._count()

    def give(self) -> None:
        """Tell which ones, under which titles."""
        chosen = [(row.offered.index, row.title.text().strip()) for row in self._chosen()]
        self.harvested.emit(tuple(chosen))

    def _chosen(self) -> list[OfferedRow]:
        return [row for row in self.rows if row.chosen]

    def _count(self) -> None:
        count = len(self._chosen())
        self.primary.setEnabled(count > 0)
        self.primary.setText(
            counted(count, self.tr("Make 1 lesson"), self.tr("Make {0} lessons"))
            if count
            else self.tr("Make lessons")
        )
