"""Front matter values as the fields of a document, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TypeVar

from casebook.domain.dates import PartialDate
from casebook.domain.document import Property
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath, ThemeId
from casebook.markdown.inline import without_marks
from casebook.markdown.keys import THEME_KEYS

_Choice = TypeVar("_Choice", bound=StrEnum)

_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d")
_NUMBER = re.compile(r"\d{1,6}\Z")


class Fields:
    """Looks up known keys, whatever their case.

    Values that are not allowed are reported only in files that write ``kind``. In others the
    same keys are somebody's own: ``type: "[[Books]]"`` in a vault of notes is no mistake, and a
    folder of notes is not to drown in findings. Either way they stay properties.

    Attributes:
        findings: What was wrong with the values asked for so far.
    """

    def __init__(self, properties: Iterable[Property], path: DocumentPath) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._entries: dict[str, Property] = {}
        for entry in properties:
            key = entry.key.lower()
            if entry.key == key or key not in self._entries:
                self._entries[key] = entry
        self._reports = "kind" in self._entries

    @property
    def keys(self) -> Collection[str]:
        """The keys that the file writes, in small letters."""
        return self._entries.keys()

    def line(self, key: str) -> int:
        """Give the line of a key; 0 when the file does not write it."""
        entry = self._entries.get(key)
        return entry.line if entry else 0

    def text(self, key: str) -> str:
        """Give a value on one line, links as their words; "" without one."""
        entry = self._entries.get(key)
        return " ".join(_words(entry.text).split()) if entry else ""

    def items(self, key: str) -> tuple[str, ...]:
        """Give the values of a list, or the one value, as written."""
        entry = self._entries.get(key)
        values = (value.strip() for value in (entry.values if entry else ()))
        return tuple(value for value in values if value)

    def names(self, key: str) -> tuple[str, ...]:
        """Give the values of a list, or those that commas part, links as their words."""
        entry = self._entries.get(key)
        if entry is None:
            return ()
        values = entry.values if entry.is_list else entry.text.split(",")
        names = (" ".join(_words(value).split()) for value in values)
        return tuple(name for name in names if name)

    def choice(self, key: str, allowed: type[_Choice]) -> _Choice | None:
        """Give one of the allowed values; None, and a finding, for another one."""
        written = self.text(key)
        if not written:
            return None
        try:
            return allowed(written.lower().replace("_", "-").replace(" ", "-"))
        except ValueError:
            words = ", ".join(allowed)
            self._report(key, "unknown-value", f"is not known; use one of: {words}.")
            return None

    def date(self, key: str) -> PartialDate | None:
        """Give a date; None, and a finding, for what is none. A time of day is left out."""
        written = self.text(key)
        if not written:
            return None
        with_time = _TIME_OF_DAY.match(written)
        date = PartialDate.parse(with_time[1] if with_time else written)
        if date is None:
            self._report(key, "bad-date", "is no date; write it as 2009, 2009-11 or 2009-11-22.")
        return date

    def number(self, key: str) -> int | None:
        """Give a whole number; None, and a finding, for what is none."""
        written = self.text(key)
        if not written:
            return None
        if _NUMBER.match(written):
            return int(written)
        self._report(key, "unknown-value", "is no whole number; write it in digits.")
        return None

    def themes(self) -> tuple[ThemeId, ...]:
        """Give the themes, each once; Obsidian's ``tags`` count, with or without ``#``."""
        found: dict[ThemeId, None] = {}
        for key in THEME_KEYS:
            for value in self.names(key) if key in self._entries else ():
                for name in value.split() if value[0] == "#" else (value,):
                    theme = name.strip("#").strip()
                    if theme and "{" not in theme:
                        found[ThemeId(theme)] = None
        return tuple(found)

    def _report(self, key: str, code: str, problem: str) -> None:
        if self._reports:
            message = f"{key}: “{self.text(key)}” {problem}"
            self.findings.append(
                Finding(self._path, self.line(key), Severity.WARNING, code, message)
            )


def _words(value: str) -> str:
    return without_marks(value) if "[[" in value else value
