"""What Enter, Tab and pairs of marks do while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor

from casebook.gui.editor.changing import change_lines, one_step, selected_blocks, set_line
from casebook.gui.editor.emphasis import PAIRS
from casebook.gui.editor.line_marks import LineState
from casebook.gui.editor.list_lines import STEP, continuing, indented, is_item, outdented
from casebook.gui.editor.table_keys import TableKeys
from casebook.gui.editor.units import index_at, units_before

if TYPE_CHECKING:
    from casebook.gui.editor.source_view import SourceView

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NO_SHIFT = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TypingKeys:
    """Takes the keys of a view that do more than Qt would do with them."""

    def __init__(self, view: SourceView) -> None:
        self._view = view
        self.tables = TableKeys(view)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means here.

        Returns:
            Whether it meant anything; Qt does the rest.
        """
        key, plain = Qt.Key(event.key()), event.modifiers() in _NO_SHIFT
        if key in _ENTER and plain:
            return self.tables.enter() or self._enter()
        if key == Qt.Key.Key_Tab and plain:
            return self.tables.tab(back=False) or self._tab()
        if key == Qt.Key.Key_Backtab:
            if not self.tables.tab(back=True):
                self.less_deep()
            return True
        if plain or event.modifiers() == _SHIFT or event.text() in PAIRS:
            return self._character(event.text())
        return False

    def deeper(self) -> None:
        """Put the selected lines one step deeper."""
        cursor = self._view.textCursor()
        above = selected_blocks(cursor)[0].previous()
        change_lines(cursor, lambda line: indented(line, above.text() if above.isValid() else ""))

    def less_deep(self) -> None:
        """Put the selected lines one step less deep."""
        change_lines(self._view.textCursor(), outdented)

    def _enter(self) -> bool:
        """Go on with a list or a quotation; an empty item ends it."""
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return False
        block = cursor.block()
        line = block.text()
        if _in_code(block):
            return self._enter_code(cursor, line)
        goes_on = continuing(line, index_at(line, cursor.positionInBlock()))
        if goes_on is None:
            return False
        with one_step(cursor):
            if goes_on.ends:
                set_line(cursor, block, goes_on.keeps)
            else:
                cursor.insertText(f"\n{goes_on.begins}")
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        return True

    def _enter_code(self, cursor: QTextCursor, line: str) -> bool:
        """Keep the indentation of code."""
        lead = line[: len(line) - len(line.lstrip())][: cursor.positionInBlock()]
        cursor.insertText(f"\n{lead}")
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        return True

    def _tab(self) -> bool:
        cursor = self._view.textCursor()
        blocks = selected_blocks(cursor)
        if len(blocks) > 1 or is_item(blocks[0].text()):
            self.deeper()
        else:
            cursor.insertText(STEP)
            self._view.setTextCursor(cursor)
        return True

    def _character(self, typed: str) -> bool:
        """Put marks around what is selected, and close the brackets of a link."""
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return typed in PAIRS and self._surround(cursor, typed)
        if typed not in {"[", "]"}:
            return False
        at, line = cursor.positionInBlock(), cursor.block().text()
        at = index_at(line, at)
        if typed == "[" and line[at - 1 : at] == "[" and not line[at : at + 1].strip("]"):
            cursor.insertText("[" if line[at : at + 2] == "]]" else "[]]")
            cursor.setPosition(cursor.block().position() + _after_bracket(line, at))
            self._view.setTextCursor(cursor)
            return True
        if typed == "]" and line[at : at + 1] == "]" and "[[" in line[:at]:
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            self._view.setTextCursor(cursor)
            return True
        return False

    def _surround(self, cursor: QTextCursor, typed: str) -> bool:
        """Put a pair around the selected words; they stay selected."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if cursor.document().findBlock(start) != cursor.document().findBlock(end):
            return False
        with one_step(cursor):
            words = cursor.selectedText()
            cursor.insertText(f"{typed}{words}{PAIRS[typed]}")
        cursor.setPosition(start + 1)
        cursor.setPosition(end + 1, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)
        return True


def _after_bracket(line: str, at: int) -> int:
    """Give Qt's place behind a bracket that was put before a character of a line."""
    return units_before(line, at) + 1


def _in_code(block: QTextBlock) -> bool:
    before = block.previous()
    return before.isValid() and before.userState() >= LineState.FENCE <= block.userState()
