"""The sections of a case with a form of their own, drawn as what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
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
    Side,
    Viewpoint,
)
from casebook.domain.sections import SectionName
from casebook.markdown.page_blocks import BlockSetter
from casebook.markdown.page_drawing import LIST, TABLE, Drawing
from casebook.markdown.page_escape import escaped
from casebook.markdown.page_head import GAP, mark, marked, strong
from casebook.markdown.page_tables import Column, grid, side_by_side
from casebook.markdown.page_words import (
    ESTIMATES,
    INFERRED,
    LEAST_AND_MOST,
    NOT_HARVESTED,
    NOT_PLACED,
    SIDES,
    spoken,
    standing_of,
)

_MATRIX_WIDTH = "276"
_TIME_WIDTHS = (52, 128)
_NOT_SAID = '<span class="quiet">–</span>'


def drawings_of(case: Case) -> Mapping[SectionName | None, Drawing[Any]]:
    """Give how the sections of a case are drawn that have been read into rows."""
    matrix = case.response_matrix
    responses = matrix.rows if matrix else ()
    return {
        SectionName.TIMELINE: Drawing(LIST, case.timeline, set_timeline),
        SectionName.RISKS: Drawing(TABLE, case.risks, partial(_set_risks, case), _matrix(case)),
        SectionName.BALANCE: Drawing(TABLE, case.balance, set_balance),
        SectionName.VIEWPOINTS: Drawing(LIST, case.viewpoints, set_viewpoints),
        SectionName.CHALLENGES: Drawing(TABLE, case.challenges, set_challenges),
        SectionName.JUDGMENT_ZONES: Drawing(TABLE, case.judgment_zones, set_judgment_zones),
        SectionName.RESPONSE_MATRIX: Drawing(TABLE, responses, partial(_set_responses, matrix)),
        SectionName.FIGURES: Drawing(TABLE, case.figures, set_figures),
        SectionName.LESSONS_LEARNED: Drawing(LIST, case.lessons_learned, set_lessons_learned),
    }


def set_timeline(setter: BlockSetter, moments: Sequence[Moment]) -> str:
    """Set moments: the time, a mark on the line that joins them, what it was and what happened."""
    least, most = _TIME_WIDTHS
    longest = max(len(moment.when) for moment in moments)
    columns = (
        Column("", min(max(least, 7 * longest + 8), most), "when"),
        Column("", 28, "moment"),
        Column("", 0, "what"),
    )
    return grid(columns, (_moment(setter, moment) for moment in moments), "timeline")


def _moment(setter: BlockSetter, moment: Moment) -> tuple[str, str, str]:
    text = setter.markdown(moment.text)
    name = "none"
    if moment.kind:
        name = moment.kind.value
        text = f"{strong(name, spoken(moment.kind))} {text}"
    if moment.inferred:
        text += f' <span class="quiet">{INFERRED}</span>'
    return escaped(moment.when), mark(f"moment/{name}"), text


def _set_risks(case: Case, setter: BlockSetter, risks: Sequence[Risk]) -> str:
    """Set risks with the matrix of all risks beside or below the first of them."""
    labels = max(len(risk.labels) for risk in risks)
    columns = (
        Column("", 8 + 24 * max(labels, 1), "mark"),
        Column("Risk"),
        Column("L", 32, "number", centred=True),
        Column("S", 32, "number", centred=True),
        Column("Response", 0, "soft"),
    )
    table = grid(columns, (_risk(setter, risk) for risk in risks))
    if risks[0] is case.risks[0] and any(risk.placed for risk in case.risks):
        table = side_by_side(table, mark("matrix"), _MATRIX_WIDTH, "risks")
    return f"{table}{_legend(risks)}"


def _matrix(case: Case) -> str:
    """Set the matrix by itself, for risks whose table cannot be drawn as such."""
    if not any(risk.placed for risk in case.risks):
        return ""
    return f'<p class="figure">{mark("matrix")}</p>{_legend(case.risks)}'


def _risk(setter: BlockSetter, risk: Risk) -> tuple[str, ...]:
    text = setter.markdown(risk.risk)
    if not risk.placed:
        text += f' <span class="quiet">{NOT_PLACED}</span>'
    # a label is a square by itself; "?" stands for a side that is not known
    marks = "&nbsp;".join(mark(f"risk/{label}") for label in risk.labels)
    scores = (str(score) if score else _NOT_SAID for score in (risk.likelihood, risk.severity))
    return (marks or escaped(risk.side_text), text, *scores, setter.markdown(risk.response))


def _legend(risks: Sequence[Risk]) -> str:
    sides = [side for side in Side if any(side in risk.sides for risk in risks)]
    parts = [marked(f"risk/{side.letter}", SIDES[side]) for side in sides]
    return f'<p class="legend top">{GAP.join([*parts, ESTIMATES])}</p>'


def set_balance(setter: BlockSetter, rows: Sequence[BalanceRow]) -> str:
    """Set what each strategy does for safety, quality and efficiency."""
    columns = (
        Column("Strategy"),
        Column("Safety", 64, "number", centred=True),
        Column("Quality", 64, "number", centred=True),
        Column("Efficiency", 64, "number", centred=True),
        Column("Why", 0, "soft"),
    )
    return grid(columns, (_balance(setter, row) for row in rows))


def _balance(setter: BlockSetter, row: BalanceRow) -> tuple[str, ...]:
    marks = map(_balance_mark, (row.safety, row.quality, row.efficiency))
    return (setter.markdown(row.strategy), *marks, setter.markdown(row.why))


def _balance_mark(given: Mark | None) -> str:
    # nothing for nothing: the dash of other tables would pass for a minus among these marks
    return mark(f"balance/{given.value}") if given else ""


def set_viewpoints(setter: BlockSetter, views: Sequence[Viewpoint]) -> str:
    """Set who sees it how."""
    rows = ((escaped(view.who), setter.markdown(view.text)) for view in views)
    return grid((Column("", 144, "who"), Column("", 0, "view")), rows, "views")


def set_challenges(setter: BlockSetter, challenges: Sequence[Challenge]) -> str:
    """Set challenges beside the responses to them."""
    rows = (
        (setter.markdown(item.challenge), setter.markdown(item.response)) for item in challenges
    )
    return grid((Column("Challenge", 0, "half"), Column("Response", 0, "half soft")), rows)


def set_judgment_zones(setter: BlockSetter, zones: Sequence[JudgmentZone]) -> str:
    """Set where somebody may decide without asking."""
    columns = (Column("Touchpoint", 0, "lead"), Column("Who decides"), Column("What they may do"))
    rows = (
        tuple(map(setter.markdown, (zone.touchpoint, zone.who_decides, zone.may_do)))
        for zone in zones
    )
    return grid(columns, rows)


def _set_responses(
    matrix: ResponseMatrix | None,
    setter: BlockSetter,
    rows: Sequence[tuple[str, tuple[Response, ...]]],
) -> str:
    """Set responses by responsibility and severity, with the least and the most below each."""
    severities = matrix.severities if matrix else ()
    columns = (
        Column("Responsibility", 128, "lead"),
        *map(Column, map(setter.markdown, severities)),
    )
    cells = ((setter.markdown(who), *(_response(setter, one) for one in row)) for who, row in rows)
    bounded = any(one.least or one.most for _, row in rows for one in row)
    note = f'<p class="legend top">{LEAST_AND_MOST}</p>' if bounded else ""
    return grid(columns, cells) + note


def _response(setter: BlockSetter, response: Response) -> str:
    text = setter.markdown(response.text)
    bounds = [setter.markdown(bound) for bound in (response.least, response.most) if bound]
    return f'{text}<br><span class="small">{" – ".join(bounds)}</span>' if bounds else text


def set_figures(setter: BlockSetter, figures: Sequence[Figure]) -> str:
    """Set the numbers that the case quotes, each with a word on whether it is verified."""
    columns = (
        Column("Figure"),
        Column("Value", 80, "lead"),
        Column("Source", 0, "soft"),
        Column("Year", 56, "soft"),
    )
    return grid(columns, (_figure(setter, figure) for figure in figures))


def _figure(setter: BlockSetter, figure: Figure) -> tuple[str, ...]:
    name = "verified" if figure.verified else "unverified"
    icon = "icon/check" if figure.verified else "icon/warning"
    standing = f'<span class="small {name}">{marked(icon, standing_of(figure))}</span>'
    cells = map(setter.markdown, (figure.value, figure.source, figure.year))
    return (f"{setter.markdown(figure.figure)}<br>{standing}", *cells)


def set_lessons_learned(setter: BlockSetter, mentions: Sequence[LessonMention]) -> str:
    """Set the lessons that the case links, and the sentences that are not lessons yet."""
    rows = (_mention(setter, mention) for mention in mentions)
    return grid((Column("", 28, "mark"), Column("", 0, "lesson")), rows, "lessons")


def _mention(setter: BlockSetter, mention: LessonMention) -> tuple[str, str]:
    text = setter.markdown(mention.text)
    if not mention.target:
        return mark("icon/minus"), f'{text} <span class="quiet">{NOT_HARVESTED}</span>'
    target = setter.inline.context.resolve(mention.target)
    if target and target.state:
        return mark(f"state/{target.state.value}"), text
    return mark(f"kind/{target.kind.value}" if target and target.kind else "state/none"), text
