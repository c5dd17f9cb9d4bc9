"""The editor of Markdown: what keys do beyond typing, and the text in and out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from casebook.domain.edit import Edits, TextEdit
from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.changing import (
    ChangeWords,
    change_lines,
    change_words,
    move_lines,
    one_step,
)
from casebook.gui.editor.editor_commands import TABLE_MENU, command_of, named
from casebook.gui.editor.emphasis import linked, toggled
from casebook.gui.editor.faithful import StandIns, difference
from casebook.gui.editor.list_lines import (
    toggled_box,
    toggled_bullet,
    toggled_quote,
    with_heading,
)
from casebook.gui.editor.paster import Paster
from casebook.gui.editor.source_view import SourceView
from casebook.gui.editor.typing_keys import TypingKeys
from casebook.gui.editor.units import Positions, index_at, units_before
from casebook.gui.look.scheme import Scheme

_MOST_UNSETTLED = 2.0  # seconds after which they look even when one types on
_LONG = 200_000  # characters, from which on they wait: looking takes as long as a key press
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
        self._stand_ins = StandIns()
        self._whole: tuple[tuple[int, StandIns] | None, str] = None, ""
        self._loading = False
        self._typing = TypingKeys(self)
        self._paster = Paster(self, aside)
        self.menu_makers: list[Callable[[QMenu, QTextCursor], None]] = []
        self._unsettled_since = 0.0
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
        self._stand_ins = StandIns().widened(text)
        self._whole = None, ""
        self._loading = True
        self.setPlainText(self._stand_ins.shown(text))
        self._loading = False
        self.document().setModified(False)
        self._pause.stop()
        self.settled.emit(text)

    def text(self) -> str:
        """Give the whole text as it is to stand in the file; some milliseconds after a change."""
        revision = self.document().revision()
        if self._whole[0] != (revision, self._stand_ins):
            self._whole = (revision, self._stand_ins), self._stand_ins.whole(self.document())
        return self._whole[1]

    def raw_text(self) -> str:
        """Give the text as it stands in the document; offsets in it are those of the view."""
        return self.document().toRawText().replace("\u2029", "\n")

    def selected_text(self) -> str:
        """Give what is selected, as it stands in the file."""
        return self._stand_ins.selected(self.textCursor())

    def take_text(self, text: str) -> None:
        """Take a text that differs somewhere, as one step of undo; the cursor stays."""
        before = self.raw_text()
        self._stand_ins = self._stand_ins.widened(text, before)
        wanted = self._stand_ins.shown(text)
        start, end, put = difference(before, wanted)
        if start != end or put:
            self.change(start, end, self._stand_ins.kept(put))

    def change(self, start: int, end: int, put: str) -> None:
        """Put other characters between two offsets of the text, as one step of undo."""
        self.apply((TextEdit(start, end, put),))

    def apply(self, edits: Edits) -> None:
        """Make changes that a form or a command worked out, as one step of undo.

        Args:
            edits: With offsets in the text as it is, none overlapping another.
        """
        positions = Positions(self.raw_text())
        cursor = QTextCursor(self.document())
        with one_step(cursor):
            for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
                cursor.setPosition(positions.position(edit.start))
                cursor.setPosition(positions.position(edit.end), QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(self.in_document(edit.text))

    def mark_saved(self) -> None:
        """Take the text for saved; everything can be undone still."""
        self.document().setModified(False)

    @property
    def is_settled(self) -> bool:
        """Whether nothing was written since the last pause."""
        return not self._pause.isActive()

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
        positions, cursor = Positions(self.raw_text()), self.textCursor()
        cursor.setPosition(positions.position(start))
        cursor.setPosition(positions.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centre_if_hidden()

    def selection(self) -> tuple[int, int]:
        """Give start and end of what is selected, as offsets of the text; the cursor's for none."""
        cursor, raw = self.textCursor(), self.raw_text()
        start = index_at(raw, cursor.selectionStart())
        return start, start + index_at(raw[start:], cursor.selectionEnd() - cursor.selectionStart())

    def run(self, name: str) -> None:
        """Do what a command of ``editor_commands`` says."""
        act = self._acts.get(name)
        if act is None:
            self.command_requested.emit(name)
        elif not self.isReadOnly() or name in _FOR_READING:
            act()

    def insert_embed(self, name: str) -> None:
        """Write that a picture of the library stands here."""
        self.insert(f"![[{name}]]")

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
        if not self.isReadOnly():
            self._paster.paste(source)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        self.menu_at(event.pos()).popup(event.globalPos())

    def menu_at(self, point: QPoint) -> QMenu:
        """Give the menu for a point of the viewport."""
        menu = self.createStandardContextMenu(point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.isReadOnly():
            offered = TABLE_MENU if self._typing.tables.in_table else ()
            _add_commands(menu, ("paste-plain", *offered), self.run)
        for add_to in self.menu_makers:
            add_to(menu, self.cursorForPosition(point))
        return menu

    def insert(self, text: str) -> None:
        """Write a text in the place of what is selected."""
        cursor = self.textCursor()
        cursor.insertText(self.in_document(text))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def in_document(self, text: str) -> str:
        """Give a text as it stands in the document."""
        return self._stand_ins.shown(text)

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
            "paste-plain": self._paster.paste_plain,
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
        if self._loading or not (removed or added):
            return
        now = time.monotonic()
        self._unsettled_since = self._unsettled_since or now
        is_long = self.document().characterCount() > _LONG
        is_soon = now - self._unsettled_since < _MOST_UNSETTLED
        if is_long or is_soon or not self._pause.isActive():
            self._pause.start()
        self.edited.emit()

    def _settle(self) -> None:
        self._pause.stop()
        self._unsettled_since = 0.0
        self.settled.emit(self.text())


def _add_commands(menu: QMenu, names: Sequence[str], run: Callable[[str], None]) -> None:
    menu.addSeparator()
    for name in names:
        command = named(name)
        action = menu.addAction(command.text, QKeySequence(command.keys))
        action.triggered.connect(partial(run, name))
