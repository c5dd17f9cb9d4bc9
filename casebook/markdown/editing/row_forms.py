"""How the rows of each section are written: the other way round than they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.domain.case import (
    BalanceRow,
    Challenge,
    Fact,
    Figure,
    JudgmentZone,
    LessonMention,
    Moment,
    Response,
    Risk,
    Viewpoint,
)
from casebook.domain.lesson import Application
from casebook.domain.pack import AgendaStep, SessionHeld
from casebook.domain.sections import SectionName
from casebook.markdown.case_lists import (
    read_facts,
    read_lessons_learned,
    read_questions,
    read_sources,
    read_viewpoints,
)
from casebook.markdown.case_tables import (
    BALANCE_COLUMNS,
    CHALLENGES_COLUMNS,
    FIGURES_COLUMNS,
    ZONES_COLUMNS,
    read_balance,
    read_challenges,
    read_figures,
    read_judgment_zones,
)
from casebook.markdown.editing.wiki_links import link_to
from casebook.markdown.lists import Item
from casebook.markdown.pack_tables import (
    AGENDA_COLUMNS,
    APPLIED_COLUMNS,
    SESSIONS_COLUMNS,
    read_agenda,
    read_applied,
    read_sessions,
)
from casebook.markdown.risks import RISK_COLUMNS, read_risks
from casebook.markdown.tables import Table
from casebook.markdown.timeline import read_timeline

Row = (
    Risk
    | Moment
    | BalanceRow
    | Viewpoint
    | Challenge
    | JudgmentZone
    | Figure
    | Fact
    | LessonMention
    | AgendaStep
    | SessionHeld
    | Application
    | str
)
"""A row of a table or an item of a list, as it is read."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """A section whose rows stand in a table.

    Attributes:
        heads: The heads of a new table.
        columns: For each head the words by which its column is known.
        read: Reads the rows of tables.
        cells: Gives the words of a row, in the order of the heads.
    """

    heads: tuple[str, ...]
    columns: Sequence[Sequence[str]]
    read: Callable[[Sequence[Table]], Sequence[Any]]
    cells: Callable[[Any], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ListForm:
    """A section whose rows are items of a list.

    Attributes:
        read: Reads rows from items.
        parts: Gives the parts of a row; the main text comes last.
        written: Gives the words of an item.
        ordered: Whether a new list is numbered.
        box: Says whether the box of an item is ticked, where items have boxes.
    """

    read: Callable[[Sequence[Item]], Sequence[Any]]
    parts: Callable[[Any], tuple[str, ...]]
    written: Callable[[Any], str]
    ordered: bool = False
    box: Callable[[Any], bool] | None = None


def _risk(risk: Risk) -> tuple[str, ...]:
    return (
        risk.side_text or ", ".join(risk.sides),
        risk.risk,
        str(risk.likelihood or ""),
        str(risk.severity or ""),
        risk.response,
    )


def _balance(row: BalanceRow) -> tuple[str, ...]:
    return (row.strategy, row.safety or "", row.quality or "", row.efficiency or "", row.why)


def _step(step: AgendaStep) -> tuple[str, ...]:
    activity = step.activity_text or step.activity or ""
    item = link_to(step.item) if step.item else ""
    minutes = "" if step.minutes is None else str(step.minutes)
    return (minutes, activity, item, step.use, step.note)


def response_words(response: Response) -> str:
    """Write a cell of the response matrix: ``response (least – most)``."""
    if not response.least and not response.most:
        return response.text
    bracket = f"({response.least} – {response.most})"
    return f"{response.text} {bracket}" if response.text else bracket


def _moment(moment: Moment) -> str:
    when = f"{moment.when} — " if moment.when else ""
    kind = f"**{moment.kind.value.capitalize()}** " if moment.kind else ""
    inferred = " (inferred)" if moment.inferred else ""
    return f"{when}{kind}{moment.text}{inferred}".strip()


def _moment_parts(moment: Moment) -> tuple[str, ...]:
    return (moment.when, moment.kind or "", str(moment.inferred), moment.text)


def _viewpoint(view: Viewpoint) -> str:
    if not view.who:
        return view.text
    return f"**{view.who}** — {view.text}" if view.text else f"**{view.who}**"


def _text(text: str) -> tuple[str, ...]:
    return (text,)


FORMS: Mapping[SectionName, TableForm | ListForm] = {
    SectionName.RISKS: TableForm(
        ("Side", "Risk", "Likelihood", "Severity", "Response"), RISK_COLUMNS, read_risks, _risk
    ),
    SectionName.BALANCE: TableForm(
        ("Strategy", "Safety", "Quality", "Efficiency", "Why"),
        BALANCE_COLUMNS,
        read_balance,
        _balance,
    ),
    SectionName.CHALLENGES: TableForm(
        ("Challenge", "Response"),
        CHALLENGES_COLUMNS,
        read_challenges,
        lambda row: (row.challenge, row.response),
    ),
    SectionName.JUDGMENT_ZONES: TableForm(
        ("Touchpoint", "Who decides", "What they may do"),
        ZONES_COLUMNS,
        read_judgment_zones,
        lambda row: (row.touchpoint, row.who_decides, row.may_do),
    ),
    SectionName.FIGURES: TableForm(
        ("Figure", "Value", "Source", "Year"),
        FIGURES_COLUMNS,
        read_figures,
        lambda row: (row.figure, row.value, row.source, row.year),
    ),
    SectionName.AGENDA: TableForm(
        ("Minutes", "Activity", "Item", "Use", "Note"), AGENDA_COLUMNS, read_agenda, _step
    ),
    SectionName.SESSIONS: TableForm(
        ("Date", "Place", "People", "Went well", "To change"),
        SESSIONS_COLUMNS,
        read_sessions,
        lambda row: (row.date, row.place, row.people, row.went_well, row.to_change),
    ),
    SectionName.APPLIED: TableForm(
        ("Date", "Where", "Result"),
        APPLIED_COLUMNS,
        read_applied,
        lambda row: (row.date, row.where, row.result),
    ),
    SectionName.TIMELINE: ListForm(read_timeline, _moment_parts, _moment),
    SectionName.VIEWPOINTS: ListForm(
        read_viewpoints, lambda view: (view.who, view.text), _viewpoint
    ),
    SectionName.LESSONS_LEARNED: ListForm(
        read_lessons_learned,
        lambda mention: (mention.text or link_to(mention.target),),
        lambda mention: mention.text or link_to(mention.target),
    ),
    SectionName.QUESTIONS: ListForm(read_questions, _text, str, ordered=True),
    SectionName.FACTS_TO_CHECK: ListForm(
        read_facts,
        lambda fact: (str(fact.checked), fact.text),
        lambda fact: fact.text,
        box=lambda fact: fact.checked,
    ),
    SectionName.SOURCES: ListForm(read_sources, _text, str),
}
"""By section: its form. The response matrix, whose columns differ, is not among them."""
