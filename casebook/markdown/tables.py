"""Pipe tables: a row of heads, a row of dashes, rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.markdown.inline import without_marks

_DASHES = re.compile(
    r"\n[ \t]*+(?:\|[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t:-]*+)*+|:?+-++:?+[ \t]*+(?:\|[ \t:-]*+)++)"
    r"(?=\n|\Z)"
)
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and the line on which it stands."""

    cells: tuple[str, ...]
    line: int

    def cell(self, column: int | None) -> str:
        """Give the cell of a column; "" when the row ends before it, or there is none."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is written; cells are Markdown."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def columns(self, names: Sequence[Sequence[str]]) -> tuple[int | None, ...]:
        """Find columns by their heads, whatever the case and the order.

        A table of which no head is known, but which has just as many columns as names are
        asked for, is taken in their order: its heads may be in another language.

        Args:
            names: For each column the heads that it goes by, in small letters.

        Returns:
            For each column its index, or None when the table has no such column.
        """
        heads = [" ".join(without_marks(head).split()).casefold() for head in self.heads]
        found = tuple(
            next((index for index, head in enumerate(heads) if head in known), None)
            for known in names
        )
        if len(names) == len(heads) and all(index is None for index in found):
            return tuple(range(len(names)))
        return found


def split_cells(line: str) -> list[str]:
    r"""Split a row at its bars; ``\|`` is a bar inside a cell."""
    line = line.strip()
    if line.startswith("|"):
        line = line[1:]
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    if "\\|" not in line:
        return [cell.strip() for cell in line.split("|")]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line)]


def find_dashes(text: str) -> list[tuple[int, int]]:
    """Find the rows of dashes below heads: where each line starts and ends in the text.

    The text must begin with a line feed.
    """
    return [(match.start() + 1, match.end()) for match in _DASHES.finditer(text)]


def read_tables(text: str, first_line: int) -> tuple[Table, ...]:
    """Read the tables of a text.

    Args:
        text: Markdown without code blocks and comments.
        first_line: The line of the file on which it starts.
    """
    if "|" not in text:
        return ()
    text = "\n" + text
    tables: list[Table] = []
    line, counted, below = first_line - 1, 0, 0
    for start, end in find_dashes(text):
        head_start = text.rfind("\n", 0, start - 1) + 1
        if head_start < below or "|" not in text[head_start:start]:
            continue
        line += text.count("\n", counted, start)
        counted = start
        heads = tuple(split_cells(text[head_start:start]))
        rows, below = _rows(text, end + 1, line + 1)
        tables.append(Table(heads, rows))
    return tuple(tables)


def _rows(text: str, start: int, line: int) -> tuple[tuple[Row, ...], int]:
    """Read rows up to the first line without a bar, and say where that line starts."""
    rows: list[Row] = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        words = text[start:end]
        if "|" not in words:
            break
        rows.append(Row(tuple(split_cells(words)), line))
        start = end + 1
        line += 1
    return tuple(rows), start
