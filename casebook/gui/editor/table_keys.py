"""Tab, Enter and commands within a table; its text alone is looked at, however long the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from casebook.domain.edit import Edits
from casebook.gui.editor.changing import one_step
from casebook.gui.editor.line_marks import LineState
from casebook.gui.editor.units import index_at, units_before
from casebook.markdown.editing.table_editing import (
    add_column_edits,
    add_row_edits,
    next_cell,
    remove_column_edits,
    remove_row_edits,
    tidy_table_edits,
)
from casebook.markdown.editing.table_places import table_at, table_line
from casebook.markdown.editing.table_writing import plain_table

_MOST_LINES = 1_000
_KEEP = QTextCursor.MoveMode.KeepAnchor
MakeEdits = Callable[[str, int], Edits]


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines with bars around the cursor.

    Attributes:
        start: Qt's position of the first of them.
        text: Their text.
        offset: Where the cursor is in it.
    """

    start: int
    text: str
    offset: int


class TableKeys:
    """Helps a view with the table in which its cursor stands."""

    def __init__(self, view: QPlainTextEdit) -> None:
        self._view = view

    @property
    def in_table(self) -> bool:
        """Whether the cursor stands in a table."""
        return self._table() is not None

    def tab(self, *, back: bool) -> bool:
        """Go to the next cell or the one before; behind the last one is a new row.

        Returns:
            Whether the cursor stood in a table.
        """
        around = self._table()
        if around is None:
            return False
        cell = next_cell(around.text, around.offset, back=back)
        if cell is not None:
            self._select(around, *cell)
        elif not back:
            self._add_row(around)
        return True

    def enter(self) -> bool:
        """Make a new row below; an empty last row ends the table.

        Returns:
            Whether that was done; it is not in lines that are no table.
        """
        if self._view.textCursor().hasSelection():
            return False
        around = self._table()
        if around is None:
            return self._begin_table()
        table = table_at(around.text, around.offset)
        assert table is not None
        line = table.lines[table.line_at(around.offset)]
        if line == table.lines[-1] and not any(cell.words for cell in line.cells):
            self._end_table(around, line.start, line.end)
        else:
            self._add_row(around)
        return True

    def insert(self) -> None:
        """Write a new table below the line of the cursor; put the bars of one in order."""
        if self.in_table:
            self.tidy()
            return
        cursor = self._view.textCursor()
        is_empty = not cursor.block().text().strip()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        written = plain_table(["", ""], [["", ""]])
        with one_step(cursor):
            cursor.insertText(written if is_empty else f"\n\n{written}")
        cursor.setPosition(cursor.position() - len(written) + 2)
        self._view.setTextCursor(cursor)

    def tidy(self) -> None:
        """Put the bars of the table below one another."""
        self._change(tidy_table_edits)

    def add_row(self) -> None:
        """Add a row below that of the cursor."""
        around = self._table()
        if around is not None:
            self._add_row(around)

    def remove_row(self) -> None:
        """Take out the row of the cursor."""
        self._change(remove_row_edits)

    def add_column(self) -> None:
        """Add a column on the right of the cursor's, and go there."""
        around = self._table()
        if around is not None:
            self._apply(around, add_column_edits(around.text, around.offset))
            self.tab(back=False)

    def remove_column(self) -> None:
        """Take out the column of the cursor, unless it has no head."""
        around = self._table()
        table = table_at(around.text, around.offset) if around else None
        if around and table:
            column = table.lines[table.line_at(around.offset)].column_at(around.offset)
            if column < len(table.lines[0].cells):
                self._change(remove_column_edits)

    def _change(self, make: MakeEdits) -> None:
        around = self._table()
        if around is None:
            return
        line, cell = self._cell(around)
        self._apply(around, make(around.text, around.offset))
        self._return_to(line, cell)

    def _add_row(self, around: _Around) -> None:
        edits = add_row_edits(around.text, around.offset)
        self._apply(around, edits)
        end = edits[0].start
        after = self._around(self._block_at(around, end).next(), 0)
        if after is not None:
            row = table_line(after.text, *_line_span(after))
            self._select(after, row.cells[0].words_start, row.cells[0].words_end)

    def _begin_table(self) -> bool:
        """Write the dashes below a line of heads, and a first row."""
        cursor = self._view.textCursor()
        block = cursor.block()
        line = block.text().strip()
        above = block.previous().text() if block.previous().isValid() else ""
        heads = line.startswith("|") and line.endswith("|") and line.count("|") > 2
        if not heads or "|" in above or not cursor.atBlockEnd() or not _is_body(block):
            return False
        width = len(table_line(line, 0, len(line)).cells)
        with one_step(cursor):
            cursor.insertText("\n|" + " --- |" * width + "\n|" + "  |" * width)
        cursor.setPosition(cursor.block().position() + 2)
        self._view.setTextCursor(cursor)
        return True

    def _end_table(self, around: _Around, start: int, end: int) -> None:
        """Take the empty row away and go on below the table."""
        cursor = self._view.textCursor()
        cursor.setPosition(self._position(around, start))
        cursor.setPosition(self._position(around, end), _KEEP)
        with one_step(cursor):
            cursor.removeSelectedText()
        self._view.setTextCursor(cursor)

    def _table(self) -> _Around | None:
        cursor = self._view.textCursor()
        around = self._around(cursor.block(), cursor.positionInBlock())
        return around if around and table_at(around.text, around.offset) else None

    def _around(self, block: QTextBlock, place: int) -> _Around | None:
        """Give the lines with bars around a place of a line; None where there are none."""
        if "|" not in block.text() or not _is_body(block):
            return None
        above = [block]
        below: list[str] = []
        while len(above) < _MOST_LINES and "|" in above[-1].previous().text():
            above.append(above[-1].previous())
        last = block.next()
        while len(below) < _MOST_LINES and last.isValid() and "|" in last.text():
            below.append(last.text())
            last = last.next()
        lines = [line.text() for line in reversed(above)]
        before = sum(len(line) + 1 for line in lines[:-1])
        offset = before + index_at(block.text(), place)
        return _Around(above[-1].position(), "\n".join([*lines, *below]), offset)

    def _apply(self, around: _Around, edits: Edits) -> None:
        cursor = QTextCursor(self._view.document())
        with one_step(cursor):
            for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
                cursor.setPosition(self._position(around, edit.start))
                cursor.setPosition(self._position(around, edit.end), _KEEP)
                cursor.insertText(edit.text)

    def _select(self, around: _Around, start: int, end: int) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(self._position(around, start))
        cursor.setPosition(self._position(around, end), _KEEP)
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()

    def _cell(self, around: _Around) -> tuple[int, int]:
        """Give block number and column of the cell in which the cursor stands."""
        line = table_line(around.text, *_line_span(around))
        return self._view.textCursor().blockNumber(), line.column_at(around.offset)

    def _return_to(self, number: int, column: int) -> None:
        """Put the cursor into a cell again, or the nearest one that is left."""
        block = self._view.document().findBlockByNumber(number)
        around = self._around(block, 0) or self._around(block.previous(), 0)
        if around is not None:
            cells = table_line(around.text, *_line_span(around)).cells
            cell = cells[min(column, len(cells) - 1)]
            self._select(around, cell.words_start, cell.words_end)

    def _position(self, around: _Around, offset: int) -> int:
        return around.start + units_before(around.text, offset)

    def _block_at(self, around: _Around, offset: int) -> QTextBlock:
        return self._view.document().findBlock(self._position(around, offset))


def _line_span(around: _Around) -> tuple[int, int]:
    start = around.text.rfind("\n", 0, around.offset) + 1
    end = around.text.find("\n", around.offset)
    return start, len(around.text) if end < 0 else end


def _is_body(block: QTextBlock) -> bool:
    """Say whether a line is neither front matter nor code; so are those not coloured yet."""
    return block.userState() in {LineState.BODY, LineState.START}
