"""Those who hand out, made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath
    from casebook.gui.commands import Commands
    from casebook.gui.handing.export_desk import ExportDesk
    from casebook.gui.handing.pages_panel import PagesPanel
    from casebook.gui.handing.pages_preview import PagesPreview
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer


class HandingDesk(QObject):
    """Hands on what is asked for to the export desk.

    Attributes:
        chosen: Gives what the pack that is read names as its artefacts, as ``guide.docx``;
            what was exported last is taken where it names none.
    """

    def __init__(self, place: Workplace, writer: Writer, commands: Commands) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self._commands = commands
        self._desk: ExportDesk | None = None
        self.panel: PagesPanel | None = None
        self.chosen: Callable[[], Sequence[str]] = tuple

    @property
    def desk(self) -> ExportDesk:
        """Who exports."""
        if self._desk is None:
            from casebook.gui.handing.export_desk import ExportDesk

            self._desk = ExportDesk(self._place, self._writer, self._commands)
        return self._desk

    def new_preview(self) -> PagesPreview:
        """Make a widget that shows the pages of a document's artefacts."""
        from casebook.gui.handing.pages_preview import PagesPreview

        place = self._place
        return PagesPreview(place.scheme, place.icons, place.jobs, place.session)

    def make_panel(self) -> PagesPanel:
        """Make the panel that shows the pages of what is read."""
        from casebook.gui.handing.pages_panel import PagesPanel

        self.panel = PagesPanel(self._place.scheme, self._place.icons, self.new_preview())
        self.follow()
        return self.panel

    def follow(self) -> None:
        """Show the pages of the document that is read, as it is written."""
        path = self._place.reader.path
        if self.panel is None:
            return
        if path is None:
            self.panel.preview.clear()
        else:
            self.panel.preview.show_document(path, self._writer.manuscript.unsaved(path))

    def show_panel(self, wanted: bool) -> None:
        """Show the panel, or hide it."""
        self._place.state.show_panel("pages" if wanted else "")
        self.follow()

    def export(self, paths: Sequence[DocumentPath] = ()) -> None:
        """Open the export window for documents; for what is selected or read without any."""
        wanted = tuple(paths) or self._meant()
        if wanted:
            self.desk.open(wanted, self.chosen())
        else:
            self._place.say(self.tr("Open a pack, a case or a lesson first, or select some."))

    def print(self) -> None:
        """Make the handout of the document that is read, and open it to be printed."""
        path = self._place.reader.path
        if path is not None:
            self.desk.print(path)
        else:
            self._place.say(self.tr("Open a pack, a case or a lesson first."))

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        if self._desk is not None:
            self._desk.take_change(change)

    def let_go(self) -> None:
        """Close what shows a library that was closed."""
        if self._desk is not None:
            self._desk.let_go()

    def _meant(self) -> tuple[DocumentPath, ...]:
        """Give what is selected in the list if that is several, else what is read."""
        several = self._place.panes.results.selecting.several()
        path = self._place.reader.path
        return several or ((path,) if path is not None else ())
