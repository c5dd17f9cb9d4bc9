"""Filling in a structured section as a table; what comes of it is written as Markdown elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.section_forms import Column
from casebook.gui.sheets.section_grid import Grid
from casebook.gui.sheets.section_rows import Cells
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.icon_button import IconButton

_WIDTH = 880
_HEIGHT = 380
_ROW_HEIGHT = 32
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}

_Index = QModelIndex | QPersistentModelIndex


class _Choosing(QStyledItemDelegate):
    """Offers the choices of a column where it has some."""

    def __init__(self, columns: Sequence[Column], parent: QTableWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Make a list of choices, or the usual line."""
        column = self._columns[index.column()]
        if not column.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(list(column.choices))
        box.setEditable(column.open)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Let it begin with what stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(QModelIndex(index), editor.currentText())  # type: ignore[arg-type]  # Qt takes both
        else:
            super().setModelData(editor, model, index)


class GridTable(QTableWidget):
    """A table whose Tab makes a new row at its end, and leaves it behind an empty one."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(0, len(grid.columns))
        self._shares = [column.share for column in grid.columns]
        self.setHorizontalHeaderLabels([column.title for column in grid.columns])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setProperty("field", "true")
        self.setItemDelegate(_Choosing(grid.columns, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        for cells in grid.cells:
            self.add(cells)

    def rows(self) -> list[Cells]:
        """Give the cells of all rows, white space around them gone."""
        columns = range(self.columnCount())
        return [
            tuple(self._text(row, column) for column in columns) for row in range(self.rowCount())
        ]

    def add(self, cells: Cells = (), at: int = -1) -> None:
        """Add a row, at the end or at a place."""
        row = self.rowCount() if at < 0 else at
        self.insertRow(row)
        for column in range(self.columnCount()):
            text = cells[column] if column < len(cells) else ""
            self.setItem(row, column, QTableWidgetItem(text))
        self.resizeRowToContents(row)

    def move(self, step: int) -> None:  # type: ignore[override]  # a row, not the widget
        """Move the current row up (-1) or down (1)."""
        row, column = self.currentRow(), self.currentColumn()
        there = row + step
        if 0 <= row < self.rowCount() and 0 <= there < self.rowCount():
            cells = self.rows()[row]
            self.removeRow(row)
            self.add(cells, there)
            self.setCurrentCell(there, column)

    def take_out(self) -> None:
        """Take the current row out."""
        row = self.currentRow()
        if row >= 0:
            self.removeRow(row)
            self.setCurrentCell(min(row, self.rowCount() - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make a row by Tab in the last cell; move rows with Alt and an arrow."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if alt and step is not None:
            self.move(step)
        elif event.key() in _TABS and self._at_edge(forward=event.key() == Qt.Key.Key_Tab):
            self._go_on(forward=event.key() == Qt.Key.Key_Tab)
        elif control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Do what Tab does in a cell that is not being typed in."""
        forward = hint is QAbstractItemDelegate.EndEditHint.EditNextItem
        back = hint is QAbstractItemDelegate.EndEditHint.EditPreviousItem
        if (forward or back) and self._at_edge(forward=forward):
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._go_on(forward=forward)
        else:
            super().closeEditor(editor, hint)

    def _at_edge(self, *, forward: bool) -> bool:
        """Whether the keyboard is in the last cell, or in the first one for the way back."""
        last = (self.rowCount() - 1, self.columnCount() - 1)
        return (self.currentRow(), self.currentColumn()) == (last if forward else (0, 0))

    def _go_on(self, *, forward: bool) -> None:
        """Make a row below the last one; leave the table behind an empty one, and in front."""
        row = self.rowCount() - 1
        empty = not any(self._text(row, column) for column in range(self.columnCount()))
        if forward and not empty:
            self.add()
            self.setCurrentCell(self.rowCount() - 1, 0)
            return
        self.setTabKeyNavigation(False)  # Qt would take it for a walk in the table
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give every column its share of the width."""
        whole = self.viewport().width()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, whole * share // sum(self._shares))
        self.resizeRowsToContents()

    def add_column(self) -> None:
        """Add a column at the right."""
        self._shares.append(self._shares[-1])
        column = self.columnCount()
        self.insertColumn(column)
        self.setHorizontalHeaderItem(column, QTableWidgetItem(""))
        for row in range(self.rowCount()):
            self.setItem(row, column, QTableWidgetItem(""))
        self.share()

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return " ".join(item.text().split()) if item else ""


class SectionSheet(Sheet):
    """A table with buttons for its rows.

    Signals:
        filled: What the table makes: a tuple of rows of the domain, or a ResponseMatrix.
    """

    filled = Signal(object)

    def __init__(
        self, scheme: Scheme, icons: Icons, grid: Grid, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, grid.title, grid.hint, self.tr("Write it"), parent, width=_WIDTH)
        self._grid = grid
        self.table = GridTable(grid)
        self.table.setAccessibleName(grid.title)
        self.table.setMinimumHeight(_HEIGHT)
        tools = QHBoxLayout()
        tools.setSpacing(4)

        def add_tool(icon: str, words: str) -> IconButton:
            button = IconButton(scheme, icons.icon(icon), words, size=28, icon_size=16)
            tools.addWidget(button)
            return button

        self.add = add_tool("plus", self.tr("Add a row (Tab in the last cell)"))
        self.remove = add_tool("minus", self.tr("Take the row out"))
        self.up = add_tool("up", self.tr("Move the row up (Alt+Up)"))
        self.down = add_tool("down", self.tr("Move the row down (Alt+Down)"))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self.table.take_out)
        self.up.clicked.connect(lambda: self.table.move(-1))
        self.down.clicked.connect(lambda: self.table.move(1))
        if grid.grows:
            self.wider = add_tool("sidebar", self.tr("Add a column"))
            self.wider.clicked.connect(self.table.add_column)
        tools.addStretch(1)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(tools)
        if self.table.rowCount() <= int(grid.grows):
            self.table.add()
        self.table.setCurrentCell(int(grid.grows), 0)
        self.table.setFocus()

    def give(self) -> None:
        """Tell what the table makes."""
        self.table.setCurrentCell(-1, -1)  # takes in a cell that is still being typed
        self.filled.emit(self._grid.made(self.table.rows()))

    def _add(self) -> None:
        self.table.add()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
