"""The columns in which each structured section is filled in, and the rows that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.case import (
    BalanceRow,
    Case,
    Challenge,
    Figure,
    JudgmentZone,
    Mark,
    Moment,
    MomentKind,
    Response,
    ResponseMatrix,
    Risk,
    Side,
    Viewpoint,
)
from casebook.domain.document import Document
from casebook.domain.lesson import Application, Lesson
from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep, Pack, SessionHeld
from casebook.domain.sections import SectionName

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form.

    Attributes:
        head: What stands above it, to be translated.
        share: How wide it is, against the others.
        choices: The values that are offered; others can be typed where ``open``.
        open: Whether values beside the choices are taken.
    """

    head: object
    share: int = 1
    choices: Cells = ()
    open: bool = True

    @property
    def title(self) -> str:
        """What stands above it, in the user's language."""
        return QCoreApplication.translate("SectionForms", str(self.head))


@dataclass(frozen=True, slots=True)
class SectionForm:
    """How a section is filled in.

    Attributes:
        title: What it is called, to be translated.
        columns: From the left.
        rows: The rows that a document has now.
        cells: The cells of a row.
        row: The row that some cells make.
        hint: A sentence on how to fill it in, to be translated; may be "".
    """

    title: object
    columns: tuple[Column, ...]
    rows: Callable[[Any], Sequence[Any]]
    cells: Callable[[Any], Cells]
    row: Callable[[Cells], Any]
    hint: object = ""

    def words(self, text: object) -> str:
        """Give one of its texts in the user's language."""
        return QCoreApplication.translate("SectionForms", str(text)) if text else ""


_SCORES = ("", "1", "2", "3", "4", "5")
_MARKS = ("", *(mark.value for mark in Mark))
_INFERRED = "(inferred)"


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None


def _among(values: type[StrEnum], text: str) -> Any:
    folded = text.strip().casefold().replace("-", "−") if values is Mark else text.casefold()
    return values(folded) if folded in set(values) else None


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _moment(cells: Cells) -> Moment:
    when, kind, text = cells
    inferred = text.rstrip().endswith(_INFERRED)
    return Moment(
        when, _among(MomentKind, kind), text.rstrip().removesuffix(_INFERRED).rstrip(), inferred
    )


def _moment_cells(moment: Moment) -> Cells:
    text = f"{moment.text} {_INFERRED}" if moment.inferred else moment.text
    return moment.when, _shown(moment.kind), text


def _risk(cells: Cells) -> Risk:
    side, risk, likelihood, severity, response = cells
    names = [name.strip().casefold() for name in side.split(",")]
    sides = tuple(Side(name) for name in names if name in set(Side))
    return Risk((), sides, side, risk, _number(likelihood), _number(severity), response)


def _risk_cells(risk: Risk) -> Cells:
    scores = _shown(risk.likelihood), _shown(risk.severity)
    return risk.side_text, risk.risk, *scores, risk.response


def _balance(cells: Cells) -> BalanceRow:
    strategy, safety, quality, efficiency, why = cells
    return BalanceRow(
        strategy, _among(Mark, safety), _among(Mark, quality), _among(Mark, efficiency), why
    )


def _balance_cells(row: BalanceRow) -> Cells:
    marks = map(_shown, (row.safety, row.quality, row.efficiency))
    return row.strategy, *marks, row.why


def _step(cells: Cells) -> AgendaStep:
    minutes, activity, item, use, note = cells
    known: Activity | None = _among(Activity, activity)
    name = DocumentId(item.strip().removeprefix("[[").removesuffix("]]"))
    return AgendaStep(_number(minutes), known, activity, name, use, note)


def _step_cells(step: AgendaStep) -> Cells:
    return _shown(step.minutes), step.activity_text, step.item, step.use, step.note


_N = QT_TRANSLATE_NOOP

