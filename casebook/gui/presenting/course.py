"""How far a session has come, and how it stands with the time. Nothing here is of Qt."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from casebook.export.session import Screen, Showing, ShownStep


class Place(NamedTuple):
    """Where a session is: the step, its screen, and how many parts of it are revealed."""

    step: int
    screen: int
    revealed: int


class Timing(NamedTuple):
    """How it stands with the time.

    Attributes:
        left: Seconds that are left of the step, below 0 when it takes longer; those it has
            taken so far where nothing is planned.
        minutes: How long the step is to take; None when that is not said.
        late: By how many whole minutes the session will end later than planned; earlier below 0.
        ends: When it will end if the steps to come take as long as planned.
    """

    left: int
    minutes: int | None
    late: int
    ends: dt.datetime


class Course:
    """The way through a session, forwards and back, with a clock for each step.

    Time runs for the step that is shown; while paused it runs for none.
    """

    def __init__(self, showing: Showing, now: dt.datetime) -> None:
        self._showing = showing
        self._began = now
        self._since: dt.datetime | None = now
        self._spent = [dt.timedelta()] * len(showing.steps)
        self.place = self._at(0, 0)

    @property
    def step(self) -> ShownStep:
        """The step that is shown."""
        return self._showing.steps[self.place.step]

    @property
    def screen(self) -> Screen:
        """What the room sees."""
        return self.step.screens[self.place.screen]

    @property
    def is_paused(self) -> bool:
        """Whether time stands still."""
        return self._since is None

    @property
    def coming(self) -> Place | None:
        """Where the next press of a key leads; None at the end."""
        step, screen, revealed = self.place
        if revealed < self.screen.parts:
            return Place(step, screen, revealed + 1)
        if screen + 1 < len(self.step.screens):
            return self._at(step, screen + 1)
        if step + 1 < len(self._showing.steps):
            return self._at(step + 1, 0)
        return None

    @property
    def next_screen(self) -> tuple[ShownStep, Screen] | None:
        """The screen after this one with its step; None for the last."""
        step, screen, _ = self.place
        if screen + 1 < len(self.step.screens):
            return self.step, self.step.screens[screen + 1]
        if step + 1 < len(self._showing.steps):
            after = self._showing.steps[step + 1]
            return after, after.screens[0]
        return None

    def forward(self, now: dt.datetime) -> bool:
        """Go on by one part, screen or step; gives whether there was one."""
        coming = self.coming
        if coming is None:
            return False
        self._go(coming, now)
        return True

    def back(self, now: dt.datetime) -> bool:
        """Go back by one; a screen that is gone back to is seen whole."""
        step, screen, revealed = self.place
        if revealed > 1:
            self._go(Place(step, screen, revealed - 1), now)
        elif screen:
            self._go(self._whole(step, screen - 1), now)
        elif step:
            self._go(self._whole(step - 1, len(self._showing.steps[step - 1].screens) - 1), now)
        else:
            return False
        return True

    def go_to(self, step: int, now: dt.datetime) -> None:
        """Go to the beginning of a step, by its place from 0; one that is not there is left."""
        if 0 <= step < len(self._showing.steps):
            self._go(self._at(step, 0), now)

    def pause(self, now: dt.datetime) -> None:
        """Let time stand still, or run again."""
        if self._since is None:
            self._since = now
        else:
            self._count(now)
            self._since = None

    def timing(self, now: dt.datetime) -> Timing:
        """Say how it stands with the time."""
        at, steps = self.place.step, self._showing.steps
        spent = self._spent_on(at, now)
        minutes = steps[at].minutes
        plan = dt.timedelta(minutes=minutes or 0)
        left = plan - spent if minutes is not None else spent
        to_come = sum((step.minutes or 0 for step in steps[at + 1 :]), 0)
        ends = now + max(plan - spent, dt.timedelta()) + dt.timedelta(minutes=to_come)
        planned = dt.timedelta(minutes=sum(step.minutes or 0 for step in steps))
        late = (ends - self._began - planned).total_seconds() / 60
        return Timing(int(left.total_seconds()), minutes, int(late), ends)

    def share_done(self, now: dt.datetime) -> float:
        """Give how much of the time of the step is over, from 0 to 1."""
        minutes = self.step.minutes
        if not minutes:
            return 0.0
        return min(1.0, self._spent_on(self.place.step, now) / dt.timedelta(minutes=minutes))

    def _at(self, step: int, screen: int) -> Place:
        """Give the beginning of a screen: of what is revealed in parts, the first is seen."""
        return Place(step, screen, min(1, self._showing.steps[step].screens[screen].parts))

    def _whole(self, step: int, screen: int) -> Place:
        return Place(step, screen, self._showing.steps[step].screens[screen].parts)

    def _go(self, place: Place, now: dt.datetime) -> None:
        if place.step != self.place.step:
            self._count(now)
        self.place = place

    def _count(self, now: dt.datetime) -> None:
        if self._since is not None:
            self._spent[self.place.step] += now - self._since
            self._since = now

    def _spent_on(self, step: int, now: dt.datetime) -> dt.timedelta:
        running = now - self._since if self._since is not None else dt.timedelta()
        return self._spent[step] + (running if step == self.place.step else dt.timedelta())
