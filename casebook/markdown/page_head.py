"""The head of a page: marks and kind, the title, where and when, and the themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.domain.case import Case, Status
from casebook.domain.lesson import Lesson
from casebook.domain.names import ThemeId
from casebook.domain.pack import Pack
from casebook.markdown.page_context import PageContext
from casebook.markdown.page_escape import escaped, quoted
from casebook.markdown.page_words import (
    APPLIES_WHEN,
    NO_DATE,
    OUTCOMES,
    date_in_words,
    reading_time,
    spoken,
)

GAP = "&nbsp;&nbsp; "
"""Three spaces that stay three; a line may break after them."""
_DOT = " &nbsp;·&nbsp; "
_MOST_THEMES = 60
_IN_CHIP = "&nbsp;&nbsp;"


def head_of(document: Case | Lesson | Pack, context: PageContext) -> str:
    """Set what stands above the text of a document."""
    if isinstance(document, Lesson):
        lines = _lesson_lead(document), _lesson_meta(document)
    elif isinstance(document, Pack):
        lines = iter(()), _pack_meta(document)
    else:
        lines = _case_lead(document), _case_meta(document)
    is_lesson = isinstance(document, Lesson)
    chips = (_chip(theme, context) for theme in document.themes[:_MOST_THEMES])
    return "".join(
        (
            _line("lead", lines[0], _DOT),
            f'<h1 class="{"lesson" if is_lesson else "title"} top">',
            f'<a name="top">{escaped(document.title)}</a></h1>',
            _line("meta", lines[1], GAP),
            _line("chips", chips, " "),
            _applies_when(document.applies_when) if isinstance(document, Lesson) else "",
        )
    )


def mark(name: str) -> str:
    """Give the picture of a mark."""
    return f'<img src="casebook-mark:{quoted(name)}">'


def marked(name: str, words: str) -> str:
    """Give a mark with its words, which must not be parted at the end of a line."""
    return f"{mark(name)}&nbsp;&nbsp;{words}"


def strong(name: str, words: str) -> str:
    """Give words, as HTML, in bold and in the colour of what they mean."""
    return f'<span class="strong {name}">{words}</span>'


def _applies_when(moment: str) -> str:
    """Set the band with the moment of need."""
    if not moment:
        return ""
    return (
        '<table class="band" width="100%" cellspacing="0" cellpadding="0"><tr><td class="band">'
        f'<span class="label">{APPLIES_WHEN}</span>{GAP}{escaped(moment)}</td></tr></table>'
    )


def _line(name: str, parts: Iterable[str], between: str) -> str:
    inside = between.join(parts)
    return f'<p class="{name} top">{inside}</p>' if inside else ""


def _case_lead(case: Case) -> Iterator[str]:
    if case.outcome:
        name = case.outcome.value
        yield strong(name, marked(f"outcome/{name}", OUTCOMES[case.outcome]))
    if case.type:
        yield spoken(case.type)
    if case.level:
        yield spoken(case.level)
    if case.status in {Status.DRAFT, Status.RETIRED}:
        yield spoken(case.status)


def _case_meta(case: Case) -> Iterator[str]:
    places = (case.sector, case.organisation, case.place)
    yield from (escaped(place) for place in places if place)
    if case.date:
        yield date_in_words(case.date)
    elif case.value("date"):
        yield escaped(case.value("date"))
    elif any((*places, case.outcome, case.type, case.grade)):
        # an ordinary note that is opened as a case tells no story that has a date
        yield f'<span class="quiet">{NO_DATE}</span>'
    if case.grade:
        yield marked("icon/speech", spoken(case.grade))
    if case.words:
        yield reading_time(case.words).replace(" ", "&nbsp;")


def _lesson_lead(lesson: Lesson) -> Iterator[str]:
    if lesson.state:
        state = lesson.state.value
        yield strong(state, marked(f"state/{state}", spoken(lesson.state)))
    if lesson.effect:
        yield marked(f"effect/{lesson.effect.value}", spoken(lesson.effect))


def _lesson_meta(lesson: Lesson) -> Iterator[str]:
    if lesson.owner:
        yield f"Owner {escaped(lesson.owner)}"
    if lesson.due:
        yield f"Due {date_in_words(lesson.due)}"
    if lesson.validated_by or lesson.validated_on:
        by = f" by {escaped(lesson.validated_by)}" if lesson.validated_by else ""
        on = f" on {date_in_words(lesson.validated_on)}" if lesson.validated_on else ""
        yield f"Validated{by}{on}"
    if lesson.review_by:
        yield marked("icon/calendar", f"Review by {date_in_words(lesson.review_by)}")


def _pack_meta(pack: Pack) -> Iterator[str]:
    if pack.audience:
        yield f"For {escaped(pack.audience)}"
    if pack.minutes:
        yield f"{pack.minutes}&nbsp;minutes"
    items = len({step.item for step in pack.agenda if step.item})
    if items:
        yield f"{items}&nbsp;{'document' if items == 1 else 'documents'}"


def _chip(theme: ThemeId, context: PageContext) -> str:
    """Set a theme; it is a link, so that the window knows where to draw the frame."""
    # no break inside a chip
    label = escaped(context.theme_label(theme)).replace(" ", "&nbsp;")
    return (
        f'<a class="chip" href="casebook:theme/{quoted(theme)}">'
        f"{_IN_CHIP}{mark(f'theme/{theme}')}&nbsp;{label}{_IN_CHIP}</a>"
    )