FORMS: Mapping[SectionName, SectionForm] = {
    SectionName.TIMELINE: SectionForm(
        _N("SectionForms", "Timeline"),
        (
            Column(_N("SectionForms", "When"), 2),
            Column(_N("SectionForms", "Kind"), 2, ("", *MomentKind), open=False),
            Column(_N("SectionForms", "What happened"), 8),
        ),
        lambda case: case.timeline,
        _moment_cells,
        _moment,
        _N(
            "SectionForms",
            "A time, +2 min, a date, or nothing. End with (inferred) what can only be guessed.",
        ),
    ),
    SectionName.RISKS: SectionForm(
        _N("SectionForms", "Risks"),
        (
            Column(_N("SectionForms", "Side"), 3, tuple(Side)),
            Column(_N("SectionForms", "Risk"), 6),
            Column(_N("SectionForms", "Likelihood"), 2, _SCORES, open=False),
            Column(_N("SectionForms", "Severity"), 2, _SCORES, open=False),
            Column(_N("SectionForms", "Response"), 6),
        ),
        lambda case: case.risks,
        _risk_cells,
        _risk,
        _N("SectionForms", "Scores from 1 to 5 are your estimate, and will be said to be."),
    ),
    SectionName.BALANCE: SectionForm(
        _N("SectionForms", "Balance"),
        (
            Column(_N("SectionForms", "Strategy"), 6),
            Column(_N("SectionForms", "Safety"), 2, _MARKS, open=False),
            Column(_N("SectionForms", "Quality"), 2, _MARKS, open=False),
            Column(_N("SectionForms", "Efficiency"), 2, _MARKS, open=False),
            Column(_N("SectionForms", "Why"), 7),
        ),
        lambda case: case.balance,
        _balance_cells,
        _balance,
    ),
    SectionName.VIEWPOINTS: SectionForm(
        _N("SectionForms", "Viewpoints"),
        (Column(_N("SectionForms", "Who"), 2), Column(_N("SectionForms", "How they see it"), 6)),
        lambda case: case.viewpoints,
        lambda row: (row.who, row.text),
        lambda cells: Viewpoint(*cells),
    ),
    SectionName.CHALLENGES: SectionForm(
        _N("SectionForms", "Challenges"),
        (Column(_N("SectionForms", "Challenge"), 1), Column(_N("SectionForms", "Response"), 1)),
        lambda case: case.challenges,
        lambda row: (row.challenge, row.response),
        lambda cells: Challenge(*cells),
    ),
    SectionName.JUDGMENT_ZONES: SectionForm(
        _N("SectionForms", "Judgment zones"),
        (
            Column(_N("SectionForms", "Touchpoint"), 3),
            Column(_N("SectionForms", "Who decides"), 2),
            Column(_N("SectionForms", "What they may do"), 4),
        ),
        lambda case: case.judgment_zones,
        lambda row: (row.touchpoint, row.who_decides, row.may_do),
        lambda cells: JudgmentZone(*cells),
    ),
    SectionName.FIGURES: SectionForm(
        _N("SectionForms", "Figures"),
        (
            Column(_N("SectionForms", "Figure"), 5),
            Column(_N("SectionForms", "Value"), 2),
            Column(_N("SectionForms", "Source"), 4),
            Column(_N("SectionForms", "Year"), 1),
        ),
        lambda case: case.figures,
        lambda row: (row.figure, row.value, row.source, row.year),
        lambda cells: Figure(cells[0], cells[1], cells[2], cells[3]),
        _N("SectionForms", "Without a source or a year a figure counts as unverified."),
    ),
    SectionName.APPLIED: SectionForm(
        _N("SectionForms", "Applied"),
        (
            Column(_N("SectionForms", "Date"), 1),
            Column(_N("SectionForms", "Where"), 2),
            Column(_N("SectionForms", "Result"), 4),
        ),
        lambda lesson: lesson.applied,
        lambda row: (row.date, row.where, row.result),
        lambda cells: Application(*cells),
    ),
    SectionName.AGENDA: SectionForm(
        _N("SectionForms", "Agenda"),
        (
            Column(_N("SectionForms", "Minutes"), 1),
            Column(_N("SectionForms", "Activity"), 2, tuple(Activity)),
            Column(_N("SectionForms", "Item"), 3),
            Column(_N("SectionForms", "Use"), 3),
            Column(_N("SectionForms", "Note"), 3),
        ),
        lambda pack: pack.agenda,
        _step_cells,
        _step,
        _N("SectionForms", "The item is the id of a case, or of a lesson for a huddle."),
    ),
    SectionName.SESSIONS: SectionForm(
        _N("SectionForms", "Sessions"),
        (
            Column(_N("SectionForms", "Date"), 2),
            Column(_N("SectionForms", "Place"), 2),
            Column(_N("SectionForms", "People"), 1),
            Column(_N("SectionForms", "Went well"), 4),
            Column(_N("SectionForms", "To change"), 4),
        ),
        lambda pack: pack.sessions,
        lambda row: (row.date, row.place, row.people, row.went_well, row.to_change),
        lambda cells: SessionHeld(*cells),
    ),
}
"""By section; the response matrix has as many columns as it has severities, see ``grid_of``."""

