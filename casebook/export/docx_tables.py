"""Tables and drawn structures of a Word file, each with a header row that repeats.

The elements are made one by one: python-docx looks through a whole table for each of its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

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
from casebook.export.docx_page import text_width
from casebook.export.script import reads_right_to_left
from casebook.export.widths import roomy_shares, shares

SetRuns = Callable[[Any, Words], None]
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


def set_structure(page: Any, content: Content, set_runs: SetRuns) -> None:
    """Add a table or a drawing."""
    made = _grid(content, text_width(page))
    if made is not None:
        page.element.body.insert_element_before(_Setter(page, set_runs).table(made), "w:sectPr")


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


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes the elements of tables."""

    page: Any
    set_runs: SetRuns

    def table(self, grid: Grid) -> Any:
        """Make a table."""
        made = OxmlElement("w:tbl")
        made.append(_properties(grid))
        columns = _child(made, "w:tblGrid")
        for width in grid.widths:
            _child(columns, "w:gridCol", w=_twentieths(width))
        small = len(grid.heads) > _MANY
        style = self.page.styles["Table text small" if small else "Table text"].style_id
        for number, cells in enumerate((grid.heads, *grid.rows)):
            made.append(self._row(grid, number, cells, style))
        return made

    def _row(self, grid: Grid, number: int, cells: Sequence[Words], style: str) -> Any:
        row = OxmlElement("w:tr")
        properties = _child(row, "w:trPr")
        if max((len(plain(cell)) for cell in cells), default=0) < _FULL_CELL * 3:
            _child(properties, "w:cantSplit")  # a row that is higher than a page has to
        if grid.roomy and number:
            _child(properties, "w:trHeight", val=_twentieths(_ROOMY), hRule="atLeast")
        if number == 0:
            _child(properties, "w:tblHeader")
        last = number == len(grid.rows)
        kept = number == 0 or (grid.stays_together and not last)
        for column, words in enumerate(cells):
            cell = _child(row, "w:tc")
            about = _child(cell, "w:tcPr")
            _child(about, "w:tcW", w=_twentieths(grid.widths[column]), type="dxa")
            colour = grid.fill(number, column)
            if colour:
                _child(about, "w:shd", val="clear", color="auto", fill=colour)
            shown = _bold(words) if number == 0 else words
            self._paragraph(cell, shown, style, kept=kept)
        return row

    def _paragraph(self, cell: Any, words: Words, style: str, *, kept: bool) -> None:
        element = _child(cell, "w:p")
        properties = _child(element, "w:pPr")
        _child(properties, "w:pStyle", val=style)
        if kept:
            _child(properties, "w:keepNext")
        self.set_runs(Paragraph(element, self.page._body), words)


def _properties(grid: Grid) -> Any:
    made = OxmlElement("w:tblPr")
    _child(made, "w:tblStyle", val="TableGrid")
    if any(reads_right_to_left(plain(head)) for head in grid.heads):
        _child(made, "w:bidiVisual")
    _child(made, "w:tblW", w=_twentieths(sum(grid.widths)), type="dxa")
    _child(made, "w:tblInd", w=str(_MARGINS[1][1]), type="dxa")
    borders = _child(made, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _child(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE)
    _child(made, "w:tblLayout", type="fixed")
    margins = _child(made, "w:tblCellMar")
    for side, points in _MARGINS:
        _child(margins, f"w:{side}", w=str(points), type="dxa")
    _child(made, "w:tblLook", val="0420")
    _child(made, "w:tblCaption", val=grid.name)
    return made


def _child(parent: Any, name: str, **told: str) -> Any:
    made = OxmlElement(name)
    for key, value in told.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def _twentieths(centimetres: float) -> str:
    return str(round(Cm(centimetres).pt * 20))


def _bold(words: Words) -> Words:
    return tuple(replace(run, strong=True) for run in words)
