"""Plain text laid out on a few lines, with words marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from casebook.gui.look.palette import Palette

_SIDED = frozenset({"L", "R", "AL"})
"""Directions of letters, as Unicode names them."""


def cut(text: str, longest: int) -> str:
    """Give a text on one line, cut at a word with "…" when it is longer than so many letters."""
    # so much and no more is looked at: a quotation may be a megabyte
    line = " ".join(text[: longest * 2].split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(".,;: ") + "…"


def begins_at_right(text: str) -> bool:
    """Say whether a text is read from the right, as its first letter with a direction says."""
    if text.isascii():
        return False
    from unicodedata import bidirectional  # most lists need none

    ways = (bidirectional(sign) for sign in text)
    return next((way for way in ways if way in _SIDED), "L") != "L"


class TextBlock:
    """Text set to a width; what goes beyond the last line allowed is cut with "…"."""

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        width: int,
        most_lines: int,
        marks: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Lay text out.

        Args:
            text: Plain text; white space counts as one space each.
            font: How it is set.
            line_height: Distance of lines in logical pixels.
            width: In logical pixels.
            most_lines: How many lines there may be.
            marks: Start and end offsets in ``text`` of words to be marked.
        """
        self._line_height = line_height
        # in printable text nothing but a space is white
        if not text.isprintable():
            text = "".join(" " if letter.isspace() else letter for letter in text)
        shown = text
        self._layout = _laid_out(shown, font, line_height, width)
        self._cut = self._layout.lineCount() > most_lines
        if self._cut:
            shown = _cut(shown, self._layout, font, width, most_lines)
            self._layout = _laid_out(shown, font, line_height, width)
        self.text = shown
        self.lines = min(self._layout.lineCount(), most_lines)
        self._marks = _in_code_units(shown, marks)

    @property
    def height(self) -> int:
        """Height of all lines in logical pixels."""
        return self.lines * self._line_height

    def shows(self, mark: tuple[int, int]) -> bool:
        """Say whether the words of a mark were not cut off."""
        return mark[1] <= len(self.text) - self._cut

    def paint(self, painter: QPainter, place: QPointF, colour: str, palette: Palette) -> None:
        """Draw the text with its upper left corner at a place."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, place, [_mark_range(mark, palette) for mark in self._marks])


def _laid_out(text: str, font: QFont, line_height: int, width: int) -> QTextLayout:
    """Break text into lines, each in the middle of its line height."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if begins_at_right(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
        top += line_height
    layout.endLayout()
    return layout


def _cut(text: str, layout: QTextLayout, font: QFont, width: int, most_lines: int) -> str:
    """Give the text that fits on so many lines, with "…" at its end."""
    # Qt counts UTF-16 code units, Python characters
    units = text.encode("utf-16-le")
    start = layout.lineAt(most_lines - 1).textStart()
    before = units[: start * 2].decode("utf-16-le")
    # two lines' worth is enough to fill one
    rest = units[start * 2 : start * 2 + 8 * width].decode("utf-16-le", "ignore")
    metrics = QFontMetricsF(font)
    last = metrics.elidedText(rest + "…", Qt.TextElideMode.ElideRight, width).rstrip("…")
    words = last.rsplit(" ", 1)[0]
    # a word is not cut in two unless it fills the line by itself
    whole = words if len(words) * 2 > len(last) else last
    return before + whole.rstrip(" ,;:.–") + "…"


def _in_code_units(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the marks that are still within a text, as start and length in UTF-16 code units."""
    within = [(start, min(end, len(text))) for start, end in marks if start < len(text)]
    if text.isascii() or max(text) < "\U00010000":
        return [(start, end - start) for start, end in within]
    return [(_units(text[:start]), _units(text[start:end])) for start, end in within]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _mark_range(mark: tuple[int, int], palette: Palette) -> QTextLayout.FormatRange:
    """Give the look of a word that was searched for."""
    from PySide6.QtGui import QTextCharFormat  # takes 2 ms to make: not at the start

    made = QTextLayout.FormatRange()
    made.start, made.length = mark
    look = QTextCharFormat()
    look.setBackground(QColor(palette.hit))
    look.setForeground(QColor(palette.hit_text))
    made.format = look
    return made
