"""The columns in which each structured section is filled in, and the rows that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.case import Challenge, Figure, JudgmentZone, Mark, MomentKind, Side, Viewpoint
from casebook.domain.lesson import Application
from casebook.domain.pack import Activity, SessionHeld
from casebook.domain.sections import SectionName
from casebook.gui.sheets.section_rows import (
    Cells,
    balance_cells,
    balance_of,
    moment_cells,
    moment_of,
    risk_cells,
    risk_of,
    step_cells,
    step_of,
)


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
        moment_cells,
        moment_of,
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
        risk_cells,
        risk_of,
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
        balance_cells,
        balance_of,
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
        step_cells,
        step_of,
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
"""By section; the response matrix has as many columns as severities, see ``section_grid``."""
