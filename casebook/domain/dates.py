"""Dates of which only the year, or the year and the month, may be known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as the source allows.

    Attributes:
        year: The year, 1 to 9999.
        month: 1 to 12, or 0 when only the year is known.
        day: 1 to 31, or 0 when the day is not known.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read ``2009``, ``2009-11`` or ``2009-11-22``; None for anything else."""
        match = _FORM.match(text.strip())
        if match is None:
            return None
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        try:
            dt.date(year, month or 1, day or 1)
        except ValueError:
            return None
        if (match[2] is not None and month == 0) or (match[3] is not None and day == 0):
            return None
        return cls(year, month, day)

    def __str__(self) -> str:
        """Give the date as it is written in front matter."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)
