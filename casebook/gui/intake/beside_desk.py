"""What stands beside the text of a draft, read away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.reading import Reading
from casebook.gui.intake.item import Item
from casebook.gui.intake.original_view import Beside
from casebook.gui.intake.pictures_row import small
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.panes.reading_page import ReadingPage

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.gui.intake.draft_view import DraftView
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.session import Session
    from casebook.importing.draft import Draft
    from casebook.library.merging_in import Addition

_BESIDE = "beside a draft"


class BesideDesk(QObject):
    """Shows the original, the draft as a page, or what a merge would add; and the pictures.

    Signals:
        failed: A sentence about why something cannot be shown.
    """

    failed = Signal(str)

    def __init__(
        self, scheme: Scheme, session: Session, jobs: Jobs, view: DraftView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._session = session
        self._jobs = jobs
        self._view = view
        self._page: ReadingPage | None = None
        self._pictures: dict[str, bytes] = {}

    def show_pictures(self, item: Item) -> None:
        """Read the pictures of a draft, away from the GUI thread."""
        wish = item.wish
        if wish is None or not wish.draft.pictures:
            self._jobs.cancel("pictures of a draft")
            return
        pictures = wish.draft.pictures
        self._jobs.start(
            LaneName.READ,
            "reading pictures",
            lambda _: small(pictures),
            self._view.pictures.show_pictures,
            self._fail,
            topic="pictures of a draft",
        )

    def show(self, beside: Beside) -> None:
        """Show what the file says, the draft as a page, or what a merge would add."""
        library, wish = self._session.library, self._view.wish()
        if library is None or wish is None:
            return
        self._jobs.cancel(_BESIDE)
        view = self._view
        if beside is Beside.PAGE:
            draft = wish.draft
            self._read(lambda: library.preview(draft.path, draft.text), self._show_page(draft))
            return
        view.stack.setCurrentWidget(view.original)
        like = view.duplicate.like
        if beside is Beside.MERGED and like is not None:
            draft, path = wish.draft, like.path
            self._read(lambda: library.importing.addition(draft, path), self._show_addition)
        else:
            view.original.show_text(wish.draft.written or wish.draft.body)

    def _read(self, work: Callable[[], object], show: Callable[[object], None]) -> None:
        self._jobs.start(LaneName.READ, _BESIDE, lambda _: work(), show, self._fail, topic=_BESIDE)

    def _show_addition(self, found: object) -> None:
        addition: Addition = found  # type: ignore[assignment]  # of the work that asked for it
        view = self._view
        if addition.added:
            view.original.show_added(addition.text, list(addition.added))
        else:
            view.original.show_text(self.tr("Nothing in it is new: the document says it all."))

    def _show_page(self, draft: Draft) -> Callable[[object], None]:
        def show(found: object) -> None:
            reading: Reading = found  # type: ignore[assignment]  # of the work that asked for it
            view = self._view
            if self._page is None:
                self._page = ReadingPage(self._scheme, self._picture)
                view.stack.addWidget(self._page)
            places = zip(draft.picture_places, draft.pictures, strict=True)
            self._pictures = {place: picture.data for place, picture in places}
            self._page.show_reading(reading)
            view.stack.setCurrentWidget(self._page)

        return show

    def _picture(self, path: str) -> bytes | None:
        return self._pictures.get(path)

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))
