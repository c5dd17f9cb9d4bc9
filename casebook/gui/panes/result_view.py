"""A list of rows of unequal height that stays quick with tens of thousands of them.

``QListView`` asks every row for its height before it shows the first. This view places rows by
``RowPlaces`` instead and asks no further than the bottom of the window; its scroll bar counts
rows, not pixels.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

from casebook.gui.models.results_model import ResultsModel
from casebook.gui.panes.focus_ring import FocusRing
from casebook.gui.panes.result_row import ResultRows
from casebook.gui.panes.row_look import RowLook
from casebook.gui.panes.row_places import STEPS_PER_ROW, USUAL_HEIGHT, RowPlaces
from casebook.gui.panes.wanted_snippets import WantedSnippets

_NOTCH = 60  # logical pixels
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class ResultView(QListView):
    """Shows the rows of a ResultsModel with ResultRows.

    Signals:
        row_opened: A row was clicked, or Enter was pressed on it.
        snippets_wanted: Paths of the rows in sight that have no snippet yet.
    """

    row_opened = Signal(int)
    snippets_wanted = Signal(tuple)

    def __init__(
        self, model: ResultsModel, rows: ResultRows, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._places = RowPlaces(self._height)
        self._hovered = self._chosen = self._pressed = -1
        self._following = False  # the scroll bar follows the rows, not they it
        self._companion: QWidget | None = None
        self._documents = model
        self._rows = rows
        self._ring = FocusRing(self)
        self._snippets = WantedSnippets(model, self._rows_in_sight, self)
        self._snippets.wanted.connect(self.snippets_wanted)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Qt would scroll half a second after a click, when something else may be in the list
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setModel(model)

    def stay_active_with(self, widget: QWidget) -> None:
        """Show the selection as that of the active pane while another widget has the focus."""
        self._companion = widget
        widget.installEventFilter(self)

    def place(self) -> tuple[int, int]:
        """Give the row at the top, and how many of its pixels are scrolled out."""
        return self._places.top, self._places.hidden

    def go_to_place(self, row: int, hidden: int) -> None:
        """Scroll to a place."""
        self._put(row, -hidden)

    def select_row(self, row: int | None) -> None:
        """Select a row and bring it into sight; None selects nothing."""
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._documents.index(row))
            self.scrollTo(self.currentIndex())

    def _height(self, row: int) -> int:
        entry, snippet = self._documents.entry(row), self._documents.snippet(row)
        return self._rows.height(entry, snippet, self.viewport().width(), row == self._chosen)

    def _measure(self) -> None:
        self._places.count = self._documents.rowCount()
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
        self._chosen = self._hovered = self._pressed = -1
        self._snippets.forget()
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
                return self._documents.index(row)
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
            return self._documents.index(self._places.top)
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
        return self._documents.index(max(0, min(row, last)))

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
            self._places.go_to_steps(self.verticalScrollBar().value())
            self.viewport().update()

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look anew when the companion gets or loses the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels."""
        pixels = event.pixelDelta().y() or event.angleDelta().y() * _NOTCH // 120
        self._put(self._places.top, pixels - self._places.hidden)
        self._hover_at(event.position().toPoint())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at the top."""
        super().resizeEvent(event)
        self._put(*self._here())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which row is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.indexAt(event.position().toPoint()).row()
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer; dragging selects nothing."""
        self._hover_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if event.button() is Qt.MouseButton.LeftButton and 0 <= row == self._pressed:
            self.row_opened.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._hover_at(QPoint(-1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter; letters are left to whoever wants them."""
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        painter = QPainter(self.viewport())
        for row, edge, height in self._places.in_sight():
            rect = QRect(0, edge, self.viewport().width(), height)
            if rect.intersects(event.rect()):
                entry, snippet = self._documents.entry(row), self._documents.snippet(row)
                self._rows.paint(painter, rect, self._look(row), entry, snippet)
        painter.end()
        self._snippets.look_soon()

    def _look(self, row: int) -> RowLook:
        """Say how a row is to be drawn."""
        chosen = row == self._chosen
        companion = self._companion is not None and self._companion.hasFocus()
        return RowLook(
            chosen=chosen,
            active=chosen and (self.hasFocus() or companion),
            hovered=row == self._hovered,
            ringed=chosen and self._ring.shown,
        )

    def _here(self) -> tuple[int, int]:
        return self._places.top, -self._places.hidden

    def _hover_at(self, point: QPoint) -> None:
        row = self.indexAt(point).row() if point.y() >= 0 else -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _rows_in_sight(self) -> list[int]:
        return [row for row, _, _ in self._places.in_sight()]
