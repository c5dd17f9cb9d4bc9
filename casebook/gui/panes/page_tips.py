"""Words that appear where the pointer rests on a page: risks of the matrix, lessons of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from casebook.gui.look.matrix import matrix_cell_at, matrix_size, risks_in
from casebook.markdown.inline import without_marks

if TYPE_CHECKING:
    from casebook.domain.case import Risk
    from casebook.domain.document import Document
    from casebook.domain.reading import LessonCard

MATRIX = "casebook-mark:matrix"


def matrix_tip(document: Document | None, rect: QRectF, point: QPointF) -> str:
    """Say which risks stand in the cell at a point of the matrix; "" beside all risks.

    Args:
        document: The case.
        rect: Where the matrix stands.
        point: In the same coordinates.
    """
    from casebook.domain.case import Case  # known once there is one

    if not isinstance(document, Case):
        return ""
    scale = rect.width() / matrix_size().width()
    cell = matrix_cell_at((point - rect.topLeft()) / scale)
    return risks_tip(risks_in(document.risks, *cell)) if cell else ""


def risks_tip(risks: Sequence[Risk]) -> str:
    """Name risks with their scores, one on each line."""
    scores = QCoreApplication.translate("Page", "likelihood {0}, severity {1}")
    return "\n".join(
        f"{' '.join(risk.labels)} {without_marks(risk.risk)}: "
        + scores.format(risk.likelihood, risk.severity)
        for risk in risks
    ).strip()


def lesson_tip(cards: Sequence[LessonCard], number: int) -> str:
    """Name the lesson of a number in the margin."""
    return next((f"{number}  {card.title}" for card in cards if card.number == number), "")
