"""The text of a draft, to be edited, with what is proposed for removal struck through in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from casebook.gui.editor.faithful import StandIns
from casebook.gui.editor.highlighter import Highlighter
from casebook.gui.editor.units import Positions, index_at
from casebook.gui.look.chips import CHIP_HEIGHT, Chip, chip_size, paint_chip
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.scheme import Scheme
from casebook.importing.cleaning import Removal

_MARGIN = 16
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class _Struck:
    """A removal with the cursor that follows it while the text around it is edited."""

    removal: Removal
    cursor: QTextCursor


class StruckText(QPlainTextEdit):
    """An editor for Markdown in which removals are accepted or kept by a click or Ctrl+Space.

    Signals:
        removals_changed: What is removed is otherwise, or the text around it is.
    """

    removals_changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._stand_ins = StandIns()
        self._struck: list[_Struck] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(TextRole.SOURCE))
        self.document().setDocumentMargin(_MARGIN)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The text as it is to be"))
        Highlighter(self.document(), scheme, self)
        scheme.changed.connect(self._strike)
        self.viewport().setMouseTracking(True)

    def show_text(self, body: str, removals: Sequence[Removal]) -> None:
        """Show a text anew."""
        self._struck = []
        self._stand_ins = StandIns().widened(body)
        self.setPlainText(self._stand_ins.shown(body))
        positions = Positions(body)
        for removal in removals:
            cursor = QTextCursor(self.document())
            cursor.setPosition(positions.position(removal.start))
            cursor.setPosition(positions.position(removal.end), QTextCursor.MoveMode.KeepAnchor)
            # what is typed behind it is not part of it
            cursor.setKeepPositionOnInsert(True)
            self._struck.append(_Struck(removal, cursor))
        self._strike()

    @property
    def body(self) -> str:
        """The whole text, with what is proposed for removal."""
        return self._stand_ins.whole(self.document())

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What is proposed for removal, where it is now; what was deleted by hand is left out."""
        text = self.document().toRawText()
        found = []
        for one in self._struck:
            if one.cursor.hasSelection():
                start = index_at(text, one.cursor.selectionStart())
                end = index_at(text, one.cursor.selectionEnd())
                line = one.cursor.document().findBlock(one.cursor.selectionStart())
                found.append(
                    replace(one.removal, start=start, end=end, line=line.blockNumber() + 1)
                )
        return tuple(found)

    def accept(self, number: int, accepted: bool) -> None:
        """Remove one of those that are there, or keep it."""
        there = [at for at, one in enumerate(self._struck) if one.cursor.hasSelection()]
        at = there[number]
        one = self._struck[at]
        self._struck[at] = replace(one, removal=replace(one.removal, accepted=accepted))
        self._strike()
        self.removals_changed.emit()

    def go_to(self, number: int) -> None:
        """Scroll to one of the removals."""
        there = [one for one in self._struck if one.cursor.hasSelection()]
        cursor = QTextCursor(there[number].cursor)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept or keep what the cursor is in with Ctrl+Space; leave Ctrl+Enter to the window."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        number = self._number_at(self.textCursor().position())
        if held and event.key() == Qt.Key.Key_Space and number is not None:
            self._toggle(number)
        elif held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept or keep what is clicked: the name of a rule, or the words themselves."""
        number = self._number_under(event.position())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(number)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        super().mouseMoveEvent(event)
        over = self._number_under(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and behind each removal the name of its rule."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._struck:
            if one.cursor.hasSelection():
                place = self._chip_place(one)
                if place.intersects(QRectF(self.viewport().rect())):
                    paint_chip(painter, place, self._scheme.palette, Chip(self._label(one.removal)))

    def chip_place(self, number: int) -> QRectF:
        """Give where the name of the rule of a removal stands."""
        there = [one for one in self._struck if one.cursor.hasSelection()]
        return self._chip_place(there[number])

    def _label(self, removal: Removal) -> str:
        text = self.tr("{0}: goes") if removal.accepted else self.tr("{0}: stays")
        return text.format(rule_words(removal.rule))

    def _chip_place(self, one: _Struck) -> QRectF:
        """Give a place behind the words, or at the right edge where there is no room."""
        end = QTextCursor(one.cursor)
        end.setPosition(self._last(one.cursor))
        beside = self.cursorRect(end)
        size = chip_size(Chip(self._label(one.removal)))
        left = min(beside.right() + _BESIDE, self.viewport().width() - size.width() - 4)
        top = beside.center().y() - CHIP_HEIGHT / 2
        return QRectF(left, top, size.width(), CHIP_HEIGHT)

    def _last(self, cursor: QTextCursor) -> int:
        """Give the end of the words, before the line end that goes with them."""
        end = cursor.selectionEnd()
        block = self.document().findBlock(cursor.selectionStart())
        return min(end, block.position() + block.length() - 1)

    def _number_at(self, position: int) -> int | None:
        there = [one for one in self._struck if one.cursor.hasSelection()]
        for number, one in enumerate(there):
            if one.cursor.selectionStart() <= position <= self._last(one.cursor):
                return number
        return None

    def _number_under(self, point: QPointF) -> int | None:
        there = [one for one in self._struck if one.cursor.hasSelection()]
        for number, one in enumerate(there):
            if self._chip_place(one).contains(point):
                return number
        return None

    def _toggle(self, number: int) -> None:
        self.accept(number, not self.removals[number].accepted)

    def _strike(self) -> None:
        """Strike through what goes."""
        palette = self._scheme.palette
        selections = []
        for one in self._struck:
            look = QTextCharFormat()
            look.setBackground(QColor(palette.sunk))
            if one.removal.accepted:
                look.setForeground(QColor(palette.text3))
                look.setFontStrikeOut(True)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = one.cursor
            selection.format = look
            selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()


def rule_words(rule: str) -> str:
    """Give the name of a rule as words."""
    return rule.replace("-", " ")
