"""One line at the foot of the window: what goes on in the background, and short messages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from casebook.gui.look.icons import Icons

_MESSAGE_STAYS = 8000  # milliseconds
_OFFER_STAYS = 20_000
_PATIENCE = 700  # milliseconds before work is worth a line


class StatusLine(QWidget):
    """Hidden while there is nothing to say and nothing stands there.

    Signals:
        cancel_requested: The work in the background is to end.
    """

    cancel_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self.words = QLabel()
        self.words.setObjectName("statusWords")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 4)
        self.bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QToolButton()
        self._cancel.setIcon(icons.icon("close"))
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(self.tr("Stop; it goes on the next time"))
        self._cancel.setAccessibleName(self.tr("Stop"))
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(4)
        self.ways: list[QPushButton] = []
        self.facts = QLabel()
        self.facts.setObjectName("statusFacts")
        self._standing = ""
        row.addWidget(self.words)
        row.addLayout(self._ways)
        row.addWidget(self.bar)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self.facts)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(_MESSAGE_STAYS)
        self._passing.timeout.connect(self.settle)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.settle()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work is, once it has gone on for a moment; a message stays its time."""
        if self._passing.isActive():
            return
        from casebook.gui.change_words import change_words  # not before the first picture

        what = change_words(what)
        counted = self.tr("{0}: {1} of {2}").format(what, f"{done:,}", f"{total:,}")
        self.words.setText(counted if total else what)
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.show()
        self._cancel.show()
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def say(self, message: str) -> None:
        """Show a sentence for some seconds."""
        self._patience.stop()
        self._clear_ways()
        self.words.setText(message)
        self.bar.hide()
        self._cancel.hide()
        self.show()
        self._passing.start()

    def offer(self, message: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Show a sentence for some seconds, with what can be done about it."""
        self.say(message)
        for text, act in ways:
            button = QPushButton(text)
            button.setFlat(True)
            button.setProperty("row", "true")
            button.clicked.connect(self._act_of(act))
            self._ways.addWidget(button)
            self.ways.append(button)
        self._passing.start(_OFFER_STAYS)

    def stand(self, words: str, facts: str) -> None:
        """Show something as long as nothing else is to be said; "" and "" for nothing.

        Args:
            words: What stands at the left.
            facts: What stands at the right, beside messages too.
        """
        self._standing = words
        self.facts.setText(facts)
        if not self._passing.isActive() and self.bar.isHidden():
            self.settle()

    def settle(self) -> None:
        """The work is done; a message that is being shown stays its time."""
        self._patience.stop()
        if self._passing.isActive():
            return
        self._passing.setInterval(_MESSAGE_STAYS)
        self._clear_ways()
        self.bar.hide()
        self._cancel.hide()
        self.words.setText(self._standing)
        self.setVisible(bool(self._standing or self.facts.text()))

    def _act_of(self, act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            self._passing.stop()
            self.settle()
            act()

        return go

    def _clear_ways(self) -> None:
        self._passing.setInterval(_MESSAGE_STAYS)
        if self.ways:
            from casebook.gui.widgets.surface import clear_out  # no part of the first picture

            self.ways = []
            clear_out(self._ways)
