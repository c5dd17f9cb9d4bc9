"""Unsaved text kept every few seconds, in a lane of its own, and offered after a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.gui.writing.sitting import Sitting

EVERY = 3000
"""Milliseconds from a change to the draft that has it."""


class DraftKeeper(QObject):
    """Keeps the drafts of what is being written.

    Signals:
        due: Unsaved text waits to be kept.
        kept: A draft was kept; the time of day, as words.
        failed: A sentence about a draft that could not be kept.
    """

    due = Signal()
    kept = Signal(str)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.due)

    def take_edit(self) -> None:
        """Keep a draft in a moment."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self, sitting: Sitting, text: str, then: Callable[[], None] | None = None) -> None:
        """Keep a text that is not saved; ``then`` is called when it is kept."""
        self._timer.stop()
        library, path, read = sitting.library, sitting.path, sitting.read

        def work(_: object) -> None:
            library.drafts.keep(path, text, read.digest)
            library.drafts.keep_base(read)

        def take(_: None) -> None:
            self.kept.emit(QTime.currentTime().toString("HH:mm"))
            if then is not None:
                then()

        self._jobs.start(
            LaneName.KEEP,
            "keeping a draft",
            work,
            take,
            self._fail,
        )

    def keep_at_once(self, sitting: Sitting, text: str) -> None:
        """Keep a text here and now: the program may be about to end."""
        from casebook.domain.errors import CasebookError

        try:
            sitting.library.drafts.keep(sitting.path, text, sitting.read.digest)
        except CasebookError as error:
            self._fail(error)

    def drop(self, sitting: Sitting, then: Callable[[], None] | None = None) -> None:
        """Forget the draft of a text that was saved or given up."""
        self._timer.stop()
        library, path = sitting.library, sitting.path

        def take(_: None) -> None:
            if then is not None:
                then()

        self._jobs.start(
            LaneName.KEEP,
            "dropping a draft",
            lambda _: library.drafts.drop(path),
            take,
            self._fail,
        )

    def move(self, sitting: Sitting, old: str, text: str | None) -> None:
        """Let the draft go with a document to another name; without text there is none."""
        if text is not None:
            self.keep(sitting, text)
        library = sitting.library
        self._jobs.start(
            LaneName.KEEP,
            "dropping a draft",
            lambda _: library.drafts.drop(old),
            lambda _: None,
            self._fail,
        )

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
