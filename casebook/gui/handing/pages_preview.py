"""The pages of a document's artefacts as they will print, while it is written or built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from casebook.domain.errors import CasebookError
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.gui.handing.artefact_tabs import ArtefactTabs
from casebook.gui.handing.names import audience_name, short_name
from casebook.gui.handing.page_sheets import PageSheets
from casebook.gui.handing.papers import paper_name
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.export.pages import PageImage, Pages
    from casebook.export.proof import Proof
    from casebook.gui.session import Session
    from casebook.library.library import Library

_REST = 200  # milliseconds after a change before pages are set
_FOOT = 40
_HEAD_BLOCKS = 60
LEAST_WIDTH = 280


class Asked(NamedTuple):
    """Which document is to be shown."""

    path: DocumentPath
    text: str | None
    names: tuple[str, ...]


class _Made(NamedTuple):
    """What a reading has given."""

    proof: Proof
    offered: Mapping[Artefact, tuple[Audience, ...]]
    artefact: Artefact | None
    audience: Audience
    pages: Pages | None
    more: bool = False
    problem: str = ""


class PagesPreview(Surface):
    """Shows each artefact's pages, for facilitators and for participants.

    It works only while it is seen. Pages are set in the background; what is asked for last wins.

    Signals:
        shown: Pages are shown, or the sentence that says why there are none.
        offered: Which artefacts there is something to make of, with their audiences.
    """

    shown = Signal()
    offered = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        jobs: Jobs,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, "desk", parent)
        self._jobs = jobs
        self._session = session
        self._topic = f"pages {id(self)}"
        self._asked: Asked | None = None
        self._due = False
        self._busy = False
        self._proof: Proof | None = None
        self._offered: Mapping[Artefact, tuple[Audience, ...]] = {}
        self._artefact: Artefact | None = None
        self._audience = Audience.FACILITATOR
        self._shown_for: tuple[DocumentPath, Artefact | None, Audience] | None = None
        self._pages: Pages | None = None
        self._step: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._begin)
        self._make_widgets(scheme, icons)
        self._lay_out(scheme)
        session.changed.connect(self._take_change)
        session.library_closed.connect(self.clear)
        self.clear()

    @property
    def artefact(self) -> Artefact | None:
        """The artefact that is shown."""
        return self._artefact

    @property
    def audience(self) -> Audience:
        """For whom it is."""
        return self._audience

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def show_document(
        self, path: DocumentPath, text: str | None = None, names: tuple[str, ...] = ()
    ) -> None:
        """Show the pages of a pack, a case or a lesson.

        Args:
            path: Which one.
            text: All of its text as it is being written; as saved when not given.
            names: What is replaced besides what its cases list under ``redact``.
        """
        before, self._asked = self._asked, Asked(path, text, names)
        if before is not None and before.path == path:
            if before != self._asked:
                self._ask_soon()
            return
        self._jobs.cancel(self._topic)
        self._busy = False
        self._step = None
        self._due = True
        self._begin()

    def show_artefact(self, artefact: Artefact, audience: Audience | None = None) -> None:
        """Show another artefact, if the document has it."""
        audience = audience or self._audience
        if (artefact, audience) != (self._artefact, self._audience):
            self._artefact, self._audience = artefact, audience
            self._ask_for_pages()

    def show_step(self, number: int) -> None:
        """Scroll to where a step of the agenda begins, in artefacts that have steps."""
        self._step = number
        self._go_to_step()

    def clear(self) -> None:
        """Show that there is nothing to show."""
        self._jobs.cancel(self._topic)
        self._asked, self._proof, self._pages, self._shown_for = None, None, None, None
        self._due = self._busy = self._reading = False
        self._offered = {}
        self._say(self.tr("Open a pack, a case or a lesson to see the pages made of it."))

    def focus_first(self) -> None:
        """Move the keyboard to the pages."""
        self.sheets.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Set what was asked for while nobody looked."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._rest.stop()

    def _make_widgets(self, scheme: Scheme, icons: Icons) -> None:
        self.tabs = ArtefactTabs(scheme, icons)
        self.tabs.chosen.connect(self._choose)
        self.sheets = PageSheets(scheme)
        self.sheets.setAccessibleName(self.tr("Pages"))
        self.sheets.images_wanted.connect(self._draw)
        self.sheets.page_changed.connect(lambda _: self._write_foot())
        self.sheets.zoom_changed.connect(self._write_foot)
        self.message = Words(scheme, TextRole.UI, "text2")
        self.previous = IconButton(
            scheme, icons.icon("chevron-left"), self.tr("Previous page"), size=28, icon_size=16
        )
        self.next = IconButton(
            scheme, icons.icon("chevron-right"), self.tr("Next page"), size=28, icon_size=16
        )
        self.previous.clicked.connect(lambda: self.sheets.go_to(self.sheets.page - 1))
        self.next.clicked.connect(lambda: self.sheets.go_to(self.sheets.page + 1))
        self.place = Words(scheme, TextRole.SNIPPET, "text2", wrapped=False)
        self.zoom = Words(scheme, TextRole.SNIPPET, "text2", wrapped=False)
        self.switch: dict[Audience, QToolButton] = {}
        for audience, where in (
            (Audience.FACILITATOR, "first"),
            (Audience.PARTICIPANT, "last"),
        ):
            button = QToolButton()
            button.setText(audience_name(audience))
            button.setCheckable(True)
            button.setProperty("segment", where)
            button.clicked.connect(lambda _, audience=audience: self._choose_audience(audience))
            self.switch[audience] = button

    def _lay_out(self, scheme: Scheme) -> None:
        self.setMinimumWidth(LEAST_WIDTH)
        self._audiences = Surface(scheme, "desk")
        row = QHBoxLayout(self._audiences)
        row.setContentsMargins(20, 12, 16, 0)
        row.setSpacing(0)
        for button in self.switch.values():
            row.addWidget(button)
        row.addStretch(1)
        empty = Surface(scheme, "desk")
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(32, 32, 32, 32)
        inside.addWidget(self.message)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.sheets)
        foot = Surface(scheme, "pane")
        foot.setFixedHeight(_FOOT)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.previous, 0, middle)
        line.addWidget(self.place, 0, middle)
        line.addWidget(self.next, 0, middle)
        line.addStretch(1)
        line.addWidget(self.zoom, 0, middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(Line(scheme))
        whole.addWidget(self._audiences)
        whole.addWidget(self._stack, 1)
        whole.addWidget(Line(scheme))
        whole.addWidget(foot)

    def _take_change(self, change: Change) -> None:
        """Set everything anew when the library is another; text that is written stays."""
        if self._asked is not None and (change.rebuilt or not change.searchable):
            self._ask_soon()

    def _ask_soon(self) -> None:
        self._due = True
        if not self._rest.isActive():
            self._rest.start()

    def _begin(self) -> None:
        """Read the document, unless that is being done: then again when it is done."""
        library, asked = self._session.library, self._asked
        if not self._due or self._busy or library is None or asked is None:
            return
        if not self.isVisible():
            return
        self._due = False
        self._reading = True
        wish, audience, shown = self._artefact, self._audience, self._shown_for

        def work(progress: Progress) -> _Made:
            proof = _proof(library, asked, progress)
            offered = proof.offered
            found, readers = _nearest(offered, wish, audience)
            if found is None:
                return _Made(proof, offered, None, audience, None)
            again = shown == (asked.path, found, readers)
            return _set(proof, offered, found, readers, progress, at_once=not again)

        self._start(work)

    def _ask_for_pages(self) -> None:
        """Set other pages of the document that was read; one being read is read for them."""
        proof, artefact, audience = self._proof, self._artefact, self._audience
        self._jobs.cancel(self._topic)
        self._busy = False
        if self._reading:
            self._due = True
            self._begin()
            return
        if proof is None or artefact is None:
            return
        offered = self._offered

        def work(progress: Progress) -> _Made:
            return _set(proof, offered, artefact, audience, progress, at_once=True)

        self._start(work)

    def _ask_for_rest(self, made: _Made) -> None:
        """Set all pages of what is long, while its first ones are being read."""

        def work(progress: Progress) -> _Made:
            assert made.artefact is not None
            return _set(
                made.proof, made.offered, made.artefact, made.audience, progress, at_once=False
            )

        self._start(work)

    def _start(self, work: Callable[[Progress], _Made]) -> None:
        self._busy = True
        self._write_foot()
        self._jobs.start(
            LaneName.READ,
            "setting pages",
            work,
            self._take,
            self._fail,
            topic=self._topic,
        )

    def _take(self, made: _Made) -> None:
        self._busy = self._reading = False
        self._proof, self._offered = made.proof, made.offered
        self._artefact, self._audience = made.artefact, made.audience
        self._pages = made.pages
        self.offered.emit(made.offered)
        if made.artefact is not None:
            self._show_tabs(made.artefact)
        if made.artefact is None or made.pages is None:
            nothing = self.tr("There is nothing to make of this document yet.")
            self._say(made.problem or nothing)
        else:
            self._show(made.artefact, made.pages)
        if made.more:
            self._ask_for_rest(made)
        else:
            self.shown.emit()
        self._begin()

    def _show_tabs(self, artefact: Artefact) -> None:
        self.tabs.show_artefacts(tuple(self._offered), artefact)
        self.tabs.show()
        self._audiences.setVisible(len(self._offered[artefact]) > 1)
        for audience, button in self.switch.items():
            button.setChecked(audience is self._audience)

    def _show(self, artefact: Artefact, pages: Pages) -> None:
        assert self._asked is not None
        now = (self._asked.path, artefact, self._audience)
        same, self._shown_for = now == self._shown_for, now
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.show_pages(pages.sizes, same=same)
        self.sheets.setAccessibleName(
            self.tr("Pages: {0}, {1}").format(short_name(artefact), audience_name(self._audience))
        )
        self._write_foot()
        self._go_to_step()

    def _fail(self, error: CasebookError) -> None:
        """Say why a document cannot be read; one whose pages cannot be set keeps its tabs."""
        self._busy = self._reading = False
        self._offered = {}
        self._say(str(error))
        self.shown.emit()
        self._begin()

    def _say(self, words: str) -> None:
        """Show a sentence in place of pages."""
        self._pages = None
        self.message.show_words(words)
        self._shown_for = None
        self._stack.setCurrentIndex(0)
        if not self._offered:
            self._audiences.hide()
            self.tabs.hide()
        self._write_foot()

    def _choose(self, artefact: Artefact) -> None:
        audiences = self._offered.get(artefact, ())
        kept = self._audience if self._audience in audiences else audiences[0]
        self._artefact, self._audience = artefact, kept
        self._ask_for_pages()

    def _choose_audience(self, audience: Audience) -> None:
        self.switch[audience].setChecked(True)
        if self._artefact is not None:
            self.show_artefact(self._artefact, audience)

    def _go_to_step(self) -> None:
        at = self._pages.steps.get(self._step) if self._pages and self._step else None
        if at is not None:
            self._step = None
            self.sheets.go_to(at)

    def _draw(self, numbers: list[int], width: int) -> None:
        """Draw the pages that are seen."""
        pages = self._pages
        if pages is None:
            return

        def work(progress: Progress) -> dict[int, PageImage]:
            made = {}
            for done, number in enumerate(numbers):
                progress.step(done, len(numbers), "")
                made[number] = pages.image(number, width)
            return made

        self._jobs.start(
            LaneName.READ,
            "drawing pages",
            work,
            lambda made: self._take_images(pages, made),
            self._fail,
            topic=f"{self._topic} drawn",
        )

    def _take_images(self, pages: Pages, made: Mapping[int, PageImage]) -> None:
        if pages is not self._pages:
            return
        for number, page in made.items():
            image = QImage(
                page.pixels, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32
            ).copy()  # the pixels are Python's, and go
            self.sheets.take_image(number, image)

    def _write_foot(self) -> None:
        there = self._pages is not None and self.sheets.count > 0
        for widget in (self.previous, self.next, self.zoom):
            widget.setVisible(there)
        if not there:
            self.place.show_words(self.tr("Setting the pages…") if self._busy else "")
            return
        page, count = self.sheets.page, self.sheets.count
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page < count - 1)
        self.place.show_words(self.tr("Page {0} of {1}").format(page + 1, count))
        paper = paper_name(*self.sheets.paper)
        self.zoom.show_words(" · ".join(filter(None, (paper, f"{self.sheets.zoom} %"))))


def _proof(library: Library, asked: Asked, progress: Progress) -> Proof:
    progress.step(0, 2, asked.path)
    proof = library.exporting.proof(asked.path, asked.text, asked.names)
    progress.step(1, 2, asked.path)
    return proof


def _nearest(
    offered: Mapping[Artefact, tuple[Audience, ...]], wish: Artefact | None, audience: Audience
) -> tuple[Artefact | None, Audience]:
    """Give what is wished for where there is such a thing, else the first that there is."""
    artefact = wish if wish in offered else next(iter(offered), None)
    if artefact is None or audience in offered[artefact]:
        return artefact, audience
    return artefact, offered[artefact][0]


def _set(
    proof: Proof,
    offered: Mapping[Artefact, tuple[Audience, ...]],
    artefact: Artefact,
    audience: Audience,
    progress: Progress,
    *,
    at_once: bool,
) -> _Made:
    """Set pages; of what is long, and is to be seen at once, only the first."""
    more = at_once and proof.is_long(artefact, audience)
    made = _Made(proof, offered, artefact, audience, None)
    try:
        pages = proof.pages(artefact, audience, progress, blocks=_HEAD_BLOCKS if more else None)
    except CasebookError as error:  # of this artefact alone: the others keep their tabs
        return made._replace(problem=str(error))
    return made._replace(pages=pages, more=more)
