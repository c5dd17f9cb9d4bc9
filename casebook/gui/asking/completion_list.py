"""The list below the search box; the keyboard stays in the box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.asking.completion_rows import CompletionRow, field_word
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import paint_dot
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme

_ROW = 28
_MOST_ROWS = 8
_EDGE = 4
_SIDE = 8
_DOT = 8
_GAP = 8
_BELOW = 4
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class CompletionList(QFrame):
    """A popover with rows; no row is chosen at first, so that Enter stays what it is.

    Signals:
        taken: The CompletionRow that was clicked.
    """

    taken = Signal(object)

    def __init__(self, scheme: Scheme, field: QWidget) -> None:
        """Make it for a field, over the window in which the field stands."""
        super().__init__(field.window())
        self._field = field
        self.setProperty("popover", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Rows(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_RowDelegate(scheme, self.list))
        self.list.setAccessibleName(self.tr("How the search can go on"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent")
        self.list.clicked.connect(lambda index: self.taken.emit(index.data(_ROW_ROLE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self.list)
        self.hide()

    def offer(self, rows: Sequence[CompletionRow]) -> None:
        """Show rows below the field, none of them chosen; without rows there is no list."""
        if rows and tuple(rows) == tuple(self._model.rows) and not self.isHidden():
            self.list.setCurrentIndex(QModelIndex())
            return
        self._model.take(rows)
        if not rows:
            self.hide()
            return
        corner = self._field.mapTo(self.window(), self._field.rect().bottomLeft())
        height = min(len(rows), _MOST_ROWS) * _ROW + 2 * _EDGE + 2
        self.setGeometry(corner.x(), corner.y() + _BELOW, self._field.width(), height)
        self.show()
        self.raise_()

    @property
    def rows(self) -> list[CompletionRow]:
        """All rows, while the list is shown."""
        return [] if self.isHidden() else list(self._model.rows)

    @property
    def current(self) -> CompletionRow | None:
        """The row that is chosen, or None."""
        index = self.list.currentIndex()
        return index.data(_ROW_ROLE) if index.isValid() and not self.isHidden() else None

    def walk(self, by: int) -> None:
        """Choose the row below (1) or above (-1); beyond the ends none is chosen."""
        count = self._model.rowCount()
        row = self.list.currentIndex().row()
        row = (row + 1 + by) % (count + 1) - 1
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[CompletionRow] = ()

    def take(self, rows: Sequence[CompletionRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.label}, {row.count}"
        return None


class _RowDelegate(QStyledItemDelegate):
    """Draws the dot of a theme, the label, and at the right the count."""

    def __init__(self, scheme: Scheme, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, rect = self._scheme.palette, QRectF(option.rect)
        row: CompletionRow = index.data(_ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft if chosen else palette.hover))
            painter.drawRoundedRect(rect, 6, 6)
        _paint_row(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), palette, row)
        painter.restore()


def _paint_row(painter: QPainter, room: QRectF, palette: Palette, row: CompletionRow) -> None:
    """Draw what a row says."""
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(palette.text3))
    count = QLocale().toString(row.count)
    painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - _GAP)
    if row.dot:
        dot = QRectF(room.left(), room.center().y() - _DOT / 2, _DOT, _DOT)
        paint_dot(painter, dot, palette, row.dot)
        room.setLeft(dot.right() + _GAP)
    painter.setFont(font(TextRole.UI))
    painter.setPen(QColor(palette.text))
    metrics = painter.fontMetrics()
    label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, _MIDDLE, label)
    word = field_word(row)
    room.setLeft(room.left() + metrics.horizontalAdvance(label) + _GAP)
    if word and room.width() > metrics.horizontalAdvance(word):
        painter.setPen(QColor(palette.text3))
        painter.drawText(room, _MIDDLE, word)
