"""The find bar at work on an editor: counts, marks what is in view, steps and replaces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit

from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.changing import replace_between
from casebook.gui.editor.find_bar import EditorFindBar
from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.editor.seeking import Found, Hit, Question, Seeker, replaced
from casebook.gui.editor.units import Positions, units_before

_PAUSE = 120  # milliseconds after which what was typed is counted
_MOST_MARKED = 1_000
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class _Located:
    """What was found, with the view's positions of all hits."""

    found: Found = field(default_factory=Found)
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()


def _locate(text: str, seeker: Seeker) -> _Located:
    found, positions = seeker.in_text(text), Positions(text)
    return _Located(
        found,
        [positions.position(hit.start) for hit in found.hits],
        [positions.position(hit.end) for hit in found.hits],
    )


class Finding(QObject):
    """Joins a bar and an editor."""

    def __init__(self, editor: MarkdownEditor, bar: EditorFindBar, aside: Aside = at_once) -> None:
        super().__init__(editor)
        self._editor, self._bar, self._aside = editor, bar, aside
        self._seeker = Seeker(Question())
        self._all = _Located()
        self._counted = -1
        self._marked: object = None
        self._pause = self._timer(_PAUSE, self._count)
        self._soon = self._timer(0, self._mark_visible)
        bar.sought.connect(self._seek)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.replace_requested.connect(self.replace)
        bar.replace_all_requested.connect(self.replace_all)
        bar.left.connect(self._leave)
        editor.edited.connect(self._count_later)
        editor.updateRequest.connect(self._mark_later)
        editor.scheme.changed.connect(self._mark_later)
        editor.selectionChanged.connect(self._tell)

    def open(self, *, replacing: bool) -> None:
        """Show the bar with what is selected in the text."""
        self._bar.open(self._editor.selected_text(), replacing=replacing)

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round at the ends."""
        self._freshen()
        count = len(self._all.starts)
        if not count:
            return
        cursor = self._editor.textCursor()
        if by > 0:
            index = bisect_left(self._all.starts, cursor.selectionEnd()) % count
        else:
            index = (bisect_left(self._all.starts, cursor.selectionStart()) - 1) % count
        self._select(index)

    def replace(self, words: str) -> None:
        """Put words in the place of the hit that is selected, and go to the next one."""
        self._freshen()
        index = self._current()
        if index is not None and not self._editor.isReadOnly():
            put = self._seeker.replacement(self._all.found.hits[index], words)
            cursor = self._editor.textCursor()
            cursor.insertText(put)
            self._editor.setTextCursor(cursor)
        self.step(1)

    def replace_all(self, words: str) -> None:
        """Put words in the place of all hits, as one step of undo."""
        self._freshen()
        if not self._all.found.hits or self._editor.isReadOnly():
            return
        hits, text = self._all.found.hits, self._editor.raw_text()
        _, _, put = replaced(text, self._seeker, hits, words)
        line, column = self._editor.place()
        scrolled = self._editor.verticalScrollBar().value()
        replace_between(self._editor.textCursor(), self._all.starts[0], self._all.ends[-1], put)
        self._editor.go_to_line(line, column)
        self._editor.verticalScrollBar().setValue(scrolled)
        self._count()

    def _seek(self, question: Question) -> None:
        self._seeker = Seeker(question)
        self._counted = -1
        self._count_later()
        self._mark_later()

    def _count_later(self) -> None:
        if not self._bar.isHidden():
            self._pause.start()

    def _count(self) -> None:
        """Find all hits beside the window."""
        question, revision = self._seeker.question, self._editor.document().revision()
        text = self._editor.raw_text()

        def take(located: _Located) -> None:
            if (question, revision) == (self._seeker.question, self._editor.document().revision()):
                self._take(located)

        self._aside("finding", lambda: _locate(text, Seeker(question)), take)

    def _freshen(self) -> None:
        """Find all hits now when the text or the question is another."""
        if self._counted != self._editor.document().revision():
            self._pause.stop()
            self._take(_locate(self._editor.raw_text(), self._seeker))

    def _take(self, located: _Located) -> None:
        self._counted = self._editor.document().revision()
        self._all = located
        self._tell()

    def _tell(self) -> None:
        """Say how many there are, and at which one is."""
        if self._bar.isHidden():
            return
        if self._all.found.problem:
            self._bar.show_problem(self._all.found.problem)
        elif self._counted == self._editor.document().revision():
            index = self._current()
            self._bar.show_count(0 if index is None else index + 1, len(self._all.starts))

    def _current(self) -> int | None:
        """Give the index of the hit that is selected."""
        cursor = self._editor.textCursor()
        index = bisect_left(self._all.starts, cursor.selectionStart())
        if index < len(self._all.starts) and self._all.starts[index] == cursor.selectionStart():
            return index if self._all.ends[index] == cursor.selectionEnd() else None
        return None

    def _select(self, index: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(self._all.starts[index])
        cursor.setPosition(self._all.ends[index], _KEEP)
        self._editor.setTextCursor(cursor)
        self._editor.centre_if_hidden()

    def _leave(self) -> None:
        self._pause.stop()
        self._editor.mark("hits", [])
        self._marked = None
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_later(self) -> None:
        if not self._bar.isHidden():
            self._soon.start()

    def _mark_visible(self) -> None:
        """Mark the hits in the lines that are seen, and in no others."""
        editor = self._editor
        key = (
            self._seeker.question,
            editor.document().revision(),
            editor.verticalScrollBar().value(),
            editor.viewport().size(),
            editor.scheme.palette.dark,
        )
        if key == self._marked or self._bar.isHidden():
            return
        self._marked = key
        marks: list[QTextEdit.ExtraSelection] = []
        for block, _, _ in editor.visible_blocks():
            line, start = block.text(), block.position()
            hits = self._seeker.in_line(line)[:_MOST_MARKED]
            marks.extend(self._mark(start, line, hit) for hit in hits)
        editor.mark("hits", marks[:_MOST_MARKED])

    def _mark(self, position: int, line: str, hit: Hit) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(position + units_before(line, hit.start))
        cursor.setPosition(position + units_before(line, hit.end), _KEEP)
        form, palette = selection.format, self._editor.scheme.palette
        form.setBackground(QColor(palette.hit))
        form.setForeground(QColor(palette.hit_text))
        selection.cursor = cursor
        return selection

    def _timer(self, pause: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer
