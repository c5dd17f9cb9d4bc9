"""The sections of a case with a form of their own, as drawn structures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.domain.case import (
    BalanceRow,
    Case,
    Challenge,
    Figure,
    JudgmentZone,
    LessonMention,
    Mark,
    Moment,
    Response,
    ResponseMatrix,
    Risk,
    Viewpoint,
)
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Content,
    Item,
    Items,
    Look,
    Paragraph,
    ResponseGrid,
    RiskMatrix,
    Table,
    Timeline,
    TimelineMoment,
    Words,
    said,
)
from casebook.export.prose import Prose, fit
from casebook.markdown.page_drawing import LIST, TABLE
from casebook.markdown.page_words import spoken, standing_of

Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a section are drawn: from lists or tables, by what function."""

    form: frozenset[str]
    rows: Rows
    draw: Callable[[Prose, Rows], tuple[Content, ...]]


def forms_of(case: Case) -> Mapping[SectionName, Form]:
    """Give the forms of the sections of a case."""
    matrix = case.response_matrix
    return {
        SectionName.TIMELINE: Form(LIST, case.timeline, timeline),
        SectionName.RISKS: Form(TABLE, case.risks, risks),
        SectionName.BALANCE: Form(TABLE, case.balance, balance),
        SectionName.VIEWPOINTS: Form(LIST, case.viewpoints, viewpoints),
        SectionName.CHALLENGES: Form(TABLE, case.challenges, challenges),
        SectionName.JUDGMENT_ZONES: Form(TABLE, case.judgment_zones, judgment_zones),
        SectionName.RESPONSE_MATRIX: Form(
            TABLE,
            matrix.rows if matrix else (),
            lambda prose, rows: responses(prose, matrix, rows) if matrix else (),
        ),
        SectionName.FIGURES: Form(TABLE, case.figures, figures),
        SectionName.LESSONS_LEARNED: Form(LIST, case.lessons_learned, lessons_learned),
    }


def timeline(prose: Prose, moments: Sequence[Moment]) -> tuple[Content, ...]:
    """Draw moments in their order."""
    made = (
        TimelineMoment(
            fit(moment.when),
            spoken(moment.kind) if moment.kind else "",
            prose.lines(moment.text),
            moment.inferred,
        )
        for moment in moments
    )
    return (Timeline(tuple(made)),)


def placed(case_risks: Sequence[Risk]) -> tuple[tuple[int, int, str], ...]:
    """Give where in the matrix each risk stands."""
    return tuple(
        (risk.likelihood or 0, risk.severity or 0, "/".join(risk.labels) or "?")
        for risk in case_risks
        if risk.placed
    )


def risks(prose: Prose, rows: Sequence[Risk]) -> tuple[Content, ...]:
    """Draw the matrix, with the risks as a table below it."""
    heads = ("", w.RISK, w.LIKELIHOOD, w.SEVERITY, w.RESPONSE)
    table = Table(tuple(map(said, heads)), tuple(_risk(prose, row) for row in rows), w.RISKS)
    matrix = (RiskMatrix(placed(rows)),) if any(row.placed for row in rows) else ()
    return (*matrix, table, Paragraph(said(w.ESTIMATES), Look.SMALL))


def _risk(prose: Prose, risk: Risk) -> tuple[Words, ...]:
    text = prose.lines(risk.risk)
    if not risk.placed:
        text += said(f" ({w.NOT_PLACED})", emphasis=True)
    label = said("/".join(risk.labels) or fit(risk.side_text), strong=True)
    scores = (said(str(score or "–")) for score in (risk.likelihood, risk.severity))
    return (label, text, *scores, prose.lines(risk.response))


def balance(prose: Prose, rows: Sequence[BalanceRow]) -> tuple[Content, ...]:
    """Draw what each strategy does for safety, quality and efficiency."""
    made = tuple(
        (
            prose.lines(row.strategy),
            (_mark(row.safety), _mark(row.quality), _mark(row.efficiency)),
            prose.lines(row.why),
        )
        for row in rows
    )
    return (BalanceGrid(made),)


def _mark(mark: Mark | None) -> str:
    return mark.value if mark else ""


def viewpoints(prose: Prose, rows: Sequence[Viewpoint]) -> tuple[Content, ...]:
    """Draw who sees it how."""
    return (Items(tuple(_viewpoint(prose, row) for row in rows)),)


def _viewpoint(prose: Prose, row: Viewpoint) -> Item:
    who = said(f"{fit(row.who)}: ", strong=True) if row.who else ()
    return Item(who + prose.lines(row.text))


def challenges(prose: Prose, rows: Sequence[Challenge]) -> tuple[Content, ...]:
    """Draw challenges beside the responses to them."""
    cells = tuple((prose.lines(row.challenge), prose.lines(row.response)) for row in rows)
    return (Table((said("Challenge"), said(w.RESPONSE)), cells, "Challenges"),)


def judgment_zones(prose: Prose, rows: Sequence[JudgmentZone]) -> tuple[Content, ...]:
    """Draw where somebody may decide without asking."""
    heads = tuple(map(said, ("Touchpoint", "Who decides", "What they may do")))
    cells = tuple(
        tuple(map(prose.lines, (row.touchpoint, row.who_decides, row.may_do))) for row in rows
    )
    return (Table(heads, cells, "Judgment zones"),)


def responses(
    prose: Prose, matrix: ResponseMatrix, rows: Sequence[tuple[str, tuple[Response, ...]]]
) -> tuple[Content, ...]:
    """Draw responses by responsibility and severity."""
    made = tuple(
        (prose.lines(who), tuple(_response(prose, cell) for cell in cells)) for who, cells in rows
    )
    grid = ResponseGrid(tuple(map(prose.lines, matrix.severities)), made)
    bounded = any(bound for _, cells in made for _, bound in cells)
    return (grid, Paragraph(said(w.MOST_AND_LEAST), Look.SMALL)) if bounded else (grid,)


def _response(prose: Prose, response: Response) -> tuple[Words, str]:
    bounds = [
        "".join(run.text for run in prose.lines(bound)) or "…"
        for bound in (response.least, response.most)
    ]
    bounded = response.least or response.most
    return prose.lines(response.text), " – ".join(bounds) if bounded else ""


def figures(prose: Prose, rows: Sequence[Figure]) -> tuple[Content, ...]:
    """Draw the numbers that a case quotes; one that is unverified says so."""
    heads = tuple(map(said, ("Figure", "Value", "Source", "Year")))
    return (Table(heads, tuple(_figure(prose, row) for row in rows), "Figures"),)


def _figure(prose: Prose, figure: Figure) -> tuple[Words, ...]:
    text = prose.lines(figure.figure)
    if not figure.verified:
        text += said(f" ({standing_of(figure)})", strong=True)
    given = (prose.lines(cell) for cell in (figure.value, figure.source, figure.year))
    return (text, *(cell or said("–") for cell in given))


def lessons_learned(prose: Prose, rows: Sequence[LessonMention]) -> tuple[Content, ...]:
    """Draw the lessons that the case links, and the sentences that are not lessons yet."""
    return (Items(tuple(_mention(prose, row) for row in rows)),)


def _mention(prose: Prose, mention: LessonMention) -> Item:
    text = prose.lines(mention.text)
    if not mention.target:
        text += said(f" ({w.NO_LESSON_YET})", emphasis=True)
    return Item(text)
