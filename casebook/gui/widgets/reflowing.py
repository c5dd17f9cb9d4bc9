"""Widgets that are placed by the width they have together, and so get higher as it gets less."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from casebook.gui.widgets.by_width import follow_width

WidgetT = TypeVar("WidgetT", bound=QWidget)


class Reflowing(QWidget, Generic[WidgetT]):
    """Places its widgets anew whenever it or one of them changes; a subclass says where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[WidgetT] = []
        follow_width(self)

    def add(self, widget: WidgetT) -> None:
        """Add a widget after the others."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        """Give where each widget stands in a width, in logical pixels."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """It gets higher as it gets narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place everything anew when something in it wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for widget, place in zip(self._widgets, self._places(self.width()), strict=True):
            widget.setGeometry(place)
