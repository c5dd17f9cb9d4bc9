"""Spelling at work on an editor: wavy lines in what is seen, and a menu at each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.line_marks import LineState
from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.editor.spelling import (
    Dictionary,
    Spelled,
    append_own_word,
    load_dictionary,
    misspelt,
    read_own_words,
)
from casebook.gui.editor.units import index_at, units_before

_IDLE = 400  # milliseconds without a key or a scroll
_MOST_MARKED = 500
_KEEP = QTextCursor.MoveMode.KeepAnchor


class SpellCheck(QObject):
    """Looks at the words that are seen when nothing else happens.

    Without a dictionary for the language nothing is shown.

    Signals:
        failed: A sentence about a word that could not be kept.
    """

    failed = Signal(str)

    def __init__(self, editor: MarkdownEditor, own_words: Path, aside: Aside = at_once) -> None:
        """Begin with no language.

        Args:
            editor: What is written in.
            own_words: The user's file of words; it need not be there.
            aside: What reads dictionaries beside the window.
        """
        super().__init__(editor)
        self._editor, self._own_words, self._aside = editor, own_words, aside
        self._dictionary: Dictionary | None = None
        self._language = ""
        self._on = True
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._look)
        self._seen: object = None
        editor.updateRequest.connect(self._look_later)
        editor.cursorPositionChanged.connect(self._look_later)
        editor.scheme.changed.connect(self._look_later)
        editor.menu_makers.append(self._add_to_menu)

    @property
    def available(self) -> bool:
        """Whether there is a dictionary for the language."""
        return self._dictionary is not None

    def set_language(self, language: str) -> None:
        """Take the language of the text, as a tag such as ``en``."""
        if language == self._language:
            return
        self._language, self._dictionary = language, None
        file = self._own_words

        def take(dictionary: Dictionary | None) -> None:
            if language == self._language:
                self._dictionary = dictionary
                self._look()

        self._aside("spelling", lambda: load_dictionary(language, read_own_words(file)), take)

    def set_on(self, on: bool) -> None:
        """Check spelling, or leave it."""
        self._on = on
        self._look()

    def _look_later(self) -> None:
        if self._dictionary is not None and self._on:
            self._idle.start()

    def _look(self) -> None:
        """Mark what is wrong in the lines that are seen, but not the word that is being typed."""
        editor, dictionary = self._editor, self._dictionary
        if dictionary is None or not self._on:
            self._seen = None
            editor.mark("spelling", [])
            return
        seen = (
            editor.document().revision(),
            editor.textCursor().position(),
            editor.verticalScrollBar().value(),
            editor.viewport().size(),
            editor.scheme.palette.dark,
            dictionary,
        )
        if seen == self._seen:
            return
        self._seen = seen
        marks: list[QTextEdit.ExtraSelection] = []
        for block, _, _ in editor.visible_blocks():
            marks.extend(self._marks_in(block, dictionary))
        editor.mark("spelling", marks[:_MOST_MARKED])

    def _marks_in(
        self, block: QTextBlock, dictionary: Dictionary
    ) -> list[QTextEdit.ExtraSelection]:
        cursor, line = self._editor.textCursor(), block.text()
        is_here = cursor.block() == block and self._editor.hasFocus()
        here = index_at(line, cursor.positionInBlock()) if is_here else -1
        return [
            self._mark(block.position(), line, word)
            for word in misspelt(line, _state_before(block), dictionary)
            if word.end != here
        ]

    def _mark(self, position: int, line: str, word: Spelled) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(position + units_before(line, word.start))
        cursor.setPosition(position + units_before(line, word.end), _KEEP)
        form = selection.format
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._editor.scheme.palette.failure))
        selection.cursor = cursor
        return selection

    def _add_to_menu(self, menu: QMenu, at: QTextCursor) -> None:
        """Offer other words for one that is wrong, and to take it for right."""
        dictionary, block = self._dictionary, at.block()
        if dictionary is None or not self._on or self._editor.isReadOnly():
            return
        place = index_at(block.text(), at.positionInBlock())
        wrong = misspelt(block.text(), _state_before(block), dictionary)
        word = next((word for word in wrong if word.start <= place <= word.end), None)
        if word is None:
            return
        offered = [self._replacing(menu, block, word, other) for other in self._others(word)]
        if not offered:
            nothing = QAction(self.tr("No suggestions"), menu)
            nothing.setEnabled(False)
            offered.append(nothing)
        add = QAction(self.tr("Add “{0}” to my words").format(word.word), menu)
        add.triggered.connect(lambda: self._add(word.word))
        line = QAction(menu)
        line.setSeparator(True)
        menu.insertActions(menu.actions()[0], [*offered, add, line])

    def _others(self, word: Spelled) -> list[str]:
        return self._dictionary.suggestions(word.word) if self._dictionary else []

    def _replacing(self, menu: QMenu, block: QTextBlock, word: Spelled, other: str) -> QAction:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units_before(block.text(), word.start))
        cursor.setPosition(block.position() + units_before(block.text(), word.end), _KEEP)
        action = QAction(other, menu)
        action.triggered.connect(lambda: cursor.insertText(other))
        return action

    def _add(self, word: str) -> None:
        if self._dictionary is None:
            return
        self._dictionary.add(word)
        self._seen = None
        self._look()
        file = self._own_words
        self._aside(f"word {word}", lambda: _append(file, word), self._tell)

    def _tell(self, problem: str) -> None:
        if problem:
            self.failed.emit(problem)


def _append(file: Path, word: str) -> str:
    """Add a word to a file; give a sentence when that cannot be done, else ""."""
    try:
        append_own_word(file, word)
    except OSError as error:
        said = QCoreApplication.translate(
            "SpellCheck", "“{0}” holds until you close Casebook only: {1} cannot be written ({2})."
        )
        return said.format(word, file.name, error.strerror or error)
    return ""


def _state_before(block: QTextBlock) -> int:
    before = block.previous()
    if not before.isValid():
        return LineState.START
    return max(before.userState(), LineState.BODY)
