"""The response matrix written: responsibilities down the side, severities along the top."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.domain.case import ResponseMatrix
from casebook.domain.edit import Edits
from casebook.markdown.editing.row_forms import response_words
from casebook.markdown.editing.row_matching import line_edits, sources
from casebook.markdown.editing.table_places import PlacedTable, TableLine
from casebook.markdown.editing.table_writing import TableStyle, plain_table


def new_matrix(matrix: ResponseMatrix) -> str:
    """Write a matrix where there is none; one that nobody has filled in is not written."""
    if not matrix.rows:
        return ""
    return plain_table(("Responsibility", *matrix.severities), _cells(matrix))


def matrix_edits(text: str, table: PlacedTable, matrix: ResponseMatrix) -> Edits:
    """Make the table of a matrix another; a row keeps its spaces when its words stay.

    Args:
        text: The whole text.
        table: The table, at least two columns wide.
        matrix: What it is to say.
    """
    head = (table.lines[0].cells[0].words, *matrix.severities)
    if len(head) != table.width:
        rows = [list(cells) for cells in _cells(matrix)]
        return line_edits(text, table.start, table.end, plain_table(head, rows).split("\n"))
    style = TableStyle(text, table)
    filled = [line for line in table.rows if any(cell.words for cell in line.cells)]
    old = [_padded(line, table.width) for line in filled]
    new = _cells(matrix)
    if old == new and head == table.lines[0].row.cells:
        return ()
    dashes = table.lines[1]
    written = [_changed(style, table.lines[0], head), text[dashes.start : dashes.end]]
    for cells, source in zip(new, sources(old, new), strict=True):
        if source is None:
            written.append(style.new_row(cells))
        else:
            written.append(_changed(style, filled[source], cells))
    return line_edits(text, table.start, table.end, written)


def _cells(matrix: ResponseMatrix) -> list[tuple[str, ...]]:
    rows = ((who, *map(response_words, responses)) for who, responses in matrix.rows)
    return [tuple(" ".join(cell.split()) for cell in row) for row in rows]


def _padded(line: TableLine, width: int) -> tuple[str, ...]:
    words = tuple(cell.words for cell in line.cells[:width])
    return words + ("",) * (width - len(words))


def _changed(style: TableStyle, line: TableLine, cells: Sequence[str]) -> str:
    old = _padded(line, len(cells))
    changed = {
        column: words
        for column, (words, was) in enumerate(zip(cells, old, strict=True))
        if words != was
    }
    return style.changed(line, changed)
