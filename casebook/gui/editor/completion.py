"""Completion at work on an editor: offers what may be written, and writes what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock

from casebook.gui.editor.choice_list import ChoiceList
from casebook.gui.editor.choices import Choice, Choices
from casebook.gui.editor.completing import (
    FrontMatter,
    Want,
    Wanted,
    choices_for,
    kind_in,
    want_at,
)
from casebook.gui.editor.line_marks import LineState
from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.editor.units import index_at, units_before

_PAUSE = 30  # milliseconds, so that choosing among many documents is no part of a key press
_MOST_LINES = 200
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_ONLY_ONCE_TYPED = {Wanted.KEY}


class Completion(QObject):
    """Watches an editor while one types.

    Signals:
        headings_wanted: The id of a document whose headings are not among the choices.
    """

    headings_wanted = Signal(str)

    def __init__(self, editor: MarkdownEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._choices = Choices()
        self._want: Want | None = None
        self._asked_for = ""
        self.list = ChoiceList(editor.scheme, editor)
        self.list.taken.connect(self._write)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look)
        editor.edited.connect(self._look_later)
        editor.cursorPositionChanged.connect(self._follow)
        editor.installEventFilter(self)

    def use(self, choices: Choices) -> None:
        """Offer other choices from now on."""
        self._choices = choices
        self._asked_for = ""
        if self._want is not None and self._want.what is Wanted.HEADING:
            self._look()

    def open(self) -> None:
        """Offer what may be written here, also where nothing is offered by itself."""
        self._look(asked=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list, take from it, or close it, while it is there."""
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        if self.list.isHidden() or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_ours = self._is_ours(event)
        if event.type() == QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or not is_ours:
            return super().eventFilter(watched, event)
        key, choice = Qt.Key(event.key()), self.list.current
        if key in _STEPS:
            self.list.walk(_STEPS[key])
        elif key in _TAKES and choice is not None:
            self._write(choice)
        else:
            self._close()
        return True

    def _is_ours(self, event: QKeyEvent) -> bool:
        keys = {*_STEPS, *_TAKES, Qt.Key.Key_Escape}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() in keys and not held.value

    def _look_later(self) -> None:
        if self._editor.hasFocus() and not self._editor.isReadOnly():
            self._soon.start()

    def _follow(self) -> None:
        """Look again when the cursor moves while something is offered."""
        if not self.list.isHidden():
            self._soon.start()

    def _look(self, *, asked: bool = False) -> None:
        """Offer what may be written at the cursor."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        before = block.text()[: index_at(block.text(), cursor.positionInBlock())]
        front = _front_matter(block)
        want = None
        if not cursor.hasSelection() and not _in_code(block):
            want = want_at(before, front)
        self._want = want
        if want is None or not (asked or want.typed or want.what not in _ONLY_ONCE_TYPED):
            self._close()
            return
        self._ask_for_headings(want)
        lines = [*front.above, *front.below] if front else _top_lines(self._editor)
        present = front.keys() if front else []
        found = choices_for(want, self._choices, kind_in(lines), present)
        place = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(self._editor, QPoint(0, 0))
        self.list.offer(found, place.translated(corner))

    def _ask_for_headings(self, want: Want) -> None:
        unknown = want.what is Wanted.HEADING and want.of not in self._choices.headings
        if unknown and want.of != self._asked_for:
            self._asked_for = want.of
            self.headings_wanted.emit(want.of)

    def _write(self, choice: Choice) -> None:
        """Put a choice in the place of what was typed of it."""
        want = self._want
        self._close()
        if want is None:
            return
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        at = index_at(line, cursor.positionInBlock())
        typed = units_before(line, at) - units_before(line, at - len(want.typed))
        cursor.setPosition(cursor.position() - typed)
        follows = line[at:].startswith("]]")
        is_link = want.what in {Wanted.DOCUMENT, Wanted.HEADING, Wanted.PICTURE}
        end = cursor.position() + typed + (2 if is_link and follows else 0)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(choice.text + ("]]" if is_link else ""))
        self._editor.setTextCursor(cursor)
        self._soon.stop()
        if want.what is Wanted.KEY:
            self._soon.start()

    def _close(self) -> None:
        self._soon.stop()
        self.list.hide()


def _in_code(block: QTextBlock) -> bool:
    return block.userState() >= LineState.FENCE


def _front_matter(block: QTextBlock) -> FrontMatter | None:
    """Give the front matter around a line; None when the line stands in the body."""
    if block.userState() != LineState.FRONT or not block.blockNumber():
        return None
    above: list[str] = []
    line = block.previous()
    while line.blockNumber() > 0 and len(above) < _MOST_LINES:
        above.append(line.text())
        line = line.previous()
    below: list[str] = []
    line = block.next()
    while line.isValid() and line.userState() == LineState.FRONT and len(below) < _MOST_LINES:
        below.append(line.text())
        line = line.next()
    return FrontMatter(above[::-1], below)


def _top_lines(editor: MarkdownEditor) -> list[str]:
    """Give the front matter of the text, for a line in its body."""
    lines: list[str] = []
    block = editor.document().firstBlock().next()
    while block.isValid() and block.userState() == LineState.FRONT and len(lines) < _MOST_LINES:
        lines.append(block.text())
        block = block.next()
    return lines
