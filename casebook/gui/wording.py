"""What the window calls the values of front matter, dates and counts, in the user's language.

The values of the domain's enums are the words of the file; what stands here is shown instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QDateTime, QLocale

from casebook.domain.query import Facet, Place
from casebook.domain.values import (
    CaseType,
    Effect,
    Grade,
    Kind,
    Level,
    Outcome,
    Role,
    Severity,
    State,
    Status,
)

if TYPE_CHECKING:
    import datetime as dt

    from casebook.domain.dates import PartialDate

_WORDS: Mapping[type[StrEnum], Mapping[str, object]] = {
    Kind: {
        Kind.CASE: QT_TRANSLATE_NOOP("Words", "Case"),
        Kind.LESSON: QT_TRANSLATE_NOOP("Words", "Lesson"),
        Kind.PACK: QT_TRANSLATE_NOOP("Words", "Pack"),
    },
    Status: {
        Status.DRAFT: QT_TRANSLATE_NOOP("Words", "Draft"),
        Status.REVIEWED: QT_TRANSLATE_NOOP("Words", "Reviewed"),
        Status.PUBLISHED: QT_TRANSLATE_NOOP("Words", "Published"),
        Status.RETIRED: QT_TRANSLATE_NOOP("Words", "Retired"),
    },
    CaseType: {
        CaseType.INCIDENT: QT_TRANSLATE_NOOP("Words", "Incident"),
        CaseType.NEAR_MISS: QT_TRANSLATE_NOOP("Words", "Near miss"),
        CaseType.RECOVERY: QT_TRANSLATE_NOOP("Words", "Recovery"),
        CaseType.GOOD_PRACTICE: QT_TRANSLATE_NOOP("Words", "Good practice"),
        CaseType.SCENARIO: QT_TRANSLATE_NOOP("Words", "Scenario"),
        CaseType.GUIDANCE: QT_TRANSLATE_NOOP("Words", "Guidance"),
    },
    Outcome: {
        Outcome.SUCCESS: QT_TRANSLATE_NOOP("Words", "Success"),
        Outcome.FAILURE: QT_TRANSLATE_NOOP("Words", "Failure"),
        Outcome.MIXED: QT_TRANSLATE_NOOP("Words", "Mixed"),
        Outcome.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Unknown"),
    },
    Level: {
        Level.ORGANISATION: QT_TRANSLATE_NOOP("Words", "Organisation"),
        Level.TEAM: QT_TRANSLATE_NOOP("Words", "Team"),
        Level.FRONT_LINE: QT_TRANSLATE_NOOP("Words", "Front line"),
    },
    Grade: {
        Grade.ANECDOTE: QT_TRANSLATE_NOOP("Words", "Anecdote"),
        Grade.OPINION: QT_TRANSLATE_NOOP("Words", "Opinion"),
        Grade.FIRST_HAND: QT_TRANSLATE_NOOP("Words", "First hand"),
        Grade.INTERNAL_REPORT: QT_TRANSLATE_NOOP("Words", "Internal report"),
        Grade.SURVEY: QT_TRANSLATE_NOOP("Words", "Survey"),
        Grade.OFFICIAL_REPORT: QT_TRANSLATE_NOOP("Words", "Official report"),
    },
    State: {
        State.OBSERVED: QT_TRANSLATE_NOOP("Words", "Observed"),
        State.IDENTIFIED: QT_TRANSLATE_NOOP("Words", "Identified"),
        State.VALIDATED: QT_TRANSLATE_NOOP("Words", "Validated"),
        State.EMBEDDED: QT_TRANSLATE_NOOP("Words", "Embedded"),
        State.REJECTED: QT_TRANSLATE_NOOP("Words", "Rejected"),
        State.RETIRED: QT_TRANSLATE_NOOP("Words", "Retired"),
    },
    Effect: {
        Effect.IMPROVE: QT_TRANSLATE_NOOP("Words", "Improve"),
        Effect.SUSTAIN: QT_TRANSLATE_NOOP("Words", "Sustain"),
    },
    Role: {
        Role.SUPPORTS: QT_TRANSLATE_NOOP("Words", "Supports"),
        Role.CONTRADICTS: QT_TRANSLATE_NOOP("Words", "Contradicts"),
    },
    Severity: {
        Severity.ERROR: QT_TRANSLATE_NOOP("Words", "Error"),
        Severity.WARNING: QT_TRANSLATE_NOOP("Words", "Warning"),
        Severity.HINT: QT_TRANSLATE_NOOP("Words", "Hint"),
    },
    Facet: {
        Facet.KIND: QT_TRANSLATE_NOOP("Words", "Kind"),
        Facet.THEME: QT_TRANSLATE_NOOP("Words", "Theme"),
        Facet.TYPE: QT_TRANSLATE_NOOP("Words", "Type"),
        Facet.OUTCOME: QT_TRANSLATE_NOOP("Words", "Outcome"),
        Facet.SECTOR: QT_TRANSLATE_NOOP("Words", "Sector"),
        Facet.STATUS: QT_TRANSLATE_NOOP("Words", "Status"),
        Facet.GRADE: QT_TRANSLATE_NOOP("Words", "Evidence grade"),
        Facet.YEAR: QT_TRANSLATE_NOOP("Words", "Year"),
        Facet.STATE: QT_TRANSLATE_NOOP("Words", "State"),
        Facet.EFFECT: QT_TRANSLATE_NOOP("Words", "Effect"),
        Facet.OWNER: QT_TRANSLATE_NOOP("Words", "Owner"),
    },
}
_FACET_VALUES: Mapping[Facet, type[StrEnum]] = {
    Facet.KIND: Kind,
    Facet.TYPE: CaseType,
    Facet.OUTCOME: Outcome,
    Facet.STATUS: Status,
    Facet.GRADE: Grade,
    Facet.STATE: State,
    Facet.EFFECT: Effect,
}
_PLACED: Mapping[Place, object] = {
    Place.ALIAS: QT_TRANSLATE_NOOP("Words", "Also known as “{0}”"),
    Place.THEME: QT_TRANSLATE_NOOP("Words", "Theme: {0}"),
    Place.APPLIES_WHEN: QT_TRANSLATE_NOOP("Words", "Applies when {0}"),
}
WORDS_PER_MINUTE = 230


def word_of(value: StrEnum) -> str:
    """Give what the window calls a value of one of the domain's enums."""
    return QCoreApplication.translate("Words", str(_WORDS[type(value)][value]))


