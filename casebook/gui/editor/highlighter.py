"""Colours for the source, block by block, and never for longer than a key press may take.

Qt asks for every block that changed, and goes on for as long as states change: a fence that is
opened at the top of a long text changes them all. So only so much is coloured at once; the rest
follows in slices while nothing else happens.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from casebook.gui.editor.line_marks import LineState, Style, read_line
from casebook.gui.editor.units import units_before
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme

_AT_ONCE = 0.004  # seconds of a key press
_PAUSE = 5  # milliseconds between slices, for whatever else there is to do
_NOTHING_WAITS = 1 << 30


class Highlighter(QSyntaxHighlighter):
    """Colours the Markdown and the front matter of a document."""

    def __init__(self, document: QTextDocument, scheme: Scheme, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._formats: dict[Style, QTextCharFormat] = {}
        self._until = 0.0
        self._next, self._last, self._reached = _NOTHING_WAITS, -1, -1
        self._slices = QTimer(self)
        self._slices.setInterval(_PAUSE)
        self._slices.timeout.connect(self._slice)
        # before the document is set, so that the time is running when Qt asks for the first block
        document.contentsChange.connect(self._begin)
        self.setDocument(document)
        scheme.changed.connect(self._dress)

    @property
    def waiting(self) -> bool:
        """Whether some of the text has not got its colours yet."""
        return self._next < _NOTHING_WAITS

    def highlightBlock(self, text: str) -> None:
        """Colour a block, or leave it for later when time is up."""
        number = self.currentBlock().blockNumber()
        if time.perf_counter() > self._until:
            # the same state as before ends the run through the blocks that follow
            self.setCurrentBlockState(self.currentBlockState())
            self._wait_for(number, number)
            return
        self._reached = number
        before = self.previousBlockState()
        if number and before == LineState.START:
            before = LineState.BODY
        runs, state = read_line(text, before)
        self.setCurrentBlockState(state)
        plain = text.isascii()
        for run in runs:
            start = run.start if plain else units_before(text, run.start)
            end = run.end if plain else units_before(text, run.end)
            self.setFormat(start, end - start, self._format(run.style))

    def _begin(self, position: int, removed: int, added: int) -> None:
        """Let the time of a change begin; what waits has other numbers after it, perhaps."""
        del removed, added
        self._until = time.perf_counter() + _AT_ONCE
        if self.waiting:
            document = self.document()
            number = document.findBlock(position).blockNumber()
            self._wait_for(max(number, 0), document.blockCount() - 1)

    def _wait_for(self, first: int, last: int) -> None:
        self._next = min(self._next, first)
        self._last = max(self._last, last)
        self._slices.start()

    def _slice(self) -> None:
        """Colour the next blocks that wait."""
        self._until = time.perf_counter() + _AT_ONCE
        number, last = self._next, self._last
        self._next, self._last = _NOTHING_WAITS, -1
        block = self.document().findBlockByNumber(number)
        while block.isValid() and number <= last and not self.waiting:
            self._reached = number
            self.rehighlightBlock(block)
            number = self._reached + 1
            block = self.document().findBlockByNumber(number)
        if self.waiting:
            self._last = max(self._last, last)
        else:
            self._slices.stop()

    def _dress(self) -> None:
        """Take the colours of another scheme."""
        self._formats.clear()
        self._until = time.perf_counter() + _AT_ONCE
        self.rehighlight()

    def _format(self, style: Style) -> QTextCharFormat:
        made = self._formats.get(style)
        if made is None:
            made = self._formats[style] = _make_format(style, self._scheme.palette)
        return made


_COLOURS: tuple[tuple[Style, str], ...] = (
    (Style.COMMENT, "text3"),
    (Style.MARK, "text3"),
    (Style.KEY, "code_key"),
    (Style.LINK, "ink"),
    (Style.CODE, "code"),
    (Style.OPEN, "signal"),
    (Style.DONE, "success"),
    (Style.QUOTATION, "text2"),
)


def _make_format(style: Style, palette: Palette) -> QTextCharFormat:
    made = QTextCharFormat()
    tone = next((tone for flag, tone in _COLOURS if style & flag), "text")
    if style & Style.HEADING and style & Style.MARK:
        tone = "text"
    made.setForeground(QColor(str(getattr(palette, tone))))
    if style & (Style.HEADING | Style.STRONG | Style.OPEN | Style.DONE) and (
        style & Style.HEADING or not style & Style.MARK
    ):
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(bool(style & (Style.EMPHASIS | Style.QUOTATION)))
    made.setFontStrikeOut(bool(style & Style.STRIKE and not style & Style.MARK))
    return made
