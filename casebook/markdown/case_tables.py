"""The tables of a case: balance, challenges, judgment zones, response matrix, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.domain.case import (
    BalanceRow,
    Challenge,
    Figure,
    JudgmentZone,
    Mark,
    Response,
    ResponseMatrix,
)
from casebook.markdown.inline import without_marks
from casebook.markdown.tables import Row, Table

BALANCE_COLUMNS = (("strategy",), ("safety",), ("quality",), ("efficiency",), ("why",))
CHALLENGES_COLUMNS = (("challenge", "challenges"), ("response", "responses"))
ZONES_COLUMNS = (("touchpoint",), ("who decides",), ("what they may do", "may do"))
FIGURES_COLUMNS = (("figure",), ("value",), ("source",), ("year",))
_MARKS = {"+": Mark.BETTER, "0": Mark.NEUTRAL, "−": Mark.WORSE, "-": Mark.WORSE, "–": Mark.WORSE}
_DASH = re.compile(r"[–—−]| - ")


def filled_rows(
    tables: Sequence[Table], names: Sequence[Sequence[str]]
) -> Iterator[tuple[Row, list[str]]]:
    """Give each row that is not empty, with its cells in the order of the names.

    Args:
        tables: The tables of a section.
        names: For each column the heads that it goes by, in small letters.
    """
    for table in tables:
        columns = table.columns(names)
        for row in table.rows:
            cells = [row.cell(column) for column in columns]
            if any(cells):
                yield row, cells


def read_balance(tables: Sequence[Table]) -> tuple[BalanceRow, ...]:
    """Read what each strategy does for safety, quality and efficiency."""
    return tuple(
        BalanceRow(strategy, _mark(safety), _mark(quality), _mark(efficiency), why)
        for _, (strategy, safety, quality, efficiency, why) in filled_rows(tables, BALANCE_COLUMNS)
    )


def _mark(cell: str) -> Mark | None:
    return _MARKS.get(cell) or _MARKS.get(without_marks(cell))


def read_challenges(tables: Sequence[Table]) -> tuple[Challenge, ...]:
    """Read challenges with their responses."""
    return tuple(Challenge(*cells) for _, cells in filled_rows(tables, CHALLENGES_COLUMNS))


def read_judgment_zones(tables: Sequence[Table]) -> tuple[JudgmentZone, ...]:
    """Read who may decide what at which touchpoint."""
    return tuple(JudgmentZone(*cells) for _, cells in filled_rows(tables, ZONES_COLUMNS))


def read_response_matrix(tables: Sequence[Table]) -> ResponseMatrix | None:
    """Read the first table as responses by responsibility and severity; None without one."""
    table = next((table for table in tables if len(table.heads) > 1), None)
    if table is None:
        return None
    columns = range(1, len(table.heads))
    rows = tuple(
        (row.cell(0), tuple(_response(row.cell(column)) for column in columns))
        for row in table.rows
        if any(row.cells)
    )
    return ResponseMatrix(table.heads[1:], rows)


def _response(cell: str) -> Response:
    """Read ``response (least – most)``; the bracket may be left out."""
    before, opening, inside = cell.removesuffix(")").rpartition("(")
    dash = _DASH.search(inside)
    if cell.endswith(")") and opening and ")" not in inside and dash:
        least, most = inside[: dash.start()], inside[dash.end() :]
        return Response(before.strip(), least.strip(), most.strip())
    return Response(cell)


def read_figures(tables: Sequence[Table]) -> tuple[Figure, ...]:
    """Read the numbers that a case quotes."""
    return tuple(
        Figure(figure, value, source, year, row.line)
        for row, (figure, value, source, year) in filled_rows(tables, FIGURES_COLUMNS)
    )
