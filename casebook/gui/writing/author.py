"""Documents made, named otherwise and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from casebook.domain.names import DocumentPath, id_of
from casebook.domain.values import Kind
from casebook.gui.editor.mode_switch import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from casebook.domain.change import Change
    from casebook.gui.sheets.capture_sheet import Captured
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.library import Library
    from casebook.library.plan import Plan
    from casebook.storage.tables.links import ResolvedLink


class Author(QObject):
    """Asks by sheets and makes the changes; the sheets are imported when they are asked for.

    Signals:
        folder_requested: A QUrl to be shown in the system's file manager.

    Attributes:
        sheet: The sheet that was opened last.
    """

    folder_requested = Signal(object)

    def __init__(self, place: Workplace, writer: Writer) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self.sheet: Sheet | None = None

    # new documents

    def ask_new(self, kind: Kind) -> None:
        """Ask for the title of a new document, once the text that is written may be left."""
        library = self._writable()
        if library is None:
            return

        def ask() -> None:
            self._place.read(
                "looking for templates",
                lambda library: library.curation.templates(kind),
                lambda templates: self._show_new(library, kind, templates),
                topic="templates",
            )

        self._writer.leave(ask)

    def _show_new(self, library: Library, kind: Kind, templates: tuple[Path, ...]) -> None:
        from casebook.domain.slug import slug_of
        from casebook.gui.sheets.new_sheet import NewSheet

        taken = [entry.id for entry in library.shelf.entries]
        titles = {
            Kind.CASE: self.tr("New case"),
            Kind.LESSON: self.tr("New lesson"),
            Kind.PACK: self.tr("New pack"),
        }
        words = self.tr("The file will be called {0}")
        sheet = NewSheet(
            self._place.scheme,
            titles[kind],
            templates,
            lambda title: words.format(f"{slug_of(title, taken, kind.value)}.md"),
            self._place.window,
        )
        sheet.named.connect(lambda title: self._make(kind, title, sheet.template))
        self._open(sheet)

    def _make(self, kind: Kind, title: str, template: Path | None) -> None:
        made: list[DocumentPath] = []
        what = self.tr("New: {0}").format(title)

        def work(library: Library) -> Change:
            new = library.curation.new_document(kind, title, template=template)
            made.append(new.path)
            return library.curation.write_all([new], what)

        self._place.changes.make(what, work, lambda: self.write(made[0]))

    def write(self, path: DocumentPath) -> None:
        """Open a new document with the cursor at the first place to fill in."""
        self._writer.write(path, Mode.SPLIT, self._go_to_first_place)
        self._place.desk.open(path)

    def _go_to_first_place(self) -> None:
        pane = self._writer.manuscript.pane
        if pane is None:
            return
        text = pane.editor.text()
        start = text.find("<!--")
        end = text.find("-->", start) + len("-->")
        if 0 <= start < end:
            pane.editor.select(start, end)

    def capture(self) -> None:
        """Ask in one small form what happened, and keep it as a draft."""
        if self._writable() is None:
            return
        from casebook.gui.sheets.capture_sheet import CaptureSheet

        sheet = CaptureSheet(self._place.scheme, self._place.window)
        sheet.captured.connect(self._keep)
        self._open(sheet)

    def _keep(self, note: Captured) -> None:
        made: list[DocumentPath] = []

        def work(library: Library) -> Change:
            change = library.curation.capture(note.title, note.happened, note.where, note.learned)
            cases = {entry.path for entry in library.shelf.entries if entry.kind is Kind.CASE}
            made.extend(sorted(change.added & cases))
            return change

        def then() -> None:
            if made:
                ways = (
                    (self.tr("Open"), lambda: self._place.desk.open(made[0])),
                    (self.tr("Undo"), self._place.changes.undo),
                )
                self._place.offer(self.tr("Kept as a draft: {0}").format(made[0]), *ways)

        self._place.changes.make("", work, then)

    def show_templates(self) -> None:
        """Show the folder of the user's own templates, which is made when it is not there."""

        def work(library: Library) -> Path:
            folder = library.curation.templates_folder
            folder.mkdir(parents=True, exist_ok=True)
            return folder

        self._place.read(
            "making the folder of templates",
            work,
            lambda folder: self.folder_requested.emit(QUrl.fromLocalFile(str(folder))),
        )

    # names and deleting

    def ask_id(self) -> None:
        """Ask for another id of the document, and show what changes with it."""
        path = self._place.reader.path
        if self._writable() is None or path is None:
            return
        from casebook.gui.sheets.name_sheet import NameSheet

        sheet = NameSheet(
            self._place.scheme,
            self.tr("Change the id"),
            self.tr("Id"),
            self.tr("Show what changes"),
            self._place.window,
            lead=self.tr("The id is the name of the file. Every link to it changes along."),
            proposed=id_of(path),
        )
        sheet.named.connect(lambda name: self._writer.save(lambda: self._plan_id(path, name)))
        self._open(sheet)

    def _plan_id(self, path: DocumentPath, name: str) -> None:
        if name != id_of(path):
            self._place.changes.plan(
                lambda library: library.curation.plan_id_rename(path, name),
                lambda plan: self._show_plan(path, plan),
            )

    def _show_plan(self, path: DocumentPath, plan: Plan) -> None:
        from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet

        files = [
            PlannedFile(
                one.path,
                self.tr("becomes {0}").format(one.to) if one.to else self.tr("its links change"),
            )
            for one in plan.changes
        ]
        files += [PlannedFile(one, why) for one, why in plan.refused.items()]
        moved = next((one.to for one in plan.changes if one.to), None)
        note = self.tr("It can be undone.")
        sheet = PlanSheet(
            self._place.scheme, plan.what, self.tr("Do it"), files, self._place.window, note=note
        )
        sheet.primary.setEnabled(moved is not None)

        def go() -> None:
            self._writer.end()
            self._place.changes.carry_out(plan, lambda: self._place.desk.open(moved or path))

        sheet.agreed.connect(go)
        self._open(sheet)

    def ask_delete(self) -> None:
        """Show what links to the document, and put it into the trash when that is wanted."""
        path = self._place.reader.path
        if self._writable() is None or path is None:
            return
        self._place.read(
            "looking what links to it",
            lambda library: library.curation.links_to(path),
            lambda links: self._show_delete(path, links),
            topic="planning",
        )

    def _show_delete(self, path: DocumentPath, links: tuple[ResolvedLink, ...]) -> None:
        from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet

        reading = self._place.reader.reading
        title = reading.document.title if reading else path
        line = self.tr("links to it in line {0}")
        files = [
            PlannedFile(one.source, line.format(one.line) if one.line else self.tr("links to it"))
            for one in links
        ]
        lead = self.tr("These links will lead to nothing.") if files else ""
        sheet = PlanSheet(
            self._place.scheme,
            self.tr("Delete “{0}”?").format(title),
            self.tr("Move to the trash"),
            files,
            self._place.window,
            lead=lead or self.tr("Nothing links to it."),
            note=self.tr("Its text stays among the versions."),
            needs_files=False,
        )
        sheet.agreed.connect(lambda: self._delete(path))
        self._open(sheet)

    def _delete(self, path: DocumentPath) -> None:
        self._writer.end()
        words = self.tr("{0} is in the trash of the system, and its text among the versions.")
        self._place.changes.make(
            "",
            lambda library: library.curation.delete(path),
            lambda: self._place.say(words.format(path)),
        )

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.open()

    def _writable(self) -> Library | None:
        return self._place.session.library if self._place.changes.are_allowed else None
