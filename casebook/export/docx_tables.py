"""Tables and drawn structures of a Word file, each with a header row that repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree

from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Content,
    ResponseGrid,
    RiskMatrix,
    Table,
    Timeline,
    TimelineMoment,
    Words,
    plain,
    said,
)
from casebook.export.docx_text import Shape, child, fill_paragraph
from casebook.export.script import reads_right_to_left
from casebook.export.widths import roomy_shares, shares

_HEAD = "E9EDF3"
_LINE = "9AA3AD"
_ROOMY = 1.3  # cm
_TINTS = ("EAF4EE", "FBF3DA", "F9E3D3")
_EDGE = 3.0  # cm
_KEPT_TOGETHER = 9
"""How many rows a table may have to be kept on one page, with its heading."""
_MANY = 5
"""How many columns are too many for the usual size of the type."""
_FULL_CELL = 600
_MARGINS = (("top", 45), ("left", 85), ("bottom", 45), ("right", 85))  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be set.

    Attributes:
        widths: Of its columns, in cm.
        roomy: Whether its rows are to be written in.
        tints: Whether its fields are coloured as those of a risk matrix.
    """

    heads: Sequence[Words]
    rows: Sequence[Sequence[Words]]
    name: str
    widths: Sequence[float]
    roomy: bool = False
    tints: bool = False

    def fill(self, row: int, column: int) -> str:
        """Give the colour of a cell, or ""; the fields of a risk matrix grow warmer."""
        if row == 0 or (self.tints and column == 0):
            return _HEAD
        if not self.tints:
            return ""
        score = column * (6 - row)
        return _TINTS[(score > 4) + (score > 12)]

    @property
    def stays_together(self) -> bool:
        """Whether it is short enough to be kept on one page."""
        longest = max((len(plain(cell)) for row in self.rows for cell in row), default=0)
        return len(self.rows) <= _KEPT_TOGETHER and longest < _FULL_CELL


def set_structure(
    end: Any, content: Content, width: float, styles: Mapping[str, str], part: Any
) -> None:
    """Add a table or a drawing.

    Args:
        end: The element before which it is to stand.
        content: What is drawn.
        width: Of the text, in cm.
        styles: The ids of the styles by their names.
        part: The part of the file, which knows where links lead.
    """
    made = _grid(content, width)
    if made is not None:
        end.addprevious(_table(made, styles, part))


def _grid(content: Content, wide: float) -> Grid | None:
    match content:
        case Table():
            return _of(content.heads, content.rows, content.name, wide, content.roomy)
        case Timeline():
            return _timeline(content, wide)
        case RiskMatrix():
            return _matrix(content, wide)
        case BalanceGrid():
            heads = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
            rows = tuple(
                (strategy, *map(said, marks), why) for strategy, marks, why in content.rows
            )
            return _of(tuple(map(said, heads)), rows, w.BALANCE, wide, content.empty)
        case ResponseGrid():
            return _responses(content, wide)
    return None


def _of(
    heads: Sequence[Words], rows: Sequence[Sequence[Words]], name: str, wide: float, roomy: bool
) -> Grid:
    parts = roomy_shares(heads, rows) if roomy else shares(heads, rows)
    return Grid(heads, rows, name or "Table", tuple(wide * part for part in parts), roomy)


def _timeline(timeline: Timeline, wide: float) -> Grid:
    timed = any(moment.when for moment in timeline.moments)
    rows = tuple(_moment(moment, timed) for moment in timeline.moments)
    heads = (*((w.WHEN,) if timed else ()), w.WHAT_KIND, w.WHAT_HAPPENED)
    first = (2.6,) if timed else ()
    widths = (*first, 2.3, wide - 2.3 - sum(first))
    return Grid(tuple(map(said, heads)), rows, w.TIMELINE, widths)


