"""What a file says as it came, and what a merge would add, beside the text of a draft."""

from __future__ import annotations

import re
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from casebook.gui.editor.faithful import StandIns
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.joined_buttons import JoinedButtons
from casebook.importing.converted import PICTURE

_MARGIN = 16
_PICTURES = re.compile(rf"!\[([^\[\]]*)\]\({PICTURE}(\d+)\)")


class Beside(Enum):
    """What stands beside the text."""

    ORIGINAL = "original"
    MERGED = "merged"
    PAGE = "page"


class BesideSwitch(JoinedButtons[Beside]):
    """Joined buttons.

    Signals:
        chosen: A Beside.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        names = {
            Beside.ORIGINAL: self.tr("Original"),
            Beside.PAGE: self.tr("As a page"),
            Beside.MERGED: self.tr("What merging adds"),
        }
        super().__init__(names, parent)
        self.pressed.connect(self.choose)
        self.show_beside(Beside.ORIGINAL)

    def choose(self, beside: Beside) -> None:
        """Show what holds, and tell."""
        self.show_beside(beside)
        self.chosen.emit(beside)

    def show_beside(self, beside: Beside) -> None:
        """Show what holds."""
        self.beside = beside
        self.show_chosen(beside)

    def offer_merging(self, offered: bool) -> None:
        """Offer what merging adds only where there is something to merge with."""
        self.show_only(Beside.ORIGINAL, Beside.PAGE, *([Beside.MERGED] if offered else []))


class OriginalView(QPlainTextEdit):
    """Text to read only; passages of it may be marked as new."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._new: list[QTextCursor] = []
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(TextRole.UI))
        self.document().setDocumentMargin(_MARGIN)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What the file says"))
        scheme.changed.connect(self._mark)

    def show_text(self, text: str) -> None:
        """Show what a file says; its pictures are seen at the right."""
        self._write(_PICTURES.sub(self._named, text))
        self._new = []
        self._mark()

    def show_added(self, text: str, added: list[str]) -> None:
        """Show the whole text of a document after a merge, with what was added to it."""
        self._write(text)
        self._new = []
        for part in added:
            for line in part.split("\n"):
                # a heading may have been there before
                found = self.document().find(line) if line.strip() and line[0] != "#" else None
                if found is not None and not found.isNull():
                    self._new.append(found)
        self._mark()
        if self._new:
            first = QTextCursor(self._new[0])
            first.setPosition(first.selectionStart())
            self.setTextCursor(first)
            self.centerCursor()

    @property
    def marked(self) -> list[str]:
        """The passages that are marked as new."""
        return [cursor.selectedText() for cursor in self._new]

    def _named(self, match: re.Match[str]) -> str:
        number = int(match[2]) + 1
        words = self.tr("[picture {0}: {1}]") if match[1] else self.tr("[picture {0}]")
        return words.format(number, match[1])

    def _write(self, text: str) -> None:
        self.setPlainText(StandIns().widened(text).shown(text))
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(
            line_height(TextRole.UI), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        whole.mergeBlockFormat(block)

    def _mark(self) -> None:
        palette = self._scheme.palette
        look = QTextCharFormat()
        look.setBackground(QColor(palette.supports_wash))
        selections = []
        for cursor in self._new:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = look
            selections.append(selection)
        self.setExtraSelections(selections)
