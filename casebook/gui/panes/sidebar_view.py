"""The tree of the sidebar and the ways to choose in it by pointer and keyboard."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from casebook.domain.names import ThemeId
from casebook.domain.query import FACETS_OF, Facet
from casebook.gui.models.sidebar_model import SidebarModel
from casebook.gui.models.sidebar_tree import RowKind, SidebarRow
from casebook.gui.panes.focus_ring import FocusRing
from casebook.gui.panes.row_look import RowLook
from casebook.gui.panes.sidebar_row import SIDE, SidebarDelegate, chevron_rect
from casebook.gui.widgets.own_viewport import give_viewport

_GRAB = 4  # pixels around a chevron that take a click too
_Index = QModelIndex | QPersistentModelIndex
_KEYS = {"rename": "F2", "up": "Alt+Up", "down": "Alt+Down", "delete": "Del"}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SidebarView(QTreeView):
    """Walks, opens, closes and chooses.

    A click chooses one kind or one theme alone and ticks a value; with Ctrl (or Shift) a theme
    is chosen beside others. Enter does what a click does, Space what Ctrl and a click do. On a
    saved search F2 renames, Del deletes, Alt with the arrows moves; the menu has all of them.

    Signals:
        search_edited: The name of a saved search, and what is to be done with it.
        theme_menu_requested: The ThemeId whose menu is asked for, and a place of the screen.
        documents_dropped: The ThemeId on which documents were let go of, and their paths.
    """

    search_edited = Signal(str, str)
    theme_menu_requested = Signal(str, QPoint)
    documents_dropped = Signal(object, tuple)

    def __init__(
        self, model: SidebarModel, delegate: SidebarDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._rows = model
        self._ring = FocusRing(self)
        self._pressed = QModelIndex()
        self._closed: set[str] = _closed_at_first()
        self.setProperty("surface", "window")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painting = delegate
        self._dropping = QModelIndex()  # the theme over which documents are dragged
        self.viewport().setAcceptDrops(True)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.expanded.connect(self._remember_open)
        self.collapsed.connect(self._remember_closed)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self._place = ("", 0)
        self._restore_place()

    def closed_groups(self) -> frozenset[str]:
        """Give the keys of heads and themes that are closed, to be remembered."""
        return frozenset(self._closed)

    def close_groups(self, keys: Collection[str]) -> None:
        """Close these heads and themes, and open all others."""
        self._closed = set(keys)
        self._restore_place()

    # Open and closed

    def _remember_open(self, index: QModelIndex) -> None:
        self._closed.discard(self._rows.row_at(index).key)

    def _remember_closed(self, index: QModelIndex) -> None:
        self._closed.add(self._rows.row_at(index).key)

    def _keep_place(self) -> None:
        current = self.currentIndex()
        key = self._rows.row_at(current).key if current.isValid() else ""
        self._place = (key, self.verticalScrollBar().value())

    def _restore_place(self) -> None:
        """Open what was open, and come back to the row and the place of before."""
        closed = set(self._closed)
        waiting = [self._rows.index(at, 0) for at in range(self._rows.rowCount())]
        while waiting:
            index = waiting.pop()
            row = self._rows.row_at(index)
            if row.below:
                self.setExpanded(index, row.key not in closed)
                waiting.extend(self._rows.index(at, 0, index) for at in range(len(row.below)))
        self._closed = closed
        key, scrolled = self._place
        if key:
            self.setCurrentIndex(self._rows.index_of(key))
        self.verticalScrollBar().setValue(scrolled)

    # Choosing

    def _click(self, index: QModelIndex, *, beside: bool) -> None:
        """Do what a click on a row does."""
        row = self._rows.row_at(index)
        if row.kind is RowKind.HEAD:
            self.setExpanded(index, not self.isExpanded(index))
        elif row.kind is RowKind.MORE:
            self._rows.toggle_whole(index)
        elif row.kind is RowKind.VALUE or (beside and row.kind is RowKind.THEME):
            self._rows.toggle(index)
        else:
            self._rows.choose_only(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a row current; what it does follows when the button is let go over it."""
        self._pressed = self.indexAt(event.position().toPoint())
        if self._pressed.isValid():
            self.setCurrentIndex(self._pressed)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, tick, open or close."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if (
            event.button() is Qt.MouseButton.LeftButton
            and index.isValid()
            and index == self._pressed
        ):
            if self._on_chevron(index, point):
                self.setExpanded(index, not self.isExpanded(index))
            else:
                both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
                self._click(index, beside=bool(event.modifiers() & both))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click for one more click."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter and Space; the arrows are the tree's own."""
        index = self.currentIndex()
        edit = _edit_by(event)
        if index.isValid() and edit and self._rows.row_at(index).kind is RowKind.SEARCH:
            self.search_edited.emit(self._rows.row_at(index).value, edit)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self._click(index, beside=True)
        elif index.isValid() and event.key() in _ENTER:
            self._click(index, beside=False)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of a saved search, or ask for that of a theme."""
        by_pointer = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_pointer else self.currentIndex()
        row = self._rows.row_at(index) if index.isValid() else None
        frame = self.visualRect(index)
        place = event.globalPos() if by_pointer else self.viewport().mapToGlobal(frame.center())
        if row is not None and row.kind is RowKind.SEARCH:
            self.menu_of(row.value).popup(place)
        elif row is not None and row.kind is RowKind.THEME:
            self.theme_menu_requested.emit(row.value, place)
        else:
            event.ignore()

    def menu_of(self, search: str) -> QMenu:
        """Give the menu of a saved search."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = {
            "rename": self.tr("Rename…"),
            "up": self.tr("Move up"),
            "down": self.tr("Move down"),
            "delete": self.tr("Delete"),
        }
        for what, text in words.items():
            action = menu.addAction(text, QKeySequence(_KEYS[what]))
            action.triggered.connect(
                lambda _=False, what=what: self.search_edited.emit(search, what)
            )
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take documents of the list; a folder is left to the window."""
        from casebook.gui.panes.document_drag import unpacked

        event.setAccepted(bool(unpacked(event)))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the theme under the pointer as the one that takes them."""
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row_at(index) if index.isValid() else None
        over_theme = row is not None and row.kind is RowKind.THEME
        self._drop_at(index if over_theme else QModelIndex())
        event.setAccepted(over_theme)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no theme any more."""
        self._drop_at(QModelIndex())
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which documents were let go of on which theme."""
        from casebook.gui.panes.document_drag import unpacked

        index, paths = self._dropping, unpacked(event)
        self._drop_at(QModelIndex())
        if index.isValid() and paths:
            event.acceptProposedAction()
            self.documents_dropped.emit(ThemeId(self._rows.row_at(index).value), paths)

    def _drop_at(self, index: QModelIndex) -> None:
        self._dropping = index
        self.viewport().update()

    def _on_chevron(self, index: QModelIndex, point: QPoint) -> bool:
        row = self._rows.row_at(index)
        if row.kind is not RowKind.THEME or not row.below:
            return False
        frame = self.visualRect(index).adjusted(SIDE, 0, -SIDE, 0)
        around = chevron_rect(frame, row).adjusted(-_GRAB, -_GRAB, _GRAB, _GRAB)
        return around.contains(point)

    # Painting

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row without the tree's own branches and backgrounds."""
        rect, row = options.rect, self._rows.row_at(index)
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        look = RowLook(
            hovered=self.viewport().underMouse() and rect.contains(point),
            ringed=index == self._dropping or (self._ring.shown and index == self.currentIndex()),
            is_open=bool(row.below) and self.isExpanded(index),
        )
        self._painting.paint_row(painter, rect, look, row)


def _edit_by(event: QKeyEvent) -> str:
    """Give what a key does with a saved search, or ""."""
    pressed = QKeySequence(event.keyCombination()).toString()
    return next((what for what, keys in _KEYS.items() if keys == pressed), "")


def _closed_at_first() -> set[str]:
    """Close every facet but the first of its kind: it is the one that tells most."""
    first = {facets[0] for facets in FACETS_OF.values() if facets}
    heads = set(Facet) - first - {Facet.THEME}
    return {SidebarRow(RowKind.HEAD, facet, "", "").key for facet in heads}
