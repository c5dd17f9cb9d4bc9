"""A scroll bar that lies over what it scrolls, so that rows keep their width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 10


class OverlayBar(QScrollBar):
    """Takes the place of the vertical scroll bar of an area, at its right edge."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._source = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._source.rangeChanged.connect(self._fit)
        self._source.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._source.setValue)
        area.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Take range and place from the area; hide when there is nothing to scroll."""
        source = self._source
        self.setRange(source.minimum(), source.maximum())
        self.setPageStep(source.pageStep())
        self.setSingleStep(source.singleStep())
        self.setValue(source.value())
        self.setVisible(source.maximum() > source.minimum())
        self.setGeometry(self._area.width() - _WIDTH, 0, _WIDTH, self._area.height())
        self.raise_()
