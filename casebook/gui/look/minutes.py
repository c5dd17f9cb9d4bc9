"""The bar above an agenda: how the minutes of a pack are shared between talk, doing and reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from casebook.domain.values import Activity
from casebook.gui.look.palette import Palette

if TYPE_CHECKING:
    from casebook.domain.pack import AgendaStep

BAR_HEIGHT = 12
_GAP = 2
_RADIUS = 2


class Part(Enum):
    """What the people in the room do, roughly."""

    TALK = "talk"
    DO = "do"
    READ = "read"
    BREAK = "break"


_PARTS: Mapping[Activity, Part] = {
    Activity.OPEN: Part.TALK,
    Activity.READ: Part.READ,
    Activity.DISCUSS: Part.TALK,
    Activity.ROLE_PLAY: Part.DO,
    Activity.WORKSHEET: Part.DO,
    Activity.HUDDLE: Part.TALK,
    Activity.PRESENT: Part.TALK,
    Activity.BREAK: Part.BREAK,
    Activity.CLOSE: Part.TALK,
}


def part_of(activity: Activity | None) -> Part:
    """Give what an activity is, roughly; one that is not known counts as talk."""
    return _PARTS[activity] if activity else Part.TALK


def part_colour(part: Part, palette: Palette) -> str:
    """Give the colour of a part in the bar and in its legend."""
    return {
        Part.TALK: palette.ink,
        Part.DO: palette.result,
        Part.READ: palette.field_line,
        Part.BREAK: palette.line,
    }[part]


def minutes_of(steps: Iterable[AgendaStep]) -> dict[Part, int]:
    """Add up the minutes of each part that has any."""
    sums = dict.fromkeys(Part, 0)
    for step in steps:
        sums[part_of(step.activity)] += step.minutes or 0
    return {part: minutes for part, minutes in sums.items() if minutes}


def paint_minutes(
    painter: QPainter,
    rect: QRectF,
    steps: Sequence[AgendaStep],
    palette: Palette,
    planned: int | None = None,
) -> None:
    """Draw a segment for each step, as wide as its minutes.

    Minutes that are planned and not yet given out stand as an empty frame at the end; where
    steps go beyond the plan, a line of the colour of what is late marks where it ended.
    """
    total = sum(step.minutes or 0 for step in steps)
    whole = max(total, planned or 0)
    if not whole:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    scale = rect.width() / whole
    left = rect.left()
    for step in steps:
        width = (step.minutes or 0) * scale
        painter.setBrush(QColor(part_colour(part_of(step.activity), palette)))
        _paint_segment(painter, QRectF(left, rect.top(), width, rect.height()))
        left += width
    if total < whole:
        painter.setPen(QPen(QColor(palette.field_line), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rest = QRectF(left, rect.top(), rect.right() - left, rect.height())
        painter.drawRoundedRect(rest.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    elif planned and planned < total:
        end = rect.left() + planned * scale
        painter.fillRect(
            QRectF(end - 1, rect.top() - 2, 2, rect.height() + 4), QColor(palette.late)
        )
    painter.restore()


def _paint_segment(painter: QPainter, segment: QRectF) -> None:
    if segment.width() > _GAP:
        painter.drawRoundedRect(segment.adjusted(0, 0, -_GAP, 0), _RADIUS, _RADIUS)
