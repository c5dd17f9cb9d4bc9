"""A list that offers rows over the window while the keyboard stays where one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
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

from casebook.gui.look.scheme import Scheme

EDGE = 4
"""Pixels around the rows."""
_ROW = 28
_LEAST_WIDTH = 160
_MOST_ROWS = 8
_ROUND = 6
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
RowT = TypeVar("RowT")


class PopupList(QFrame, Generic[RowT]):
    """A popover with rows to choose from; what a row says and looks like, its heirs tell.

    Signals:
        taken: The row that was clicked.

    Attributes:
        list: The view that shows the rows.
    """

    taken = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popover", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model: _Rows[RowT] = _Rows(self.label_of, self.spoken_of, self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_RowDelegate(scheme, self.paint_row, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent")
        self.list.clicked.connect(lambda index: self.taken.emit(index.data(_ROW_ROLE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(self.list)
        self.hide()

    def label_of(self, row: RowT) -> str:
        """Give what a row says."""
        raise NotImplementedError

    def spoken_of(self, row: RowT) -> str:
        """Give what a row says to those who listen."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, room: QRectF, row: RowT) -> None:
        """Draw a row over its ground."""
        raise NotImplementedError

    @property
    def rows(self) -> list[RowT]:
        """All rows, while the list is shown."""
        return [] if self.isHidden() else list(self._model.rows)

    @property
    def current(self) -> RowT | None:
        """The row that is chosen, while the list is shown; None without one."""
        row = self.current_number
        return self._model.rows[row] if row >= 0 and not self.isHidden() else None

    @property
    def current_number(self) -> int:
        """The number of the row that is chosen, from 0; -1 for none."""
        return self.list.currentIndex().row()

    @property
    def wanted_height(self) -> int:
        """How many pixels the rows take, or as many of them as are seen at once."""
        return min(self._model.rowCount(), _MOST_ROWS) * _ROW + 2 * EDGE + 2

    def take(self, rows: Sequence[RowT]) -> bool:
        """Take other rows, none of them chosen; without any the list is hidden.

        Returns:
            Whether there are any.
        """
        self._model.take(rows)
        if not rows:
            self.hide()
        return bool(rows)

    def choose(self, number: int) -> None:
        """Choose a row by its number, none with -1."""
        self.list.setCurrentIndex(self._model.index(number) if number >= 0 else QModelIndex())

    def show_at(self, left: int, top: int, width: int) -> None:
        """Show the list at a place of its parent, over everything there."""
        self.setGeometry(left, top, width, self.wanted_height)
        self.show()
        self.raise_()


class _Rows(QAbstractListModel, Generic[RowT]):
    def __init__(
        self, label_of: Callable[[RowT], str], spoken_of: Callable[[RowT], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._label_of = label_of
        self._spoken_of = spoken_of
        self.rows: Sequence[RowT] = ()

    def take(self, rows: Sequence[RowT]) -> None:
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
            return self._label_of(row)
        return self._spoken_of(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row that is chosen or under the pointer, and the row on it."""

    def __init__(
        self, scheme: Scheme, paint_row: Callable[[QPainter, QRectF, RowT], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._paint_row = paint_row

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(_LEAST_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, rect = self._scheme.palette, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft if chosen else palette.hover))
            painter.drawRoundedRect(rect, _ROUND, _ROUND)
        self._paint_row(painter, rect, index.data(_ROW_ROLE))
        painter.restore()
