"""The words that a page adds to those of its document; a translation replaces them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

from casebook.domain.case import Figure, Outcome, Side
from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Role
from casebook.domain.pack import Activity

WORDS_A_MINUTE = 230
"""How fast people read, for the reading time."""

PICTURE = "picture"
NETWORK_PICTURE = "picture on the network, not loaded"
UNSAFE_PICTURE = "picture not shown"
PICTURE_MISSING = "picture not found"
NO_DATE = "Date not given"
ESTIMATES = "L and S are the author’s estimates, from 1 to 5"
NOT_PLACED = "not placed"
INFERRED = "(inferred)"
LEAST_AND_MOST = "in small type: the least – the most that may be offered"
NOT_HARVESTED = "not yet a lesson"
FACILITATORS_ONLY = "For facilitators only"
APPLIES_WHEN = "Applies when"
VERIFIED = "verified"
OBJECTIVES = "Objectives"
MATERIALS = "Materials"
LESSONS_TO_REACH = "Lessons to reach"

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.SUCCESS: "Success",
    Outcome.FAILURE: "Failure",
    Outcome.MIXED: "Mixed outcome",
    Outcome.UNKNOWN: "Outcome unknown",
}
ROLES: Mapping[Role, str] = {Role.SUPPORTS: "Supports", Role.CONTRADICTS: "Contradicts"}
SIDES: Mapping[Side, str] = {
    Side.SECURITY: "Security",
    Side.CUSTOMER_SERVICE: "Customer service",
    Side.SAFETY: "Safety",
}
ACTIVITY_ICONS: Mapping[Activity, str] = {
    Activity.OPEN: "door",
    Activity.READ: "book",
    Activity.DISCUSS: "speech",
    Activity.ROLE_PLAY: "users",
    Activity.WORKSHEET: "clipboard",
    Activity.HUDDLE: "lightbulb",
    Activity.PRESENT: "screen",
    Activity.BREAK: "clock",
    Activity.CLOSE: "flag",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spoken(value: StrEnum) -> str:
    """Give a value of the front matter as a label: ``near-miss`` as *Near miss*."""
    words = value.value.replace("-", " ")
    return words[:1].upper() + words[1:]


def activity_words(activity: Activity) -> str:
    """Give an activity as a label: *Role-play* keeps its hyphen."""
    return activity.value.capitalize()


def date_in_words(date: PartialDate) -> str:
    """Give a date as people write it: *22 November 2009*, *November 2009* or *2009*."""
    month = _MONTHS[date.month - 1] if date.month else ""
    day = str(date.day) if date.day else ""
    return " ".join(part for part in (day, month, str(date.year)) if part)


def reading_time(words: int) -> str:
    """Give how long so many words take to read, rounded up to a minute."""
    return f"{max(1, math.ceil(words / WORDS_A_MINUTE))} min read"


def the_rest(words: int) -> str:
    """Say what the link at the end of a long page shows."""
    return f"Show the rest, about {words:,} words"


def standing_of(figure: Figure) -> str:
    """Say whether a figure is verified and, if not, what it lacks."""
    if figure.verified:
        return VERIFIED
    lacks = [
        word
        for word, value in (("source", figure.source), ("year", figure.year))
        if not value.strip()
    ]
    return f"unverified — no {' or '.join(lacks)}"


def minutes_in_words(given: int, planned: int | None) -> tuple[str, str]:
    """Say how many minutes an agenda gives out, and how that fits the plan."""
    if planned is None:
        return f"{given} minutes", ""
    total = f"{given} of {planned} minutes"
    if given == planned:
        return total, "the plan adds up"
    if given < planned:
        return total, f"{planned - given} still to plan"
    return total, f"{given - planned} too many"


def clock(minutes: int) -> str:
    """Give minutes since the start as ``0:05`` or ``1:30``."""
    return f"{minutes // 60}:{minutes % 60:02d}"
