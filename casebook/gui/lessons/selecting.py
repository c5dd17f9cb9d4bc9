"""Watches for words that are selected in a page or an editor, by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from casebook.gui.panes.page_geometry import PICTURE_CHARACTER

_WALKING = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}
_TO_ENDS = {
    Qt.Key.Key_Home: QTextCursor.MoveOperation.StartOfLine,
    Qt.Key.Key_End: QTextCursor.MoveOperation.EndOfLine,
}
_FROM_EDGE = 12


class SelectionWatch(QObject):
    """Tells of a selection once it is made, not while it grows.

    A page is scrolled by the arrows. Shift with an arrow, or ``walk``, puts a cursor into it
    that the arrows move instead, until Esc.

    Attributes:
        takes_enter: Whether Enter confirms.
        takes_escape: Whether Esc is told even while the arrows scroll.

    Signals:
        made: Words are selected; the rectangle of their last line, in the widget.
        cleared: Nothing is selected any more, or the words have moved.
        confirmed: Enter was pressed.
        left: Esc was pressed.
    """

    made = Signal(QRect)
    cleared = Signal()
    confirmed = Signal()
    left = Signal()

    def __init__(self, over: QTextEdit | QPlainTextEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self._walked = False
        self.takes_enter = False
        self.takes_escape = False
        over.installEventFilter(self)
        over.viewport().installEventFilter(self)
        over.selectionChanged.connect(self._look)
        over.verticalScrollBar().valueChanged.connect(lambda _: self.cleared.emit())

    @property
    def words(self) -> str:
        """The selected words, pictures and marks left out; "" for none."""
        cursor = self._over.textCursor()
        if not cursor.hasSelection():
            return ""
        return cursor.selection().toPlainText().replace(PICTURE_CHARACTER, "").strip()

    @property
    def is_walking(self) -> bool:
        """Whether the arrows move a cursor in the page."""
        return self._walked

    def place(self) -> QRect:
        """Give the rectangle of the last line of the selected words, in the widget."""
        cursor = self._over.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(last)
        end = self._over.cursorRect(cursor)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        cursor.setPosition(max(first, cursor.position()))
        rect = end.united(self._over.cursorRect(cursor))
        return rect.translated(self._over.viewport().pos())

    def first_place(self) -> QRect:
        """Give the rectangle of the first letter of the selected words, in the widget."""
        cursor = self._over.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self._over.cursorRect(cursor).translated(self._over.viewport().pos())

    def walk(self, on: bool) -> None:
        """Let the arrows move a cursor in the page, from the top of what is seen; or scroll."""
        if on is self._walked or not self._over.isReadOnly():
            return
        self._walked = on
        by_keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        flags = self._over.textInteractionFlags()
        self._over.setTextInteractionFlags(flags | by_keyboard if on else flags & ~by_keyboard)
        if on and not self._over.textCursor().hasSelection():
            at = QPoint(self._over.viewport().width() // 4, _FROM_EDGE)
            cursor = self._over.cursorForPosition(at)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfWord)
            self._over.setTextCursor(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the mouse or Shift is let go of; take Enter and Esc where they are wanted."""
        kind = event.type()
        if watched is not self._over:
            if kind == QEvent.Type.MouseButtonPress:
                self.walk(False)
            elif kind == QEvent.Type.MouseButtonRelease and _is_left(event):
                self._tell_soon()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Shift:
                self._tell_soon()
            elif kind == QEvent.Type.KeyPress:
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _WALKING and shift:
            self.walk(True)
        if self._walked and key in _TO_ENDS:  # a page would scroll
            mode = QTextCursor.MoveMode.KeepAnchor if shift else QTextCursor.MoveMode.MoveAnchor
            self._over.moveCursor(_TO_ENDS[key], mode)
            return True
        if key is Qt.Key.Key_Escape and (self._walked or self.takes_escape):
            self.walk(False)
            self.left.emit()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.takes_enter:
            self.confirmed.emit()
            return True
        return False

    def _tell_soon(self) -> None:
        """Tell when the widget itself has taken the event."""
        QTimer.singleShot(0, self, self.tell)

    def tell(self) -> None:
        """Tell of the words that are selected, if there are any."""
        if self.words:
            self.made.emit(self.place())

    def _look(self) -> None:
        self.cleared.emit()


def _is_left(event: QEvent) -> bool:
    return isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
