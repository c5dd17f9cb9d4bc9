"""The list of a review, with the keys for it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from casebook.gui.intake.item import Item
from casebook.gui.intake.item_row import ItemDelegate, box_of
from casebook.gui.intake.items_model import ITEM, ItemsModel
from casebook.gui.look.scheme import Scheme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ItemsView(QListView):
    """Drafts to walk through.

    Signals:
        item_shown: The key of the item that is to be shown.
        item_toggled: The key of an item that is to be taken in or skipped.
    """

    item_shown = Signal(int)
    item_toggled = Signal(int)

    def __init__(self, scheme: Scheme, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ItemDelegate(scheme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Drafts"))
        self.viewport().setAutoFillBackground(False)
        scheme.changed.connect(self.viewport().update)

    @property
    def current(self) -> Item | None:
        """The item that is chosen, or None."""
        item = self.currentIndex().data(ITEM)
        return item if isinstance(item, Item) else None

    def show_row(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def step(self, by: int) -> None:
        """Choose the next row (1) or the one before (-1)."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.model().rowCount():
            self.show_row(row)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which one is chosen."""
        super().selectionChanged(selected, deselected)
        if self.current is not None and not selected.isEmpty():
            self.item_shown.emit(self.current.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in or skip with Space, go on with Enter."""
        item = self.current
        if event.key() == Qt.Key.Key_Space and item is not None:
            self.item_toggled.emit(item.key)
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a box that is clicked."""
        index = self.indexAt(event.position().toPoint())
        item = index.data(ITEM)
        box = box_of(QRectF(self.visualRect(index))).adjusted(-6, -6, 6, 6)
        super().mousePressEvent(event)
        if isinstance(item, Item) and box.contains(event.position()):
            self.item_toggled.emit(item.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay titles out anew for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
