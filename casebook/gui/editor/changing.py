"""Changes of lines and words in Qt's document, each one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor

from casebook.gui.editor.emphasis import Marked
from casebook.gui.editor.faithful import difference
from casebook.gui.editor.units import index_at, units_before

ChangeLine = Callable[[str], str]
ChangeWords = Callable[[str, int, int], Marked]
_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Take everything that is changed within for one step of undo."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Give the lines that are selected; one into whose start alone the selection reaches is not."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last.position() == cursor.selectionEnd() and last != first:
        last = last.previous()
    blocks = [first]
    while blocks[-1] != last:
        blocks.append(blocks[-1].next())
    return blocks


def change_lines(cursor: QTextCursor, change: ChangeLine) -> None:
    """Change each selected line by itself; the cursor stays at its words."""
    edit = QTextCursor(cursor.document())
    with one_step(edit):
        for block in selected_blocks(cursor):
            set_line(edit, block, change(block.text()))


def set_line(edit: QTextCursor, block: QTextBlock, line: str) -> None:
    """Make a line another, and touch only what is different in it."""
    before = block.text()
    start, end, put = difference(before, line)
    if start == end and not put:
        return
    edit.setPosition(block.position() + units_before(before, start))
    edit.setPosition(block.position() + units_before(before, end), _KEEP)
    edit.insertText(put)


def change_words(cursor: QTextCursor, change: ChangeWords) -> QTextCursor:
    """Change the selected words, or those at the cursor, in the lines in which they stand.

    Returns:
        The cursor with what is to be selected afterwards.
    """
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    base = first.position()
    whole = QTextCursor(first)
    whole.setPosition(last.position() + last.length() - 1, _KEEP)
    text = whole.selectedText().replace("\u2029", "\n")
    start = index_at(text, cursor.selectionStart() - base)
    end = index_at(text, cursor.selectionEnd() - base)
    made = change(text, start, end)
    old_start, old_end, put = difference(text, made.text)
    if old_start != old_end or put:
        whole.setPosition(base + units_before(text, old_start))
        whole.setPosition(base + units_before(text, old_end), _KEEP)
        whole.insertText(put)
    after = QTextCursor(document)
    after.setPosition(base + units_before(made.text, made.start))
    after.setPosition(base + units_before(made.text, made.end), _KEEP)
    return after


def move_lines(cursor: QTextCursor, by: int) -> QTextCursor:
    """Move the selected lines one up (-1) or down (1).

    Returns:
        The cursor with the same words selected, where they stand now.
    """
    blocks = selected_blocks(cursor)
    other = blocks[0].previous() if by < 0 else blocks[-1].next()
    if not other.isValid():
        return cursor
    anchor, place = cursor.anchor(), cursor.position()
    moved = "\u2029".join(block.text() for block in blocks)
    text = other.text()
    length = other.length()
    pieces = (moved, text) if by < 0 else (text, moved)
    edit = QTextCursor(cursor.document())
    start = min(blocks[0].position(), other.position())
    last = blocks[-1] if by < 0 else other
    edit.setPosition(start)
    edit.setPosition(last.position() + last.length() - 1, _KEEP)
    edit.insertText("\u2029".join(pieces))
    after = QTextCursor(cursor.document())
    after.setPosition(anchor + by * length)
    after.setPosition(place + by * length, _KEEP)
    return after


def replace_between(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    """Put a text in the place of another, as one step; positions are Qt's."""
    edit = QTextCursor(cursor.document())
    edit.setPosition(start)
    edit.setPosition(end, _KEEP)
    edit.insertText(text)
