"""Those who change themes and many documents at once, made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath, ThemeId
    from casebook.gui.bulk import Bulk
    from casebook.gui.proposals import Proposals
    from casebook.gui.themes.theming import Theming
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library


class Curators(QObject):
    """Hands on what is asked for, and what happens, to those who are there already.

    Signals:
        documents_requested: A ThemeId whose documents are to be listed.
        document_requested: The path of a document to be opened.
        everything_requested: All documents of the list are to be selected.
        pack_requested: The paths of documents of which a pack is to be made.
        theme_pack_requested: A ThemeId of whose cases a pack is to be made.
        export_requested: The paths of documents that are to be exported.
        writing_allowed: Whether the library that was opened may be changed.
    """

    documents_requested = Signal(str)
    document_requested = Signal(str)
    everything_requested = Signal()
    pack_requested = Signal(object)
    theme_pack_requested = Signal(str)
    writing_allowed = Signal(bool)
    export_requested = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._proposals: Proposals | None = None
        self._theming: Theming | None = None
        self._bulk: Bulk | None = None

    @property
    def theming(self) -> Theming:
        """Who keeps the themes."""
        if self._theming is None:
            from casebook.gui.themes.theming import Theming

            self._theming = Theming(self._place, self._shared_proposals())
            self._theming.documents_requested.connect(self.documents_requested)
            self._theming.pack_requested.connect(self.theme_pack_requested)
            self._theming.window.offer_undo(self._place.actions["undo-change"])
        return self._theming

    @property
    def bulk(self) -> Bulk:
        """Who changes many documents."""
        if self._bulk is None:
            from casebook.gui.bulk import Bulk

            self._bulk = Bulk(self._place, self._shared_proposals())
            self._bulk.document_requested.connect(self.document_requested)
            self._bulk.everything_requested.connect(self.everything_requested)
            self._bulk.pack_requested.connect(self.pack_requested)
            self._bulk.export_requested.connect(self.export_requested)
        return self._bulk

    def take_library(self, library: Library) -> None:
        """Offer changes only in a library that may be written."""
        self.writing_allowed.emit(not library.read_only)

    def change_selected(self, paths: Sequence[DocumentPath]) -> None:
        """Ask what to change in documents."""
        self.bulk.ask(paths)

    def show_list_menu(self, paths: Sequence[DocumentPath], place: QPoint) -> None:
        """Open the menu of documents of the list at a place of the screen."""
        self.bulk.show_menu(paths, place)

    def add_theme(self, theme: ThemeId, paths: Sequence[DocumentPath]) -> None:
        """Put documents under a theme."""
        self.bulk.add_theme(theme, paths)

    def show_themes(self) -> None:
        """Show the window of themes."""
        self.theming.show()

    def show_theme_menu(self, theme: str, place: QPoint) -> None:
        """Open the menu of a theme at a place of the screen."""
        self.theming.show_menu(theme, place)

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        if self._theming is not None:
            self._theming.take_change(change)

    def let_go(self) -> None:
        """Close what shows a library that was closed."""
        if self._theming is not None:
            self._theming.let_go()

    def _shared_proposals(self) -> Proposals:
        if self._proposals is None:
            from casebook.gui.proposals import Proposals

            self._proposals = Proposals(self._place.window, self._place.scheme, self._place.changes)
        return self._proposals
