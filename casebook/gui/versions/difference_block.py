"""A passage that differs: how it was, how it is, and a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casebook.domain.difference import Difference
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.changed_words import changed_spans
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.words import Span, Words, hex_of

_LONGEST = 1_500
_BAR, _GAP = 3, 24
_BESIDE = 360
"""Pixels that a side needs to stand beside the other."""
_NEVER = 1_000_000


class DifferenceBlock(QWidget):
    """What went, in the colour of what contradicts, above what came, in that of what supports.

    Each has its sign, so that they are told apart without colour.

    Signals:
        take_back: The passage shall be as it was.

    Attributes:
        sides: What went and what came; an empty widget for nothing where they stand side by side.
    """

    take_back = Signal()

    def __init__(
        self,
        scheme: Scheme,
        difference: Difference,
        parent: QWidget | None = None,
        *,
        writable: bool = True,
        beside: bool = False,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            difference: What differs.
            parent: Where it stands.
            writable: Whether the passage can be taken back.
            beside: Whether both stand side by side where there is room.
        """
        super().__init__(parent)
        self.setAccessibleName(self.tr("Line {0}").format(difference.line))
        head = Words(scheme, TextRole.LABEL, "text3")
        head.show_words(self.tr("Line {0}").format(difference.line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        above = QHBoxLayout()
        above.addWidget(head, 1)
        self.button = QPushButton(self.tr("Take back"))
        self.button.setFlat(True)
        self.button.setProperty("row", "true")
        self.button.setVisible(writable)
        self.button.clicked.connect(self.take_back)
        above.addWidget(self.button)
        column.addLayout(above)
        before, after = _shown(difference.before), _shown(difference.after)
        self.sides: list[QWidget] = []
        columns = Columns(_BESIDE if beside else _NEVER, 2, _GAP, row_gap=4)
        for sign, text, other, tone in (
            ("−", before, after, "contradicts"),
            ("+", after, before, "supports"),
        ):
            if text:
                self.sides.append(_Side(scheme, sign, changed_spans(text, other), tone))
            elif beside:
                self.sides.append(QWidget())  # so that what came alone stands at the right
        for side in self.sides:
            columns.add(side)
        column.addWidget(columns)
        follow_width(self)


class _Side(QWidget):
    """The lines of one side, with a bar and a sign before them."""

    def __init__(self, scheme: Scheme, sign: str, spans: Sequence[Span], tone: str) -> None:
        super().__init__()
        self._scheme = scheme
        self._tone = tone
        mark = Words(scheme, TextRole.SNIPPET_STRONG, tone, wrapped=False)
        mark.show_words(sign)
        mark.setFixedWidth(12)
        words = SelectableWords(scheme, TextRole.SNIPPET, "text")
        words.show_spans(*spans)
        row = QHBoxLayout(self)
        row.setContentsMargins(_BAR + 7, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(mark)
        row.addWidget(words, 1)
        follow_width(self)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        painter = QPainter(self)
        bar = QRectF(0, 0, _BAR, self.height())
        painter.fillRect(bar, QColor(hex_of(self._scheme.palette, self._tone)))


def _shown(text: str) -> str:
    lines = text.rstrip("\n") or text.replace("\n", "¶")
    return lines[:_LONGEST] + ("…" if len(lines) > _LONGEST else "")
