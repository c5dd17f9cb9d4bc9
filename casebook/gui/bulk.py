"""Changes many documents of the list at once; imported when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from casebook.domain.names import DocumentPath, ThemeId
from casebook.gui.sheets.bulk_sheet import BulkChange, BulkSheet
from casebook.gui.wording import counted

if TYPE_CHECKING:
    from casebook.domain.edit import Edits
    from casebook.gui.proposals import Proposals
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan

Paths = Sequence[DocumentPath]


class Bulk(QObject):
    """Asks what to change in documents, shows what that does, and does it.

    Signals:
        document_requested: The path of a document to be opened.
        everything_requested: All documents of the list are to be selected.
        pack_requested: The paths of documents of which a pack is to be made.
        export_requested: The paths of documents that are to be exported.
    """

    pack_requested = Signal(object)
    document_requested = Signal(str)
    everything_requested = Signal()
    export_requested = Signal(object)

    def __init__(self, place: Workplace, proposals: Proposals) -> None:
        super().__init__(place.window)
        self._place = place
        self._proposals = proposals
        self.menu = QMenu(place.window)

    def show_menu(self, paths: Paths, place: QPoint) -> None:
        """Open the menu of documents of the list, at a place of the screen."""
        menu = self.menu
        menu.clear()
        if len(paths) == 1:
            path = paths[0]
            menu.addAction(self.tr("Open"), lambda: self.document_requested.emit(path))
        if self._place.changes.are_allowed:
            words = counted(len(paths), self.tr("Change it…"), self.tr("Change these {0}…"))
            menu.addAction(words, lambda: self.ask(paths))
            words = counted(
                len(paths), self.tr("Make a pack of it…"), self.tr("Make a pack of these {0}…")
            )
            menu.addAction(words, lambda: self.pack_requested.emit(paths))
        menu.addAction(self.tr("Export…"), lambda: self.export_requested.emit(tuple(paths)))
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.everything_requested.emit)
        menu.popup(place)

    def ask(self, paths: Paths) -> None:
        """Ask what to change in documents."""
        library = self._place.session.library
        if library is None or not self._place.changes.are_allowed:
            return
        if not paths:
            self._place.changes.failed.emit(self.tr("Select the documents in the list first."))
            return
        entries = filter(None, map(library.shelf.entry, paths))
        kinds = Counter(entry.kind for entry in entries)
        sheet = BulkSheet(self._place.scheme, library.vocabulary, kinds, self._place.window)
        sheet.given.connect(lambda change: self.change(paths, change))
        sheet.open()

    def change(self, paths: Paths, change: BulkChange) -> None:
        """Show what a change does to documents, and make it when the user agrees."""
        what = counted(len(paths), self.tr("Change one document"), self.tr("Change {0} documents"))
        value = int(change.value) if change.key == "minutes" and change.value else change.value
        properties = {change.key: value or None} if change.key else {}

        def planned(library: Library) -> Plan:
            plan = library.curation.plan_edits(
                paths, add_themes=change.add, remove_themes=change.remove, properties=properties
            )
            return replace(plan, what=what)

        self._proposals.offer(what, self.tr("Change them"), planned)

    def add_theme(self, theme: ThemeId, paths: Paths) -> None:
        """Put documents under a theme: one at once, several when the user agrees."""
        library = self._place.session.library
        if library is None or not self._place.changes.are_allowed:
            return
        label = library.vocabulary.label(theme)
        if len(paths) == 1:
            what = self.tr("Put it under “{0}”").format(label)
            self._place.changes.edit(paths[0], what, lambda text: _with_theme(text, theme))
            return
        what = self.tr("Put {0} documents under “{1}”").format(len(paths), label)

        def planned(library: Library) -> Plan:
            return replace(library.curation.plan_edits(paths, add_themes=[theme]), what=what)

        self._proposals.offer(what, self.tr("Put them there"), planned, shown_from=2)


def _with_theme(text: str, theme: ThemeId) -> Edits:
    from casebook.markdown.editing.theme_names import list_item_edits

    return list_item_edits(text, "themes", (theme,))
