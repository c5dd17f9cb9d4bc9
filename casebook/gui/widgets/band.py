"""A soft band with a label and a sentence in it: the moment of need."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.words import Words

_RADIUS = 8


class Band(QWidget):
    """Label and sentence side by side on sunk ground."""

    def __init__(
        self, scheme: Scheme, label: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        name = Words(scheme, TextRole.LABEL, "text3", wrapped=False)
        name.show_words(label)
        # the smaller letters stand on the line of the larger ones
        name.setContentsMargins(0, 2, 0, 0)
        self.sentence = SelectableWords(scheme, TextRole.UI)
        self.sentence.show_words(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        follow_width(self)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._scheme.palette.sunk))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
