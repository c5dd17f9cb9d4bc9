"""The open library: it is opened, kept up with its files, and its changes are published.

A change is published once; whoever shows something asks whether the change concerns it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from casebook.domain.change import Change
from casebook.domain.errors import CasebookError
from casebook.domain.progress import Progress
from casebook.gui.jobs import Jobs, LaneName
from casebook.library.indexed import Indexed
from casebook.library.library import Library

_KEEPING_UP = "keeping up"
_FIRST_GLIMPSE = 1.0
"""Seconds of reading after which what was found so far is shown; then twice as long each time."""


class Session(QObject):
    """Holds at most one open library.

    Signals:
        library_opened: A Library is open; nothing of it has been read yet.
        library_closed: There is none any more.
        library_refused: A folder could not be opened; the sentence that says why.
        changed: A Change; also when only the index knows more than before.
        progressed: Done, total, what, while the library is read in the background.
        settled: The background work is done.
        failed: A sentence about something that did not work.
    """

    library_opened = Signal(object)
    library_closed = Signal()
    library_refused = Signal(str)
    changed = Signal(object)
    progressed = Signal(int, int, str)
    settled = Signal()
    failed = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        *,
        cache: Path | None = None,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._cache = cache
        self._read_only = read_only
        self.library: Library | None = None
        self._wait = _FIRST_GLIMPSE
        self._glimpse_at = 0.0

    def open(self, folder: Path) -> None:
        """Open a folder as the library, in place of the one that is open."""

        def work(progress: Progress) -> Library:
            del progress
            library = Library.open(folder, cache=self._cache, read_only=self._read_only)
            library.vocabulary  # noqa: B018 - loads the entries here, off the GUI thread
            return library

        self._jobs.start(LaneName.READ, "opening", work, self._take, self._refuse, topic="opening")

    def close(self) -> None:
        """Close the library."""
        self._jobs.cancel(_KEEPING_UP)
        library, self.library = self.library, None
        if library is not None:
            self.library_closed.emit()
            self._jobs.start(LaneName.WRITE, "closing", lambda _: library.close(), _ignore, _ignore)

    def look(self) -> None:
        """Look whether the files have changed, and read what has."""
        if self.library is not None:
            self._read(self.library, self.library.reconcile)

    def read_anew(self) -> None:
        """Forget the caches and read everything again."""
        if self.library is not None:
            self._read(self.library, self.library.read_anew)

    def _read(self, library: Library, work: Callable[[Progress], Change]) -> None:
        self._jobs.start(
            LaneName.WRITE,
            "reading the library",
            work,
            lambda change: self._reconciled(library, change),
            self._fail,
            watched=lambda done, total, what: self._take_progress(library, done, total, what),
            topic=_KEEPING_UP,
        )
        self._wait = _FIRST_GLIMPSE
        self._glimpse_at = time.monotonic() + self._wait

    def _take_progress(self, library: Library, done: int, total: int, what: str) -> None:
        """Pass progress on, and now and then show what a long reading has found so far."""
        self.progressed.emit(done, total, what)
        if done and time.monotonic() >= self._glimpse_at:
            self._wait *= 2
            self._glimpse_at = time.monotonic() + self._wait
            self._jobs.start(
                LaneName.READ,
                "showing what was read so far",
                lambda _: library.refresh(),
                lambda new: self._show_glimpse(library, new),
                self._fail,
                topic="glimpse",
            )

    def _show_glimpse(self, library: Library, new: bool) -> None:
        if new and library is self.library:
            self.changed.emit(Change(rebuilt=True))

    def stop(self) -> None:
        """End the work in the background; what is done stays, the rest waits."""
        self._jobs.cancel(_KEEPING_UP)
        self.settled.emit()

    def _take(self, library: Library) -> None:
        self.close()
        self.library = library
        self.library_opened.emit(library)
        self.look()

    def _reconciled(self, library: Library, change: Change) -> None:
        if library is not self.library:
            return
        if change:
            self.changed.emit(change)
        self._index(library)

    def _index(self, library: Library) -> None:
        """Make a batch of documents searchable; searches run between the batches."""
        self._jobs.start(
            LaneName.WRITE,
            "making documents searchable",
            library.index_some,
            lambda indexed: self._indexed(library, indexed),
            self._fail,
            watched=self.progressed.emit,
            topic=_KEEPING_UP,
        )

    def _indexed(self, library: Library, indexed: Indexed) -> None:
        if library is not self.library:
            return
        if indexed.documents:
            self.changed.emit(Change(searchable=True))
        if indexed.more:
            self._index(library)
        else:
            self.settled.emit()

    def _refuse(self, error: CasebookError) -> None:
        self.library_refused.emit(str(error))

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
        self.settled.emit()


def _ignore(_: object) -> None:
    """Take what nobody waits for."""
