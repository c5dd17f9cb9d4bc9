"""One line at the foot of the window: what goes on in the background, and short messages."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from casebook.gui.look.icons import Icons

_MESSAGE_STAYS = 8000  # milliseconds
_PATIENCE = 700  # milliseconds before work is worth a line


class StatusLine(QWidget):
    """Hidden while there is nothing to say.

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
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self._cancel)
        row.addStretch(1)
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
        self.words.setText(message)
        self.bar.hide()
        self._cancel.hide()
        self.show()
        self._passing.start()

    def settle(self) -> None:
        """The work is done; a message that is being shown stays its time."""
        self._patience.stop()
        if not self._passing.isActive():
            self.hide()
