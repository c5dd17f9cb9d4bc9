"""Passages of a page on which lessons rest: where they stand, and how they are drawn.

At rest a passage has a dotted underline; under the pointer, or while its lesson is chosen, a wash
and a firm one. The number of the lesson stands in the margin beside its first line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from casebook.domain.values import Found, Role
from casebook.gui.look.chips import NUMBER_SIZE, paint_number
from casebook.gui.look.palette import Palette
from casebook.gui.panes.page_geometry import Positions, line_rects
from casebook.markdown.passages import FoldedText, find_passage

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence
    from casebook.domain.reading import LessonCard

MARGIN = 32
"""Room at the left of the text, in which the numbers stand."""
_NUMBER_LEFT = 4
_BETWEEN_NUMBERS = 2


@dataclass(slots=True)
class PagePassage:
    """Words of the page that are evidence for a lesson.

    Attributes:
        number: Of the lesson.
        index: Of the passage among those of its lesson.
        role: Whether they support or contradict it.
        exact: Whether they are the very words that the lesson quotes.
        start: Position of the first character in the document.
        end: Position after the last one.
        rects: Where its lines stand; empty until measured.
        disc: Where its number stands.
    """

    number: int
    index: int
    role: Role
    exact: bool
    start: int
    end: int
    rects: list[QRectF] = field(default_factory=list)
    disc: QRectF = field(default_factory=QRectF)


def find_passages(text: str, cards: Sequence[LessonCard]) -> list[PagePassage]:
    """Find the passages of lessons in the plain text of a page; those that are lost are left out.

    A lesson that quotes the same words twice has them once.
    """
    if not any(card.passages for card in cards):
        return []
    folded, positions = FoldedText(text), Positions(text)
    found: dict[tuple[int, int, int], PagePassage] = {}
    for card in cards:
        for index, evidence in enumerate(card.passages):
            words = _words_of(evidence)
            passage = find_passage(folded, words) if words else None
            if passage is None:
                continue
            start, end = positions.position(passage.start), positions.position(passage.end)
            key = card.number, start, end
            found[key] = found.get(key) or PagePassage(
                card.number,
                index,
                evidence.quotation.role,
                evidence.found is not Found.CLOSE,
                start,
                end,
            )
    return sorted(found.values(), key=lambda passage: (passage.start, passage.number))


def _words_of(evidence: Evidence) -> str:
    """Give the words that stand in the case for a quotation; "" when it is lost."""
    if evidence.passage is None:
        return ""
    close = evidence.found is Found.CLOSE
    return evidence.passage.text if close else evidence.quotation.words


def measure_passages(passages: Sequence[PagePassage], document: QTextDocument) -> None:
    """Measure where passages and their numbers stand; numbers never cover each other."""
    for passage in passages:
        passage.rects = line_rects(document, passage.start, passage.end)
        passage.disc = QRectF()
    above: PagePassage | None = None
    # cells beside each other follow one another in the text, but not down the page
    for passage in sorted(
        (passage for passage in passages if passage.rects), key=lambda one: one.rects[0].top()
    ):
        top = passage.rects[0].center().y() - NUMBER_SIZE / 2
        if above is not None:
            below = above.disc.bottom() + _BETWEEN_NUMBERS
            if passage.number == above.number and top < below + NUMBER_SIZE / 2:
                continue  # the same number need not stand below itself
            top = max(top, below)
        passage.disc = QRectF(_NUMBER_LEFT, top, NUMBER_SIZE, NUMBER_SIZE)
        above = passage


def passage_at(passages: Iterable[PagePassage], point: QPointF) -> PagePassage | None:
    """Give the passage at a point of the page, its number included, or None."""
    for passage in passages:
        if passage.disc.contains(point) or any(rect.contains(point) for rect in passage.rects):
            return passage
    return None


def paint_washes(
    painter: QPainter, passages: Iterable[PagePassage], lit: frozenset[int], palette: Palette
) -> None:
    """Draw what lies behind the words of the lessons that are lit."""
    for passage in passages:
        if passage.number in lit:
            supports = passage.role is Role.SUPPORTS
            wash = palette.supports_wash if supports else palette.contradicts_wash
            for rect in passage.rects:
                painter.fillRect(rect, QColor(wash))


def paint_underlines(
    painter: QPainter, passages: Iterable[PagePassage], lit: frozenset[int], palette: Palette
) -> None:
    """Draw the line below the words: dotted at rest, dashed when they are only similar."""
    painter.save()
    for passage in passages:
        colour = QColor(palette.supports if passage.role is Role.SUPPORTS else palette.contradicts)
        if passage.number in lit:
            for rect in passage.rects:
                painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 2), colour)
            continue
        style = Qt.PenStyle.DotLine if passage.exact else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1, style))
        for rect in passage.rects:
            y = round(rect.bottom()) + 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.restore()


def paint_numbers(
    painter: QPainter, passages: Iterable[PagePassage], chosen: int | None, palette: Palette
) -> None:
    """Draw the numbers in the margin; that of the chosen lesson is filled."""
    for passage in passages:
        if not passage.disc.isEmpty():
            filled = passage.number == chosen
            paint_number(painter, passage.disc, palette, passage.number, passage.role, filled)
