"""Lines of a table as a person would write them, in the style of those that are there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from casebook.markdown.editing.table_places import PlacedTable, TableLine

_SHORTEST_DASHES = 3


def shown_width(text: str) -> int:
    """Give how many columns of a fixed font a text takes; wide signs take two."""
    if text.isascii():
        return len(text)
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> int:
    if unicodedata.combining(sign) or sign in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def padded(text: str, width: int, align: str = "") -> str:
    """Fill a text with spaces up to a width.

    Args:
        text: The text.
        width: In columns of a fixed font; a longer text stays as it is.
        align: The dashes of its column: a colon on the right puts the text there, colons on
            both sides in the middle.
    """
    gap = max(0, width - shown_width(text))
    if align.endswith(":"):
        left = gap // 2 if align.startswith(":") else gap
        return " " * left + text + " " * (gap - left)
    return text + " " * gap


def escaped(cell: str) -> str:
    r"""Give the words of a cell as they are written: on one line, bars as ``\|``."""
    return " ".join(cell.split()).replace("|", "\\|")


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a new table, without padding."""
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(_plain_line([escaped(cell) for cell in line]) for line in lines)


def _plain_line(cells: Sequence[str]) -> str:
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


class TableStyle:
    """How a table is written: with bars at its ends, its columns filled up with spaces."""

    def __init__(self, text: str, table: PlacedTable) -> None:
        self._text = text
        self._table = table
        head = text[table.start : table.lines[0].end].strip()
        self._opens = head.startswith("|")
        self._closes = head.endswith("|") and not head.endswith("\\|")
        first = text[table.start : table.lines[0].end]
        self._indent = first[: len(first) - len(first.lstrip())]
        self._widths = self._aligned_widths()

    def _aligned_widths(self) -> list[int] | None:
        """Give the widths of the columns where all bars stand below one another, else None."""
        table = self._table
        if len(table.lines) < 3 or any(len(line.cells) != table.width for line in table.lines):
            return None
        widths = {tuple(shown_width(cell.written) for cell in line.cells) for line in table.lines}
        if len(widths) > 1:
            return None
        return list(widths.pop())

    def changed(self, line: TableLine, cells: Mapping[int, str]) -> str:
        """Write a line with other words in some cells, by column; the rest as it was."""
        pieces: list[str] = []
        position = line.start
        for column, cell in enumerate(line.cells):
            if column in cells:
                pieces += (
                    self._text[position : cell.start],
                    self._cell(column, cells[column], cell.written),
                )
                position = cell.end
        more = [
            cells.get(column, "") for column in range(len(line.cells), max(cells, default=-1) + 1)
        ]
        rest = self._text[position : line.end]
        if more:
            rest = rest.rstrip()
            closes = rest.endswith("|") and not rest.endswith("\\|")
            added = " | ".join(map(escaped, more))
            rest = f"{rest} {added} |" if closes else f"{rest} | {added}"
        return self._opened(line, "".join(pieces) + rest)

    def _opened(self, line: TableLine, changed: str) -> str:
        """Begin a line with a bar where its first cell has become empty.

        Otherwise the bar behind that cell would be taken for one that begins the line.
        """
        if self._text[line.start : line.end].lstrip().startswith("|"):
            return changed
        words = changed.lstrip()
        indent = changed[: len(changed) - len(words)]
        return f"{indent.removesuffix(' ')}| {words}" if words.startswith("|") else changed

    def _cell(self, column: int, words: str, written: str) -> str:
        """Write words into a cell, with the spaces that stood around the old ones."""
        words = escaped(words)
        old = written.strip()
        if self._widths is not None:
            lead = written[: len(written) - len(written.lstrip())] if old else " "
            return padded(f"{lead}{words} ", self._widths[column])
        if not old:
            return f" {words} " if words else written
        lead, _, tail = written.partition(old)
        if words.endswith("\\"):
            tail = tail or " "  # or the bar behind it would be taken for an escaped one
        return f"{lead}{words}{tail}" if words else " "

    def new_row(self, cells: Sequence[str]) -> str:
        """Write a new row."""
        words = [escaped(cell) for cell in cells]
        if self._widths is not None:
            widths = self._widths + [0] * (len(words) - len(self._widths))
            words = [padded(f" {one} ", width) for one, width in zip(words, widths, strict=True)]
        else:
            words = [f" {one} " if one else " " for one in words]
        line = "|".join(words)
        opening = "|" if self._opens else ""
        closing = "|" if self._closes else ""
        if not opening and words[0].strip():
            line = line[1:]
        elif not opening:
            opening = "|"  # or the bar behind the first cell would be taken for it
        return f"{self._indent}{opening}{line}{closing}".rstrip()


def tidy_lines(table: PlacedTable) -> list[str]:
    """Write a table with its bars below one another and at both ends of each line."""
    columns = max(len(line.cells) for line in table.lines if line is not table.lines[1])
    aligns = [cell.written.strip() for cell in table.lines[1].cells]
    aligns = (aligns + ["---"] * columns)[:columns]
    rows = [
        [cell.written.strip() for cell in line.cells] + [""] * (columns - len(line.cells))
        for line in (table.lines[0], *table.rows)
    ]
    widths = [
        max(_SHORTEST_DASHES, *(shown_width(row[column]) for row in rows))
        for column in range(columns)
    ]
    dashes = [_dashes(align, width) for align, width in zip(aligns, widths, strict=True)]
    written = [
        [padded(cell, width, align) for cell, width, align in zip(row, widths, aligns, strict=True)]
        for row in rows
    ]
    return [f"| {' | '.join(cells)} |" for cells in (written[0], dashes, *written[1:])]


def _dashes(align: str, width: int) -> str:
    left = ":" if align.startswith(":") else ""
    right = ":" if align.endswith(":") else ""
    return left + "-" * (width - len(left) - len(right)) + right
