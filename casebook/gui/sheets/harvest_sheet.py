"""The sentences of a case that could be lessons, one list to tick and edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
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
_LIKE_HEIGHT = 48


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


@dataclass(frozen=True, slots=True)
class Harvested:
    """What is to be made of the sentences of a case.

    Attributes:
        new: Each that becomes a lesson: its index, and the title of the lesson.
        known: The index of each that becomes evidence for the lesson that says the like.
    """

    new: tuple[tuple[int, str], ...] = ()
    known: tuple[int, ...] = ()


class OfferedRow(QWidget):
    """A box to tick, the title to edit, and the words that it rests on.

    Where a lesson says the like, a second box makes the words its evidence instead.

    Signals:
        changed: Something of it was ticked, unticked or written.
    """

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
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        if offered.sentence.rstrip(" .") != offered.title.rstrip(" ."):
            words = Words(scheme, TextRole.SNIPPET, "text2")
            words.show_words(offered.sentence)
            column.addWidget(words)
        self.instead: QCheckBox | None = None
        if offered.like:
            like = Words(scheme, TextRole.SNIPPET, "soon")
            like.show_words(self.tr("There is one like it: {0}").format(offered.like))
            column.addWidget(like)
            self.instead = QCheckBox(self.tr("Make these words its evidence"))
            self.instead.toggled.connect(self._tick_instead)
            column.addWidget(self.instead)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        self.box.setFixedHeight(self.title.sizeHint().height())  # beside the title, not the whole
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.box.toggled.connect(self._tick)
        self.title.textEdited.connect(self.changed)

    @property
    def chosen(self) -> bool:
        """Whether it is ticked and has a title."""
        return self.box.isChecked() and bool(self.title.text().strip())

    @property
    def is_known(self) -> bool:
        """Whether the words are to be evidence for the lesson that says the like."""
        return self.instead is not None and self.instead.isChecked()

    def _tick(self, on: bool) -> None:
        self.title.setEnabled(on)
        if on and self.instead is not None:
            self.instead.setChecked(False)
        self.changed.emit()

    def _tick_instead(self, on: bool) -> None:
        if on:
            self.box.setChecked(False)
        self.changed.emit()


class HarvestSheet(Sheet):
    """Lists what a case offers.

    Signals:
        harvested: A Harvested.
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
        wanted = sum(_ROW_HEIGHT + (_LIKE_HEIGHT if one.like else 0) for one in offered)
        scroll.setFixedHeight(min(_HEIGHT, wanted))
        self.rows = [OfferedRow(scheme, one) for one in offered]
        for row in self.rows:
            row.changed.connect(self._count)
            scroll.column.addWidget(row)
        self.all = QCheckBox(self.tr("All that no lesson says yet"))
        self.all.setTristate(True)
        self.all.clicked.connect(self._tick_all)
        self._new = [row for row in self.rows if not row.offered.like]
        self.all.setVisible(len(self._new) > 1)
        self.column.addWidget(self.all)
        self.column.addWidget(scroll)
        self._count()

    def give(self) -> None:
        """Tell which ones, under which titles."""
        new = ((row.offered.index, row.title.text().strip()) for row in self._chosen())
        known = (row.offered.index for row in self.rows if row.is_known)
        self.harvested.emit(Harvested(tuple(new), tuple(known)))

    def _chosen(self) -> list[OfferedRow]:
        return [row for row in self.rows if row.chosen]

    def _tick_all(self) -> None:
        """Tick all that are new, or none when they are ticked."""
        wanted = not all(row.box.isChecked() for row in self._new)
        for row in self._new:
            row.box.setChecked(wanted)

    def _count(self) -> None:
        count = len(self._chosen())
        ticked = {row.box.isChecked() for row in self._new}
        both, every = Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
        self.all.setCheckState(
            both if len(ticked) > 1 else every if ticked == {True} else Qt.CheckState.Unchecked
        )
        known = any(row.is_known for row in self.rows)
        self.primary.setEnabled(count > 0 or known)
        self.primary.setText(
            counted(count, self.tr("Make 1 lesson"), self.tr("Make {0} lessons"))
            if count
            else (self.tr("Make it evidence") if known else self.tr("Make lessons"))
        )
