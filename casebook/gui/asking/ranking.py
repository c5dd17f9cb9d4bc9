"""Ranking by meaning, for users who have a model: chosen, remembered, and fed with documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from casebook.domain.errors import CasebookError
    from casebook.domain.progress import Progress
    from casebook.gui.prompts import Prompts
    from casebook.gui.settings import Settings
    from casebook.library.indexed import Indexed
    from casebook.library.library import Library

_TOPIC = "ranking by meaning"


class Ranking(QObject):
    """Has a model read the library in the background; where none can run, nothing is offered.

    Signals:
        reranked: The list may stand in another order now.
        progressed: Done, total, what.
        settled: There is nothing more to read.
        said: A sentence for the status line.
    """

    reranked = Signal()
    progressed = Signal(int, int, str)
    settled = Signal()
    said = Signal(str)

    def __init__(self, action: QAction, settings: Settings, prompts: Prompts, jobs: Jobs) -> None:
        super().__init__(action)
        self._action = action
        self._settings = settings
        self._prompts = prompts
        self._jobs = jobs
        self._library: Library | None = None
        self._model: Path | None = None
        self._remembered: Path | None = None
        self._stopped = False
        self._has_news = False

    def use(self, library: Library | None) -> None:
        """Rank another library; with the model of the last time, once all is read."""
        self._jobs.cancel(_TOPIC)
        self._library, self._model, self._stopped = library, None, False
        available = library is not None and library.meaning_available
        self._action.setVisible(available)
        self._action.setEnabled(available)
        self._action.setChecked(False)
        self._remembered = self._settings.model_folder if available else None

    def toggle(self, wanted: bool) -> None:
        """Ask for the folder of a model and rank with it; or rank by words alone again."""
        folder = None
        if wanted:
            folder = self._prompts.model_folder(self._settings.model_folder or Path.home())
            self._action.setChecked(self._model is not None)
        if not wanted or folder is not None:
            self._open(folder)

    def take_change(self) -> None:
        """Note that there may be something new to read."""
        self._has_news = True

    def go_on(self) -> None:
        """Read what is new, unless the user has stopped it."""
        remembered, self._remembered = self._remembered, None
        if remembered is not None:
            self._open(remembered)
        elif self._has_news and self._model is not None and not self._stopped:
            self._embed()

    def stop(self) -> None:
        """Read nothing more for now; what was read stays."""
        if self._model is not None:
            self._stopped = True
        self._jobs.cancel(_TOPIC)

    def _open(self, folder: Path | None) -> None:
        library = self._library
        if library is None:
            return
        self._jobs.cancel(_TOPIC)
        self._jobs.start(
            LaneName.EXPORT,
            "opening the model",
            lambda _: library.use_model(folder),
            lambda _: self._take_model(folder),
            self._refuse,
            topic=_TOPIC,
        )

    def _take_model(self, folder: Path | None) -> None:
        self._model, self._stopped = folder, False
        self._settings.model_folder = folder
        self._action.setChecked(folder is not None)
        self.reranked.emit()
        self._has_news = True
        self.go_on()

    def _refuse(self, error: CasebookError) -> None:
        self._action.setChecked(self._model is not None)
        self.said.emit(str(error))

    def _embed(self) -> None:
        """Have the model read a few documents; searches and saves run beside it."""
        library = self._library
        if library is None:
            return
        self._has_news = False

        def work(progress: Progress) -> Indexed:
            return library.embed_some(progress)

        self._jobs.start(
            LaneName.EXPORT,
            "reading for meaning",
            work,
            lambda done: self._embedded(library, done),
            self._fail,
            watched=self.progressed.emit,
            topic=_TOPIC,
        )

    def _embedded(self, library: Library, done: Indexed) -> None:
        if library is not self._library:
            return
        if done.more:
            self._embed()
            return
        self.settled.emit()
        if done.documents:
            self.reranked.emit()

    def _fail(self, error: CasebookError) -> None:
        self._stopped = True
        self.settled.emit()
        self.said.emit(str(error))
