"""A small bar below selected words, with what can be made of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons

_GAP = 6
_ICON = 20
_PADDING = 6


class SelectionPopover(QFrame):
    """Three ways to draw a lesson from a passage; it never takes the keyboard by itself.

    Signals:
        lesson_requested: A new lesson from the selected words.
        evidence_requested: They support a lesson.
        counter_requested: They contradict one.
    """

    lesson_requested = Signal()
    evidence_requested = Signal()
    counter_requested = Signal()

    def __init__(self, icons: Icons, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("popover", "true")
        self.setAccessibleName(self.tr("Make something of the selected words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        self.buttons = [
            self._button(icons, "lightbulb", self.tr("New lesson from passage")),
            self._button(icons, "plus", self.tr("Evidence for…")),
            self._button(icons, "minus", self.tr("Counter-evidence for…")),
        ]
        signals = (self.lesson_requested, self.evidence_requested, self.counter_requested)
        for button, signal in zip(self.buttons, signals, strict=True):
            button.clicked.connect(signal)
            button.clicked.connect(self.hide)
            row.addWidget(button)
        self.hide()

    def show_below(self, last: QRect, first: QRect | None = None) -> None:
        """Stand below selected words, above them where there is no room.

        Args:
            last: The rectangle of their last line, in the widget around.
            first: That of their first line, when it is another one.
        """
        for button in self.buttons:  # Qt keeps more room than a narrow page has
            words = button.fontMetrics().horizontalAdvance(button.text())
            button.setFixedWidth(_ICON + words + 2 * _PADDING)
        self.adjustSize()
        around = self._over.rect()
        x = min(max(around.left() + _GAP, last.left()), around.right() - self.width() - _GAP)
        y = last.bottom() + _GAP
        if y + self.height() > around.bottom():
            y = (first or last).top() - self.height() - _GAP
        self.move(QPoint(max(0, x), max(0, y)))
        self.show()
        self.raise_()

    def take_focus(self) -> bool:
        """Move the keyboard to the first button; say whether the bar is there at all."""
        if self.isVisible():
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, leave with Esc."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is not None:
            self.focusNextPrevChild(step > 0)
        else:
            super().keyPressEvent(event)

    def _button(self, icons: Icons, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setText(f"\u2009{words}")  # off the icon before it
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFont(font(TextRole.SNIPPET))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
