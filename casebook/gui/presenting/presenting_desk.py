"""Begins a session from what is read, and keeps what came of it; imports the rest when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath
    from casebook.export.image import Image
    from casebook.export.session import Showing
    from casebook.gui.presenting.presenter import Presenter
    from casebook.gui.presenting.session_sheet import Held
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

    Made = tuple[Showing, dict[Image, QImage]]

_MOST_PIXELS = 1920


class PresentingDesk(QObject):
    """Presents the document that is read, one session at a time."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self.presenter: Presenter | None = None

    def present(self, path: DocumentPath) -> None:
        """Begin a session with a pack, a case or a lesson."""
        if self.presenter is not None:
            self.presenter.room.activateWindow()
            return
        self._place.read(
            "laying out a session", lambda library: _laid_out(library, path), self._begin
        )

    def _begin(self, made: Made) -> None:
        from casebook.gui.presenting.presenter import Presenter

        showing, images = made
        place, key = self._place, self._key(showing.path)
        presenter = Presenter(
            place.window,
            place.scheme,
            place.icons,
            showing,
            images,
            keeps=showing.is_pack and place.changes.are_allowed,
            came_up=self._place.settings.came_up(key),
        )
        self.presenter = presenter
        presenter.came_up_changed.connect(lambda text: self._place.settings.keep_came_up(key, text))
        presenter.held.connect(lambda held: self._keep(showing, held))
        presenter.ended.connect(lambda: self._take_ended(presenter, key))
        presenter.begin()

    def _keep(self, showing: Showing, held: Held) -> None:
        def work(library: Library) -> Change:
            return library.curation.keep_session(showing.path, held.session, held.lessons)

        self._place.changes.make(self.tr("The session is kept with its pack"), work)

    def _take_ended(self, presenter: Presenter, key: str) -> None:
        noted = presenter.notes.came_up.toPlainText().strip()
        if noted and not presenter.keeps:
            QGuiApplication.clipboard().setText(noted)
            self._place.say(self.tr("What came up cannot be kept here; it is on the clipboard."))
        self._place.settings.keep_came_up(key, "")
        self.presenter = None

    def _key(self, path: DocumentPath) -> str:
        library = self._place.session.library
        return f"{library.root if library else ''}/{path}"


def _laid_out(library: Library, path: DocumentPath) -> Made:
    """Make what is shown, with its pictures read; runs off the GUI thread."""
    from casebook.gui.presenting.pictures import images_of

    showing = library.exporting.showing(path)
    return showing, images_of(showing, _MOST_PIXELS)
