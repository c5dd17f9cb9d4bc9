"""The document that is read, and the way back and forward through those read before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.change import Change
from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.gui.history import History, Place
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.progress import Progress
    from casebook.domain.reading import Reading
    from casebook.library.library import Library


class Reader(QObject):
    """Opens documents off the GUI thread and remembers the way.

    Attributes:
        manuscript: Gives the text of a document that is being written where its file has not all
            of it, else None.

    Signals:
        opened: A Reading and the Place to show in it.
        refreshed: A Reading of the document that is shown, which has changed.
        gone: The path of the document that was shown and is no more.
        way_changed: Whether one can go back, and forward.
        stayed_away: The document of the last time is not to be had any more.
        failed: A sentence about why a document cannot be shown.
    """

    opened = Signal(object, object)
    refreshed = Signal(object)
    gone = Signal(str)
    way_changed = Signal(bool, bool)
    stayed_away = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._library: Library | None = None
        self.history = History()
        self.reading: Reading | None = None
        self._whole: frozenset[DocumentPath] = frozenset()
        # a sync client may take a file away for a moment and bring it back
        self._vanished: Place | None = None
        self.manuscript: Callable[[DocumentPath], str | None] = lambda _: None

    def use(self, library: Library | None) -> None:
        """Read from another library from now on."""
        self._library = library
        self.history = History()
        self.reading = None
        self._whole = frozenset()
        self._vanished = None
        self._jobs.cancel("reading")
        self._tell_way()

    def picture(self, path: str) -> bytes | None:
        """Give the bytes of a picture of the document that is read; None when it has none."""
        return self.reading.pictures.get(path) if self.reading else None

    @property
    def path(self) -> DocumentPath | None:
        """The document that is shown, or None."""
        return self.reading.document.path if self.reading else None

    def open(self, place: Place) -> None:
        """Open a document at a place and put it on the way."""
        self._read(place, visit=True)

    def come_back(self, place: Place) -> None:
        """Open the document of the last time, unless something else is asked for meanwhile."""
        self._read(place, visit=True, patient=True)

    def back(self) -> None:
        """Go back to the place before."""
        self._step(self.history.back())

    def forward(self) -> None:
        """Go forward again."""
        self._step(self.history.forward())

    def leave_at(self, scroll: tuple[int, int]) -> None:
        """Remember how far the page is scrolled, for coming back."""
        self.history.leave_at(scroll)

    def show_whole(self) -> None:
        """Show all of a document of which only the first part is set."""
        if self.path is not None:
            self._whole |= {self.path}
            self._refresh(self.path)

    def refresh(self) -> None:
        """Read again what is shown."""
        if self.path is not None:
            self._refresh(self.path)

    def take_change(self, change: Change) -> None:
        """Read again what is shown when it has changed; let go of what is gone."""
        path, before = self.path, self._vanished
        if path is None:
            if before is not None and (before.path in change.added or change.rebuilt):
                self._read(before, visit=True)
            return
        if path in change.removed and self.reading is not None:
            self._vanished = self.history.place
            text, self.reading = self.reading.document.text, None
            self.gone.emit(path)
            if change.added and self.manuscript(path) is None:  # whoever writes it looks as well
                self._look_for(path, text, change.added)
        if change.removed:
            self.history.forget(change.removed)
            self._tell_way()
        if path in change.removed:
            return
        if self._concerned(change, path):
            self._refresh(path)

    def _look_for(self, path: DocumentPath, text: str, among: frozenset[DocumentPath]) -> None:
        """Go on with a document that another program has renamed or moved."""
        library, place = self._library, self._vanished
        if library is None or place is None:
            return

        def work(_: object) -> DocumentPath | None:
            found = library.history.with_text(path, text, among)
            if found is not None and not library.read_only:
                library.history.follow(path, found)
            return found

        def take(found: DocumentPath | None) -> None:
            if found is not None and self._vanished is place:
                self._read(place._replace(path=found), visit=True)

        self._jobs.start(LaneName.READ, "looking where a document went", work, take, lambda _: None)

    def _concerned(self, change: Change, path: DocumentPath) -> bool:
        if self.reading is None:
            return False
        beside = change.documents & self.reading.related.keys()
        return change.concerns(path) or change.themes or bool(beside) or bool(change.added)

    def _step(self, place: Place | None) -> None:
        if place is not None:
            self._read(place, visit=False)

    def _read(self, place: Place, *, visit: bool, patient: bool = False) -> None:
        def take(reading: Reading) -> None:
            if visit:
                self.history.visit(place)
            self.reading = reading
            self._vanished = None
            self._tell_way()
            self.opened.emit(reading, place)

        self._start(place.path, take, self._stay_away if patient else self._fail)

    def _refresh(self, path: DocumentPath) -> None:
        def take(reading: Reading) -> None:
            self.reading = reading
            self.refreshed.emit(reading)

        self._start(path, take, self._fail)

    def _start(
        self,
        path: DocumentPath,
        take: Callable[[Reading], None],
        fail: Callable[[CasebookError], None],
    ) -> None:
        library, whole = self._library, path in self._whole
        if library is None:
            return
        text = self.manuscript(path)

        def work(progress: Progress) -> Reading:
            del progress
            if text is None:
                return library.read(path, whole=whole)
            return library.preview(path, text)

        self._jobs.start(
            LaneName.READ,
            "opening a document",
            work,
            take,
            fail,
            topic="reading",
        )

    def _tell_way(self) -> None:
        self.way_changed.emit(self.history.can_go_back, self.history.can_go_forward)

    def _stay_away(self, error: CasebookError) -> None:
        del error  # nobody has asked for the document
        self.stayed_away.emit()

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
