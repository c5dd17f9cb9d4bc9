"""The one door through which the window changes the library.

A change to the document that is being written goes into its editor, where it is one step of the
editor's own undo and waits to be saved. Every other change is written in the write lane, as one
step that ``undo`` takes back, and is published once by the session. Whoever asks for a change
gives a function from the text as it is then to edits, so that nothing that came meanwhile is
lost; it runs off the GUI thread. What a change would do to many files is planned first, shown,
and carried out when the user agrees.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from casebook.domain.progress import Cancelled
from casebook.gui.change_words import change_words
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.edit import Edits
    from casebook.domain.errors import CasebookError
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.gui.session import Session
    from casebook.library.library import Library
    from casebook.library.plan import Plan


Planned = TypeVar("Planned")
_PLANNING = "planning"


class _Stoppable:
    """Progress of a change that the user alone may stop, before all of it is written.

    That the program ends is no reason to take a change back.
    """

    def __init__(self, progress: Progress, stopped: Event) -> None:
        self._progress = progress
        self._stopped = stopped

    def step(self, done: int, total: int, what: str) -> None:
        if self._stopped.is_set():
            raise Cancelled
        with suppress(Cancelled):
            self._progress.step(done, total, what)


class Written(Protocol):
    """The document that is being written."""

    @property
    def path(self) -> DocumentPath | None:
        """Where it lies in the library; None when nothing is written."""

    def text(self) -> str:
        """Give all of its text as it stands in the editor."""

    def apply(self, edits: Edits) -> None:
        """Make changes to its text, as one step that the editor can undo."""


class Changes(QObject):
    """Makes changes, and takes the last one back.

    Signals:
        made: A few words about what was done, for the status line.
        undoable_changed: What ``undo`` would take back, in a few words; "" for nothing.
        failed: A sentence about why something was not done.
        progressed: Done, total, what, while a change is made.
        settled: It is made, or was stopped.
    """

    made = Signal(str)
    undoable_changed = Signal(str)
    failed = Signal(str)
    progressed = Signal(int, int, str)
    settled = Signal()

    def __init__(self, jobs: Jobs, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._manuscript: Written | None = None
        self._stopped = Event()
        session.library_opened.connect(lambda _: self.look_what_can_be_undone())
        session.library_closed.connect(lambda: self.undoable_changed.emit(""))

    @property
    def are_allowed(self) -> bool:
        """Whether there is a library that may be written."""
        library = self._session.library
        return library is not None and not library.read_only

    def is_written(self, path: DocumentPath) -> bool:
        """Whether a document is being written, so that changes go into its editor."""
        return self._manuscript is not None and self._manuscript.path == path

    def text_written(self, path: DocumentPath) -> str | None:
        """Give the text of a document as it stands in its editor; None when it is not written."""
        return self._manuscript.text() if self._manuscript and self.is_written(path) else None

    def write_in(self, manuscript: Written | None) -> None:
        """Take the document that is being written from now on; None when none is."""
        self._manuscript = manuscript

    def edit(
        self,
        path: DocumentPath,
        what: str,
        edits_of: Callable[[str], Edits],
        then: Callable[[], None] | None = None,
    ) -> None:
        """Change one document.

        Args:
            path: Which one.
            what: A few words about it, such as “Set the status”.
            edits_of: Gives the edits for a text; runs off the GUI thread, maybe twice. It may
                raise EditRefused.
            then: Called when it is done.
        """
        manuscript = self._manuscript
        if manuscript is not None and self.is_written(path):
            self._edit_manuscript(manuscript, what, edits_of, then)
            return

        def work(library: Library) -> Change:
            from casebook.domain.change import Change
            from casebook.domain.edit import EditRefused, apply_edits
            from casebook.storage.keeping.journal import FileChange

            read = library.text(path)
            try:
                text = apply_edits(read.text, edits_of(read.text))
            except EditRefused as error:
                raise error.within(path) from error
            if text == read.text:
                return Change()
            return library.curation.write_all([FileChange(path, text, read)], what)

        self.make(what, work, then)

    def plan(self, work: Callable[[Library], Planned], show: Callable[[Planned], None]) -> None:
        """Work out, off the GUI thread, what a change would do to which files, and show it.

        Args:
            work: Gives the plan, alone or with what is to be said about it.
            show: Shows it.
        """
        library = self._session.library
        if library is not None:
            self._jobs.start(
                LaneName.READ,
                "planning a change",
                lambda _: work(library),
                show,
                self._fail,
                ended=self.settled.emit,
                topic=_PLANNING,
            )
            self.progressed.emit(0, 0, self.tr("Looking what changes in which file"))

    def carry_out(self, plan: Plan, then: Callable[[], None] | None = None) -> None:
        """Write what was planned, all of it or nothing."""
        self._start(
            change_words(plan.what),
            lambda library, progress: library.curation.carry_out(plan, progress),
            then,
        )

    def make(
        self,
        what: str,
        work: Callable[[Library], Change],
        then: Callable[[], None] | None = None,
    ) -> None:
        """Make a change by other means of the library.

        Args:
            what: A few words about it.
            work: Makes it, in the write lane.
            then: Called when it is done.
        """
        self._start(what, lambda library, _: work(library), then)

    def stop(self) -> None:
        """Stop the change that is planned or made, unless all of it is written already."""
        self._jobs.cancel(_PLANNING)
        self._stopped.set()

    def _start(
        self,
        what: str,
        work: Callable[[Library, Progress], Change],
        then: Callable[[], None] | None,
    ) -> None:
        library = self._session.library
        if library is None:
            return
        self._stopped.clear()

        def run(progress: Progress) -> Change | None:
            try:
                return work(library, _Stoppable(progress, self._stopped))
            except Cancelled:
                return None

        def take(change: Change | None) -> None:
            if library is not self._session.library:
                return
            if change is None:
                self.made.emit(self.tr("Stopped. Nothing was changed."))
                return
            self._session.publish(change)
            if change and what:
                self.made.emit(what)
            self.look_what_can_be_undone()
            if then is not None:
                then()

        self._jobs.start(
            LaneName.WRITE,
            what,
            run,
            take,
            self._fail,
            watched=lambda done, total, doing: self.progressed.emit(
                done, total, change_words(doing)
            ),
            ended=self.settled.emit,
        )

    def undo(self) -> None:
        """Take back the last change that was written."""
        self._start(
            self.tr("Undone"),
            lambda library, progress: library.curation.undo_last(progress),
            None,
        )

    def look_what_can_be_undone(self) -> None:
        """Ask the library, and tell by ``undoable_changed``."""
        library = self._session.library
        if library is None or library.read_only:
            self.undoable_changed.emit("")
            return
        self._jobs.start(
            LaneName.READ,
            "looking what can be undone",
            lambda _: library.undoable,
            lambda what: self.undoable_changed.emit(change_words(what)),
            self._fail,
            topic="undoable",
        )

    def _edit_manuscript(
        self,
        manuscript: Written,
        what: str,
        edits_of: Callable[[str], Edits],
        then: Callable[[], None] | None,
    ) -> None:
        text = manuscript.text()

        def take(edits: Edits) -> None:
            if manuscript is not self._manuscript:
                return
            if manuscript.text() != text:  # somebody typed meanwhile
                self._edit_manuscript(manuscript, what, edits_of, then)
                return
            if edits:
                manuscript.apply(edits)
                self.made.emit(what)
            if then is not None:
                then()

        self._jobs.start(LaneName.READ, what, lambda _: edits_of(text), take, self._fail)

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
