"""A finding as it stands beside its document: mark, sentence and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.severity import paint_severity
from casebook.gui.widgets.words import Span
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.finding import Finding

_MARK = 14
_INDENT = 22


class FindingBlock(QWidget):
    """One thing to mend."""

    def __init__(self, scheme: Scheme, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._severity = finding.severity
        words = SelectableWords(scheme, TextRole.SNIPPET)
        spans = [Span(finding.message)]
        if finding.line:
            spans.append(Span("\u2002" + self.tr("line {0}").format(finding.line), "text3"))
        words.show_spans(*spans)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        self.setToolTip(f"{word_of(finding.severity)} · {finding.code}")
        self.setAccessibleName(f"{word_of(finding.severity)}: {words.words}")
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark beside the first line."""
        del event
        square = QRectF(0, 2, _MARK, _MARK)
        paint_severity(QPainter(self), square, self._scheme.palette, self._severity)
