"""Sets pages in the background: of what is asked for last, and soon after it has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.domain.errors import CasebookError
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.export.pages import Pages
    from casebook.export.proof import Proof
    from casebook.gui.session import Session
    from casebook.library.library import Library

_REST = 200  # milliseconds after a change before pages are set
_HEAD_BLOCKS = 60


class Asked(NamedTuple):
    """Which document is to be shown; see ``PagesPreview.show_document``."""

    path: DocumentPath
    text: str | None
    names: tuple[str, ...]


class Made(NamedTuple):
    """What was set.

    Attributes:
        proof: Of the document.
        offered: What there is something to make of, and for whom.
        artefact: What was set; None where there is nothing to make.
        audience: For whom.
        pages: None where they could not be set.
        more: Whether these are the first pages only, and all of them come next.
        problem: Why there are no pages, or "".
    """

    proof: Proof
    offered: Mapping[Artefact, tuple[Audience, ...]]
    artefact: Artefact | None
    audience: Audience
    pages: Pages | None
    more: bool = False
    problem: str = ""


class PageSetter(QObject):
    """Reads one document and sets the pages of one of its artefacts.

    One reading follows another: while one runs, changes wait, so that pages follow somebody who
    does not stop writing.

    Attributes:
        asked: The document; None without one.
        artefact: What is wished for, or was set last.
        audience: For whom.
        wanted: Says whether anybody looks; nothing is read while nobody does.

    Signals:
        begun: Pages are being set.
        made: A Made.
        failed: The sentence that says why the document cannot be read.
    """

    begun = Signal()
    made = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: Jobs, session: Session, wanted: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._topic = f"pages {id(self)}"
        self.wanted = wanted
        self.asked: Asked | None = None
        self.artefact: Artefact | None = None
        self.audience = Audience.FACILITATOR
        self._last: Made | None = None
        self._due = False
        self._reading = False
        self._busy = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.go_on)

    @property
    def busy(self) -> bool:
        """Whether pages are being set."""
        return self._busy

    def ask(self, asked: Asked) -> None:
        """Set the pages of a document: at once, or soon when it is the one that was set."""
        before, self.asked = self.asked, asked
        if before is None or before.path != asked.path:
            self._stop()
            self._last = None
            self._due = True
            self.go_on()
        elif before != asked:
            self.ask_again()

    def ask_again(self) -> None:
        """Set the pages anew soon: the document, or the library, is another."""
        if self.asked is not None:
            self._due = True
            if not self._rest.isActive():
                self._rest.start()

    def choose(self, artefact: Artefact, audience: Audience) -> None:
        """Set other pages of the document; one that is being read is read for them."""
        self.artefact, self.audience = artefact, audience
        last = self._last
        if last is None or self._reading:
            self._due = self.asked is not None
            self._stop()
            self.go_on()
        else:
            self._stop()
            self._start(lambda progress: _set(last, artefact, audience, progress, at_once=True))

    def clear(self) -> None:
        """Forget the document."""
        self._stop()
        self._rest.stop()
        self.asked, self._last, self._due = None, None, False

    def go_on(self) -> None:
        """Read the document if that is due; while something is being set, it waits."""
        library, asked, last = self._session.library, self.asked, self._last
        if not self._due or self._busy or library is None or asked is None or not self.wanted():
            return
        self._due = False
        wish, audience = self.artefact, self.audience

        def work(progress: Progress) -> Made:
            read = _read(library, asked, audience, progress)
            found, readers = _nearest(read.offered, wish, audience)
            if found is None:
                return read
            again = last is not None and (last.artefact, last.audience) == (found, readers)
            return _set(read, found, readers, progress, at_once=not again)

        self._start(work)
        self._reading = True

    def _start(self, work: Callable[[Progress], Made]) -> None:
        self._busy = True
        self._jobs.start(
            LaneName.READ, "setting pages", work, self._take, self._fail, topic=self._topic
        )
        self.begun.emit()

    def _stop(self) -> None:
        self._jobs.cancel(self._topic)
        self._busy = self._reading = False

    def _take(self, made: Made) -> None:
        self._busy = self._reading = False
        self._last = made
        self.artefact, self.audience = made.artefact, made.audience
        self.made.emit(made)
        if made.more and made.artefact is not None:
            artefact, audience = made.artefact, made.audience
            self._start(lambda progress: _set(made, artefact, audience, progress, at_once=False))
        self.go_on()

    def _fail(self, error: CasebookError) -> None:
        self._busy = self._reading = False
        self._last = None
        self.failed.emit(str(error))
        self.go_on()


def _read(library: Library, asked: Asked, audience: Audience, progress: Progress) -> Made:
    """Read a document and say what there is to make of it."""
    progress.step(0, 2, asked.path)
    proof = library.exporting.proof(asked.path, asked.text, asked.names)
    progress.step(1, 2, asked.path)
    return Made(proof, proof.offered, None, audience, None)


def _nearest(
    offered: Mapping[Artefact, tuple[Audience, ...]], wish: Artefact | None, audience: Audience
) -> tuple[Artefact | None, Audience]:
    """Give what is wished for where there is such a thing, else the first that there is."""
    artefact = wish if wish in offered else next(iter(offered), None)
    if artefact is None or audience in offered[artefact]:
        return artefact, audience
    return artefact, offered[artefact][0]


def _set(
    read: Made, artefact: Artefact, audience: Audience, progress: Progress, *, at_once: bool
) -> Made:
    """Set pages; of what is long, and is to be seen at once, only the first."""
    proof = read.proof
    more = at_once and proof.is_long(artefact, audience)
    made = read._replace(artefact=artefact, audience=audience, pages=None, more=False, problem="")
    try:
        pages = proof.pages(artefact, audience, progress, blocks=_HEAD_BLOCKS if more else None)
    except CasebookError as error:  # of this artefact alone: the others keep their tabs
        return made._replace(problem=str(error))
    return made._replace(pages=pages, more=more)
