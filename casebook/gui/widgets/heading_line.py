"""A heading with a note beside it and, at the right, what else there is to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.by_width import follow_width
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.words import Words


class HeadingLine(QWidget):
    """One line; what stands at the right goes below when it is narrow."""

    def __init__(
        self,
        scheme: Scheme,
        heading: str,
        note: str = "",
        trailing: Sequence[Marked] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = Words(scheme, TextRole.HEADING, wrapped=False)
        self.heading.show_words(heading)
        line = MarkedLine(scheme)
        line.show_items([Marked(note)] if note else [], trailing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line, 1)
        # small letters stand on the line of the large ones
        line.setContentsMargins(0, 4, 0, 0)
        follow_width(self)
