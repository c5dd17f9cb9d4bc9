"""Rows of structured sections as the cells of a table, and back."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from casebook.domain.case import BalanceRow, Mark, Moment, MomentKind, Response, Risk, Side
from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep

Cells = tuple[str, ...]
_INFERRED = "(inferred)"


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None


def _among(values: type[StrEnum], text: str) -> Any:
    folded = text.strip().casefold().replace("-", "−") if values is Mark else text.casefold()
    return values(folded) if folded in set(values) else None


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def moment_of(cells: Cells) -> Moment:
    """Make a moment of a timeline."""
    when, kind, text = cells
    inferred = text.rstrip().endswith(_INFERRED)
    return Moment(
        when, _among(MomentKind, kind), text.rstrip().removesuffix(_INFERRED).rstrip(), inferred
    )


def moment_cells(moment: Moment) -> Cells:
    """Give the cells of a moment."""
    text = f"{moment.text} {_INFERRED}" if moment.inferred else moment.text
    return moment.when, _shown(moment.kind), text


def risk_of(cells: Cells) -> Risk:
    """Make a risk; scores that are no numbers are left out."""
    side, risk, likelihood, severity, response = cells
    names = [name.strip().casefold() for name in side.split(",")]
    sides = tuple(Side(name) for name in names if name in set(Side))
    return Risk((), sides, side, risk, _number(likelihood), _number(severity), response)


def risk_cells(risk: Risk) -> Cells:
    """Give the cells of a risk."""
    scores = _shown(risk.likelihood), _shown(risk.severity)
    return risk.side_text, risk.risk, *scores, risk.response


def balance_of(cells: Cells) -> BalanceRow:
    """Make a row of the balance."""
    strategy, safety, quality, efficiency, why = cells
    return BalanceRow(
        strategy, _among(Mark, safety), _among(Mark, quality), _among(Mark, efficiency), why
    )


def balance_cells(row: BalanceRow) -> Cells:
    """Give the cells of a row of the balance."""
    marks = map(_shown, (row.safety, row.quality, row.efficiency))
    return row.strategy, *marks, row.why


def step_of(cells: Cells) -> AgendaStep:
    """Make a step of an agenda; the item may be a link."""
    minutes, activity, item, use, note = cells
    known: Activity | None = _among(Activity, activity)
    name = DocumentId(item.strip().removeprefix("[[").removesuffix("]]"))
    return AgendaStep(_number(minutes), known, activity, name, use, note)


def step_cells(step: AgendaStep) -> Cells:
    """Give the cells of a step."""
    return _shown(step.minutes), step.activity_text, step.item, step.use, step.note


def response_cell(response: Response) -> str:
    """Write a response with what is at least and at most given."""
    least, most = response.least, response.most
    bounds = f"{least} – {most}" if least and most else least or most
    return f"{response.text} ({bounds})" if bounds else response.text
