"""Cases and lessons that can be dragged into an agenda: a list of quiet rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casebook.domain.names import DocumentPath
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.marks import paint_mark
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import TextBlock
from casebook.gui.panes.document_drag import drag

_LEFT, _RIGHT, _TOP = 16, 12, 8
_GRIP, _MARK, _BUTTON = 14, 16, 20
_TITLE_LINES = 3
_LONGEST = 300
_BIT = 30  # milliseconds
_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class SourceRow(NamedTuple):
    """A row.

    Attributes:
        mark: The mark before its title.
        words: What stands below its title.
        used: Whether it stands in the agenda.
        ticked: Whether it is chosen; None where there is nothing to choose.
    """

    path: DocumentPath
    title: str
    mark: str
    words: str
    used: bool = False
    ticked: bool | None = None


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[SourceRow] = []

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row, and its words for those who listen."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.words}"
        return row.title if role == Qt.ItemDataRole.ToolTipRole else None


class SourceList(QListView):
    """Shows rows; Enter or a double click adds one to the agenda, dragging too.

    Signals:
        added: The path of a row that is to be added to the agenda.
        ticked: The path of a row whose tick was pressed, by mouse or Space.
        seen: Paths of rows that have come into sight.
        menu_requested: The path of a row, and a place of the screen.
    """

    added = Signal(str)
    ticked = Signal(str)
    seen = Signal(object)
    menu_requested = Signal(str, QPoint)

    def __init__(self, scheme: Scheme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._pressed: QPoint | None = None
        self._rows = _Model(self)
        self._delegate = _RowDelegate(scheme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BIT)
        self._soon.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(self._soon.start)
        scheme.changed.connect(self.viewport().update)

    @property
    def rows(self) -> Sequence[SourceRow]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show rows; the keyboard stays on the document it was on."""
        now = self.current
        same = [row.path for row in rows] == [row.path for row in self._rows.rows]
        if same:
            self._rows.rows = list(rows)
            if rows:
                last = self._rows.index(len(rows) - 1)
                self._rows.dataChanged.emit(self._rows.index(0), last)
                self.scheduleDelayedItemsLayout()
        else:
            self._rows.beginResetModel()
            self._rows.rows = list(rows)
            self._rows.endResetModel()
            self._choose(now)
        self._soon.start()

    @property
    def current(self) -> DocumentPath | None:
        """The document on which the keyboard is."""
        row = self.currentIndex().data(_ROW)
        return row.path if isinstance(row, SourceRow) else None

    def height_of_rows(self, width: int) -> int:
        """Give how high all rows are at a width."""
        return sum(self._delegate.height(row, width) for row in self._rows.rows)

    def take_focus(self) -> None:
        """Take the keyboard, on the first row unless it is on one already."""
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter, tick with Space."""
        current = self.currentIndex().data(_ROW)
        if isinstance(current, SourceRow) and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            self.added.emit(current.path)
        elif isinstance(current, SourceRow) and event.key() == Qt.Key.Key_Space:
            (self.added if current.ticked is None else self.ticked).emit(current.path)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin; press a tick."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()
        row = self.indexAt(self._pressed).data(_ROW)
        if not isinstance(row, SourceRow) or event.button() is not Qt.MouseButton.LeftButton:
            self._pressed = None
        elif row.ticked is not None and self._pressed.x() > self.viewport().width() - 36:
            self._pressed = None
            self.ticked.emit(row.path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        at = event.position().toPoint()
        pressed = self._pressed
        if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if (at - pressed).manhattanLength() >= 10:
            self._pressed = None
            row = self.indexAt(pressed).data(_ROW)
            if isinstance(row, SourceRow):
                drag(self, [row.path], row.title, self._scheme.palette)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add to the agenda."""
        row = self.indexAt(event.position().toPoint()).data(_ROW)
        if isinstance(row, SourceRow):
            self.added.emit(row.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._soon.start()

    def _choose(self, path: DocumentPath | None) -> None:
        for at, row in enumerate(self._rows.rows):
            if row.path == path:
                self.setCurrentIndex(self._rows.index(at))

    def _ask_menu(self, at: QPoint) -> None:
        row = self.indexAt(at).data(_ROW)
        if isinstance(row, SourceRow):
            self.menu_requested.emit(row.path, self.viewport().mapToGlobal(at))

    def _tell_seen(self) -> None:
        if not self._rows.rows or not self.isVisible():
            return
        first = max(0, self.indexAt(QPoint(4, 4)).row())
        below = self.indexAt(QPoint(4, self.viewport().height() - 4)).row()
        last = below if below >= 0 else len(self._rows.rows) - 1
        self.seen.emit([row.path for row in self._rows.rows[first : last + 1]])


class _RowDelegate(QStyledItemDelegate):
    """Draws grip, mark, title on up to three lines, and the words below."""

    def __init__(self, scheme: Scheme, parent: SourceList) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Be as high as the title needs."""
        del option
        width = self._list.viewport().width()
        return QSize(width, self.height(index.data(_ROW), width))

    def height(self, row: SourceRow, width: int) -> int:
        """Give how high a row is at a width."""
        return _TOP + self._title(row, width).height + line_height(TextRole.SNIPPET) + _TOP - 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: SourceRow = index.data(_ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette = self._scheme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(row, state)
        if ground:
            painter.fillRect(rect, QColor(ground))
        top = rect.top() + _TOP
        grip = QRectF(rect.left() + _LEFT - 4, top + 2, _GRIP, _GRIP)
        paint_glyph(painter, grip, "grip", palette.text3)
        mark = QRectF(grip.right() + 6, top + 1, _MARK, _MARK)
        paint_mark(painter, mark, palette, row.mark)
        title = self._title(row, rect.width())
        left = self._text_left()
        title.paint(painter, QPointF(rect.left() + left, top), palette.text, palette)
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(palette.text2))
        room = QRectF(
            rect.left() + left,
            top + title.height,
            self._text_width(row, rect.width()),
            line_height(TextRole.SNIPPET),
        )
        words = painter.fontMetrics().elidedText(
            row.words, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if row.ticked is not None:
            self._paint_tick(painter, QRectF(rect), row)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(palette.line))
        if state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus():
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _paint_tick(self, painter: QPainter, rect: QRectF, row: SourceRow) -> None:
        palette = self._scheme.palette
        square = QRectF(rect.right() - _RIGHT - _GRIP, rect.top() + _TOP + 2, _GRIP, _GRIP)
        name, colour = ("check", palette.success) if row.ticked else ("plus", palette.text3)
        paint_glyph(painter, square, name, colour)

    def _ground(self, row: SourceRow, state: QStyle.StateFlag) -> str:
        palette = self._scheme.palette
        if state & QStyle.StateFlag.State_Selected and self._list.hasFocus():
            return palette.ink_soft
        if state & QStyle.StateFlag.State_MouseOver:
            return palette.hover
        return palette.sunk if row.used else ""

    def _title(self, row: SourceRow, width: int) -> TextBlock:
        used = font(TextRole.UI)
        used.setWeight(used.Weight.Medium)
        room = round(self._text_width(row, width))
        return TextBlock(row.title[:_LONGEST], used, 18, room, _TITLE_LINES)

    def _text_left(self) -> int:
        return _LEFT - 4 + _GRIP + 6 + _MARK + 8

    def _text_width(self, row: SourceRow, width: int) -> float:
        return width - self._text_left() - _RIGHT - (_BUTTON if row.ticked is not None else 0)