def _moment(moment: TimelineMoment, timed: bool) -> tuple[Words, ...]:
    inferred = said(f" ({w.INFERRED})", emphasis=True) if moment.inferred else ()
    when = (said(moment.when),) if timed else ()
    return (*when, said(moment.kind, strong=True), moment.words + inferred)


def _matrix(matrix: RiskMatrix, wide: float) -> Grid:
    heads = (said(f"{w.SEVERITY} ↓  {w.LIKELIHOOD} →"), *(said(str(n)) for n in range(1, 6)))
    rows = tuple(
        (
            said(str(up), strong=True),
            *(said(matrix.labels(n, up), strong=True) for n in range(1, 6)),
        )
        for up in range(5, 0, -1)
    )

    side = (wide - _EDGE) / 5
    return Grid(heads, rows, w.RISK_MATRIX, (_EDGE, *(side,) * 5), roomy=True, tints=True)


def _responses(grid: ResponseGrid, wide: float) -> Grid:
    rows = tuple(
        (who, *(words + said(f" ({bounds})" if bounds else "") for words, bounds in cells))
        for who, cells in grid.rows
    )
    heads = (said(w.RESPONSIBILITY), *grid.severities)
    return _of(heads, rows, w.RESPONSE_MATRIX, wide, grid.empty)


def _table(grid: Grid, styles: Mapping[str, str], part: Any) -> Any:
    made = etree.Element(qn("w:tbl"))
    _tell_properties(made, grid)
    columns = child(made, "tblGrid")
    for width in grid.widths:
        child(columns, "gridCol", w=_twentieths(width))
    small = len(grid.heads) > _MANY
    style = styles["Table text small" if small else "Table text"]
    for number, cells in enumerate((grid.heads, *grid.rows)):
        _row(made, grid, number, cells)
        last = number == len(grid.rows)
        shape = Shape(style, kept=number == 0 or (grid.stays_together and not last))
        for cell, words in zip(made[-1].iterchildren(qn("w:tc")), cells, strict=True):
            shown = _bold(words) if number == 0 else words
            fill_paragraph(child(cell, "p"), shape, shown, part)
    return made


def _row(table: Any, grid: Grid, number: int, cells: Sequence[Words]) -> None:
    """Add a row whose cells are empty yet."""
    row = child(table, "tr")
    about = child(row, "trPr")
    if max((len(plain(cell)) for cell in cells), default=0) < _FULL_CELL * 3:
        child(about, "cantSplit")  # a row that is higher than a page has to
    if grid.roomy and number:
        child(about, "trHeight", val=_twentieths(_ROOMY), hRule="atLeast")
    if number == 0:
        child(about, "tblHeader")
    for column, width in enumerate(grid.widths):
        about = child(child(row, "tc"), "tcPr")
        child(about, "tcW", w=_twentieths(width), type="dxa")
        colour = grid.fill(number, column)
        if colour:
            child(about, "shd", val="clear", color="auto", fill=colour)


def _tell_properties(table: Any, grid: Grid) -> None:
    made = child(table, "tblPr")
    child(made, "tblStyle", val="TableGrid")
    if any(reads_right_to_left(plain(head)) for head in grid.heads):
        child(made, "bidiVisual")
    child(made, "tblW", w=_twentieths(sum(grid.widths)), type="dxa")
    child(made, "tblInd", w=str(_MARGINS[1][1]), type="dxa")
    borders = child(made, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        child(borders, side, val="single", sz="4", space="0", color=_LINE)
    child(made, "tblLayout", type="fixed")
    margins = child(made, "tblCellMar")
    for side, points in _MARGINS:
        child(margins, side, w=str(points), type="dxa")
    child(made, "tblLook", val="0420")
    child(made, "tblCaption", val=grid.name)


def _twentieths(centimetres: float) -> str:
    return str(round(Cm(centimetres).pt * 20))


def _bold(words: Words) -> Words:
    return tuple(replace(run, strong=True) for run in words)
