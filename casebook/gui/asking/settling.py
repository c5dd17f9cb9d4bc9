"""When a question is settled: Enter was pressed, or nothing was typed for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.gui.finder import Finder
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.domain.query import Results
    from casebook.gui.list_desk import ListDesk
    from casebook.library.library import Library

_RESTING = 2000  # milliseconds


class Settling(QObject):
    """Has questions noted that found nothing, once the user has settled on them.

    Words on their way are never noted, nor is anything while documents may still be missing.

    Signals:
        noted: The question that was asked last is noted now.
    """

    noted = Signal()

    def __init__(
        self, jobs: Jobs, finder: Finder, lists: ListDesk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._finder = finder
        self._lists = lists
        self._library: Library | None = None
        self._settled = ""
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.setInterval(_RESTING)
        self.resting.timeout.connect(self.settle)

    def use(self, library: Library | None) -> None:
        """Note the questions to another library; none for None."""
        self._library, self._settled = library, ""
        self.resting.stop()

    def take_results(self, results: Results) -> None:
        """Wait whether the words stay as they are, when they find nothing."""
        if results.total or not results.query.text.strip():
            self.resting.stop()
        elif results.query.text != self._settled:
            self.resting.start()

    def settle(self) -> None:
        """Take the question as it stands for what was meant."""
        self.resting.stop()
        library, results, finder = self._library, self._finder.results, self._finder
        if library is None or results is None or self._lists.is_being_read:
            return
        asked = finder.query
        if not asked.text.strip() or results.query != asked or asked.text == self._settled:
            return
        self._settled = asked.text

        def work(_: object) -> bool:
            # whole words now: as long as one types, the last word finds whatever begins like it
            answer = library.find(asked._replace(as_typed=False))
            if results.total == 0 or answer.total:
                library.searches.settle(answer)
            return not answer.total and not results.total and not any(asked.chosen.values())

        self._jobs.start(
            LaneName.WRITE,
            "noting a search",
            work,
            lambda noted: self._take(asked.text, noted),
            self._fail,
        )

    def _take(self, text: str, noted: bool) -> None:
        if noted:
            self._finder.noted = text
            self.noted.emit()

    def _fail(self, error: CasebookError) -> None:
        del error  # nobody asked for it; whoever opens the list of them is told
