"""Work that is too much for a key press: done in a lane, or at once where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from casebook.gui.jobs import Jobs, LaneName

T = TypeVar("T")


class Aside(Protocol):
    """Does a piece of work and hands over what it gives, on the GUI thread."""

    def __call__(self, topic: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do it; newer work of the same topic takes the place of older work."""


def at_once(topic: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
    """Do it here and now; for tests and for short texts."""
    del topic
    done(work())


def in_lane(jobs: Jobs, lane: LaneName = LaneName.READ) -> Aside:
    """Give what does work in a lane of the window."""

    def aside(topic: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        jobs.start(
            lane,
            f"editor: {topic}",
            lambda _: work(),
            done,
            lambda _: None,
            topic=f"editor {topic}",
        )

    return aside
