"""The open library: it is opened, kept up with its files, and its changes are published.

A change is published once; whoever shows something asks whether the change concerns it.

At the start, ``begin`` gives a glimpse of the library for the first picture. All other work
waits until the window says ``go_on``: it would take from the picture what the picture needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName
from casebook.library.glimpse import Glimpse, first_look

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.errors import CasebookError
    from casebook.domain.progress import Progress
    from casebook.domain.query import Results
    from casebook.library.indexed import Indexed
    from casebook.library.library import Library

_KEEPING_UP = "keeping up"
_FIRST_GLIMPSE = 1.0
"""Seconds of reading after which what was found so far is shown; then twice as long each time."""


class Session(QObject):
    """Holds at most one open library.

    Attributes:
        cache: Where all cache folders lie; None for the usual place.
        leave: Does what leads away from the open library, when that may be left.

    Signals:
        glimpsed: A Glimpse of the library that is going to be opened.
        library_opened: A Library is open; nothing of it has been read yet.
        library_closed: There is none any more.
        library_refused: A folder could not be opened; the sentence that says why.
        changed: A Change; also when only the index knows more than before.
        progressed: Done, total, what, while the library is read in the background.
        settled: The background work is done.
        failed: A sentence about something that did not work.
    """

    glimpsed = Signal(object)
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
        data: Path | None = None,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.cache = cache
        self._data = data
        self._read_only = read_only
        self.library: Library | None = None
        self._glimpsed: Path | None = None
        self._keeps_up = False
        self._kept: Results | None = None
        self._wait = _FIRST_GLIMPSE
        self._news_at = 0.0
        self._reading: object = None
        self.leave: Callable[[Callable[[], None]], None] = lambda go: go()

    def begin(self, folder: Path) -> None:
        """Begin with a library: a glimpse of it at once, the rest after ``go_on``.

        Where there is no glimpse, the library is opened at once.
        """

        def work(progress: Progress) -> Glimpse | None:
            del progress
            return first_look(folder, self.cache)

        def take(glimpse: Glimpse | None) -> None:
            if glimpse is None or self._keeps_up:
                self.open(folder)
            else:
                self._glimpsed = folder
                self.glimpsed.emit(glimpse)

        self._jobs.start(LaneName.READ, "looking", work, take, self._refuse, topic="opening")

    def go_on(self) -> None:
        """Open what was glimpsed, and keep up with the files of what is open from now on."""
        self._keeps_up = True
        glimpsed, self._glimpsed = self._glimpsed, None
        if glimpsed is not None:
            self.open(glimpsed)
        else:
            self.look()

    def open(self, folder: Path) -> None:
        """Open a folder as the library, in place of the one that is open."""
        if self.library is None:
            self._open(folder)
        else:
            self.leave(lambda: self._open(folder))

    def _open(self, folder: Path) -> None:

        def work(progress: Progress) -> Library:
            del progress
            from casebook.library.library import Library  # not before the first picture

            library = Library.open(
                folder, cache=self.cache, data=self._data, read_only=self._read_only
            )
            library.vocabulary  # noqa: B018 - loads the entries here, off the GUI thread
            return library

        self._jobs.start(LaneName.READ, "opening", work, self._take, self._refuse, topic="opening")

    def close(self) -> None:
        """Close the library, also one that is being opened."""
        self._jobs.cancel(_KEEPING_UP)
        self._jobs.cancel("opening")
        self._glimpsed = None
        library, self.library = self.library, None
        if library is not None:
            self.library_closed.emit()
            self._jobs.start(LaneName.WRITE, "closing", lambda _: library.close(), _ignore, _ignore)

    def look(self) -> None:
        """Look whether the files have changed, and read what has."""
        library = self.library
        if library is not None:
            self._read(library, lambda progress, _: library.reconcile(progress))

    def believe(self) -> None:
        """Take it that documents that have vanished are meant to be gone."""
        library = self.library
        if library is not None:
            self._read(library, lambda progress, _: library.reconcile(progress, believe=True))

    def read_anew(self) -> None:
        """Forget the caches and read everything again."""
        library = self.library
        if library is None:
            return

        def work(progress: Progress, again: bool) -> Change:
            if again:  # what was read anew by now stays
                return library.reconcile(progress, believe=True)
            return library.read_anew(progress)

        self._read(library, work)

    def _read(self, library: Library, read: Callable[[Progress, bool], Change]) -> None:
        """Read in the background; ``read`` is told whether it is called again, having given way."""
        takes_over = self.reads
        self._reading = turns = count()

        def ended() -> None:
            if self._reading is turns:
                self._reading = None

        def work(progress: Progress) -> Change:
            again = next(turns) > 0
            change = read(progress, again)
            # of what was read before it gave way, or by the one before, nobody was told
            return change._replace(rebuilt=True) if again or takes_over else change

        self._jobs.start(
            LaneName.WRITE,
            "reading the library",
            work,
            lambda change: self._reconciled(library, change),
            self._fail,
            watched=lambda done, total, what: self._take_progress(library, done, total, what),
            ended=ended,
            topic=_KEEPING_UP,
            gives_way=True,
        )
        self._wait = _FIRST_GLIMPSE
        self._news_at = time.monotonic() + self._wait

    def _take_progress(self, library: Library, done: int, total: int, what: str) -> None:
        """Pass progress on, and now and then show what a long reading has found so far."""
        self.progressed.emit(done, total, what)
        if done and time.monotonic() >= self._news_at:
            self._wait *= 2
            self._news_at = time.monotonic() + self._wait
            self._jobs.start(
                LaneName.READ,
                "showing what was read so far",
                lambda _: library.refresh(),
                lambda new: self._show_news(library, new),
                self._fail,
                topic="news",
            )

    def _show_news(self, library: Library, new: bool) -> None:
        from casebook.domain.change import Change

        if new and library is self.library:
            self.changed.emit(Change(rebuilt=True))

    def stop(self) -> None:
        """End the work in the background; what is done stays, the rest waits."""
        self._jobs.cancel(_KEEPING_UP)
        self.settled.emit()

    def _take(self, library: Library) -> None:
        self.close()
        self.library = library
        self._glimpsed = None
        self.library_opened.emit(library)
        if self._keeps_up:
            self.look()

    def publish(self, change: Change) -> None:
        """Tell of a change that was made to the open library, and make it searchable."""
        if change and self.library is not None:
            self.changed.emit(change)
            if not self.reads:  # what is read is made searchable after it
                self._index(self.library)

    @property
    def reads(self) -> bool:
        """Whether the files are being read, or wait to be."""
        return self._reading is not None

    def keep_glimpse(self, results: Results | None) -> None:
        """Keep the list of everything for the next start, unless it is kept already."""
        library = self.library
        if library is None or results is None or results is self._kept or results.more:
            return
        self._kept = results
        self._jobs.start(
            LaneName.WRITE,
            "keeping the list",
            lambda _: library.keep_glimpse(results),
            _ignore,
            _ignore,
            topic="keeping the list",
            gives_way=True,
        )

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
            gives_way=True,
        )

    def _indexed(self, library: Library, indexed: Indexed) -> None:
        if library is not self.library:
            return
        from casebook.domain.change import Change

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
