"""The documents most like the one that is read, looked for once the page is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from casebook.domain.values import Kind
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import Reading
    from casebook.gui.list_desk import ListDesk
    from casebook.library.library import Library

_AFTER_THE_PAGE = 250  # milliseconds: whoever leafs on needs none of it
_TOPIC = "similar"


class Alike(QObject):
    """Fills the group of similar documents, below the lessons, while that panel is seen."""

    def __init__(
        self, panes: Panes, lists: ListDesk, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._lists = lists
        self._jobs = jobs
        self._library: Library | None = None
        self._path: DocumentPath | None = None
        self._looked = False
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_AFTER_THE_PAGE)
        self.soon.timeout.connect(self.look)
        panes.when_made(Panes.lessons, lambda panel: panel.installEventFilter(self))

    def use(self, library: Library | None) -> None:
        """Look in another library; in none for None."""
        self._library, self._path, self._looked = library, None, False
        self.soon.stop()
        self._jobs.cancel(_TOPIC)

    def take_reading(self, reading: Reading) -> None:
        """Look in a moment for what is like a document that was opened."""
        self._jobs.cancel(_TOPIC)
        document = reading.document
        self._path = document.path if document.kind is not Kind.PACK else None
        self._looked = False
        self.soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the panel comes into sight."""
        if event.type() == QEvent.Type.Show:
            self.soon.start()
        return super().eventFilter(watched, event)

    def take_settled(self) -> None:
        """Look in a moment for what could not be looked for while the library was read."""
        if not self._looked:
            self.soon.start()

    def look(self) -> None:
        """Look now, unless nobody would see it, or the library is still being read."""
        library, path = self._library, self._path
        waits = self._looked or self._lists.is_being_read
        panel = self._panes.made(Panes.lessons)
        if library is None or path is None or waits or panel is None or not panel.isVisible():
            return
        self._looked = True
        self._jobs.start(
            LaneName.READ,
            "looking for similar documents",
            lambda _: library.similar(path),
            lambda hits: panel.show_similar(path, tuple(hit.entry for hit in hits)),
            self._fail,
            topic=_TOPIC,
        )

    def _fail(self, error: CasebookError) -> None:
        del error  # the document has gone meanwhile, or there is no index: the list says so
