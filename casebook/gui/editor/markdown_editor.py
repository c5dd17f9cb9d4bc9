"""The editor of Markdown: what keys do beyond typing, and the text in and out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.changing import (
    ChangeWords,
    change_lines,
    change_words,
    move_lines,
    replace_between,
)
from casebook.gui.editor.editor_commands import command_of
from casebook.gui.editor.emphasis import is_address, linked, toggled
from casebook.gui.editor.faithful import StandIns, difference
from casebook.gui.editor.html_markdown import has_structure, markdown_of
from casebook.gui.editor.list_lines import (
    toggled_box,
    toggled_bullet,
    toggled_quote,
    with_heading,
)
from casebook.gui.editor.pasting import LARGE, plain_text, read_clipboard
from casebook.gui.editor.source_view import SourceView
from casebook.gui.editor.typing_keys import TypingKeys
from casebook.gui.editor.units import index_at, units_before
from casebook.gui.look.scheme import Scheme

_FOR_READING = {"larger", "smaller", "usual-size"}
_PAUSE = 300  # milliseconds without a change, after which others look at the text


class MarkdownEditor(SourceView):
    """Edits one text.

    Signals:
        edited: The text is another now; what it is costs time to ask, so ask later.
        settled: The whole text, after a pause in typing.
        place_changed: Line and column of the cursor, from 1.
        picture_offered: A QImage, or the path of a picture file, to be stored and embedded.
        files_offered: Paths of other files that were dropped or pasted.
        command_requested: The name of a command that is for whoever owns the editor, such as
            ``save``, ``find`` or ``picture``.
    """

    edited = Signal()
    settled = Signal(str)
    place_changed = Signal(int, int)
    picture_offered = Signal(object)
    files_offered = Signal(list)
    command_requested = Signal(str)

    def __init__(
        self, scheme: Scheme, aside: Aside = at_once, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, parent)
        self._aside = aside
        self._pasted_at: dict[int, QTextCursor] = {}
        self._pastings = count()
        self._stand_ins = StandIns()
        self._loading = False
        self._typing = TypingKeys(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._settle)
        self._acts = self._commands()
        self.setAccessibleName(self.tr("Text"))
        self.document().contentsChange.connect(self._take_change)
        self.cursorPositionChanged.connect(lambda: self.place_changed.emit(*self.place()))

    def load(self, text: str) -> None:
        """Show another text, from its top; there is nothing to undo then."""
        self._stand_ins = StandIns.of(text)
        self._loading = True
        self.setPlainText(self._stand_ins.shown(text))
        self._loading = False
        self.document().setModified(False)
        self._pause.stop()
        self.settled.emit(text)

    def text(self) -> str:
        """Give the whole text as it is to stand in the file; it costs some milliseconds."""
        return self._stand_ins.whole(self.document())

    def raw_text(self) -> str:
        """Give the text as it stands in the document; offsets in it are those of the view."""
        return self.document().toRawText().replace("\u2029", "\n")

    def selected_text(self) -> str:
        """Give what is selected, as it stands in the file."""
        return self._stand_ins.selected(self.textCursor())

    def take_text(self, text: str) -> None:
        """Take a text that differs somewhere, as one step of undo; the cursor stays."""
        before = self.raw_text()
        wanted = self._stand_ins.shown(text)
        start, end, put = difference(before, wanted)
        if start != end or put:
            self.change(start, end, put)

    def change(self, start: int, end: int, put: str) -> None:
        """Put other characters between two offsets of the text, as one step of undo."""
        before = self.document().toRawText()
        first = units_before(before, start)
        last = first + units_before(before[start:], end - start)
        replace_between(self.textCursor(), first, last, put)

    def mark_saved(self) -> None:
        """Take the text for saved; everything can be undone still."""
        self.document().setModified(False)

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than the one loaded or saved last."""
        return self.document().isModified()

    def place(self) -> tuple[int, int]:
        """Give line and column of the cursor, from 1."""
        cursor = self.textCursor()
        column = index_at(cursor.block().text(), cursor.positionInBlock())
        return cursor.blockNumber() + 1, column + 1

    def go_to_line(self, line: int, column: int = 1) -> None:
        """Put the cursor into a line, from 1, and the line into the middle of the view."""
        block = self.document().findBlockByNumber(max(line, 1) - 1)
        if not block.isValid():
            block = self.document().lastBlock()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units_before(block.text(), column - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    def select(self, start: int, end: int) -> None:
        """Select what stands between two offsets of the text, and show it."""
        text = self.document().toRawText()
        cursor = self.textCursor()
        first = units_before(text, start)
        cursor.setPosition(first)
        cursor.setPosition(
            first + units_before(text[start:], end - start), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)
        self.centerCursor()

    def run(self, name: str) -> None:
        """Do what a command of ``editor_commands`` says."""
        act = self._acts.get(name)
        if act is None:
            self.command_requested.emit(name)
        elif not self.isReadOnly() or name in _FOR_READING:
            act()

    def insert_embed(self, name: str) -> None:
        """Write that a picture of the library stands here."""
        self._insert(f"![[{name}]]")

    def insert_link(self, target: str, label: str = "") -> None:
        """Write a link to a document; what is selected becomes its words."""
        words = label or self.selected_text().replace("\n", " ")
        self._insert(f"[[{target}|{words}]]" if words else f"[[{target}]]")

    def event(self, event: QEvent) -> bool:
        """Keep the keys of our commands from the shortcuts of the window."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and command_of(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means; what it means in lists and tables first."""
        name = command_of(event)
        if name:
            self.run(name)
            event.accept()
        elif self.isReadOnly() or not self._typing.take(event):
            super().keyPressEvent(event)
        else:
            event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy characters as they are; Qt would make plain spaces of no-break ones."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take pictures and files too."""
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Write what is pasted or dropped, as Markdown; pictures and files are offered."""
        if self.isReadOnly():
            return
        pasted = read_clipboard(source)
        for picture in (*pasted.pictures, *([pasted.image] if pasted.image else [])):
            self.picture_offered.emit(picture)
        if pasted.files:
            self.files_offered.emit(list(pasted.files))
        if pasted.html and has_structure(pasted.html):
            self._paste_html(pasted.html)
        elif is_address(pasted.text) and self.textCursor().hasSelection():
            address = pasted.text.strip()
            self._change_words(lambda text, start, end: linked(text, start, end, address))
        elif pasted.text:
            self._insert(pasted.text)

    def paste_plain(self) -> None:
        """Paste the words of the clipboard and nothing else."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._insert(plain_text(data))

    def _paste_html(self, html: str) -> None:
        """Write HTML as Markdown; a large one arrives a moment later, where it was pasted."""
        # a cursor of its own keeps the place, whatever is typed meanwhile
        number = next(self._pastings)
        self._pasted_at[number] = QTextCursor(self.textCursor())
        aside = self._aside if len(html) > LARGE else at_once
        aside(f"pasting {number}", lambda: markdown_of(html), partial(self._take_pasted, number))

    def _take_pasted(self, number: int, text: str) -> None:
        cursor = self._pasted_at.pop(number)
        if self.isReadOnly():
            return
        if "\n" in text and cursor.block().text().strip() and not cursor.hasSelection():
            at_end = cursor.atBlockEnd()
            text = ("\n\n" if at_end else "") + text
        follows = cursor.position() == self.textCursor().position()
        cursor.insertText(self._stand_ins.shown(text))
        if follows:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _insert(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(self._stand_ins.shown(text))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _commands(self) -> dict[str, Callable[[], None]]:
        lines, words = self._change_lines, self._change_words
        acts: dict[str, Callable[[], None]] = {
            "bold": lambda: words(partial(toggled, mark="**")),
            "italic": lambda: words(partial(toggled, mark="*")),
            "code": lambda: words(partial(toggled, mark="`")),
            "link": lambda: words(linked),
            "heading": lambda: lines(partial(with_heading, level=2)),
            "plain": lambda: lines(partial(with_heading, level=0)),
            "list": lambda: lines(toggled_bullet),
            "quotation": lambda: lines(toggled_quote),
            "task": lambda: lines(toggled_box),
            "line-up": lambda: self._move_lines(-1),
            "line-down": lambda: self._move_lines(1),
            "paste-plain": self.paste_plain,
            "table": self._typing.tables.insert,
            "tidy-table": self._typing.tables.tidy,
            "row-below": self._typing.tables.add_row,
            "row-away": self._typing.tables.remove_row,
            "column-right": self._typing.tables.add_column,
            "column-away": self._typing.tables.remove_column,
            "deeper": self._typing.deeper,
            "less-deep": self._typing.less_deep,
            "larger": self.zoom_larger,
            "smaller": self.zoom_smaller,
            "usual-size": self.zoom_back,
        }
        for level in range(1, 7):
            acts[f"heading-{level}"] = partial(lines, partial(with_heading, level=level))
        return acts

    def _change_lines(self, change: Callable[[str], str]) -> None:
        change_lines(self.textCursor(), change)

    def _change_words(self, change: ChangeWords) -> None:
        self.setTextCursor(change_words(self.textCursor(), change))

    def _move_lines(self, by: int) -> None:
        self.setTextCursor(move_lines(self.textCursor(), by))

    def _take_change(self, position: int, removed: int, added: int) -> None:
        del position
        if not self._loading and (removed or added):
            self._pause.start()
            self.edited.emit()

    def _settle(self) -> None:
        self.settled.emit(self.text())
