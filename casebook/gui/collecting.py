"""Garbage collected on the GUI thread alone.

Python collects cycles on whatever thread happens to allocate. A cycle may hold the last
reference to a widget, and a widget that is destroyed on another thread corrupts memory. So
automatic collection is off while the window lives, and a timer does what it would have done.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_BETWEEN_LOOKS = 500  # milliseconds


class GarbageCollection(QObject):
    """Collects when there is enough to collect, from this thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_LOOKS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect here, and nowhere else, from now on."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def set_aside(self) -> None:
        """Take what there is for what stays as long as the window, and look at it no more.

        Going through all that a start has made takes as long as three pictures.
        """
        gc.freeze()

    def look(self) -> None:
        """Collect the oldest generation that has enough in it, and with it the younger ones."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