_CASE = (
    SectionName.TIMELINE,
    SectionName.RISKS,
    SectionName.BALANCE,
    SectionName.VIEWPOINTS,
    SectionName.CHALLENGES,
    SectionName.JUDGMENT_ZONES,
    SectionName.RESPONSE_MATRIX,
    SectionName.FIGURES,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A section as a table to fill in.

    Attributes:
        title: What it is called.
        hint: A sentence on how to fill it in, or "".
        columns: From the left.
        cells: The cells of the rows that are there.
        grows: Whether columns can be added; their heads then stand in the first row.
        made: What the cells make in the end: rows, or a matrix.
    """

    title: str
    hint: str
    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    grows: bool
    made: Callable[[Sequence[Cells]], Any]


def grid_of(document: Document, section: SectionName) -> Grid:
    """Give a section of a document as a table to fill in."""
    if section is SectionName.RESPONSE_MATRIX:
        return _matrix_grid(document.response_matrix if isinstance(document, Case) else None)
    form = FORMS[section]
    rows = tuple(form.rows(document))
    cells = tuple(form.cells(row) for row in rows)
    known = dict(zip(cells, rows, strict=True))

    def made(filled: Sequence[Cells]) -> tuple[Any, ...]:
        # what was not touched is given back as it was read, whatever the form can show of it
        return tuple(known.get(one) or form.row(one) for one in filled if any(one))

    return Grid(form.words(form.title), form.words(form.hint), form.columns, cells, False, made)


_USUAL_SEVERITIES = ("Minor", "Serious", "Severe")


def _matrix_grid(matrix: ResponseMatrix | None) -> Grid:
    now = matrix or ResponseMatrix(_USUAL_SEVERITIES, ())
    known = {response_cell(one): one for _, responses in now.rows for one in responses}
    head = Column(_N("SectionForms", "Responsibility"), 2)
    columns = (head, *(Column("", 3) for _ in now.severities))
    cells = (
        ("", *now.severities),
        *((name, *map(response_cell, responses)) for name, responses in now.rows),
    )

    def made(filled: Sequence[Cells]) -> ResponseMatrix:
        heads = filled[0][1:] if filled else ()
        last = max((at for at, text in enumerate(heads, 1) if text.strip()), default=0)
        rows = tuple(
            (row[0], tuple(known.get(cell) or Response(cell) for cell in row[1 : last + 1]))
            for row in filled[1:]
            if any(row)
        )
        return ResponseMatrix(tuple(heads[:last]), rows)

    translate = QCoreApplication.translate
    hint = translate(
        "SectionForms", "The first row names the severities. A cell is a response (least – most)."
    )
    title = translate("SectionForms", "Response matrix")
    return Grid(title, hint, columns, cells, True, made)


def response_cell(response: Response) -> str:
    """Write a response with what is at least and at most given."""
    least, most = response.least, response.most
    bounds = f"{least} – {most}" if least and most else least or most
    return f"{response.text} ({bounds})" if bounds else response.text


def sections_of(document: Document) -> tuple[SectionName, ...]:
    """Give the sections that can be filled in for a document."""
    if isinstance(document, Case):
        return _CASE
    if isinstance(document, Lesson):
        return (SectionName.APPLIED,)
    return (SectionName.AGENDA, SectionName.SESSIONS) if isinstance(document, Pack) else ()
