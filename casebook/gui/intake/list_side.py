"""The left side of a review: how many there are of what, the list, and what was left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.gui.intake.item import Standing
from casebook.gui.intake.items_model import ItemsModel
from casebook.gui.intake.items_view import ItemsView
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Line
from casebook.gui.widgets.words import LinkWords, Words
from casebook.gui.wording import counted

_HEAD = 40
_LEAST = 200


class ListSide(QWidget):
    """The list with what is said above and below it.

    Signals:
        left_out_requested: What was left out is to be listed too.
    """

    left_out_requested = Signal()

    def __init__(self, scheme: Scheme, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setMinimumWidth(_LEAST)
        self.list = ItemsView(scheme, model)
        self.summary = Words(scheme, TextRole.SNIPPET, "text2")
        self.left_out = LinkWords(scheme, TextRole.SNIPPET)
        self.left_out.setContentsMargins(12, 8, 12, 0)
        self.left_out.clicked.connect(self.left_out_requested)
        hint = Words(scheme, TextRole.SNIPPET, "text3")
        hint.setContentsMargins(12, 8, 12, 8)
        hint.show_words(self.tr("What is ticked is taken in. Space ticks or skips, Enter goes on."))
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line(scheme))
        column.addWidget(self.list, 1)
        column.addWidget(Line(scheme))
        column.addWidget(self.left_out)
        column.addWidget(hint)

    def show_counts(self, left_out: int) -> None:
        """Say how many there are of what.

        Args:
            left_out: How many files were left out and are not on the list.
        """
        kinds = (
            (Standing.READY, self.tr("1 ready"), self.tr("{0} ready")),
            (Standing.LOOK, self.tr("1 to look at"), self.tr("{0} to look at")),
            (Standing.DUPLICATE, self.tr("1 duplicate"), self.tr("{0} duplicates")),
            (Standing.TAKEN, self.tr("1 taken in"), self.tr("{0} taken in")),
            (Standing.FAILED, self.tr("1 failed"), self.tr("{0} failed")),
        )
        counts = ((self._model.count(standing), one, many) for standing, one, many in kinds)
        words = [counted(count, one, many) for count, one, many in counts if count]
        self.summary.show_words(" · ".join(words) or self.tr("Nothing yet"))
        self.left_out.setVisible(left_out > 0)
        self.left_out.show_words(
            counted(
                left_out,
                self.tr("1 file was left out. Show why"),
                self.tr("{0} files were left out. Show why"),
            )
        )
