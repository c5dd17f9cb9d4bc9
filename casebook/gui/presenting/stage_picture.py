"""What the room sees of one screen, set as large as it fits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from casebook.domain.case import Risk
from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Content,
    Look,
    Paragraph,
    ResponseGrid,
    RiskMatrix,
    Table,
    Timeline,
    plain,
    said,
)
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.matrix import matrix_size, paint_matrix
from casebook.gui.presenting.stage_words import Images, StageWords, reads_leftwards
from casebook.gui.presenting.timeline_picture import TimelinePicture

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from casebook.export.session import Screen
    from casebook.gui.look.palette import Palette

# heights of letters for a screen of 1080 lines, from the largest
_LARGE = (76, 66, 58, 50, 44, 38, 32, 26)
_PLAIN = (36, 32, 29, 26, 23, 21, 19, 17, 15, 13, 11)
_BESIDE = (26, 24, 22, 20, 18, 16, 14, 12)
_GAP = 40
_LEFT_SHARE = 0.58
_RIGHT_SHARE = 0.36
_LINE = 36  # the longest line of words, in heights of a letter
_MATRIX_LINES = 15  # its height in heights of a letter


class _Matrix:
    """The 5×5 matrix in a size."""

    def __init__(self, matrix: RiskMatrix, pixels: float, palette: Palette) -> None:
        self._palette = palette
        self.height = pixels * _MATRIX_LINES
        self._risks = [
            Risk((label,), (), "", "", likelihood, severity, "")
            for likelihood, severity, labels in matrix.placed
            for label in labels.split(", ")
        ]

    def paint(self, painter: QPainter, place: QPointF, revealed: int) -> None:
        """Paint it, its labels with it."""
        del revealed
        size = matrix_size()
        width = self.height * size.width() / size.height()
        paint_matrix(painter, QRectF(place, QSizeF(width, self.height)), self._risks, self._palette)


class _Text:
    """Words, lists, tables and pictures in a size."""

    def __init__(self, words: StageWords, width: float) -> None:
        self._document = words.document
        self.height = words.height(width)

    def paint(self, painter: QPainter, place: QPointF, revealed: int) -> None:
        """Paint them."""
        del revealed
        painter.save()
        painter.translate(place)
        self._document.drawContents(painter)
        painter.restore()


_Piece = _Text | _Matrix | TimelinePicture


class StagePicture:
    """A screen, set for an area; ``paint`` draws it."""

    def __init__(self, screen: Screen, area: QSizeF, palette: Palette, images: Images) -> None:
        """Find the largest letters with which everything fits.

        Args:
            screen: What the room is to see.
            area: In pixels; sizes of letters go by its width.
            palette: The colours.
            images: The pictures that may be shown, read already.
        """
        self._palette = palette
        self._images = images
        self._unit = min(area.width() / 1728, area.height() / 640)
        self._gap = _GAP * self._unit
        wide = area.width() * (_LEFT_SHARE if screen.beside else 1.0)
        self._large = self._fit_large(screen, wide, area.height())
        self._right = area.width() * (1 - _RIGHT_SHARE)
        rest = area.height() - self._large.height - self._gap
        self._pieces = self._fit(screen.contents, wide, rest, _PLAIN)
        self._beside: list[_Piece] = []
        if screen.beside is not None:
            head = Paragraph(said(w.WHAT_HAPPENED), Look.LABEL)
            contents = (head, screen.beside)
            room = area.width() * _RIGHT_SHARE
            self._beside = self._fit(contents, room, area.height(), _BESIDE)

    def paint(self, painter: QPainter, place: QPointF, revealed: int) -> None:
        """Draw it, with so many moments of its timeline."""
        self._large.paint(painter, place, 0)
        below = place + QPointF(0, self._large.height + self._gap)
        for piece in self._pieces:
            piece.paint(painter, below, revealed)
            below += QPointF(0, piece.height + self._gap / 2)
        beside = place + QPointF(self._right, 0)
        for piece in self._beside:
            piece.paint(painter, beside, 1_000)
            beside += QPointF(0, piece.height + self._gap / 2)

    def _fit_large(self, screen: Screen, width: float, height: float) -> _Text:
        most = height * (0.45 if screen.contents else 1.0)
        made = None
        for size in _LARGE:
            words = StageWords(self._palette, size * self._unit, TextRole.CASE_TITLE, {})
            words.write_large(screen.large, size * self._unit)
            made = _Text(words, width)
            if made.height <= most:
                break
        assert made is not None
        return made

    def _fit(
        self, contents: tuple[Content, ...], width: float, height: float, sizes: tuple[int, ...]
    ) -> list[_Piece]:
        made: list[_Piece] = []
        for size in sizes:
            made = list(self._pieces_of(contents, width, size * self._unit))
            gaps = max(0, len(made) - 1) * self._gap / 2
            if sum(piece.height for piece in made) + gaps <= height:
                break
        return made

    def _pieces_of(
        self, contents: tuple[Content, ...], width: float, pixels: float
    ) -> Iterator[_Piece]:
        for drawn, group in groupby(contents, lambda each: isinstance(each, Timeline | RiskMatrix)):
            if not drawn:
                words_here = tuple(group)
                words = StageWords(self._palette, pixels, TextRole.BODY, self._images)
                words.write(words_here)
                whole = _has_table(words_here) or reads_leftwards(words.document.toPlainText())
                yield _Text(words, width if whole else min(width, _LINE * pixels))
                continue
            for content in group:
                if isinstance(content, Timeline):
                    yield TimelinePicture(content, width, pixels, self._palette)
                elif isinstance(content, RiskMatrix):
                    yield _Matrix(content, pixels, self._palette)


def _has_table(contents: tuple[Content, ...]) -> bool:
    return any(isinstance(each, Table | BalanceGrid | ResponseGrid) for each in contents)


def said_on(screen: Screen) -> str:
    """Give what is large on a screen as plain text, for those who hear it."""
    return plain(screen.large)
