"""Where the tables of a text stand: their lines, cells and bars."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.markdown.editing.layout import Layout
from casebook.markdown.tables import Row, Table, find_dashes

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        start: Offset behind the bar on its left, or where its line starts.
        end: Offset of the bar on its right, or where its line ends.
        written: What stands between, spaces included, bars with their backslash.
    """

    start: int
    end: int
    written: str

    @property
    def words(self) -> str:
        r"""The cell as it is read: without spaces around it, ``\|`` as a bar."""
        return self.written.strip().replace("\\|", "|")

    @property
    def words_start(self) -> int:
        """Where the words start; where they would, when there are none."""
        lead = len(self.written) - len(self.written.lstrip())
        return self.start + (lead if self.written.strip() else min(1, len(self.written)))

    @property
    def words_end(self) -> int:
        """Where the words end."""
        return self.words_start + len(self.written.strip())


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table: heads, dashes or a row."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def row(self) -> Row:
        """The line as reading gives it."""
        return Row(tuple(cell.words for cell in self.cells), 0)

    def column_at(self, offset: int) -> int:
        """Give the column of the cell that holds an offset; the nearest one on its line."""
        return next(
            (index for index, cell in enumerate(self.cells) if offset <= cell.end),
            len(self.cells) - 1,
        )


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and where it stands.

    Attributes:
        lines: The heads, the dashes, then the rows.
    """

    lines: tuple[TableLine, ...]

    @property
    def start(self) -> int:
        """Where the heads start."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the last line ends, before its line feed."""
        return self.lines[-1].end

    @property
    def rows(self) -> tuple[TableLine, ...]:
        """The lines below the dashes."""
        return self.lines[2:]

    @property
    def width(self) -> int:
        """How many columns the heads have."""
        return len(self.lines[0].cells)

    def only(self, line: TableLine) -> Table:
        """Give a table as reading gives it, with a single row."""
        return Table(self.lines[0].row.cells, (line.row,))

    def line_at(self, offset: int) -> int:
        """Give the index of the line that holds an offset."""
        return next(index for index, line in enumerate(self.lines) if offset <= line.end)


def table_line(text: str, start: int, end: int) -> TableLine:
    """Split a line of a table into cells, as reading does."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if text.startswith("|", first, last):
        first += 1
    if last > first and text[last - 1] == "|" and text[last - 2] != "\\":
        last -= 1
    bars = [match.start() for match in _BAR.finditer(text, first, last)]
    edges = zip((first, *(bar + 1 for bar in bars)), (*bars, last), strict=True)
    return TableLine(
        start, end, tuple(Cell(left, right, text[left:right]) for left, right in edges)
    )


def tables_in(masked: str, base: int) -> tuple[PlacedTable, ...]:
    """Find the tables of a part of a text.

    Args:
        masked: The part, with spaces in the place of code blocks and comments.
        base: The offset at which it starts.
    """
    text = "\n" + masked
    tables: list[PlacedTable] = []
    below = 0
    for start, end in find_dashes(text):
        head = text.rfind("\n", 0, start - 1) + 1
        if head < below or "|" not in text[head:start]:
            continue
        edges = [(head, start - 1), (start, end)]
        below = end + 1
        while below < len(text):
            line_end = text.find("\n", below)
            line_end = len(text) if line_end < 0 else line_end
            if "|" not in text[below:line_end]:
                break
            edges.append((below, line_end))
            below = line_end + 1
        tables.append(PlacedTable(tuple(_moved(text, *edge, base - 1) for edge in edges)))
    return tuple(tables)


def _moved(text: str, start: int, end: int, base: int) -> TableLine:
    line = table_line(text, start, end)
    cells = tuple(Cell(cell.start + base, cell.end + base, cell.written) for cell in line.cells)
    return TableLine(start + base, end + base, cells)


def table_at(text: str, offset: int) -> PlacedTable | None:
    """Give the table that holds an offset of a text; None outside of one, and in code."""
    start, end = _run_of_bars(text, offset)
    if start == end or not find_dashes("\n" + text[start:end]):
        return None
    masked = Layout.of(text).masked(start, end)
    found = (table for table in tables_in(masked, start) if table.start <= offset <= table.end)
    return next(found, None)


def _run_of_bars(text: str, offset: int) -> tuple[int, int]:
    """Give the lines around an offset that have bars in them."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if "|" not in text[start:end]:
        return start, start
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if "|" not in text[above : start - 1]:
            break
        start = above
    while end < len(text):
        below = text.find("\n", end + 1)
        below = len(text) if below < 0 else below
        if "|" not in text[end + 1 : below]:
            break
        end = below
    return start, end
