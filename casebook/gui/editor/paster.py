"""Pasting into an editor: what a clipboard holds becomes text, or is offered as a file."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor

from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.changing import change_words
from casebook.gui.editor.emphasis import is_address, linked
from casebook.gui.editor.pasting import LARGE, plain_text, read_clipboard
from casebook.markdown.html_markdown import has_structure, markdown_of

if TYPE_CHECKING:
    from casebook.gui.editor.markdown_editor import MarkdownEditor


class Paster:
    """Pastes into one editor."""

    def __init__(self, editor: MarkdownEditor, aside: Aside) -> None:
        self._editor = editor
        self._aside = aside
        self._places: dict[int, QTextCursor] = {}
        self._numbers = count()

    def paste(self, source: QMimeData) -> None:
        """Write what a clipboard holds, as Markdown; offer pictures and files."""
        pasted, editor = read_clipboard(source), self._editor
        for picture in (*pasted.pictures, *([pasted.image] if pasted.image else [])):
            editor.picture_offered.emit(picture)
        if pasted.files:
            editor.files_offered.emit(list(pasted.files))
        if pasted.html and has_structure(pasted.html):
            self._paste_html(pasted.html)
        elif is_address(pasted.text) and editor.textCursor().hasSelection():
            make = partial(linked, address=pasted.text.strip())
            editor.setTextCursor(change_words(editor.textCursor(), make))
        elif pasted.text:
            editor.insert(pasted.text)

    def paste_plain(self) -> None:
        """Paste the words of the clipboard and nothing else."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._editor.insert(plain_text(data))

    def _paste_html(self, html: str) -> None:
        """Write HTML as Markdown; a large one arrives a moment later, where it was pasted."""
        # a cursor of its own keeps the place, whatever is typed meanwhile
        number = next(self._numbers)
        self._places[number] = QTextCursor(self._editor.textCursor())
        aside = self._aside if len(html) > LARGE else at_once
        aside(f"pasting {number}", lambda: markdown_of(html), partial(self._take, number))

    def _take(self, number: int, text: str) -> None:
        cursor, editor = self._places.pop(number), self._editor
        if editor.isReadOnly():
            return
        if "\n" in text and cursor.block().text().strip() and not cursor.hasSelection():
            # blocks begin on a line of their own
            text = ("\n\n" if cursor.atBlockEnd() else "") + text
        follows = cursor.position() == editor.textCursor().position()
        cursor.insertText(editor.in_document(text))
        if follows:
            editor.setTextCursor(cursor)
            editor.ensureCursorVisible()
