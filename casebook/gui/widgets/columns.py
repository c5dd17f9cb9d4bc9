"""Widgets side by side in as many columns as there is room for, rows of equal height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from casebook.gui.widgets.reflowing import Reflowing


class Columns(Reflowing[QWidget]):
    """Reflows from several columns to one when it gets narrow."""

    def __init__(
        self,
        least: int,
        most: int,
        gap: int,
        parent: QWidget | None = None,
        *,
        weights: Sequence[int] = (),
        row_gap: int | None = None,
        middle: bool = False,
    ) -> None:
        """Make it empty.

        Args:
            least: Pixels that a column has at least, unless there is only one.
            most: How many columns there are at most.
            gap: Pixels between columns.
            parent: Where it stands.
            weights: Shares of the width when all columns stand side by side; else equal ones.
            row_gap: Pixels between rows; as between columns when not given.
            middle: Whether what is lower than its row stands in the middle of it, not stretched.
        """
        super().__init__(parent)
        self._least = least
        self._most = most
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self._weights = tuple(weights)
        self._middle = middle

    def columns_at(self, width: int) -> int:
        """Give the number of columns at a width in pixels."""
        room = (width + self._gap) // (self._least + self._gap)
        return max(1, min(self._most, room))

    def sizeHint(self) -> QSize:
        """Give the size at the present width."""
        width = max(self.width(), self._least)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(0, 0)

    def _places(self, width: int) -> list[QRect]:
        columns = self.columns_at(width)
        spans = self._spans(width, columns)
        places: list[QRect] = []
        top = 0
        for start in range(0, len(self._widgets), columns):
            row = self._widgets[start : start + columns]
            heights = [
                _height_of(widget, span[1]) for widget, span in zip(row, spans, strict=False)
            ]
            height = max(heights)
            for (left, share), wanted in zip(spans, heights, strict=False):
                down = (height - wanted) // 2 if self._middle else 0
                places.append(QRect(left, top + down, share, height - 2 * down))
            top += height + self._row_gap
        return places

    def _spans(self, width: int, columns: int) -> list[tuple[int, int]]:
        """Give left edge and width of each column."""
        whole = columns == self._most and self._weights
        weights = self._weights if whole else (1,) * columns
        room = width - self._gap * (columns - 1)
        spans: list[tuple[int, int]] = []
        left, taken = 0, 0
        for weight in weights:
            share = room * (taken + weight) // sum(weights) - room * taken // sum(weights)
            spans.append((left, share))
            left += share + self._gap
            taken += weight
        return spans


def _height_of(widget: QWidget, width: int) -> int:
    wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    return wanted if wanted >= 0 else widget.sizeHint().height()
