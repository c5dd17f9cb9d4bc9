"""What helps while a table is typed: tidy columns, rows and columns more and less, Tab."""

from __future__ import annotations

from collections.abc import Callable

from casebook.domain.edit import Edits, TextEdit
from casebook.markdown.editing.row_matching import line_edits
from casebook.markdown.editing.table_places import Cell, PlacedTable, TableLine, table_at
from casebook.markdown.editing.table_writing import TableStyle, tidy_lines


def tidy_table_edits(text: str, offset: int) -> Edits:
    """Put the bars of the table at an offset below one another; none outside of a table."""
    table = table_at(text, offset)
    if table is None:
        return ()
    indent = text[table.start : table.lines[0].end]
    indent = indent[: len(indent) - len(indent.lstrip())]
    lines = [indent + line for line in tidy_lines(table)]
    return line_edits(text, table.start, table.end, lines)


def add_row_edits(text: str, offset: int) -> Edits:
    """Add an empty row below the line at an offset, below the dashes at the earliest."""
    table = table_at(text, offset)
    if table is None:
        return ()
    line = table.lines[max(1, table.line_at(offset))]
    row = TableStyle(text, table).new_row([""] * table.width)
    return (TextEdit(line.end, line.end, f"\n{row or '|'}"),)


def remove_row_edits(text: str, offset: int) -> Edits:
    """Take out the row at an offset; the heads and the dashes stay."""
    table = table_at(text, offset)
    if table is None or table.line_at(offset) < 2:
        return ()
    line = table.lines[table.line_at(offset)]
    return (TextEdit(line.start - 1, line.end, ""),)


def add_column_edits(text: str, offset: int) -> Edits:
    """Add an empty column on the right of the cell at an offset."""
    table = table_at(text, offset)
    if table is None:
        return ()
    column = table.lines[table.line_at(offset)].column_at(offset)
    if not _is_closed(text, table):
        return _rewritten(text, table, lambda cells, empty: cells.insert(column + 1, empty))
    return tuple(
        TextEdit(line.cells[column].end, line.cells[column].end, "| --- " if index == 1 else "|   ")
        for index, line in enumerate(table.lines)
        if column < len(line.cells)
    )


def remove_column_edits(text: str, offset: int) -> Edits:
    """Take out the column at an offset; the last one stays."""
    table = table_at(text, offset)
    if table is None or table.width < 2:
        return ()
    column = table.lines[table.line_at(offset)].column_at(offset)
    if not _is_closed(text, table):
        return _rewritten(text, table, lambda cells, _: cells.pop(column))
    return tuple(_without(line, column) for line in table.lines if column < len(line.cells))


def next_cell(text: str, offset: int, back: bool = False) -> tuple[int, int] | None:
    """Give where the words of the next cell start and end, that of the next line at its end.

    Args:
        text: The whole text.
        offset: Where the cursor is.
        back: Whether the cell before is meant.

    Returns:
        None outside of a table, and behind its last cell (or before its first).
    """
    table = table_at(text, offset)
    if table is None:
        return None
    cells = [cell for line in (table.lines[0], *table.rows) for cell in line.cells]
    cell = _before(cells, table, offset) if back else _behind(cells, table, offset)
    return (cell.words_start, cell.words_end) if cell else None


def _behind(cells: list[Cell], table: PlacedTable, offset: int) -> Cell | None:
    line = table.lines[table.line_at(offset)]
    here = line.cells[line.column_at(offset)]
    return next((cell for cell in cells if cell.start > here.end), None)


def _before(cells: list[Cell], table: PlacedTable, offset: int) -> Cell | None:
    line = table.lines[table.line_at(offset)]
    here = line.cells[line.column_at(offset)]
    return next((cell for cell in reversed(cells) if cell.end < here.start), None)


def _is_closed(text: str, table: PlacedTable) -> bool:
    """Whether each line has bars at both of its ends, so that a column can go by itself."""
    lines = (text[line.start : line.end].strip() for line in table.lines)
    return all(len(line) > 1 and line[0] == line[-1] == "|" for line in lines)


def _rewritten(text: str, table: PlacedTable, change: Callable[[list[str], str], object]) -> Edits:
    """Write all lines with bars at both ends, once their cells are changed."""
    lines: list[str] = []
    for index, line in enumerate(table.lines):
        empty = "---" if index == 1 else ""
        cells = [cell.written.strip() for cell in line.cells]
        cells += [empty] * (table.width - len(cells))
        change(cells, empty)
        lines.append(f"| {' | '.join(cells)} |")
    return line_edits(text, table.start, table.end, lines)


def _without(line: TableLine, column: int) -> TextEdit:
    """Take a cell out with one of the bars beside it."""
    cell = line.cells[column]
    if column + 1 < len(line.cells):
        return TextEdit(cell.start, line.cells[column + 1].start, "")
    return TextEdit(cell.start - 1, cell.end, "")
