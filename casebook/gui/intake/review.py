"""Files on their way into the library: converted, looked over, taken in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.domain.names import DocumentPath
from casebook.gui.intake.beside_desk import BesideDesk
from casebook.gui.intake.column_sheet import ColumnSheet
from casebook.gui.intake.item import Item
from casebook.gui.intake.review_window import ReviewWindow
from casebook.gui.jobs import Job, LaneName
from casebook.gui.wording import counted
from casebook.importing.acceptance import Acceptance
from casebook.importing.draft import Draft, Unread
from casebook.importing.folders import Found

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.errors import CasebookError
    from casebook.domain.progress import Progress
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_CONVERTING = "converting files"
_TOGETHER = 100  # milliseconds


class Review(QObject):
    """Runs the conversion, fills the window, and has what was accepted written.

    Signals:
        newest_requested: The list is to show what came in, the newest first.
    """

    newest_requested = Signal()
    _found = Signal(int, object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._waiting: list[tuple[list[Path | Found], bool]] = []
        self._job: Job[None] | None = None
        self._round = 0
        self._writing: list[Item] = []
        self.window = ReviewWindow(place.scheme, place.icons, place.window)
        self.beside = BesideDesk(place.scheme, place.session, place.jobs, self.window.view, self)
        self.beside.failed.connect(self.window.foot.show_problem)
        self._wire(self.window)
        self._found.connect(self._take_found)
        self._arrived: list[Draft | Unread] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER)
        self._soon.timeout.connect(self._list)
        place.changes.failed.connect(self._fail)
        place.jobs.crashed.connect(lambda _: self._fail(""))  # its report is shown by others

    def take(self, paths: Sequence[Path | Found], *, again: bool = False) -> None:
        """Convert files, after those that are being converted, and show the window.

        Args:
            paths: Files and folders.
            again: Whether files that were imported before are converted too.
        """
        library = self._place.session.library
        if library is None:
            return
        self.window.foot.show_problem("")
        self.window.show_vocabulary(library.vocabulary)
        self.window.setWindowTitle(self.tr("Import into {0}").format(library.name))
        self._waiting.append((list(paths), again))
        if self._job is None:
            self._convert_next(library)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.list.setFocus()

    def may_end(self) -> bool:
        """Ask whether what was not taken in may be forgotten; yes when there is nothing."""
        waiting = len(self.window.waiting)
        if self._writing:
            return False
        if (
            waiting
            and self.window.isVisible()
            and not self._place.prompts.may_forget_drafts(waiting)
        ):
            self.window.raise_()
            self.window.activateWindow()
            return False
        self.end()
        return True

    def end(self) -> None:
        """Stop converting, forget what is there and close the window."""
        self._stop()
        self._job = None
        self._round += 1
        self._arrived = []
        self._writing = []
        self.window.foot.show_busy(False)
        self.window.forget_all()
        self.window.hide()

    def _wire(self, window: ReviewWindow) -> None:
        foot, settings = window.foot, self._place.settings
        foot.originals.setChecked(settings.keeps_originals)
        foot.lessons.setChecked(settings.harvests_imports)
        foot.originals.toggled.connect(self._keep_originals)
        foot.lessons.toggled.connect(self._harvest)
        window.may_close = self.may_end
        window.taking_requested.connect(self._take_in)
        window.stop_requested.connect(self._stop)
        window.again_requested.connect(self._convert_again)
        window.shown.connect(self.beside.show_pictures)
        window.beside_wanted.connect(self.beside.show)
        window.view.columns_requested.connect(self._ask_columns)
        window.view.duplicate.document_requested.connect(self._place.desk.open)

    def _convert_next(self, library: Library) -> None:
        """Convert what is waiting; what was found is told as it comes."""
        if not self._waiting:
            self.window.show_end()
            return
        paths, again = self._waiting.pop(0)
        self._round += 1
        this = self._round
        beside = [item.wish.draft for item in self.window.model.items if item.wish is not None]

        def work(progress: Progress) -> None:
            proposed = library.importing.propose(paths, progress, again=again, beside=beside)
            with closing(proposed) as found:
                for one in found:
                    self._found.emit(this, one)

        self.window.foot.show_progress(0, 0, _CONVERTING)
        self._job = self._place.jobs.start(
            LaneName.IMPORT,
            _CONVERTING,
            work,
            lambda _: None,
            self._say,
            watched=self.window.foot.show_progress,
            ended=lambda: self._ended(this, library),
            topic=_CONVERTING,
        )

    def _ended(self, which: int, library: Library) -> None:
        if which != self._round:
            return  # of drafts that were forgotten
        self._list()
        self._job = None
        self.window.foot.show_progress(0, 0, "")
        self._convert_next(library)

    def _take_found(self, which: int, found: Draft | Unread) -> None:
        if which == self._round:
            self._arrived.append(found)
            if not self._soon.isActive():
                self._soon.start()

    def _list(self) -> None:
        """Put what has arrived on the list, together: a list is laid out anew each time."""
        self._soon.stop()
        arrived, self._arrived = self._arrived, []
        if arrived:
            self.window.add(arrived)

    def _stop(self) -> None:
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _convert_again(self, item: Item) -> None:
        """Make a draft of a file of which there is a document already."""
        if item.unread is not None and item.unread.again is not None:
            self.window.forget([item])
            self.take([item.unread.again], again=True)

    def _take_in(self, items: Sequence[Item]) -> None:
        """Have drafts written, as one step that can be undone."""
        if self._writing:
            return
        self._writing = list(items)
        wishes = [item.wish for item in items if item.wish is not None]
        keep = self._place.settings.keeps_originals
        added: list[DocumentPath] = []
        self.window.foot.show_problem("")
        self.window.foot.show_busy(True)

        def work(library: Library) -> Change:
            change = library.importing.accept(wishes, keep_originals=keep)
            first = wishes[0]
            added.append(first.into or next(iter(_places(change.added, first)), first.draft.path))
            return change

        self._place.changes.make(self.tr("Taken in"), work, lambda: self._taken(added))

    def _taken(self, added: Sequence[DocumentPath]) -> None:
        items, self._writing = self._writing, []
        self.window.foot.show_busy(False)
        self.window.show_taken(items)
        words = counted(
            len(items), self.tr("1 draft was taken in."), self.tr("{0} drafts were taken in.")
        )
        ways = [(self.tr("Undo"), self._place.changes.undo)]
        if len(items) > 1:
            ways.insert(0, (self.tr("Show them"), self.newest_requested.emit))
        self._place.offer(words, *ways)
        if added:
            self._place.desk.open(added[0])
        if not self.window.waiting and self._job is None and not self._unread():
            self.end()

    def _unread(self) -> bool:
        """Whether there is a file that failed, of which the user should read."""
        return any(item.unread is not None for item in self.window.model.items)

    def _fail(self, sentence: str) -> None:
        """Say why nothing was taken in."""
        if self._writing:
            self._writing = []
            self.window.foot.show_busy(False)
            self.window.foot.show_problem(sentence)

    def _say(self, error: CasebookError) -> None:
        self.window.foot.show_problem(str(error))

    def _keep_originals(self, wanted: bool) -> None:
        self._place.settings.keeps_originals = wanted

    def _harvest(self, wanted: bool) -> None:
        """Tick the sentences of all drafts, or none; remember it for the next import."""
        self._place.settings.harvests_imports = wanted
        self.window.harvest(wanted)

    def _ask_columns(self) -> None:
        """Ask what the columns of a sheet stand for."""
        item = self.window.view.item
        if item is None or item.wish is None or item.wish.draft.original is None:
            return
        draft = item.wish.draft
        source = item.source.partition(" › ")[0]
        sheet = ColumnSheet(self._place.scheme, source, draft.mapping, draft.cells, self.window)
        sheet.given.connect(lambda columns: self._read_again(draft, columns))
        sheet.open()

    def _read_again(self, draft: Draft, columns: tuple[tuple[str, str], ...]) -> None:
        """Remember what columns stand for, and read the sheet anew."""
        library, original = self._place.session.library, draft.original
        if library is None or original is None:
            return

        def goes(one: Acceptance | None) -> bool:
            return one is not None and one.draft.original == original

        def go_on(_: None) -> None:
            self.window.forget(
                [item for item in self.window.model.items if goes(item.wish) and not item.taken]
            )
            self.take([original], again=True)

        self._place.jobs.start(
            LaneName.KEEP,
            "remembering columns",
            lambda _: library.importing.remember_columns(columns),
            go_on,
            self._say,
        )


def _places(added: frozenset[DocumentPath], wish: Acceptance) -> list[DocumentPath]:
    """Give the place of a draft among those that were added, if it has the one it was to have."""
    return [path for path in sorted(added) if path == wish.draft.path] or sorted(added)
