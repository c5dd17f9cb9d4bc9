"""The tree of themes, in which one is put below another by dragging it there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.look.marks import paint_dot
from casebook.gui.look.palette import colour_of, theme_colours
from casebook.gui.look.scheme import Scheme

_THEME = Qt.ItemDataRole.UserRole
_ICON = 16
_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ThemeTree(QTreeWidget):
    """All themes, broader ones above; at the right how many documents have each.

    Signals:
        chosen: The ThemeId on which the keyboard is; None for nothing.
        moved: A ThemeId, and the one that it shall stand below; None for the top.
        label_wanted: The label of the theme is to be written (F2).
        removal_wanted: The theme is to go (Delete).
    """

    chosen = Signal(object)
    moved = Signal(object, object)
    label_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._vocabulary = Vocabulary.of(())
        self._counts: Mapping[str, int] = {}
        self._items: dict[ThemeId, QTreeWidgetItem] = {}
        self.setAccessibleName(self.tr("Themes"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.theme))
        scheme.changed.connect(self._fill)

    @property
    def theme(self) -> ThemeId | None:
        """The theme on which the keyboard is."""
        item = self.currentItem()
        return ThemeId(item.data(0, _THEME)) if item else None

    def show_vocabulary(self, vocabulary: Vocabulary, counts: Mapping[str, int]) -> None:
        """Show these themes; the keyboard stays on the one it was on, if it is still there."""
        self._vocabulary = vocabulary
        self._counts = counts
        self._fill()

    def select(self, theme: ThemeId) -> None:
        """Put the keyboard's place on a theme, if it is there."""
        if theme in self._items:
            self.setCurrentItem(self._items[theme])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take F2 and Delete as lists of files do."""
        wanted = {Qt.Key.Key_F2: self.label_wanted, Qt.Key.Key_Delete: self.removal_wanted}
        signal = wanted.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        elif self.theme is not None:
            signal.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree changes when the vocabulary has."""
        theme, target = self.theme, self.itemAt(event.position().toPoint())
        below = self._below(target)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if theme is not None and self.may_stand_below(theme, below):
            self.moved.emit(theme, below)

    def may_stand_below(self, theme: ThemeId, below: ThemeId | None) -> bool:
        """Whether a theme can be put below another: not below itself, nor where it is."""
        if below is not None and below in self._vocabulary.within(theme):
            return False
        entry = self._vocabulary.themes.get(theme)
        return entry is not None and entry.broader != below

    def _below(self, target: QTreeWidgetItem | None) -> ThemeId | None:
        """Give the theme below which something lands that is let go of at an item."""
        position = self.dropIndicatorPosition()
        if target is None or position is QAbstractItemView.DropIndicatorPosition.OnViewport:
            return None
        if position is not QAbstractItemView.DropIndicatorPosition.OnItem:
            target = target.parent()
        return ThemeId(target.data(0, _THEME)) if target else None

    def _fill(self) -> None:
        before = self.theme
        self.blockSignals(True)
        self.clear()
        self._items = {}
        colours = theme_colours(self._vocabulary)
        for theme, _ in self._vocabulary.walk():
            above = self._items.get(theme.broader) if theme.broader else None
            item = QTreeWidgetItem([theme.label, str(self._counts.get(theme.id, 0))])
            item.setData(0, _THEME, theme.id)
            item.setIcon(0, self._dot(colour_of(theme.id, colours)))
            item.setTextAlignment(1, _AT_END)
            item.setToolTip(0, self._tip(theme.id, listed=theme.listed))
            self._items[theme.id] = item
            if above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
        self.expandAll()
        self.blockSignals(False)
        if before is not None and before in self._items:
            self.setCurrentItem(self._items[before])
        elif first := self.topLevelItem(0):
            self.setCurrentItem(first)
        self.chosen.emit(self.theme)

    def _tip(self, theme: ThemeId, *, listed: bool) -> str:
        if listed:
            return theme
        return self.tr("{0}: used, but not listed in themes.yaml yet").format(theme)

    def _dot(self, colour: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_dot(painter, QRectF(0, 0, _ICON, _ICON), self._scheme.palette, colour)
        painter.end()
        return QIcon(picture)
