"""A list of rows of unequal height that stays quick with tens of thousands of them.

``QListView`` asks every row for its height before it shows the first. This view places rows by
``RowPlaces`` instead and asks no further than the bottom of the window; its scroll bar counts
rows, not pixels.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from casebook.gui.panes.row_places import STEPS_PER_ROW, USUAL_HEIGHT, RowPlaces
from casebook.gui.widgets.own_viewport import give_viewport

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class PlacedList(QListView):
    """Places the rows of a model; a subclass says how high they are, and draws them."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            least: The height that every row has at least, in logical pixels.
            parent: Where it stands.
        """
        super().__init__(parent)
        give_viewport(self)
        self._places = RowPlaces(self._height, least)
        self._chosen = -1  # the current row, which may be higher than it is elsewhere
        self._following = False  # the scroll bar follows the rows, not they it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Qt would scroll half a second after a click, when something else may be in the list
        self.setAutoScroll(False)

    def _height(self, row: int) -> int:
        """Give the height of a row, in logical pixels."""
        raise NotImplementedError

    def place(self) -> tuple[int, int]:
        """Give the row at the top, and how many of its pixels are scrolled out."""
        return self._places.top, self._places.hidden

    def go_to_place(self, row: int, hidden: int) -> None:
        """Scroll to a place."""
        self._put(row, -hidden)

    def _measure(self) -> None:
        self._places.count = self.model().rowCount()
        self._places.room = self.viewport().height()

    def _put(self, row: int, edge: int) -> None:
        self._measure()
        self._places.put(row, edge)
        self._follow()
        self.viewport().update()

    def _follow(self) -> None:
        """Let the scroll bar say where we are."""
        bar = self.verticalScrollBar()
        self._following = True
        bar.setRange(0, self._places.most_steps())
        bar.setPageStep(max(1, self._places.room * STEPS_PER_ROW // USUAL_HEIGHT))
        bar.setSingleStep(STEPS_PER_ROW // 3)
        bar.setValue(self._places.steps())
        self._following = False

    # What Qt asks of a view

    def doItemsLayout(self) -> None:
        """Keep the place; there is nothing to lay out beforehand."""
        QAbstractItemView.doItemsLayout(self)
        self._put(*self._here())

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        QAbstractItemView.updateGeometries(self)
        self._put(*self._here())

    def reset(self) -> None:
        """Begin at the top with other rows."""
        self._places.top = self._places.hidden = 0
        self._chosen = -1
        self._measure()
        super().reset()

    def visualRect(self, index: _Index) -> QRect:
        """Give where a row lies in the viewport."""
        if not index.isValid():
            return QRect()
        row = index.row()
        return QRect(0, self._places.edge_of(row), self.viewport().width(), self._height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Give the row at a point of the viewport."""
        for row, edge, height in self._places.in_sight():
            if edge <= point.y() < edge + height:
                return self.model().index(row, 0)
        return QModelIndex()

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight, moving as little as possible unless a place is asked for."""
        if not index.isValid():
            return
        row, room = index.row(), self._places.room
        edge, height = self._places.edge_of(row), self._height(row)
        if hint == _Hint.PositionAtTop or (hint == _Hint.EnsureVisible and edge < 0):
            self._put(row, 0)
        elif hint == _Hint.PositionAtCenter:
            self._put(row, (room - height) // 2)
        elif hint == _Hint.PositionAtBottom or edge + height > room:
            self._put(row, max(0, room - height))

    def verticalOffset(self) -> int:
        """Rows are placed relative to the viewport."""
        return 0

    def horizontalOffset(self) -> int:
        """Rows are as wide as the viewport."""
        return 0

    def viewportSizeHint(self) -> QSize:
        """Be content with any size."""
        return QSize()

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Give the row to which a key leads."""
        del modifiers
        last, current = self._places.count - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if current < 0 and action is not _Action.MoveEnd:
            return self.model().index(self._places.top, 0)
        match action:
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = last
            case _Action.MoveUp | _Action.MoveLeft | _Action.MovePrevious:
                row = current - 1
            case _Action.MovePageUp:
                row = self._places.a_page_from(current, -1)
            case _Action.MovePageDown:
                row = self._places.a_page_from(current, 1)
            case _:
                row = current + 1
        return self.model().index(max(0, min(row, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row at the corner to which a rectangle was drawn."""
        self.selectionModel().select(self.indexAt(rect.bottomRight()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Repaint everything when the selection changes: rows change their height."""
        del selection
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Leave the row that becomes current where it is; the one before gets lower."""
        row = current.row()
        near = current.isValid() and self._places.is_near(row)
        at = (row, self._places.edge_of(row)) if near else self._here()
        self._chosen = row
        self._put(*at)
        super().currentChanged(current, previous)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Go where the scroll bar was moved."""
        del dx, dy
        if not self._following:
            bar = self.verticalScrollBar()
            self._places.go_to_steps(bar.value())
            if bar.maximum() != self._places.most_steps():
                self._follow()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at the top."""
        super().resizeEvent(event)
        self._put(*self._here())

    def _here(self) -> tuple[int, int]:
        return self._places.top, -self._places.hidden

    def _rows_in_sight(self) -> list[int]:
        return [row for row, _, _ in self._places.in_sight()]
