"""What the columns of a sheet stand for, to be shown and changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.surface import ScrolledColumn
from casebook.gui.widgets.words import Words
from casebook.importing.sheet_columns import BODY, IGNORE, LESSON, MEANINGS, TITLE

_LONGEST = 90
_ROW = 36
_HEIGHT = 400
_FIRST = (TITLE, LESSON, "summary", "situation", "strategies", "impact", "lessons learned")
_LAST = (BODY, IGNORE)


class ColumnSheet(Sheet):
    """A row for each column: its heading, what it stands for, and what one row says.

    Signals:
        given: The headings in their order, each with its meaning.
    """

    given = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        source: str,
        mapping: Sequence[tuple[str, str]],
        cells: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the columns.

        Args:
            scheme: The colours.
            source: The name of the file.
            mapping: The headings, each with its meaning.
            cells: What one row says.
            parent: The window that it stands over.
        """
        lead = self.tr(
            "The columns of {0}, and what they say in one row. The choice is remembered for"
            " sheets with the same headings."
        ).format(source)
        super().__init__(
            scheme, self.tr("Columns of a sheet"), lead, self.tr("Read it so"), parent, width=760
        )
        self._headings = [heading for heading, _ in mapping]
        self.boxes: list[QComboBox] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        padded = (*cells, *[""] * len(mapping))
        for row, ((heading, meaning), cell) in enumerate(zip(mapping, padded, strict=False)):
            name = Words(scheme, TextRole.UI_STRONG)
            name.show_words(heading or self.tr("(no heading)"))
            sample = Words(scheme, TextRole.SNIPPET, "text2")
            sample.show_words(cut(cell, _LONGEST))
            box = _meanings(meaning)
            box.setAccessibleName(self.tr("{0} stands for").format(heading))
            self.boxes.append(box)
            for column, widget in enumerate((name, box, sample)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        scroll = ScrolledColumn((0, 0, 12, 0), 0)
        scroll.setFixedHeight(min(_HEIGHT, _ROW * len(mapping) + 24))
        scroll.column.addLayout(grid)
        self.column.addWidget(scroll)

    def give(self) -> None:
        """Tell what each stands for."""
        meanings = (str(box.currentData()) for box in self.boxes)
        self.given.emit(tuple(zip(self._headings, meanings, strict=True)))


def _meanings(chosen: str) -> QComboBox:
    box = QComboBox()
    others = sorted(MEANINGS - {*_FIRST, *_LAST})
    for meaning in (*_FIRST, *others, *_LAST):
        box.addItem(meaning_words(meaning), meaning)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def meaning_words(meaning: str) -> str:
    """Say what a column may stand for, in the user's language."""
    own = {
        BODY: QCoreApplication.translate("Columns", "Text, under its heading"),
        IGNORE: QCoreApplication.translate("Columns", "Nothing: leave it out"),
        TITLE: QCoreApplication.translate("Columns", "Title"),
        LESSON: QCoreApplication.translate("Columns", "The lesson"),
    }
    return own.get(meaning, meaning.replace("_", " ").capitalize())
