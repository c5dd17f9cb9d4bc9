"""The timeline of a case: ``- 14:05 — **Decision** text (inferred)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casebook.domain.case import Moment, MomentKind
from casebook.markdown.lists import Item

_SEPARATOR = re.compile(r"\s+[—–-]{1,3}\s+|\s*—\s*|:(?:\*\*|__)?\s+")
_LONGEST_TIME = 50
_NUMBER = re.compile(r"[+~≈−-]?\d[\d:.,/+–−-]*[A-Za-z]{0,3}\Z|[+~≈–-]\Z|[A-Z]{2,5}\Z")
_TIME_WORDS = frozenset(
    {
        *("about", "after", "around", "at", "before", "between", "by", "ca", "circa"),
        *("early", "end", "from", "in", "late", "later", "mid", "of", "on", "the", "to"),
        *("until"),
        *("t", "s", "sec", "second", "seconds", "min", "mins", "minute", "minutes", "h"),
        *("hour", "hours", "hrs", "day", "days", "week", "weeks", "month", "months"),
        *("year", "years", "am", "pm", "a.m", "p.m"),
        *("jan", "feb", "mar", "apr", "may", "jun", "june", "jul", "july", "aug", "sep"),
        *("sept", "oct", "nov", "dec"),
        *("january", "february", "march", "april", "august", "september", "october"),
        *("november", "december"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    }
)
_KIND = re.compile(
    rf"(?:\*\*|__)({'|'.join(MomentKind)}):?(?:\*\*|__):?\s*(?:[—–-]\s+)?", re.IGNORECASE
)
_INFERRED = re.compile(r"(?<!\s)\s*+[*_]?\(inferred\)[*_]?[.\s]*+\Z", re.IGNORECASE)


def read_timeline(items: Sequence[Item]) -> tuple[Moment, ...]:
    """Read the moments of a timeline, in the order of the list."""
    return tuple(_moment(item.text) for item in items)


def _moment(text: str) -> Moment:
    when, text = _split_time(text)
    kind = None
    if match := _KIND.match(text):
        kind = MomentKind(match[1].lower())
        text = text[match.end() :]
    shorter = _INFERRED.sub("", text)
    return Moment(when, kind, shorter.strip(), inferred=shorter != text)


def _split_time(text: str) -> tuple[str, str]:
    """Split the time off an item; "" when it starts with none.

    A time is digits and the words that go with them, so that a sentence with a dash is none.
    A dash that is not an em dash may stand in it: ``14:05 – 14:10 — text``.
    """
    when, rest = "", text
    for match in _SEPARATOR.finditer(text, 0, _LONGEST_TIME):
        before = text[: match.start()].strip("*_ ")
        if not _is_time(before):
            break
        when, rest = before, text[match.end() :]
        if "—" in match[0]:
            break
    return when, rest


def _is_time(words: str) -> bool:
    if not any(mark.isdigit() for mark in words):
        return False
    return all(
        _NUMBER.match(word) or word.rstrip(".").lower() in _TIME_WORDS
        for word in words.replace(",", " ").split()
    )
