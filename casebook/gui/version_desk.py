"""The panel *Versions* at work, and documents that were deleted brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.change_words import change_words
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.difference import Difference
    from casebook.domain.edit import Edits
    from casebook.domain.errors import CasebookError
    from casebook.domain.keeping import Version
    from casebook.domain.names import DocumentPath
    from casebook.gui.changes import Changes
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.versions.versions_panel import VersionsPanel
    from casebook.library.library import Library


class VersionDesk(QObject):
    """Makes the panel when it is first shown, and does what is asked in it.

    Signals:
        document_requested: The path of a document that is there again.
        said: A sentence for the status line.
    """

    document_requested = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        jobs: Jobs,
        session: Session,
        changes: Changes,
        reader: Reader,
        scheme: Scheme,
        icons: Icons,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._session = session
        self._changes = changes
        self._reader = reader
        self._scheme = scheme
        self._icons = icons
        self._versions: dict[int, Version] = {}
        self._now = ""
        self.panel: VersionsPanel | None = None
        self.sheet: Sheet | None = None

    def make_panel(self) -> VersionsPanel:
        """Make the panel, which is filled in a moment."""
        from casebook.gui.versions.versions_panel import VersionsPanel

        self.panel = panel = VersionsPanel(self._scheme, self._icons)
        panel.version_chosen.connect(self._compare)
        panel.restore_requested.connect(self._restore)
        panel.passage_requested.connect(self._take_back)
        self.look()
        return panel

    def follow(self) -> None:
        """Look again when the document is another, while the panel is seen."""
        if self.panel is not None and self.panel.isVisible():
            self.look()

    def look(self) -> None:
        """Show the versions of the document that is read."""
        library, path, panel = self._session.library, self._reader.path, self.panel
        if panel is None:
            return
        if library is None or path is None:
            panel.show_nothing()
            return
        panel.allow_writing(self._changes.are_allowed)
        self._jobs.start(
            LaneName.READ,
            "looking for versions",
            lambda _: library.history.versions(path),
            self._show,
            self._fail,
            topic="versions",
        )

    def ask_deleted(self) -> None:
        """Show the documents that were deleted, of which one can be brought back."""
        library = self._session.library
        if library is not None:
            self._jobs.start(
                LaneName.READ,
                "looking for deleted documents",
                lambda _: library.history.deleted(),
                self._show_deleted,
                self._fail,
                topic="deleted",
            )

    def _origin(self, initiator: str) -> str:
        """Give what a version came of, in a few words."""
        undone = initiator.removeprefix("undo: ")
        if undone != initiator:
            return self.tr("undone: {0}").format(change_words(undone))
        names = {
            "editor": self.tr("saved"),
            "outside": self.tr("another program"),
            "arrived": self.tr("as it was sent"),
            "restore": self.tr("brought back"),
            "merge": self.tr("merged with a copy"),
            "delete": self.tr("deleted"),
        }
        return names.get(initiator) or change_words(initiator)

    def _show(self, versions: tuple[Version, ...]) -> None:
        from casebook.gui.versions.versions_panel import ShownVersion

        self._versions = {one.number: one for one in versions}
        if self.panel is not None:
            self.panel.show_versions(
                [
                    ShownVersion(
                        one.number,
                        one.at.timestamp(),
                        one.size,
                        self._origin(one.initiator),
                    )
                    for one in versions
                ]
            )

    def _compare(self, number: int) -> None:
        """Show how a version differs from the text as it is, unsaved words included."""
        library, reading = self._session.library, self._reader.reading
        version = self._versions.get(number)
        if library is None or version is None or reading is None:
            return
        now = self._now = reading.document.text

        def work(_: object) -> tuple[Difference, ...]:
            from casebook.domain.difference import differences

            return differences(library.history.text(version), now)

        def take(found: tuple[Difference, ...]) -> None:
            if self.panel is not None:
                self.panel.show_differences(number, found)

        self._jobs.start(
            LaneName.READ, "comparing versions", work, take, self._fail, topic="comparing versions"
        )

    def _restore(self, number: int) -> None:
        library, version = self._session.library, self._versions.get(number)
        path = self._reader.path
        if library is None or version is None or path is None:
            return

        def edits_of(text: str) -> Edits:
            from casebook.domain.edit import replacing

            return replacing(text, 0, len(text), library.history.text(version))

        self._changes.edit(path, self.tr("Restore a version"), edits_of)

    def _take_back(self, passage: Difference) -> None:
        path, now = self._reader.path, self._now
        if path is None:
            return

        def edits_of(text: str) -> Edits:
            from casebook.domain.edit import EditRefused, TextEdit

            if text != now:
                raise EditRefused(0, "The text is another by now. Choose the version again.")
            return (TextEdit(passage.start, passage.end, passage.before),)

        self._changes.edit(path, self.tr("Take a passage back"), edits_of)

    def _show_deleted(self, paths: tuple[DocumentPath, ...]) -> None:
        if not paths:
            self.said.emit(self.tr("No document was deleted of which a version is kept."))
            return
        from casebook.gui.sheets.pick_sheet import PickSheet

        lead = self.tr("The last text that Casebook has kept of it is written anew.")
        title, act = self.tr("Bring back a deleted document"), self.tr("Bring back")
        sheet = PickSheet(self._scheme, title, lead, act, paths, self._window)
        sheet.picked.connect(lambda row: self._bring_back(paths[row]))
        self.sheet = sheet
        sheet.open()

    def _bring_back(self, path: DocumentPath) -> None:
        def work(library: Library) -> Change:
            return library.history.restore(library.history.versions(path)[0])

        what = self.tr("Brought back: {0}").format(path)
        self._changes.make(what, work, lambda: self.document_requested.emit(path))

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))
