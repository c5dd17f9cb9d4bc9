"""Tables and drawn structures of a Word file, each with a header row that repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

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
    said,
)
from casebook.export.docx_page import TEXT_WIDTH
from casebook.export.widths import shares

SetRuns = Callable[[Any, Words], None]
_HEAD = "E9EDF3"
_ROOMY = 1.4  # cm
_TINTS = ("EAF4EE", "FBF3DA", "F9E3D3")
_EDGE = 3.0  # cm


def set_structure(page: Any, content: Content, set_runs: SetRuns) -> None:
    """Add a table or a drawing."""
    match content:
        case Table():
            _table(page, content.heads, content.rows, content.name, set_runs, content.roomy)
        case Timeline():
            _timeline(page, content, set_runs)
        case RiskMatrix():
            _matrix(page, content, set_runs)
        case BalanceGrid():
            heads = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
            rows = tuple(
                (strategy, *map(said, marks), why) for strategy, marks, why in content.rows
            )
            _table(page, tuple(map(said, heads)), rows, w.BALANCE, set_runs, content.empty)
        case ResponseGrid():
            _responses(page, content, set_runs)


def _table(
    page: Any,
    heads: Sequence[Words],
    rows: Sequence[Sequence[Words]],
    name: str,
    set_runs: SetRuns,
    roomy: bool = False,
    widths: Sequence[float] = (),
) -> Any:
    """Add a table whose rows stay whole and whose header row repeats on every page."""
    table = page.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _name(table, name)
    parts = shares(heads, rows) if not roomy else (1 / len(heads),) * len(heads)
    wide = widths or tuple(TEXT_WIDTH * part for part in parts)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Cm(width)
    for number, cells in enumerate((heads, *rows)):
        row = table.add_row()
        _keep_whole(row, head=number == 0)
        if roomy and number:
            row.height = Cm(_ROOMY)
        for cell, words, width in zip(row.cells, cells, wide, strict=True):
            cell.width = Cm(width)
            _fill(cell, _bold(words) if number == 0 else words, set_runs)
            if number == 0:
                shade(cell, _HEAD)
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _bold(words: Words) -> Words:
    return tuple(replace(run, strong=True) for run in words)


def _fill(cell: Any, words: Words, set_runs: SetRuns) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    set_runs(paragraph, words)
    for run in paragraph.runs:
        run.font.size = Pt(10)


def _name(table: Any, name: str) -> None:
    """Say what the table is to those who do not see it."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name or "Table")
    table._tbl.tblPr.append(caption)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")


def _keep_whole(row: Any, *, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def shade(cell: Any, colour: str) -> None:
    """Give a cell a background."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def _timeline(page: Any, timeline: Timeline, set_runs: SetRuns) -> None:
    timed = any(moment.when for moment in timeline.moments)
    rows = tuple(_moment(moment, timed) for moment in timeline.moments)
    heads = (*((w.WHEN,) if timed else ()), w.WHAT_KIND, w.WHAT_HAPPENED)
    rest = TEXT_WIDTH - 2.6 - (2.8 if timed else 0)
    widths = (*((2.8,) if timed else ()), 2.6, rest)
    _table(page, tuple(map(said, heads)), rows, w.TIMELINE, set_runs, widths=widths)


def _moment(moment: TimelineMoment, timed: bool) -> tuple[Words, ...]:
    inferred = said(f" ({w.INFERRED})", emphasis=True) if moment.inferred else ()
    when = (said(moment.when),) if timed else ()
    return (*when, said(moment.kind, strong=True), moment.words + inferred)


def _matrix(page: Any, matrix: RiskMatrix, set_runs: SetRuns) -> None:
    heads = (said(f"{w.SEVERITY} ↓  {w.LIKELIHOOD} →"), *(said(str(n)) for n in range(1, 6)))
    rows = tuple(
        (
            said(str(up), strong=True),
            *(said(matrix.labels(n, up), strong=True) for n in range(1, 6)),
        )
        for up in range(5, 0, -1)
    )
    side = (TEXT_WIDTH - _EDGE) / 5
    table = _table(
        page, heads, rows, w.RISK_MATRIX, set_runs, roomy=True, widths=(_EDGE, *(side,) * 5)
    )
    for up, row in zip(range(5, 0, -1), table.rows[1:], strict=True):
        for across, cell in enumerate(row.cells[1:], start=1):
            shade(cell, _TINTS[(across * up > 4) + (across * up > 12)])


def _responses(page: Any, grid: ResponseGrid, set_runs: SetRuns) -> None:
    rows = tuple(
        (who, *(words + said(f" ({bounds})" if bounds else "") for words, bounds in cells))
        for who, cells in grid.rows
    )
    heads = (said(w.RESPONSIBILITY), *grid.severities)
    _table(page, heads, rows, w.RESPONSE_MATRIX, set_runs, grid.empty)
