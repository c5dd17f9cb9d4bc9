"""A row that names a document by its mark and title, and opens it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.domain.query import Entry, Facet
from casebook.domain.values import Kind
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import paint_mark
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.wording import word_of

_HEIGHT = 28
_MARK = 16
_RADIUS = 6
_LONGEST = 300


def mark_of(entry: Entry) -> str:
    """Give the mark that a document has in lists: its outcome, its state, else its kind."""
    if entry.kind is Kind.CASE and (outcome := entry.value(Facet.OUTCOME)):
        return f"outcome/{outcome}"
    if entry.kind is Kind.LESSON and (state := entry.value(Facet.STATE)):
        return f"state/{state}"
    return f"kind/{entry.kind}"


class DocumentRow(Pressable):
    """One line: mark and title, cut at the end when it is narrow."""

    def __init__(self, scheme: Scheme, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self._mark = mark_of(entry)
        self.path = entry.path
        title = cut(entry.title, _LONGEST)
        self.setText(title)
        self.setToolTip(title)
        self.setAccessibleName(f"{word_of(entry.kind)}: {title}")
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, title and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, _RADIUS)
        top = (self.height() - _MARK) / 2
        paint_mark(painter, QRectF(8, top, _MARK, _MARK), palette, self._mark)
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.text))
        room = QRect(8 + _MARK + 8, 0, self.width() - 8 - _MARK - 16, self.height())
        title = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        self.paint_ring(painter, frame, _RADIUS)
