"""A property to read: its name at the left, its value at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.link_button import MARGIN, LinkButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.words import Words

NAME_WIDTH = 92


class PropertyRow(QWidget):
    """Name and value side by side; the value may go over several lines."""

    def __init__(
        self,
        scheme: Scheme,
        name: str,
        values: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        label = Words(scheme, TextRole.LABEL, "text3")
        label.show_words(name)
        label.setFixedWidth(NAME_WIDTH)
        # the smaller letters stand on the line of the larger ones
        label.setContentsMargins(0, 1, 0, 0)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for value in values:
            beside.addLayout(_flush(value))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        follow_width(self)


def _flush(value: QWidget) -> QHBoxLayout:
    """Let the words of a link stand in line with other words, its ring outside."""
    out = -MARGIN if isinstance(value, LinkButton) else 0
    row = QHBoxLayout()
    row.setContentsMargins(out, out, 0, out)
    row.addWidget(value)
    return row


def words_value(scheme: Scheme, text: str, tone: str = "text") -> SelectableWords:
    """Make a value of words that can be selected."""
    words = SelectableWords(scheme, TextRole.SNIPPET, tone)
    words.show_words(text)
    return words


def marked_value(scheme: Scheme, items: Sequence[Marked]) -> MarkedLine:
    """Make a value of words with marks."""
    line = MarkedLine(scheme, dotted=False)
    line.show_items(items)
    return line
