"""The panel *Versions* at work, and documents that were deleted brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.gui.change_words import change_words

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.difference import Difference
    from casebook.domain.edit import Edits
    from casebook.domain.keeping import Version
    from casebook.domain.names import DocumentPath
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.versions.versions_panel import VersionsPanel
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library


class VersionDesk(QObject):
    """Makes the panel when it is first shown, and does what is asked in it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._versions: dict[int, Version] = {}
        self._now = ""
        self.panel: VersionsPanel | None = None
        self.sheet: Sheet | None = None

    def make_panel(self) -> VersionsPanel:
        """Make the panel, which is filled in a moment."""
        from casebook.gui.versions.versions_panel import VersionsPanel

        self.panel = panel = VersionsPanel(self._place.scheme, self._place.icons)
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
        path, panel = self._place.reader.path, self.panel
        if panel is None:
            return
        if self._place.session.library is None or path is None:
            panel.show_nothing()
            return
        panel.allow_writing(self._place.changes.are_allowed)
        self._place.read(
            "looking for versions",
            lambda library: library.history.versions(path),
            self._show,
            topic="versions",
        )

    def ask_deleted(self) -> None:
        """Show the documents that were deleted, of which one can be brought back."""
        self._place.read(
            "looking for deleted documents",
            lambda library: library.history.deleted(),
            self._show_deleted,
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
        reading, version = self._place.reader.reading, self._versions.get(number)
        if version is None or reading is None:
            return
        now = self._now = reading.document.text

        def work(library: Library) -> tuple[Difference, ...]:
            from casebook.domain.difference import differences

            return differences(library.history.text(version), now)

        def take(found: tuple[Difference, ...]) -> None:
            if self.panel is not None:
                self.panel.show_differences(number, found)

        self._place.read("comparing versions", work, take, topic="comparing versions")

    def _restore(self, number: int) -> None:
        library, version = self._place.session.library, self._versions.get(number)
        path = self._place.reader.path
        if library is None or version is None or path is None:
            return

        def edits_of(text: str) -> Edits:
            from casebook.domain.edit import replacing

            return replacing(text, 0, len(text), library.history.text(version))

        self._place.changes.edit(path, self.tr("Restore a version"), edits_of)

    def _take_back(self, passage: Difference) -> None:
        path, now = self._place.reader.path, self._now
        if path is None:
            return

        def edits_of(text: str) -> Edits:
            from casebook.domain.edit import EditRefused, TextEdit

            if text != now:
                raise EditRefused(0, "The text is another by now. Choose the version again.")
            return (TextEdit(passage.start, passage.end, passage.before),)

        self._place.changes.edit(path, self.tr("Take a passage back"), edits_of)

    def _show_deleted(self, paths: tuple[DocumentPath, ...]) -> None:
        if not paths:
            self._place.say(self.tr("No document was deleted of which a version is kept."))
            return
        from casebook.gui.sheets.pick_sheet import PickSheet

        lead = self.tr("The last text that Casebook has kept of it is written anew.")
        title, act = self.tr("Bring back a deleted document"), self.tr("Bring back")
        sheet = PickSheet(self._place.scheme, title, lead, act, paths, self._place.window)
        sheet.picked.connect(lambda row: self._bring_back(paths[row]))
        self.sheet = sheet
        sheet.open()

    def _bring_back(self, path: DocumentPath) -> None:
        def work(library: Library) -> Change:
            return library.history.restore(library.history.versions(path)[0])

        what = self.tr("Brought back: {0}").format(path)
        self._place.changes.make(what, work, lambda: self._place.desk.open(path))
