"""The list of what may be written, below the cursor; the keyboard stays in the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.editor.choices import Choice
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme

ROW = 28
_MOST_ROWS = 8
_WIDTH = 400
_EDGE = 4
_SIDE = 12
_CHOICE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class ChoiceList(QFrame):
    """A popover with rows to choose from.

    Signals:
        chosen: The Choice.
    """

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("popover", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _ChoicesModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ChoiceDelegate(scheme, self.list))
        self.list.setAccessibleName(self.tr("What may be written here"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent")
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(_CHOICE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(self.list)
        self.hide()

    def offer(self, choices: Sequence[Choice], line: QRect) -> None:
        """Show choices below a line, or above it where there is more room; none hides the list.

        Args:
            choices: In their order.
            line: Where the words that are typed stand, in the coordinates of the parent.
        """
        self._model.take(choices)
        if not choices:
            self.hide()
            return
        self.list.setCurrentIndex(self._model.index(0))
        room = self._over.rect()
        height = min(len(choices), _MOST_ROWS) * ROW + 2 * _EDGE + 2
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        below = line.bottom() + _EDGE
        fits = below + height <= room.bottom() or line.top() < room.height() // 2
        top = below if fits else line.top() - _EDGE - height
        left = max(_EDGE, min(line.left() - _SIDE, room.right() - _EDGE - width))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    @property
    def current(self) -> Choice | None:
        """The row that is chosen, while the list is shown."""
        index = self.list.currentIndex()
        return index.data(_CHOICE) if index.isValid() and not self.isHidden() else None

    @property
    def rows(self) -> list[Choice]:
        """All rows."""
        return list(self._model.choices)

    def walk(self, by: int) -> None:
        """Choose another row, round at the ends for single steps."""
        count, row = self._model.rowCount(), self.list.currentIndex().row() + by
        row = row % count if abs(by) == 1 else max(0, min(row, count - 1))
        self.list.setCurrentIndex(self._model.index(row))


class _ChoicesModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def take(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == _CHOICE:
            return choice
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{choice.shown} {choice.note}".strip()
        return None


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a row: what is chosen, and beside it what it is."""

    def __init__(self, scheme: Scheme, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, rect = self._scheme.palette, QRectF(option.rect)
        choice: Choice = index.data(_CHOICE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink_soft if selected else palette.hover))
            painter.drawRoundedRect(rect, 6, 6)
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(font(TextRole.SNIPPET))
        note_width = min(painter.fontMetrics().horizontalAdvance(choice.note), room.width() * 0.45)
        _write(painter, room, choice.note, palette.text3, note_width, right=True)
        painter.setFont(font(TextRole.UI))
        gap = 12 if choice.note else 0
        _write(painter, room, choice.shown, palette.text, room.width() - note_width - gap)
        painter.restore()


def _write(
    painter: QPainter, room: QRectF, text: str, colour: str, width: float, *, right: bool = False
) -> None:
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    left = room.right() - width if right else room.left()
    place = QRectF(left, room.top(), width + 1, room.height())
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitted)
