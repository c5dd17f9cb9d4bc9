"""Where a lesson stands, in words: its head line, its steps, and how good its evidence is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Found, Grade, Role, State
from casebook.gui.look.palette import colour_of
from casebook.gui.widgets.marked_line import Marked
from casebook.gui.widgets.state_steps import Step
from casebook.gui.wording import counted, date_words, is_over, word_of

if TYPE_CHECKING:
    from casebook.domain.dates import PartialDate
    from casebook.domain.lesson import Evidence, Lesson

_WAY = (State.OBSERVED, State.IDENTIFIED, State.VALIDATED, State.EMBEDDED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonPage", text)


def head_line(
    lesson: Lesson, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]
) -> list[Marked]:
    """Give effect and themes."""
    items: list[Marked] = []
    if lesson.effect is not None:
        items.append(Marked(word_of(lesson.effect), f"effect/{lesson.effect}", weight=500))
    themes = (
        Marked(vocabulary.label(theme), f"dot/{colour_of(theme, colours)}")
        for theme in lesson.themes
    )
    return [*items, *themes]


def head_dates(lesson: Lesson, today: dt.date) -> list[Marked]:
    """Give when to look at it again, by when to put it into practice, and who does."""
    items: list[Marked] = []
    if lesson.due is not None and lesson.state is not State.EMBEDDED:
        items.append(_dated(_tr("Due {0}"), lesson.due, today))
    if lesson.review_by is not None:
        items.append(_dated(_tr("Review by {0}"), lesson.review_by, today))
    if lesson.owner:
        items.append(Marked(_tr("Owner {0}").format(lesson.owner)))
    return items


def _dated(words: str, date: PartialDate, today: dt.date) -> Marked:
    text = words.format(date_words(date))
    if is_over(date, today):
        return Marked(_tr("{0}, late").format(text), "due/late", "late")
    soon = (date.year, date.month) == (today.year, today.month)
    return Marked(text, "due/soon", "soon") if soon else Marked(text, "icon/calendar")


def steps_of(lesson: Lesson) -> list[Step]:
    """Give the steps of a lesson, each with what it rests on; one alone for one that has ended."""
    state = lesson.state
    if state in {State.REJECTED, State.RETIRED}:
        instead = _tr("replaced by {0}").format(lesson.replaced_by) if lesson.replaced_by else ""
        return [Step(state, instead, reached=True, current=True)]
    at = _WAY.index(state) if state is not None else -1
    words = (_passages(lesson), _identified(lesson), _validated(lesson), _embedded(lesson, at))
    return [
        Step(step, words[number], reached=number <= at, current=number == at)
        for number, step in enumerate(_WAY)
    ]


def _passages(lesson: Lesson) -> str:
    count = len(lesson.quotations)
    if not count:
        return _tr("no passage yet")
    return counted(count, _tr("1 passage"), _tr("{0} passages"))


def _identified(lesson: Lesson) -> str:
    """Name the themes and the moment of need, or those that are still missing."""
    if not lesson.themes:
        return (
            _tr("needs a theme and a moment of need")
            if not lesson.applies_when
            else _tr("needs a theme")
        )
    if not lesson.applies_when:
        return _tr("needs a moment of need")
    themes = counted(len(lesson.themes), _tr("1 theme"), _tr("{0} themes"))
    return _tr("{0}, moment of need").format(themes)


def _validated(lesson: Lesson) -> str:
    parts = [lesson.validated_by]
    if lesson.validated_on is not None:
        parts.append(date_words(lesson.validated_on))
    return ", ".join(part for part in parts if part) or _tr("needs a person and a date")


def _embedded(lesson: Lesson, at: int) -> str:
    """Say how often it was put to use, and whether that is all that is missing."""
    count = len(lesson.applied)
    if not count:
        return _tr("never applied") if lesson.never_applied else _tr("needs a use")
    uses = counted(count, _tr("1 use logged"), _tr("{0} uses logged"))
    return _tr("Ready: {0}").format(uses) if at == _WAY.index(State.VALIDATED) else uses


def support_words(evidence: Sequence[Evidence]) -> str:
    """Say how many cases of the library support a lesson, and how many of its passages are lost."""
    supporting = {
        each.case_path
        for each in evidence
        if each.quotation.role is Role.SUPPORTS and each.case_path is not None
    }
    lost = sum(each.found is Found.LOST for each in evidence)
    parts = [counted(len(supporting), _tr("1 case supports"), _tr("{0} cases support"))]
    if not supporting:
        parts = [_tr("no case supports")]
    if lost:
        parts.append(counted(lost, _tr("1 passage not found"), _tr("{0} passages not found")))
    return " · ".join(parts)


def grade_words(evidence: Sequence[Evidence], related: Mapping[DocumentPath, Entry]) -> str:
    """Name the weakest and the best grade of the cases that a lesson rests on; "" for none."""
    grades = sorted(
        {
            Grade(entry.value(Facet.GRADE))
            for each in evidence
            if each.case_path is not None
            and (entry := related.get(each.case_path)) is not None
            and entry.value(Facet.GRADE) in set(Grade)
        },
        key=lambda grade: grade.rank,
    )
    if not grades:
        return ""
    weakest, best = word_of(grades[0]), word_of(grades[-1])
    if weakest == best:
        return _tr("Grade: {0}").format(weakest.lower())
    return _tr("Grades: {0} to {1}").format(weakest.lower(), best.lower())
