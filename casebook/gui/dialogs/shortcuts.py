"""The overview of keyboard shortcuts, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.editor.editor_commands import COMMANDS
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.commands_model import plain_name
from casebook.gui.models.shortcuts_model import SHORTCUT, Shortcut, ShortcutsModel
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.key_cap import keys_of, paint_cap

_ROW, _HEAD = 30, 44
_SIDE = 24
_BETWEEN_CAPS = 4
_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShortcutsWindow", text)


def shortcuts_of(actions: Sequence[QAction]) -> list[Shortcut]:
    """Give the shortcuts of actions by menu, then those of the text, of rows and of cards."""
    menus = list(dict.fromkeys(str(action.property("menu") or "") for action in actions))
    from_actions = [
        Shortcut(menu, plain_name(action), tuple(map(keys_of, action.shortcuts())))
        for menu in menus
        for action in actions
        if str(action.property("menu") or "") == menu and action.shortcuts()
    ]
    return [*from_actions, *_in_the_text(), *_in_panes()]


def _in_the_text() -> Iterator[Shortcut]:
    """Give the keys that the text takes while one writes, before those of the window."""
    group = _tr("While writing")
    keys: dict[str, list[str]] = {}
    for command in COMMANDS:
        if command.keys:
            keys.setdefault(command.text, []).append(keys_of(QKeySequence(command.keys)))
    for name, combinations in keys.items():
        yield Shortcut(group, name, tuple(combinations))


def _in_panes() -> Iterator[Shortcut]:
    """Give the keys that the panes take themselves."""
    group = _tr("Rows and cards")
    rows = (
        (_tr("Open, or go to the passage"), ("Enter",)),
        (_tr("Open the lesson of a card"), ("Ctrl Enter",)),
        (_tr("The next one, the one before"), ("↓", "↑")),
        (_tr("Choose, tick"), ("Space",)),
        (_tr("One step back: close what is open, clear the search"), ("Esc",)),
        (_tr("The next thing that takes the keyboard"), ("Tab",)),
        (_tr("Take what is offered below the search box"), ("Tab",)),
        (_tr("Rename, delete a saved search"), ("F2", "Del")),
        (_tr("Move a saved search"), ("Alt ↓", "Alt ↑")),
    )
    for name, keys in rows:
        yield Shortcut(group, name, keys)


class ShortcutsWindow(QDialog):
    """A list of keys that can be narrowed; it goes with Esc."""

    def __init__(
        self, scheme: Scheme, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = ShortcutsModel(shortcuts_of(actions), self)
        self.field = FilterField(scheme, self.tr("Narrow by words or keys"))
        self.field.textChanged.connect(self._model.narrow)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ShortcutDelegate(scheme, self.list))
        self.list.setAccessibleName(self.tr("Shortcuts"))
        self.list.setProperty("surface", "window")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        top = QVBoxLayout()
        top.setContentsMargins(16, 16, 16, 12)
        top.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list)
        self.resize(520, 640)
        self.field.setFocus()


class _ShortcutDelegate(QStyledItemDelegate):
    """Draws heads, and names with their keys as caps."""

    def __init__(self, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Heads stand apart from the rows above them."""
        del option
        return QSize(200, _ROW if index.data(SHORTCUT) is not None else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        palette = self._scheme.palette
        rect = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        shortcut = index.data(SHORTCUT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(shortcut, Shortcut):
            painter.setFont(font(TextRole.LABEL))
            painter.setPen(QColor(palette.text3))
            place = rect.adjusted(0, 0, 0, -6)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft))
            painter.drawRoundedRect(rect.adjusted(-8, 0, 8, 0), 6, 6)
        right = rect.right()
        for keys in reversed(shortcut.keys):
            right = paint_cap(painter, right, rect.center().y(), palette, keys) - _BETWEEN_CAPS
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.text))
        name = painter.fontMetrics().elidedText(
            shortcut.name, Qt.TextElideMode.ElideRight, int(right - rect.left() - 8)
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
