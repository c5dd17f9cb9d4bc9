"""What all sheets have in common: a title, a sentence, fields, a problem, two buttons.

A sheet does nothing itself. It is shown with ``open`` and stops nothing; what was given comes by
its signal, once, when the primary button or Ctrl+Enter is pressed. Esc and Cancel give nothing.
It is as high as its fields need, and no higher than the screen: then the fields are scrolled and
the buttons stay in sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words

_MARGIN = 24
_LABEL_WIDTH = 112
_LEAST_BODY = 96
_AROUND = 64  # pixels of the screen that are left for a title bar and the window below


class _Body(QScrollArea):
    """The fields, as high as they are, and scrolled where there is no room for that."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # focus goes to what is inside
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.setWidget(inside)
        # the ground below shows through
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when a field has become higher."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def needed(self, width: int) -> int:
        """Give the height of all fields at a width."""
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """Give the size at which nothing is scrolled."""
        width = self.column.totalSizeHint().width()
        return QSize(width, self.needed(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Be content with less, as it can be scrolled."""
        least = self.column.totalMinimumSize()
        return QSize(least.width(), min(least.height(), _LEAST_BODY))


class Sheet(QDialog):
    """A form of a few fields; a subclass fills ``column`` and says what is given."""

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        lead: str,
        act: str,
        parent: QWidget | None = None,
        *,
        width: int = 520,
    ) -> None:
        """Make it without fields.

        Args:
            scheme: The colours.
            title: What is asked for.
            lead: A sentence below it, or "".
            act: What the primary button says.
            parent: The window that it stands over.
            width: In pixels.
        """
        super().__init__(parent)
        self._scheme = scheme
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        head = Words(scheme, TextRole.HEADING)
        head.show_words(title)
        self.lead = Words(scheme, TextRole.UI, "text2")
        self.lead.show_words(lead)
        self.lead.setVisible(bool(lead))
        self._body = _Body()
        self.column = self._body.column
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.hide()
        self.primary = QPushButton(act)
        self.primary.setProperty("primary", "true")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.finish)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.primary)
        self.finished.connect(self.deleteLater)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.setSpacing(12)
        whole.addWidget(head)
        whole.addWidget(self.lead)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.problem)
        whole.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need, as far as the screen is."""
        super().showEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Grow when something in it needs more."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Ctrl+Enter wherever the keyboard is."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        else:
            super().keyPressEvent(event)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field with its label at the left."""
        name = Words(self._scheme, TextRole.UI, "text2")
        name.show_words(label)
        name.setFixedWidth(_LABEL_WIDTH)
        name.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        field.setAccessibleName(label)
        self.column.addLayout(row)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        room = self.screen().availableSize() - QSize(0, _AROUND)
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        width = min(max(self.width(), self.minimumWidth()), room.width())
        need = layout.totalHeightForWidth(width)  # the heading is wrapped, so there is one
        height = min(max(need, self.height()), max(room.height(), 1))
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)

    def finish(self) -> None:
        """Give what was asked for and close; stay, and say why, when something is missing."""
        problem = self.missing()
        self.problem.show_words(problem)
        self.problem.setVisible(bool(problem))
        if not problem and self.primary.isEnabled() and self.isVisible():
            self.give()
            self.accept()

    def missing(self) -> str:
        """Say what is still missing, in a sentence; "" when nothing is."""
        return ""

    def give(self) -> None:
        """Tell what was given."""
        raise NotImplementedError
