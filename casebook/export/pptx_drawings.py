"""Timelines and matrices on slides, as native shapes and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Content,
    Look,
    ResponseGrid,
    RiskMatrix,
    Run,
    Table,
    Timeline,
    TimelineMoment,
    Words,
    plain,
    said,
)
from casebook.export.pptx_text import Line, height, pages
from casebook.export.script import reads_right_to_left
from casebook.export.widths import shares


class Box(NamedTuple):
    """A place on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


def _colour_of(digits: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(digits)  # type: ignore[no-untyped-call]  # has no types
    return made


BODY = Box(Inches(0.75), Inches(1.75), Inches(11.8), Inches(5.25))
BLUE = _colour_of("1F3F77")
SOFT = _colour_of("59626D")
WARN = _colour_of("8A4B00")
INK = _colour_of("1D2126")
_HEAD = _colour_of("E9EDF3")
_PAPER = _colour_of("FFFFFF")
_TINTS = tuple(map(_colour_of, ("EAF4EE", "FBF3DA", "F9E3D3")))
_TABLE_TYPE = 14.0
_TIMELINE_TYPES = (20.0, 18.0, 16.0, 14.0)
_WHEN = Inches(1.5)
_DOT = Inches(0.17)
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own “No Style, Table Grid”
_POINT = 12700  # EMU


def set_line(paragraph: Any, line: Line, size: float) -> None:
    """Write a line into a paragraph of a slide."""
    paragraph.level = min(line.level, 8)
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(Pt(24 * line.level + (34 if line.mark else 0)))))
    properties.set("indent", str(-int(Pt(34)) if line.mark else 0))
    properties.append(properties.makeelement(qn("a:buNone"), {}))
    if reads_right_to_left(plain(line.words)):
        properties.set("rtl", "1")
        properties.set("algn", "r")
    small = size * 0.75 if line.look is Look.SMALL else size
    mark = (Run(f"{line.mark}\t"),) if line.mark else ()
    for run in (*mark, *line.words):
        _add_run(paragraph, run, small, line.look)


def _add_run(paragraph: Any, run: Run, size: float, look: Look) -> None:
    for number, part in enumerate(run.text.split("\n")):
        if number:
            paragraph.add_line_break()
        made = paragraph.add_run()
        made.text = part
        made.font.size = Pt(size)
        made.font.bold = run.strong or look in {Look.LABEL, Look.WARNING} or None
        made.font.italic = run.emphasis or None
        if look is Look.WARNING:
            made.font.color.rgb = WARN
        if run.link and part:
            made.hyperlink.address = run.link


def timelines_by_slide(timeline: Timeline) -> Iterator[tuple[float, Sequence[TimelineMoment]]]:
    """Give moments by slides, with the size of the type."""
    room, width = BODY.height.pt, (BODY.width - _WHEN - Inches(0.6)) / _POINT
    at = 0
    lines = [Line(_words(moment)) for moment in timeline.moments]
    for size, page in pages(lines, width, room, _TIMELINE_TYPES):
        yield size, timeline.moments[at : at + len(page)]
        at += len(page)


def _words(moment: TimelineMoment) -> Words:
    kind = said(f"{moment.kind}  ", strong=True) if moment.kind else ()
    inferred = said(f" ({w.INFERRED})", emphasis=True) if moment.inferred else ()
    return kind + moment.words + inferred


def draw_timeline(slide: Any, page: tuple[float, Sequence[TimelineMoment]]) -> None:
    """Draw moments from top to bottom along a line."""
    size, moments = page
    across = BODY.left + _WHEN + Inches(0.25)
    width = BODY.width - _WHEN - Inches(0.6)
    lines = [Line(_words(moment)) for moment in moments]
    heights = [height(line, size, width / _POINT) for line in lines]
    spare = max(BODY.height.pt - sum(heights), 0) / max(len(moments), 1)
    step = min(spare, size)
    end = BODY.top + Pt(sum(heights) + step * len(moments))
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, across, BODY.top, across, end)
    line.line.color.rgb, line.line.width, line.name = SOFT, Pt(2), w.TIMELINE
    top = float(BODY.top)
    for moment, text, high in zip(moments, lines, heights, strict=True):
        _dot(slide, across, int(top + Pt(size * 0.75)), moment.kind or w.TIMELINE)
        at = Length(int(top))
        if moment.when:
            _text(slide, Box(BODY.left, at, _WHEN, Pt(high)), Line(said(moment.when)), size)
        place = Box(Length(across + Inches(0.25)), at, Length(int(width)), Pt(high))
        _text(slide, place, text, size)
        top += Pt(high + step)


def _dot(slide: Any, across: int, down: int, name: str) -> None:
    left, top = across - _DOT // 2, down - _DOT // 2
    dot = slide.shapes.add_shape(MSO_SHAPE.OVAL, left, top, _DOT, _DOT)
    dot.fill.solid()
    dot.fill.fore_color.rgb, dot.name = BLUE, name
    dot.line.fill.background()


def _text(slide: Any, place: Box, line: Line, size: float) -> None:
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.margin_top = frame.margin_bottom = 0
    set_line(frame.paragraphs[0], line, size)


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


def _parts(table: Table) -> Sequence[float]:
    even = (1 / len(table.heads),) * len(table.heads)
    return even if table.roomy else shares(table.heads, table.rows)


def _row_height(table: Table, row: Sequence[Words]) -> float:
    parts = _parts(table)
    highest = max(
        height(Line(cell), _TABLE_TYPE, BODY.width.pt * part - 14)
        for cell, part in zip(row, parts, strict=True)
    )
    return max(highest + 4, 44.0 if table.roomy else 0.0)


def tables_by_slide(table: Table) -> Iterator[Sequence[Sequence[Words]]]:
    """Give the rows of a table by slides."""
    room = BODY.height.pt - _row_height(table, table.heads)
    page: list[Sequence[Words]] = []
    used = 0.0
    for row in table.rows:
        high = _row_height(table, row)
        if page and used + high > room:
            yield tuple(page)
            page, used = [], 0.0
        page.append(row)
        used += high
    if page:
        yield tuple(page)


def draw_table(slide: Any, table: Table, rows: Sequence[Sequence[Words]]) -> None:
    """Draw rows below the heads of their table."""
    count, heights = len(rows) + 1, [_row_height(table, row) for row in (table.heads, *rows)]
    place = Box(BODY.left, BODY.top, BODY.width, Pt(sum(heights)))
    shape = slide.shapes.add_table(count, len(table.heads), *place)
    shape.name = table.name or "Table"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.name or "Table")
    made = shape.table
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _GRID
    for column, part in zip(made.columns, _parts(table), strict=True):
        column.width = Length(int(BODY.width * part))
    for number, cells in enumerate((table.heads, *rows)):
        made.rows[number].height = Pt(heights[number])
        for column, words in enumerate(cells):
            cell = made.cell(number, column)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(table, number, column)
            look = Look.LABEL if number == 0 else Look.TEXT
            set_line(cell.text_frame.paragraphs[0], Line(words, look=look), _TABLE_TYPE)
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.color.rgb = INK


def _colour(table: Table, row: int, column: int) -> RGBColor:
    if row == 0:
        return _HEAD
    if table.name != w.RISK_MATRIX or column == 0:
        return _PAPER
    score = column * (6 - row)
    return _TINTS[(score > 4) + (score > 12)]
