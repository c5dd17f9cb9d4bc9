"""The left pane: the library, its kinds, themes and facets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.query import Facet, Results
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Kind
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.sidebar_model import SidebarModel
from casebook.gui.panes.library_button import LibraryButton
from casebook.gui.panes.overlay_bar import OverlayBar
from casebook.gui.panes.sidebar_row import SIDE, SidebarDelegate
from casebook.gui.panes.sidebar_view import SidebarView


class Sidebar(QWidget):
    """Shows what there is in the library and narrows the list by it.

    Signals:
        library_menu_requested: The name of the library was clicked.
        choice_changed: Something else is chosen; ``chosen`` says what.
        theme_menu_requested: The ThemeId whose menu is asked for, and a place of the screen.
        search_chosen: The name of a saved search that is to be asked.
        search_edited: The name of a saved search, and what is to be done with it: "rename",
            "delete", "up" or "down".
    """

    library_menu_requested = Signal()
    choice_changed = Signal()
    theme_menu_requested = Signal(str, QPoint)
    search_chosen = Signal(str)
    search_edited = Signal(str, str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.library = LibraryButton(scheme)
        self.model = SidebarModel(self)
        self.view = SidebarView(self.model, SidebarDelegate(scheme, self))
        self.view.setAccessibleName(self.tr("Kinds, themes and properties"))
        OverlayBar(self.view)
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, 8, SIDE, 4)
        top.addWidget(self.library)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.library.clicked.connect(self.library_menu_requested)
        self.model.choice_changed.connect(self.choice_changed)
        self.view.theme_menu_requested.connect(self.theme_menu_requested)
        self.model.search_chosen.connect(self.search_chosen)
        self.view.search_edited.connect(self.search_edited)
        scheme.changed.connect(self.view.viewport().update)

    def show_library(self, name: str, place: str = "") -> None:
        """Show the name of another library; nothing is chosen in it.

        Args:
            name: What the library is called.
            place: Where it lies, for the tool tip.
        """
        self.library.show_name(name, place)
        self.model.forget_values()

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the themes and their colours."""
        self.model.show_vocabulary(vocabulary, colours)

    def show_results(self, results: Results, kind: Kind | None) -> None:
        """Take the counts of an answer, and the kind in view (None: everything)."""
        self.model.show_results(results, kind)

    def show_searches(self, names: Sequence[str]) -> None:
        """Show the saved searches by their names, in their order."""
        self.model.show_searches(names)

    def show_search_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many documents each saved search finds, by its name."""
        self.model.show_search_counts(counts)

    def mark_search(self, name: str) -> None:
        """Show which saved search is asked now; none for ""."""
        self.model.mark_search(name)

    def chosen(self) -> dict[Facet, frozenset[str]]:
        """Give the values chosen, by facet; the kind in view is among them."""
        return self.model.chosen()

    def set_chosen(self, chosen: Mapping[Facet, frozenset[str]]) -> None:
        """Show a choice that was made elsewhere."""
        self.model.set_chosen(chosen)

    def closed_groups(self) -> frozenset[str]:
        """Give what is closed in the tree, to be remembered."""
        return self.view.closed_groups()

    def close_groups(self, keys: Collection[str]) -> None:
        """Close what was closed."""
        self.view.close_groups(keys)
