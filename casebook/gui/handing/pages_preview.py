"""The pages of a document's artefacts as they will print, while it is written or built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.gui.handing.artefact_tabs import ArtefactTabs
from casebook.gui.handing.audience_switch import AudienceSwitch
from casebook.gui.handing.names import audience_name, short_name
from casebook.gui.handing.page_foot import PageFoot
from casebook.gui.handing.page_setter import Asked, Made, PageSetter
from casebook.gui.handing.page_sheets import PageSheets
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.export.pages import PageImage, Pages
    from casebook.gui.session import Session

LEAST_WIDTH = 280


class PagesPreview(Surface):
    """Shows each artefact's pages, for facilitators and for participants.

    It works only while it is seen. Pages are set in the background; what is asked for last wins.

    Signals:
        shown: Pages are shown, or the sentence that says why there are none.
        offered: Which artefacts there is something to make of, with their audiences, and how
            many files each of them is.
    """

    shown = Signal()
    offered = Signal(object, object)

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
        self._offered: Mapping[Artefact, tuple[Audience, ...]] = {}
        self._shown_for: tuple[DocumentPath, Artefact, Audience] | None = None
        self._pages: Pages | None = None
        self._step: int | None = None
        self._setter = PageSetter(jobs, session, self.isVisible, self)
        self._setter.begun.connect(self._write_foot)
        self._setter.made.connect(self._take)
        self._setter.failed.connect(self._fail)
        self._make_widgets(scheme, icons)
        self._lay_out(scheme)
        session.changed.connect(self._take_change)
        session.library_closed.connect(self.clear)
        self.clear()

    @property
    def artefact(self) -> Artefact | None:
        """The artefact that is shown."""
        return self._setter.artefact

    @property
    def audience(self) -> Audience:
        """For whom it is."""
        return self._setter.audience

    @property
    def asked(self) -> Asked | None:
        """The document that is shown, its text, and the names that are replaced."""
        return self._setter.asked

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
        if self.asked is None or self.asked.path != path:
            self._step = None
        self._setter.ask(Asked(path, text, names))

    def show_artefact(self, artefact: Artefact, audience: Audience | None = None) -> None:
        """Show another artefact, if the document has it."""
        audience = audience or self.audience
        if (artefact, audience) != (self.artefact, self.audience):
            self._setter.choose(artefact, self._readers(artefact, audience))

    def show_step(self, number: int) -> None:
        """Scroll to where a step of the agenda begins, in artefacts that have steps."""
        self._step = number
        self._go_to_step()

    def clear(self) -> None:
        """Show that there is nothing to show."""
        self._setter.clear()
        self._offered = {}
        self._say(self.tr("Open a pack, a case or a lesson to see the pages made of it."))

    def focus_first(self) -> None:
        """Move the keyboard to the pages."""
        self.sheets.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Set what was asked for while nobody looked."""
        super().showEvent(event)
        self._setter.go_on()

    def _make_widgets(self, scheme: Scheme, icons: Icons) -> None:
        self.tabs = ArtefactTabs(scheme, icons)
        self.tabs.chosen.connect(self.show_artefact)
        self.switch = AudienceSwitch(scheme)
        self.switch.chosen.connect(self._choose_audience)
        self.sheets = PageSheets(scheme)
        self.sheets.setAccessibleName(self.tr("Pages"))
        self.sheets.images_wanted.connect(self._draw)
        self.sheets.page_changed.connect(lambda _: self._write_foot())
        self.sheets.zoom_changed.connect(self._write_foot)
        self.message = Words(scheme, TextRole.UI, "text2")
        self.foot = PageFoot(scheme, icons)
        self.foot.turned.connect(lambda by: self.sheets.go_to(self.sheets.page + by))

    def _lay_out(self, scheme: Scheme) -> None:
        self.setMinimumWidth(LEAST_WIDTH)
        empty = Surface(scheme, "desk")
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(32, 32, 32, 32)
        inside.addWidget(self.message)
        inside.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.sheets)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(Line(scheme))
        whole.addWidget(self.switch)
        whole.addWidget(self._stack, 1)
        whole.addWidget(Line(scheme))
        whole.addWidget(self.foot)

    def _take_change(self, change: Change) -> None:
        """Set everything anew when the library is another."""
        if change.rebuilt or not change.searchable:
            self._setter.ask_again()

    def _readers(self, artefact: Artefact, audience: Audience) -> Audience:
        """Give the audience if the artefact is for it, else the one that it is for."""
        readers = self._offered.get(artefact, (audience,))
        return audience if audience in readers else readers[0]

    def _choose_audience(self, audience: Audience) -> None:
        if self.artefact is not None:
            self.show_artefact(self.artefact, audience)

    def _take(self, made: Made) -> None:
        self._pages, self._offered = made.pages, made.offered
        self.offered.emit(made.offered, made.proof.files)
        if made.artefact is not None:
            self.tabs.show_artefacts(tuple(made.offered), made.artefact)
            self.switch.setVisible(len(made.offered[made.artefact]) > 1)
            self.switch.show_audience(made.audience)
            self.tabs.show()
        if made.artefact is None or made.pages is None:
            nothing = self.tr("There is nothing to make of this document yet.")
            self._say(made.problem or nothing)
        else:
            self._show(made.artefact, made.pages)
        if not made.more:
            self.shown.emit()

    def _show(self, artefact: Artefact, pages: Pages) -> None:
        assert self.asked is not None
        now = (self.asked.path, artefact, self.audience)
        same, self._shown_for = now == self._shown_for, now
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.show_pages(pages.sizes, same=same)
        self.sheets.setAccessibleName(
            self.tr("Pages: {0}, {1}").format(short_name(artefact), audience_name(self.audience))
        )
        self._write_foot()
        self._go_to_step()

    def _fail(self, words: str) -> None:
        self._offered = {}
        self._say(words)
        self.shown.emit()

    def _say(self, words: str) -> None:
        """Show a sentence in place of pages; the tabs stay where there are others."""
        self._pages, self._shown_for = None, None
        self.message.show_words(words)
        self._stack.setCurrentIndex(0)
        if not self._offered:
            self.switch.hide()
            self.tabs.hide()
        self._write_foot()

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
            lambda error: self._fail(str(error)),
            topic=f"pages drawn {id(self)}",
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
        sheets = self.sheets
        if self._pages is not None and sheets.count:
            self.foot.show_place(sheets.page, sheets.count, sheets.paper, sheets.zoom)
        else:
            self.foot.show_words(self.tr("Setting the pages…") if self._setter.busy else "")
