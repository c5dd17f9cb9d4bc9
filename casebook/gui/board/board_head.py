"""The line above the board: how many lessons there are, and which of them are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from casebook.domain.board import BoardLesson
from casebook.gui.board.card import due_of
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.view_switch import ViewSwitch
from casebook.gui.widgets.words import Span, Words

_HEIGHT = 44
_WIDEST_OWNER = 200


class BoardHead(QWidget):
    """Counts the lessons and narrows them to what is due, never applied, or somebody's.

    Attributes:
        switch: Between list and board.
        count: How many lessons there are.
        late: Only what is due.
        unused: Only what was never applied.
        owner: Only what one person has.

    Signals:
        narrowed: Other lessons are to be shown.
    """

    narrowed = Signal()

    def __init__(
        self, scheme: Scheme, icons: Icons, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.setFixedHeight(_HEIGHT)
        self.count = Words(scheme, TextRole.UI, wrapped=False)
        self.switch = ViewSwitch(icons, board=True)
        self.late = self._filter(icons, "calendar")
        self.unused = self._filter(icons, "check")
        self.owner = QComboBox()
        self.owner.setAccessibleName(self.tr("Owner"))
        self.owner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.owner.setMaximumWidth(_WIDEST_OWNER)
        self.owner.activated.connect(self.narrowed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self.switch)
        row.addStretch(1)
        for widget in (self.late, self.unused, self.owner):
            row.addWidget(widget)

    def show_lessons(self, lessons: Sequence[BoardLesson]) -> None:
        """Count these lessons, and offer their owners; what was chosen stays."""
        late = sum(map(self._is_due, lessons))
        unused = sum(lesson.never_applied for lesson in lessons)
        self.late.setText(_after_icon(self.tr("Due {0}").format(late)))
        self.unused.setText(_after_icon(self.tr("Never applied {0}").format(unused)))
        for button, count in ((self.late, late), (self.unused, unused)):
            button.setEnabled(bool(count) or button.isChecked())
        title, number = self.tr("Lessons"), f"\u2002{len(lessons):,}"
        self.count.show_spans(Span(title, strong=True), Span(number, "text3"))
        self._offer_owners({lesson.owner for lesson in lessons if lesson.owner})

    def passes(self, lesson: BoardLesson) -> bool:
        """Whether a lesson is among those to be shown."""
        owner = self.owner.currentData()
        return (
            (owner is None or lesson.owner == owner)
            and (not self.late.isChecked() or self._is_due(lesson))
            and (not self.unused.isChecked() or lesson.never_applied)
        )

    def _is_due(self, lesson: BoardLesson) -> bool:
        due = due_of(lesson, self._today)
        return due is not None and due.when != "later"

    def _offer_owners(self, owners: set[str]) -> None:
        chosen = self.owner.currentData()
        self.owner.clear()
        self.owner.addItem(self.tr("Any owner"), None)
        self.owner.addItem(self.tr("No owner"), "")
        for owner in sorted(owners, key=str.casefold):
            self.owner.addItem(owner, owner)
        self.owner.setCurrentIndex(max(0, self.owner.findData(chosen)))

    def _filter(self, icons: Icons, icon: str) -> QPushButton:
        button = QPushButton(icons.icon(icon), "")
        button.setCheckable(True)
        button.toggled.connect(self.narrowed)
        return button


def _after_icon(words: str) -> str:
    """Keep words off the icon before them."""
    return f"\u2009{words}"
