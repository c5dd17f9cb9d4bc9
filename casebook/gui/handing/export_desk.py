"""What the export window asks for: looked ahead, written, opened; imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, QTemporaryDir, QTimer, QUrl

from casebook.domain.values import Kind
from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice, Exported, Wanted
from casebook.gui.handing.choices import choices_named, choices_written, usual
from casebook.gui.handing.export_window import Exportable, ExportWindow
from casebook.gui.handing.pages_preview import PagesPreview
from casebook.gui.jobs import Job, LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.edit import Edits
    from casebook.domain.errors import CasebookError
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.export.names import Passage, PersonName
    from casebook.export.outlook import Outlook
    from casebook.gui.commands import Commands
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.library import Library

_REST = 150  # milliseconds after a choice before what it leads to is worked out
_AHEAD = "looking ahead"
PRINTED = frozenset(
    {
        Choice(Artefact.HANDOUT, Format.PDF, Audience.PARTICIPANT),
        Choice(Artefact.HUDDLE, Format.PDF, Audience.PARTICIPANT),
    }
)
"""What is printed: the handout of a case or a pack, the card of a lesson."""


class _Ahead(NamedTuple):
    """What was seen ahead: the outlook, files that are there already, what is wrong, or ""."""

    outlook: Outlook
    there: int
    trouble: str


class ExportDesk(QObject):
    """Serves the one export window."""

    def __init__(self, place: Workplace, writer: Writer, commands: Commands) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self._commands = commands
        self._job: Job[Exported] | None = None
        self._made_in: Path | None = None
        self._printed: QTemporaryDir | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look_ahead)
        preview = PagesPreview(place.scheme, place.icons, place.jobs, place.session)
        self.window = ExportWindow(place.scheme, place.icons, preview, place.window)
        self._wire()
        self._restore()

    def open(self, paths: Sequence[DocumentPath], named: Sequence[str] = ()) -> None:
        """Open the window for documents.

        Args:
            paths: Which ones.
            named: What a single pack names as its artefacts, as ``guide.docx``.
        """
        library, window = self._place.session.library, self.window
        if library is None:
            return
        if not window.running:
            found = [entry for path in paths if (entry := library.shelf.entry(path))]
            shown = [Exportable(entry.path, entry.title) for entry in found]
            if not shown:
                return
            alone = len(found) == 1 and found[0].kind is Kind.PACK
            self._tick(named if alone else ())
            window.form.names.writable = not library.read_only
            window.show_documents(shown)
            window.end()
            self._look_ahead()
        window.show()
        window.raise_()
        window.activateWindow()

    def print(self, path: DocumentPath) -> None:
        """Make the handout of a document, or the card of a lesson, and open it."""
        library = self._place.session.library
        if library is None:
            return
        self._printed = self._printed or QTemporaryDir()
        to = Path(self._printed.path())
        wanted = Wanted(choices=PRINTED, replace=True)

        def work(progress: Progress) -> Exported:
            return library.exporting.export([path], to, wanted, progress)

        self._place.say(self.tr("Making the handout…"))
        self._place.jobs.start(
            LaneName.EXPORT,
            "making a handout",
            work,
            self._show_printed,
            self._place.explain,
            topic="printing",
        )

    def take_change(self, change: Change) -> None:
        """Look ahead again when documents are others now."""
        if self.window.isVisible() and (change.rebuilt or not change.searchable):
            self._rest.start()

    def let_go(self) -> None:
        """Close the window with its library."""
        self._cancel()
        self.window.close()

    def _wire(self) -> None:
        window, form = self.window, self.window.form
        window.changed.connect(self._take_choice)
        window.export_requested.connect(self._export)
        window.cancel_requested.connect(self._cancel)
        window.closed.connect(self._cancel)
        form.folder.choice_requested.connect(self._choose_folder)
        form.remarks.document_requested.connect(self._go_to)
        window.result.remarks.document_requested.connect(self._go_to)
        form.names.passage_requested.connect(self._show_passage)
        form.names.add_requested.connect(self._list_name)
        window.result.file_requested.connect(self._open)
        window.result.folder_requested.connect(lambda: self._open(self._made_in))

    def _restore(self) -> None:
        """Show the folder that was chosen the last time."""
        form = self.window.form
        where = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(where)) / "Casebook"
        form.folder.set_folder(self._place.settings.export_folder or usual)

    def _tick(self, named: Sequence[str]) -> None:
        """Tick what a pack names, else what was chosen the last time."""
        choices = choices_named(named)
        if choices is None:
            choices = choices_named(self._place.settings.export_choices)
        wanted = Wanted(choices=usual() if choices is None else choices)
        self.window.form.artefacts.set_wanted(wanted)

    def _take_choice(self) -> None:
        ticked = self.window.form.artefacts.ticked().choices or ()
        self._place.settings.export_choices = choices_written(ticked)
        self._rest.start()

    def _choose_folder(self) -> None:
        row = self.window.form.folder
        start = row.folder
        chosen = self._place.prompts.export_folder(
            start if start is not None and start.is_dir() else Path.home()
        )
        if chosen is not None:
            row.set_folder(chosen)
            row.changed.emit()

    def _look_ahead(self) -> None:
        """Work out what the choices lead to."""
        library, window = self._place.session.library, self.window
        if library is None or window.running:
            return
        paths, wanted, folder = window.paths, window.wanted(), window.form.folder.folder

        def work(progress: Progress) -> _Ahead:
            return _ahead(library, paths, wanted, folder, progress)

        self._place.jobs.start(
            LaneName.READ,
            "looking ahead to an export",
            work,
            self._show_ahead,
            lambda error: window.end(str(error)),
            topic=_AHEAD,
        )

    def _show_ahead(self, ahead: _Ahead) -> None:
        paths = self.window.paths
        unsaved = any(self._writer.manuscript.unsaved(path) is not None for path in paths)
        self.window.show_outlook(ahead.outlook, ahead.there, unsaved, ahead.trouble)

    def _export(self) -> None:
        library, window = self._place.session.library, self.window
        folder = window.form.folder.folder
        if library is None or folder is None:
            return
        paths, wanted = window.paths, window.wanted()
        self._place.settings.export_folder = folder
        self._made_in = folder
        window.begin()

        def work(progress: Progress) -> Exported:
            return library.exporting.export(paths, folder, wanted, progress)

        self._job = self._place.jobs.start(
            LaneName.EXPORT,
            "exporting",
            work,
            self._show_result,
            self._refuse,
            watched=window.show_progress,
            ended=self._end,
        )

    def _cancel(self) -> None:
        if self._job is not None and self.window.running:
            self._job.cancel()
            self.window.show_progress(0, 0, self.tr("Ending…"))

    def _show_result(self, made: Exported) -> None:
        self.window.end()
        if self._made_in is not None:
            self.window.show_result(made, self._made_in)

    def _refuse(self, error: CasebookError) -> None:
        self.window.end(str(error))
        self._rest.start()  # what lies in the folder may be another

    def _end(self) -> None:
        """Say that it was ended, if neither files nor an error have been shown."""
        if self.window.running:
            self.window.end(self.tr("Ended. No file was written."))
        self._job = None

    def _show_printed(self, made: Exported) -> None:
        if not made.written:
            self._place.say(self.tr("There is no handout to make of this document."))
            return
        self._place.say(self.tr("The handout is open in another program; print it there."))
        self._open(made.written[0].path)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self._commands.show_folder(QUrl.fromLocalFile(str(path)))

    def _go_to(self, path: DocumentPath, words: str = "") -> None:
        self._place.desk.open(path, "", words)
        self._place.window.raise_()
        self._place.window.activateWindow()

    def _show_passage(self, passage: Passage) -> None:
        self._go_to(passage.path, f"{passage.before}{passage.name}{passage.after}".strip())

    def _list_name(self, name: PersonName, entry: str) -> None:
        """List a name in its case, so that every export replaces it."""

        def edits(text: str) -> Edits:
            from casebook.markdown.editing.theme_names import list_item_edits

            return list_item_edits(text, "redact", (entry,))

        what = self.tr("List “{0}” to be replaced").format(name.name)
        self._place.changes.edit(name.path, what, edits)


def _ahead(
    library: Library,
    paths: Sequence[DocumentPath],
    wanted: Wanted,
    folder: Path | None,
    progress: Progress,
) -> _Ahead:
    seen = library.exporting.outlook(paths, wanted, progress)
    if folder is None:
        return _Ahead(seen, 0, "")
    there = sum((folder / name).exists() for name in seen.files)
    return _Ahead(seen, there, library.exporting.refusal(folder))
