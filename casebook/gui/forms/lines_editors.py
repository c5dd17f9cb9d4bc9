"""Editors of what may take several lines: a list, and a sentence or two."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from casebook.gui.forms.value_editor import FIELD_HEIGHT, ValueEditor

_MOST_LINES = 8
_AROUND_LINES = 12  # pixels


class Lines(QPlainTextEdit):
    """Text as high as it needs, up to some lines.

    Signals:
        left: The keyboard has gone elsewhere.
    """

    left = Signal()

    def __init__(self, least: int = 1) -> None:
        """Make it at least so many lines high."""
        super().__init__()
        self._least = least
        self.setProperty("field", "true")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form around."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # the layout of plain text counts its height in lines
        shown = min(max(self._least, round(self.document().size().height())), _MOST_LINES)
        height = max(FIELD_HEIGHT, shown * self.fontMetrics().lineSpacing() + _AROUND_LINES)
        if height != self.height():
            self.setFixedHeight(height)


class LinesEditor(ValueEditor):
    """A list, one value a line."""

    hint = QT_TRANSLATE_NOOP("LinesEditor", "one a line")

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.lines = Lines()
        self.lines.setPlaceholderText(self.tr(str(self.hint)))
        self.lines.left.connect(self._finish)
        self._take(self.lines)

    @property
    def is_being_written(self) -> bool:
        """Whether the keyboard is in the lines."""
        return self.lines.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back what the file says, by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._typed() != self._values:
            self._write()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> tuple[str, ...]:
        lines = self.lines.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def _write(self) -> None:
        self.lines.setPlainText("\n".join(self._values))

    def _finish(self) -> None:
        self._give(self._typed())


class TextEditor(LinesEditor):
    """A sentence or two, broken where the field ends; line ends that are typed become spaces."""

    hint = QT_TRANSLATE_NOOP("TextEditor", "not given")

    def _typed(self) -> tuple[str, ...]:
        text = " ".join(self.lines.toPlainText().split())
        return (text,) if text else ()

    def _write(self) -> None:
        self.lines.setPlainText(", ".join(self._values))
