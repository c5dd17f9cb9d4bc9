"""Which snippets a list asks for: those of the rows in sight and of a few below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.domain.names import DocumentPath
from casebook.gui.models.results_model import ResultsModel

_AHEAD = 4  # rows
_SOON = 10  # milliseconds


class WantedSnippets(QObject):
    """Asks a moment after the list was painted, and once for the same rows.

    Signals:
        wanted: Paths of the rows that have no snippet yet.
    """

    wanted = Signal(tuple)

    def __init__(
        self, model: ResultsModel, in_sight: Callable[[], list[int]], parent: QObject
    ) -> None:
        """Begin without having asked for anything.

        Args:
            model: Where the rows are.
            in_sight: Gives the rows that can be seen.
            parent: Whose list it is.
        """
        super().__init__(parent)
        self._model = model
        self._in_sight = in_sight
        self._asked: tuple[DocumentPath, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self._ask)

    def look_soon(self) -> None:
        """Look in a moment whether rows in sight have no snippet."""
        if not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Ask again, even for the same rows."""
        self._asked = ()

    def _ask(self) -> None:
        rows = self._in_sight()
        if not rows:
            return
        ahead = range(rows[0], min(rows[-1] + 1 + _AHEAD, self._model.rowCount()))
        paths = tuple(
            self._model.entry(row).path for row in ahead if self._model.wants_snippet(row)
        )
        if paths and paths != self._asked:
            self._asked = paths
            self.wanted.emit(paths)
