"""Rows of the tables of a section changed, added, removed and moved; other cells stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casebook.domain.edit import Edits
from casebook.markdown.editing.row_forms import TableForm
from casebook.markdown.editing.row_matching import Key, line_edits, sources
from casebook.markdown.editing.table_places import PlacedTable, TableLine
from casebook.markdown.editing.table_writing import TableStyle


def table_row_edits(
    text: str, tables: Sequence[PlacedTable], form: TableForm, rows: Sequence[Any]
) -> Edits:
    """Make the rows of tables others.

    Args:
        text: The whole text.
        tables: The tables of the section, at least one.
        form: What stands in them.
        rows: What they are to say, all together; new rows follow the row above them.
    """
    writers = [_Rows(text, table, form) for table in tables]
    present = [(at, line, key) for at, writer in enumerate(writers) for line, key in writer.read]
    wanted = [form.cells(row) for row in rows]
    found = sources([key for _, _, key in present], [_clean(cells) for cells in wanted])
    at = 0
    for cells, source in zip(wanted, found, strict=True):
        if source is None:
            writers[at].add(cells)
            continue
        of, line, key = present[source]
        at = max(at, of)
        writers[at].take(line, key, cells, writers[of])
    return tuple(edit for writer in writers for edit in writer.edits())


def _clean(cells: Sequence[str]) -> Key:
    return tuple(" ".join(cell.split()) for cell in cells)


class _Rows:
    """The rows of one table while they are put together anew."""

    def __init__(self, text: str, table: PlacedTable, form: TableForm) -> None:
        self._text = text
        self._table = table
        self._form = form
        self._style = TableStyle(text, table)
        self._lines: list[str | TableLine] = []
        self._new_columns: dict[int, int] = {}  # by number of the head in the form
        self._grows = False
        heads = table.only(table.lines[0])
        self._columns = heads.columns(form.columns)
        self.read: list[tuple[TableLine, Key]] = []
        self._unread: dict[TableLine | None, list[TableLine]] = {}
        above: TableLine | None = None
        for line in table.rows:
            read = form.read((table.only(line),))
            if read:
                self.read.append((line, _clean(form.cells(read[0]))))
                above = line
            else:
                self._unread.setdefault(above, []).append(line)

    @property
    def _shape(self) -> tuple[int, tuple[int | None, ...]]:
        """What two tables share when a line of one fits into the other."""
        return self._table.width, self._columns

    def add(self, cells: Sequence[str]) -> None:
        """Add a new row."""
        self._grows = True
        by_column = self._by_column(cells, dict.fromkeys(range(len(cells)), ""))
        width = max(self._table.width, max(by_column, default=-1) + 1)
        self._lines.append(
            self._style.new_row([by_column.get(column, "") for column in range(width)])
        )

    def take(self, line: TableLine, old: Key, cells: Sequence[str], giver: _Rows) -> None:
        """Take a row over, with what is new in it."""
        if giver._shape != self._shape:
            self.add(cells)
            return
        before = dict(enumerate(old))
        changed = self._by_column(cells, before)
        self._lines.append(giver._style.changed(line, changed) if changed else line)
        if giver is self:
            self._lines += self._unread.pop(line, [])

    def _by_column(self, cells: Sequence[str], old: Mapping[int, str]) -> dict[int, str]:
        """Give the cells that are others, by the column in which they stand."""
        found: dict[int, str] = {}
        for number, words in enumerate(_clean(cells)):
            if words != old[number]:
                column = self._columns[number]
                if column is None:
                    column = self._new_columns.setdefault(
                        number, self._table.width + len(self._new_columns)
                    )
                found[column] = words
        return found

    def edits(self) -> Edits:
        """Give the edits that make the table what was put together."""
        left = [line for lines in self._unread.values() for line in lines]
        above = self._unread.get(None, [])
        lines = [*above, *self._lines, *(line for line in left if line not in above)]
        if self._grows:
            lines = [line for line in lines if isinstance(line, str) or self._says(line)]
        head = list(self._table.lines[:2])
        written = [
            line if isinstance(line, str) else self._text[line.start : line.end]
            for line in (*head, *lines)
        ]
        if self._new_columns:
            written[:2] = self._longer_head()
        return line_edits(self._text, self._table.start, self._table.end, written)

    def _says(self, line: TableLine) -> bool:
        return any(cell.words for cell in line.cells)

    def _longer_head(self) -> list[str]:
        """Write heads and dashes with the columns that were missing."""
        heads = {column: self._form.heads[number] for number, column in self._new_columns.items()}
        first, dashes = self._table.lines[:2]
        short = [column for column in heads if column >= len(dashes.cells)]
        return [
            self._style.changed(first, heads),
            self._style.changed(dashes, dict.fromkeys(short, "---")),
        ]
