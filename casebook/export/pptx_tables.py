"""Tables and matrices on slides, as native tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Content,
    Look,
    ResponseGrid,
    RiskMatrix,
    Table,
    Words,
    said,
)
from casebook.export.pptx_drawings import INK, Box, colour_of, fill_line
from casebook.export.pptx_text import Line, cut, height
from casebook.export.widths import roomy_shares, shares

_HEAD = colour_of("E9EDF3")
_PAPER = colour_of("FFFFFF")
_TINTS = tuple(map(colour_of, ("EAF4EE", "FBF3DA", "F9E3D3")))
_TYPES = (18.0, 16.0, 14.0)
_LEAST_TYPE = 12.0
_MANY = 6
"""How many columns are too many for the usual size of the type."""
_ROOMY = 44.0  # points
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own “No Style, Table Grid”


def as_table(content: Content) -> Table | None:
    """Give a table or a matrix as the rows of a table; None for anything else."""
    match content:
        case Table():
            return content
        case RiskMatrix():
            heads = (f"{w.SEVERITY} ↓  {w.LIKELIHOOD} →", *map(str, range(1, 6)))
            rows = tuple(
                (said(str(up), strong=True), *(said(content.labels(n, up)) for n in range(1, 6)))
                for up in range(5, 0, -1)
            )
            return Table(tuple(map(said, heads)), rows, w.RISK_MATRIX, roomy=True)
        case BalanceGrid():
            titles = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
            cells = tuple((first, *map(said, marks), why) for first, marks, why in content.rows)
            return Table(tuple(map(said, titles)), cells, w.BALANCE, content.empty)
        case ResponseGrid():
            made = tuple(
                (who, *(words + said(f" ({bounds})" if bounds else "") for words, bounds in row))
                for who, row in content.rows
            )
            top = (said(w.RESPONSIBILITY), *content.severities)
            return Table(top, made, w.RESPONSE_MATRIX, content.empty)
    return None


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows of a table that stand on one slide.

    Attributes:
        widths: Of its columns, in points.
        size: Of the type, in points.
    """

    table: Table
    rows: Sequence[Sequence[Words]]
    widths: Sequence[float]
    size: float


def tables_by_slide(table: Table, box: Box) -> Iterator[TablePage]:
    """Give a table by slides: on one in the largest type that allows it, else on several."""
    widths = tuple(box.width.pt * part for part in _parts(table))
    if len(table.heads) <= _MANY:
        for size in _TYPES:
            every = (table.heads, *table.rows)
            if sum(_row_height(table, row, widths, size) for row in every) <= box.height.pt:
                yield TablePage(table, table.rows, widths, size)
                return
    size = _TYPES[-1] if len(table.heads) <= _MANY else _LEAST_TYPE
    room = box.height.pt - _row_height(table, table.heads, widths, size)
    page: list[Sequence[Words]] = []
    used = 0.0
    for row in _rows_that_fit(table, widths, size, room):
        high = _row_height(table, row, widths, size)
        if page and used + high > room:
            yield TablePage(table, tuple(page), widths, size)
            page, used = [], 0.0
        page.append(row)
        used += high
    if page:
        yield TablePage(table, tuple(page), widths, size)


def _rows_that_fit(
    table: Table, widths: Sequence[float], size: float, room: float
) -> Iterator[Sequence[Words]]:
    """Give the rows; one that is higher than a slide goes on in a row of its own."""
    for row in table.rows:
        if _row_height(table, row, widths, size) <= room:
            yield row
            continue
        cells = [
            cut(Line(words), size, width - 14, room - 8)
            for words, width in zip(row, widths, strict=True)
        ]
        for at in range(max(map(len, cells))):
            yield tuple(lines[at].words if at < len(lines) else () for lines in cells)


def _parts(table: Table) -> Sequence[float]:
    """Give the shares of the columns; they are worked out from every cell, so once a table."""
    if table.name == w.RISK_MATRIX:
        return (0.2, *(0.16,) * 5)
    made = roomy_shares if table.roomy else shares
    return made(table.heads, table.rows)


def _row_height(table: Table, row: Sequence[Words], widths: Sequence[float], size: float) -> float:
    highest = max(
        height(Line(cell), size, width - 14) for cell, width in zip(row, widths, strict=True)
    )
    return max(highest + 4, _ROOMY if table.roomy else 0.0)


def draw_table(slide: Any, page: TablePage, box: Box) -> None:
    """Draw rows below the heads of their table."""
    table = page.table
    every = (table.heads, *page.rows)
    heights = [_row_height(table, row, page.widths, page.size) for row in every]
    if table.roomy:  # what is left on the slide is room to write in
        left = max(box.height.pt - sum(heights), 0.0) / len(page.rows)
        heights[1:] = [high + min(left, _ROOMY) for high in heights[1:]]
    place = Box(box.left, box.top, box.width, Pt(sum(heights)))
    shape = slide.shapes.add_table(len(every), len(table.heads), *place)
    shape.name = table.name or "Table"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.name or "Table")
    made = shape._element.graphic.graphicData.tbl
    made.tblPr.find(qn("a:tableStyleId")).text = _GRID
    for column, width in zip(made.tblGrid.gridCol_lst, page.widths, strict=True):
        column.w = Pt(width)
    for number, (row, cells) in enumerate(zip(made.tr_lst, every, strict=True)):
        row.h = Pt(heights[number])
        look = Look.LABEL if number == 0 else Look.TEXT
        for column, (cell, words) in enumerate(zip(row.tc_lst, cells, strict=True)):
            paragraph = cell.find(f"{qn('a:txBody')}/{qn('a:p')}")
            fill_line(paragraph, Line(words, look=look), page.size, slide.part, str(INK))
            _fill(cell, _colour(table, number, column))


def _fill(cell: Any, colour: RGBColor) -> None:
    fill = etree.SubElement(cell.get_or_add_tcPr(), qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": str(colour)})


def _colour(table: Table, row: int, column: int) -> RGBColor:
    if row == 0:
        return _HEAD
    if table.name != w.RISK_MATRIX or column == 0:
        return _PAPER
    score = column * (6 - row)
    return _TINTS[(score > 4) + (score > 12)]
