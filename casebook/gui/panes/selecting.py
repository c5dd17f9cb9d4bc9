"""Several documents of the list at once: which they are, and what can be asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.gui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casebook.domain.names import DocumentPath
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.models.results_model import ResultsModel
    from casebook.gui.panes.result_view import ResultView
    from casebook.gui.panes.selection_bar import SelectionBar


class Selecting(QObject):
    """Knows the selected documents by their paths, and shows a bar while there are several.

    Signals:
        change_requested: The selected documents are to be changed.
        menu_requested: A menu for them is wanted at a place of the screen.
    """

    change_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        model: ResultsModel,
        view: ResultView,
        head: QWidget,
        parent: QObject,
    ) -> None:
        """Begin with one document.

        Args:
            scheme: The colours.
            icons: The icons.
            model: The documents of the list.
            view: Where they are selected.
            head: The line above the list, in whose place the bar stands.
            parent: The pane.
        """
        super().__init__(parent)
        self._scheme = scheme
        self._icons = icons
        self._model = model
        self._view = view
        self._head = head
        self._may_write = True
        self.bar: SelectionBar | None = None
        view.selection.changed.connect(self._show)
        view.dragged.connect(self._drag)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_for_menu)

    def paths(self) -> tuple[DocumentPath, ...]:
        """Give the selected documents, in the order of the list."""
        return tuple(self._model.entry(row).path for row in self._view.selection.rows())

    def several(self) -> tuple[DocumentPath, ...]:
        """Give the selected documents if there are more than one, to be kept over a change."""
        return self.paths() if self._view.selection.several else ()

    def take_back(self, paths: Iterable[DocumentPath]) -> None:
        """Select documents again in another list; those that are not in it are let go."""
        rows = [row for path in paths if (row := self._model.row_of(path)) is not None]
        if len(rows) > 1:
            self._view.selection.select(rows)

    def allow_writing(self, allowed: bool) -> None:
        """Offer changes only where they can be made."""
        self._may_write = allowed
        if self.bar is not None:
            self.bar.allow_writing(allowed)

    def _show(self) -> None:
        selection = self._view.selection
        if selection.several and self.bar is None:
            self.bar = self._make_bar()
        if self.bar is not None:
            self.bar.show_count(selection.count)
            self.bar.setVisible(selection.several)
            self._head.setHidden(selection.several)

    def _make_bar(self) -> SelectionBar:
        from casebook.gui.panes.selection_bar import SelectionBar  # not for the first picture

        bar = SelectionBar(self._scheme, self._icons)
        bar.allow_writing(self._may_write)
        bar.change_requested.connect(self.change_requested)
        bar.left.connect(self._leave)
        pane = self._head.parentWidget()
        column = pane.layout() if pane else None
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self._head) + 1, bar)
        return bar

    def _leave(self) -> None:
        self._view.setFocus()
        self._view.selection.reduce()

    def _ask_for_menu(self, point: QPoint) -> None:
        """Ask for a menu of the selection, or of the row under the pointer outside of it."""
        row = self._view.indexAt(point).row()
        if row < 0:
            return
        if not self._view.selection.has(row):
            self._view.selection.alone(row)
        self.menu_requested.emit(self._view.viewport().mapToGlobal(point))

    def _drag(self) -> None:
        paths = self.paths()
        if not paths or not self._may_write:
            return
        from casebook.gui.panes.document_drag import drag

        first = self._model.row_of(paths[0])
        title = self._model.entry(first).title if first is not None else ""
        words = counted(len(paths), title.replace("{", ""), self.tr("{0} documents"))
        drag(self._view, paths, words, self._scheme.palette)
