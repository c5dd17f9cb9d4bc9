"""Chips: a label in a soft frame, with the dot of its theme; and the numbers of lessons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from casebook.domain.lesson import Role
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import THEME_DOT, paint_dot
from casebook.gui.look.palette import Palette

CHIP_HEIGHT = 20
NUMBER_SIZE = 20
_GAP = 4
_MARGIN = 7
_RADIUS = 4


@dataclass(frozen=True, slots=True)
class Chip:
    """A label with the colour of its dot; "" for no dot."""

    label: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip with its place on a line: distance from the left and width, in logical pixels."""

    chip: Chip
    x: int
    width: int


def chip_size(chip: Chip) -> QSize:
    """Give the size of a chip with its whole label."""
    return QSize(round(_label_width(chip.label) + _around(chip)), CHIP_HEIGHT)


def lay_out_chips(chips: Sequence[Chip], width: int) -> tuple[PlacedChip, ...]:
    """Place chips on one line; what does not fit becomes a last chip ``+2``.

    The first chip always stands there, its label cut when it must be.
    """
    widths = [chip_size(chip).width() for chip in chips]
    count = len(chips)
    while count > 1 and _line_width(widths[:count], len(chips) - count) > width:
        count -= 1
    placed: list[PlacedChip] = []
    x = 0
    rest = Chip(f"+{len(chips) - count}") if count < len(chips) else None
    room = width - (chip_size(rest).width() + _GAP if rest else 0)
    for chip, wanted in zip(chips[:count], widths, strict=False):
        placed.append(PlacedChip(chip, x, min(wanted, max(room - x, CHIP_HEIGHT))))
        x += placed[-1].width + _GAP
    if rest:
        placed.append(PlacedChip(rest, x, chip_size(rest).width()))
    return tuple(placed)


def _line_width(widths: Sequence[int], more: int) -> int:
    """Give the width of chips on a line, with the chip for so many more when there are any."""
    together = sum(widths) + _GAP * (len(widths) - 1)
    return together + (chip_size(Chip(f"+{more}")).width() + _GAP if more else 0)


def paint_chip(
    painter: QPainter, rect: QRectF, palette: Palette, chip: Chip, raised: bool = False
) -> None:
    """Draw a chip.

    Args:
        painter: Where to draw.
        rect: Its frame; the label is cut when it is narrower than ``chip_size``.
        palette: The colours.
        chip: What it says.
        raised: Whether it stands on a selected row, and so on page colour.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(QColor(palette.page if raised else palette.sunk))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    paint_chip_label(painter, rect, palette, chip)
    painter.restore()


def paint_chip_label(painter: QPainter, rect: QRectF, palette: Palette, chip: Chip) -> None:
    """Draw what stands in a chip, its dot and its label, into the chip's frame."""
    left = rect.left() + _MARGIN
    if chip.colour:
        paint_dot(painter, QRectF(left, rect.top(), THEME_DOT, rect.height()), palette, chip.colour)
        left += THEME_DOT + _GAP
    label_font = font(TextRole.CHIP)
    room = rect.right() - _MARGIN - left
    label = chip.label
    if _label_width(label) > room + 1:
        label = QFontMetricsF(label_font).elidedText(label, Qt.TextElideMode.ElideRight, room)
    painter.setFont(label_font)
    painter.setPen(QColor(palette.text2))
    painter.drawText(
        QRectF(left, rect.top(), room + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, label
    )


def _around(chip: Chip) -> int:
    return 2 * _MARGIN + (THEME_DOT + _GAP if chip.colour else 0)


def _label_width(label: str) -> float:
    return QFontMetricsF(font(TextRole.CHIP)).horizontalAdvance(label)


def paint_number(
    painter: QPainter, rect: QRectF, palette: Palette, number: int, role: Role, filled: bool
) -> None:
    """Draw the number by which a lesson's card and its passage in the margin are joined.

    Args:
        painter: Where to draw.
        rect: A square of 20 logical pixels.
        palette: The colours.
        number: What it says.
        role: Whether the passage supports or contradicts.
        filled: Whether the card is the chosen one.
    """
    colour = QColor(palette.supports if role is Role.SUPPORTS else palette.contradicts)
    page = QColor(palette.page)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if filled else page)
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(font(TextRole.LABEL))
    painter.setPen(page if filled else colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()
