"""Rows of a section drawn where the list or table stands from which they were read.

The words of a row must be those of its item or table row, and each cell must be said by the row;
a block for which that does not hold is set as it is written, so that nothing is ever hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar

from markdown_it.token import Token

from casebook.markdown.links import first_link
from casebook.markdown.page_blocks import BlockSetter, top_blocks

LIST = frozenset({"bullet_list_open", "ordered_list_open"})
TABLE = frozenset({"table_open"})
_NO_WORD = re.compile(r"[\W_]+")
_UNIT = re.compile(r"min(?:ute)?s?\Z")
_SIGNS = frozenset("+-–−")

RowT = TypeVar("RowT")


@dataclass(slots=True)
class Drawing(Generic[RowT]):
    """How the rows of a section are drawn; those that are drawn are taken off.

    Attributes:
        form: The tokens that open the blocks from which the rows were read.
        rows: The rows that are left, in the order of the file.
        draw: Sets some rows that stand together.
        beyond: What a drawing adds to its rows, set by itself when they cannot be drawn.
    """

    form: frozenset[str]
    rows: Sequence[RowT]
    draw: Callable[[BlockSetter, Sequence[RowT]], str]
    beyond: str = ""

    def set(self, tokens: Sequence[Token], setter: BlockSetter) -> str:
        """Set the content of a section, its rows as a drawing and all else as it is."""
        return "".join(self._block(block, setter) for block in top_blocks(tokens))

    def _block(self, block: Sequence[Token], setter: BlockSetter) -> str:
        if block[0].type not in self.form or not self.rows:
            return setter.blocks(block)
        rows = rows_said(block, self.form, self.rows)
        if rows:
            self.rows, self.beyond = self.rows[len(rows) :], ""
            return self.draw(setter, rows)
        beyond, self.beyond = self.beyond, ""
        return setter.blocks(block) + beyond


def rows_said(block: Sequence[Token], form: frozenset[str], rows: Sequence[RowT]) -> Sequence[RowT]:
    """Give the first rows when they say all that a list or table says; else none."""
    written = list(_items(block) if form is LIST else _table_rows(block))
    rows = rows[: len(written)]
    says = _item_says if form is LIST else _row_says
    return rows if len(rows) == len(written) and all(map(says, written, rows)) else ()


def _items(block: Sequence[Token]) -> Iterator[Sequence[str]]:
    """Give the words of each item of a list, one string for each."""
    level = block[0].level + 1
    words: list[str] = []
    for token in block:
        if token.type == "inline":
            words.append(token.content)
        elif token.type == "list_item_close" and token.level == level:
            yield ["\n".join(words)]
            words = []


def _table_rows(block: Sequence[Token]) -> Iterator[Sequence[str]]:
    """Give the cells of each row of a table that says anything."""
    cells: list[str] = []
    in_body = False
    for token in block:
        if token.type == "tbody_open":
            in_body = True
        elif token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close" and in_body and any(cells):
            yield cells


def _item_says(item: Sequence[str], row: object) -> bool:
    """Say whether an item has the words of the row that was read from it."""
    return _folded(str(getattr(row, "text", ""))) in _folded(item[0])


def _row_says(cells: Sequence[str], row: object) -> bool:
    """Say whether a row has all that stands in the cells it was read from."""
    known = _folded(" ".join(_strings(row)))
    return all(_is_said(cell, known) for cell in cells)


def _is_said(cell: str, known: str) -> bool:
    words = _folded(cell)
    if not words:
        return set(cell.strip(" *")) <= _SIGNS
    if words in known or _UNIT.sub("", words) in known:
        return True
    link = first_link(cell)
    name = link.target.rpartition("/")[2].removesuffix(".md") if link else ""
    return bool(name) and _folded(name) in known


def _strings(value: object) -> Iterator[str]:
    """Give all that a row says, in order."""
    if is_dataclass(value):
        for entry in fields(value):
            yield from _strings(getattr(value, entry.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif value is not None:
        yield str(value)


def _folded(text: str) -> str:
    return _NO_WORD.sub("", text.casefold())
