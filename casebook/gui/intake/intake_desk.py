"""The ways in which files come in: chosen, dropped, pasted; and what becomes of them.

Of everything here this alone is there before something is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from casebook.gui.intake.drop_veil import DropVeil
    from casebook.gui.intake.review import Review
    from casebook.gui.workplace import Workplace


class IntakeDesk(QObject):
    """Takes files to the review, which is made for the first of them.

    Attributes:
        take_bundle: Given a file that was dropped or chosen; takes a bundle of Casebook and
            says whether it was one.
        veil: What is shown while files are over the window; None before the first.

    Signals:
        newest_requested: The list is to show what came in, the newest first.
    """

    newest_requested = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._review: Review | None = None
        self.veil: DropVeil | None = None
        self.take_bundle: Callable[[Path], bool] = lambda _: False

    @property
    def review(self) -> Review:
        """Who looks drafts over; made when first asked for."""
        if self._review is None:
            from casebook.gui.intake.review import Review

            self._review = Review(self._place)
            self._review.newest_requested.connect(self.newest_requested)
        return self._review

    def choose_files(self) -> None:
        """Ask for files and import them."""
        self.take(self._place.prompts.files_to_import(self._place.settings.import_folder))

    def choose_folder(self) -> None:
        """Ask for a folder and import it whole."""
        folder = self._place.prompts.folder_to_import(self._place.settings.import_folder)
        self.take([folder] if folder is not None else [])

    def paste(self) -> None:
        """Import the files that were copied in another program."""
        urls = QGuiApplication.clipboard().mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def show_hovering(self, paths: Sequence[Path]) -> None:
        """Show what letting go of files would do; the welcome page says it itself."""
        library = self._place.session.library
        if self.veil is None and paths and library is not None and not library.read_only:
            from casebook.gui.intake.drop_veil import DropVeil

            self.veil = DropVeil(self._place.scheme, self._place.window)
        if self.veil is not None:
            self.veil.show_for(paths if library is not None and not library.read_only else ())

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Take what was dropped on the window; a folder alone may be meant as a library."""
        library = self._place.session.library
        folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
        if folder is not None and (library is None or library.read_only):
            self._place.session.open(folder)
        elif folder is not None and library is not None:
            opens = self._place.prompts.opens_folder(folder.name, library.name)
            if opens:
                self._place.session.open(folder)
            elif opens is False:
                self.take([folder])
        else:
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the library that is open."""
        library = self._place.session.library
        files = [path for path in paths if not self.take_bundle(path)]
        if not files:
            return
        if library is None:
            self._place.prompts.tell(
                self.tr("No library is open"),
                self.tr("Open a library or make a new one first. Then drop the files again."),
            )
        elif library.read_only:
            self._place.say(self.tr("{0} is open for reading only.").format(library.name))
        else:
            self._place.settings.import_folder = files[0].parent
            self.review.take(files)

    def leave(self, then: Callable[[], None]) -> None:
        """Go on to something else, unless the user would rather look at the drafts."""
        if self._review is None or self._review.may_end():
            then()

    def may_close(self) -> bool:
        """Say whether the window may close."""
        return self._review is None or self._review.may_end()

    def let_go(self) -> None:
        """Forget the drafts of a library that was closed."""
        if self._review is not None:
            self._review.end()
