"""The worksheet: the matrices of a case, empty, to be filled in by participants."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case
from casebook.domain.pack import Activity
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import sections_named, steps_of
from casebook.export.context import Desk
from casebook.export.document import (
    BalanceGrid,
    Block,
    Content,
    Document,
    PageBreak,
    Paragraph,
    ResponseGrid,
    RiskMatrix,
    Table,
    Words,
    for_both,
    said,
)
from casebook.export.pieces import heading
from casebook.export.prose import fit

_NAMES = {
    "risk matrix": SectionName.RISKS,
    "risks": SectionName.RISKS,
    "balance": SectionName.BALANCE,
    "balance grid": SectionName.BALANCE,
    "response matrix": SectionName.RESPONSE_MATRIX,
}


def worksheet(desk: Desk) -> Document | None:
    """Build the worksheet; None when no step has anything to fill in."""
    root, blocks = desk.material.root, list[Block]()
    for case_id, names in _asked(desk).items():
        case = desk.material.case(case_id)
        if case is None:
            continue
        contents = tuple(content for name in names for content in _sheet(desk, case, name))
        if contents:
            begin: tuple[Content, ...] = (PageBreak(),) if blocks else ()
            title = (heading(1, case.title),) if case is not root else ()
            blocks += for_both(*begin, *title, *contents)
    return Document(fit(root.title), w.WORKSHEET, root.language, tuple(blocks)) if blocks else None


def sheets_for(desk: Desk, case: Case) -> tuple[Content, ...]:
    """Give all that a case is to be filled in for, as one thing after another."""
    names = _asked(desk).get(case.id, ())
    return tuple(content for name in names for content in _sheet(desk, case, name))


def _asked(desk: Desk) -> dict[str, tuple[SectionName, ...]]:
    """Give what each case is to be filled in for: what the steps name, else all that it has."""
    asked: dict[str, tuple[SectionName, ...]] = {}
    for step in steps_of(desk):
        case = desk.material.case(step.row.item)
        if step.row.activity is Activity.WORKSHEET and case is not None:
            named = tuple(
                meaning for name, meaning in _NAMES.items() if name in sections_named(step.row.use)
            )
            every = (SectionName.RISKS, SectionName.BALANCE, SectionName.RESPONSE_MATRIX)
            asked[case.id] = tuple(dict.fromkeys((*asked.get(case.id, ()), *(named or every))))
    return asked


def _sheet(desk: Desk, case: Case, name: SectionName) -> Iterator[Content]:
    if name is SectionName.RISKS and case.risks:
        yield heading(2, w.RISK_MATRIX)
        yield Paragraph(said(w.MATRIX_TASK))
        yield RiskMatrix(empty=True)
        yield _risks(desk, case)
    elif name is SectionName.BALANCE and case.balance:
        yield heading(2, w.BALANCE)
        yield Paragraph(said(w.BALANCE_TASK))
        yield empty_balance(desk, case)
    elif name is SectionName.RESPONSE_MATRIX and case.response_matrix:
        yield heading(2, w.RESPONSE_MATRIX)
        yield Paragraph(said(w.RESPONSE_TASK))
        yield empty_responses(desk, case)


def _risks(desk: Desk, case: Case) -> Table:
    """Give the risks by name, their scores and responses left to be found."""
    prose = desk.prose(case)
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (said("/".join(risk.labels), strong=True), prose.lines(risk.risk), (), (), ())
        for risk in case.risks
    )
    heads = tuple(map(said, ("", w.RISK, w.LIKELIHOOD, w.SEVERITY, w.RESPONSE)))
    return Table(heads, rows, w.RISKS, roomy=True)


def empty_balance(desk: Desk, case: Case) -> BalanceGrid:
    """Give the strategies of a case, their marks left to be found."""
    prose = desk.prose(case)
    rows = tuple((prose.lines(row.strategy), ("", "", ""), ()) for row in case.balance)
    return BalanceGrid(rows, empty=True)


def empty_responses(desk: Desk, case: Case) -> ResponseGrid:
    """Give the heads of the response matrix of a case, its cells left to be found."""
    matrix, prose = case.response_matrix, desk.prose(case)
    severities = tuple(map(prose.lines, matrix.severities)) if matrix else ()
    cells: tuple[tuple[Words, str], ...] = tuple(((), "") for _ in severities)
    rows = tuple((prose.lines(who), cells) for who, _ in matrix.rows) if matrix else ()
    return ResponseGrid(severities, rows, empty=True)
