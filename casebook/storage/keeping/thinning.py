"""Which versions of a document are kept as time goes by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

_STEPS = (
    (timedelta(days=7), timedelta(hours=1)),
    (timedelta(days=91), timedelta(days=1)),
    (timedelta.max, timedelta(weeks=1)),
)
"""Up to which age one version is kept of each such stretch of time; after the first day."""

_ALL_OF = timedelta(days=1)
_BEGINNING = datetime(1970, 1, 5)  # noqa: DTZ001 - only the distance counts; a Monday


def superfluous(times: Sequence[datetime], now: datetime) -> list[int]:
    """Give the places of the versions that may go.

    All of the last day stay, then the last one of each hour for a week, of each day for a
    quarter, and of each week for ever. The first and the last stay always.

    Args:
        times: When the versions came to be, in the order in which they were kept.
        now: The present moment.
    """
    last_of: dict[object, int] = {}
    for place, time in enumerate(times):
        age = now - time
        if age < _ALL_OF:
            last_of[place] = place
        else:
            stretch = next(each for longest, each in _STEPS if age < longest)
            last_of[stretch, (time.replace(tzinfo=None) - _BEGINNING) // stretch] = place
    kept = {0, len(times) - 1, *last_of.values()}
    return [place for place in range(len(times)) if place not in kept]
