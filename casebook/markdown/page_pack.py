"""What a pack adds to its text: objectives, materials, lessons, and the agenda with its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from casebook.domain.pack import AgendaStep, Pack
from casebook.domain.sections import SectionName
from casebook.markdown.page_blocks import BlockSetter
from casebook.markdown.page_drawing import TABLE, Drawing
from casebook.markdown.page_escape import escaped
from casebook.markdown.page_head import GAP, mark, marked
from casebook.markdown.page_tables import Column, grid
from casebook.markdown.page_words import (
    ACTIVITY_ICONS,
    LESSONS_TO_REACH,
    MATERIALS,
    OBJECTIVES,
    activity_words,
    clock,
    minutes_in_words,
)


def drawings_of(pack: Pack) -> Mapping[SectionName | None, Drawing[Any]]:
    """Give how the sections of a pack are drawn that have been read into rows."""
    total = _total(pack)
    return {SectionName.AGENDA: Drawing(TABLE, pack.agenda, partial(_agenda, pack), total)}


def set_aims(setter: BlockSetter, pack: Pack) -> str:
    """Set what the front matter says the pack is for, and what it needs."""
    summary = f'<p class="summary top">{escaped(pack.summary)}</p>' if pack.summary else ""
    objectives = "".join(f"<li>{setter.markdown(aim)}</li>" for aim in pack.objectives)
    materials = "".join(f"<li>{setter.markdown(thing)}</li>" for thing in pack.materials)
    lessons = grid(
        (Column("", 28, "mark"), Column("", 0, "lesson")),
        (_lesson(setter, lesson) for lesson in pack.lessons),
        "lessons",
    )
    return summary + "".join(
        (
            _labelled(OBJECTIVES, f'<ol class="aims top">{objectives}</ol>' if objectives else ""),
            _labelled(MATERIALS, f'<ul class="aims top">{materials}</ul>' if materials else ""),
            _labelled(LESSONS_TO_REACH, lessons if pack.lessons else ""),
        )
    )


def _labelled(label: str, content: str) -> str:
    return f'<p class="label">{label}</p>{content}' if content else ""


def _lesson(setter: BlockSetter, lesson: str) -> tuple[str, str]:
    target = setter.inline.context.resolve(lesson)
    state = target.state.value if target and target.state else "none"
    return mark(f"state/{state}"), setter.markdown(f"[[{lesson}]]")


def _total(pack: Pack) -> str:
    """Set how many minutes the agenda gives out, and the bar that shows how."""
    if not pack.agenda:
        return ""
    total, fit = minutes_in_words(pack.agenda_minutes, pack.minutes)
    if fit:
        adds_up = pack.agenda_minutes == pack.minutes
        icon, name = ("check", "verified") if adds_up else ("warning", "unverified")
        fit = f'{GAP}<span class="{name}">{marked(f"icon/{icon}", fit)}</span>'
    return (
        f'<p class="total"><span class="strong">{total}</span>{fit}</p>'
        f'<p class="figure">{mark("minutes")}</p>'
    )


def _agenda(pack: Pack, setter: BlockSetter, steps: Sequence[AgendaStep]) -> str:
    columns = (
        Column("", 48, "clock"),
        Column("Minutes", 56, "number", centred=True),
        Column("", 28, "mark"),
        Column("Activity", 88),
        Column("Item"),
    )
    start = next(at for at, step in enumerate(pack.agenda) if step is steps[0])
    before = sum(step.minutes or 0 for step in pack.agenda[:start])
    above = "" if start else _total(pack)
    return above + grid(columns, _steps(setter, steps, before))


def _steps(
    setter: BlockSetter, agenda: Sequence[AgendaStep], now: int
) -> Iterator[tuple[str, ...]]:
    for step in agenda:
        minutes = "–" if step.minutes is None else str(step.minutes)
        name = activity_words(step.activity) if step.activity else escaped(step.activity_text)
        icon = mark(f"icon/{ACTIVITY_ICONS[step.activity]}") if step.activity else ""
        yield clock(now), minutes, icon, name, _item(setter, step)
        now += step.minutes or 0


def _item(setter: BlockSetter, step: AgendaStep) -> str:
    """Set what a step uses; the use and the note stand in small type below the item."""
    item = setter.markdown(f"[[{step.item}]]") if step.item else ""
    rest = " · ".join(part for part in (escaped(step.use), setter.markdown(step.note)) if part)
    if not item:
        return rest
    return f'{item}<br><span class="small">{rest}</span>' if rest else item
