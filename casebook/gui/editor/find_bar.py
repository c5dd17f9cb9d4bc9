"""The bar with which one finds words in the text and replaces them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from casebook.gui.editor.seeking import Question
from casebook.gui.look.icons import Icons
from casebook.gui.wording import counted

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EditorFindBar(QWidget):
    """Stands above the text while it is needed.

    Signals:
        sought: The Question, whenever it is another.
        next_requested: To the next place.
        previous_requested: To the place before.
        replace_requested: The words to put in the place of the current hit.
        replace_all_requested: The words to put in the place of all hits.
        left: The bar was closed.
    """

    sought = Signal(object)
    next_requested = Signal()
    previous_requested = Signal()
    replace_requested = Signal(str)
    replace_all_requested = Signal(str)
    left = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = self._field(self.tr("Find in the text"))
        self.replacement = self._field(self.tr("Replace by"))
        self.case = self._switch(self.tr("Aa"), self.tr("Match case"), "first")
        self.whole = self._switch(self.tr("“ ”"), self.tr("Whole words"), "middle")
        self.expression = self._switch(self.tr(".*"), self.tr("Regular expression"), "last")
        self.count = QLabel()
        self.count.setProperty("tone", "soft")
        self.one = QPushButton(self.tr("Replace"))
        self.all = QPushButton(self.tr("Replace all"))
        self._arrange()
        self.field.textChanged.connect(self._ask)
        for switch in (self.case, self.whole, self.expression):
            switch.toggled.connect(self._ask)
        self.one.clicked.connect(lambda: self.replace_requested.emit(self.replacement.text()))
        self.all.clicked.connect(lambda: self.replace_all_requested.emit(self.replacement.text()))
        self.show_count(0, 0)
        self.hide()

    def question(self) -> Question:
        """Give what is looked for."""
        return Question(
            self.field.text(),
            self.case.isChecked(),
            self.whole.isChecked(),
            self.expression.isChecked(),
        )

    def open(self, words: str, *, replacing: bool) -> None:
        """Show the bar.

        Args:
            words: What was selected in the text, or "" to keep what was looked for last.
            replacing: Whether one wants to replace.
        """
        stays = not self.isHidden() and not self.replacement.isHidden()
        for widget in (self.replacement, self.one, self.all):
            widget.setVisible(replacing or stays)
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def leave(self) -> None:
        """Hide the bar."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def show_count(self, current: int, total: int) -> None:
        """Say how many places there are, and at which one is (from 1; 0 for none)."""
        if not self.field.text():
            self._say("", "soft")
        elif not total:
            self._say(self.tr("Nothing found"), "soft")
        elif current:
            self._say(self.tr("{0} of {1}").format(current, total), "soft")
        else:
            self._say(counted(total, self.tr("1 place"), self.tr("{0} places")), "soft")
        self.one.setEnabled(total > 0)
        self.all.setEnabled(total > 0)

    def show_problem(self, problem: str) -> None:
        """Say why nothing can be found."""
        self.show_count(0, 0)
        self._say(problem, "warning")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step or replace with Enter, close with Esc."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F3 or (event.key() in _ENTER and watched is self.field):
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() in _ENTER:
            self.replace_requested.emit(self.replacement.text())
        else:
            return super().eventFilter(watched, event)
        return True

    def _ask(self) -> None:
        for button in (self.one, self.all):
            button.setEnabled(bool(self.field.text()))
        self.sought.emit(self.question())

    def _say(self, words: str, tone: str) -> None:
        self.count.setText(words)
        self.count.setToolTip(words if tone == "warning" else "")
        if self.count.property("tone") != tone:
            self.count.setProperty("tone", tone)
            self.count.style().polish(self.count)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(self._first_row(), 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.one)
        second.addWidget(self.all)
        second.addStretch(1)
        grid.addLayout(second, 1, 1)

    def _first_row(self) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for switch in (self.case, self.whole, self.expression):
            row.addWidget(switch)
        row.addSpacing(4)
        row.addWidget(self._step("up", self.tr("Previous place"), self.previous_requested))
        row.addWidget(self._step("down", self.tr("Next place"), self.next_requested))
        row.addSpacing(4)
        row.addWidget(self.count, 1)
        close = self._step("close", self.tr("Close"), None)
        close.clicked.connect(self.leave)
        row.addWidget(close)
        return row

    def _field(self, prompt: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(prompt)
        field.setAccessibleName(prompt)
        field.setFixedHeight(28)
        field.setMinimumWidth(120)
        field.installEventFilter(self)
        return field

    def _switch(self, sign: str, name: str, place: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("segment", place)
        # with the width of the sheet, Qt would cut the two letters for want of a pixel
        button.setStyleSheet("min-width: 20px")
        button.setCheckable(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _step(self, icon: str, name: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        if signal is not None:
            button.clicked.connect(signal)
        return button
