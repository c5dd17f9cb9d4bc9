"""The list of results: rows that are opened, selected one by one or many, and dragged away."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QWidget,
)

from casebook.gui.models.results_model import ResultsModel
from casebook.gui.panes.focus_ring import FocusRing
from casebook.gui.panes.placed_list import PlacedList
from casebook.gui.panes.result_row import LEAST_HEIGHT, ResultRows
from casebook.gui.panes.row_look import RowLook
from casebook.gui.panes.row_selection import RowSelection
from casebook.gui.panes.wanted_snippets import WantedSnippets

_NOTCH = 60  # logical pixels
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

_Action = QAbstractItemView.CursorAction
_WALKING_KEYS = {
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
}


class ResultView(PlacedList):
    """Shows the rows of a ResultsModel with ResultRows.

    Signals:
        row_opened: A row was clicked, or Enter was pressed on it.
        snippets_wanted: Paths of the rows in sight that have no snippet yet.
        dragged: The selected rows are dragged away.

    Attributes:
        selection: The selected rows; the current one alone unless several were selected.
    """

    row_opened = Signal(int)
    snippets_wanted = Signal(tuple)
    dragged = Signal()

    def __init__(
        self, model: ResultsModel, rows: ResultRows, parent: QWidget | None = None
    ) -> None:
        super().__init__(LEAST_HEIGHT, parent)
        self._hovered = self._pressed = -1
        self._pressed_at = QPoint()
        self._companion: QWidget | None = None
        self._documents = model
        self._rows = rows
        self._ring = FocusRing(self)
        self._snippets = WantedSnippets(model, self._rows_in_sight, self)
        self._snippets.wanted.connect(self.snippets_wanted)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setModel(model)
        self.selection = RowSelection(self.selectionModel(), self)
        self.selection.changed.connect(self.viewport().update)
        model.modelReset.connect(self.selection.forget)

    def stay_active_with(self, widget: QWidget) -> None:
        """Show the selection as that of the active pane while another widget has the focus."""
        self._companion = widget
        widget.installEventFilter(self)

    def select_row(self, row: int | None) -> None:
        """Select a row and bring it into sight; None selects nothing.

        While several are selected, the row only becomes the current one.
        """
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            return
        if self.selection.several:
            self.selection.go_to(row)
        else:
            self.selection.alone(row)
        self.scrollTo(self.currentIndex())

    def _height(self, row: int) -> int:
        entry, snippet = self._documents.entry(row), self._documents.snippet(row)
        return self._rows.height(entry, snippet, self.viewport().width(), row == self._chosen)

    def reset(self) -> None:
        """Begin at the top with other rows; nothing is under the pointer."""
        self._hovered = self._pressed = -1
        self._snippets.forget()
        super().reset()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which row is pressed; with Ctrl and Shift, select it beside others."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position().toPoint()
        row = self.indexAt(self._pressed_at).row()
        held = event.modifiers() & (_CTRL | _SHIFT)
        self._pressed = -1 if held else row
        if row < 0:
            super().mousePressEvent(event)
        elif held & _SHIFT:
            self.selection.extend_to(row)
        elif held:
            self.selection.toggle(row)
        elif not (self.selection.several and self.selection.has(row)):
            self.selection.alone(row)  # several are kept, as they may be going to be dragged

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer; dragging takes the selected rows along."""
        point = event.position().toPoint()
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed >= 0 and far:
            self._pressed = -1
            self.dragged.emit()
        else:
            self._hover_at(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked."""
        row = self.indexAt(event.position().toPoint()).row()
        if event.button() is Qt.MouseButton.LeftButton and 0 <= row == self._pressed:
            self.selection.alone(row)
            self.row_opened.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._hover_at(QPoint(-1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter; letters are left to whoever wants them."""
        row, held = self.currentIndex().row(), event.modifiers() & (_CTRL | _SHIFT)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() == Qt.Key.Key_Space and held and row >= 0:
            self.selection.toggle(row)
        elif event.key() in _OPENING_KEYS and row >= 0:
            self.selection.alone(row)
            self.row_opened.emit(row)
        elif event.key() == Qt.Key.Key_Escape and self.selection.several:
            self.selection.reduce()
        elif event.key() in _WALKING_KEYS:
            self._walk(_WALKING_KEYS[Qt.Key(event.key())], event.modifiers())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _walk(self, action: _Action, held: Qt.KeyboardModifier) -> None:
        """Go to another row: alone, with Shift all from where one began, with both nothing more."""
        row = self.moveCursor(action, held).row()
        if row < 0:
            return
        if held & _SHIFT and held & _CTRL:
            self.selection.go_to(row)
        elif held & _SHIFT:
            self.selection.extend_to(row)
        else:
            self.selection.alone(row)
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
        current, several = row == self._chosen, self.selection.several
        chosen = self.selection.has(row) if several else current
        companion = self._companion is not None and self._companion.hasFocus()
        return RowLook(
            chosen=chosen,
            active=chosen and (self.hasFocus() or companion or several),
            hovered=row == self._hovered or (current and several),
            ringed=current and self._ring.shown,
            is_open=current,
        )

    def _hover_at(self, point: QPoint) -> None:
        row = self.indexAt(point).row() if point.y() >= 0 else -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