def word_among(values: type[StrEnum], text: str) -> str:
    """Give the word for a value as the file writes it; the text itself for a foreign one."""
    folded = text.strip().casefold()
    return word_of(values(folded)) if folded in set(values) else text


def facet_value_word(facet: Facet, value: str) -> str:
    """Give the word for a value of a facet; themes need a vocabulary and stay as they are."""
    values = _FACET_VALUES.get(facet)
    return word_among(values, value) if values else value


def placed_words(place: Place, text: str) -> tuple[str, int]:
    """Write words that were found together with where they stand in a document.

    Returns:
        What is shown, and at which of its characters the words begin.
    """
    if place not in _PLACED:
        return text, 0
    template = QCoreApplication.translate("Words", str(_PLACED[place]))
    return template.replace("{0}", text), max(template.find("{0}"), 0)


def date_words(date: PartialDate) -> str:
    """Write a date as people do, as exact as it is known: 1 Sep 2026, Sep 2026, 2026."""
    if not date.month:
        return str(date.year)
    day = QDate(date.year, date.month, date.day or 1)
    return QLocale().toString(day, "d MMM yyyy" if date.day else "MMM yyyy")


def time_words(seconds: float) -> str:
    """Write a moment, given in seconds since 1970, as date and time of day."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), "d MMM yyyy, HH:mm")


def reading_minutes(words: int) -> int:
    """Estimate the minutes that so many words take to read, rounded up; 0 for none."""
    return -(-words // WORDS_PER_MINUTE)


def is_over(date: PartialDate, today: dt.date) -> bool:
    """Whether a date, as exact as it is known, lies wholly before a day."""
    return (date.year, date.month or 12, date.day or 31) < (today.year, today.month, today.day)


def counted(count: int, one: str, many: str) -> str:
    """Give the words for one thing, or those for many with ``{0}`` replaced by how many."""
    return one if count == 1 else many.format(f"{count:,}")
