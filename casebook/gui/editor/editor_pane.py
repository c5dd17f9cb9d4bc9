"""Text and page together: side by side, or one of the two alone."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from casebook.domain.reading import Reading
from casebook.gui.editor.aside import Aside, at_once
from casebook.gui.editor.choices import Choices
from casebook.gui.editor.completion import Completion
from casebook.gui.editor.counting import Length, length_of
from casebook.gui.editor.editor_bar import EditorBar
from casebook.gui.editor.find_bar import EditorFindBar
from casebook.gui.editor.finding import Finding
from casebook.gui.editor.following import SourcePlace
from casebook.gui.editor.line_marks import heading_level
from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.editor.preview import Preview
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.reading_page import ReadingPage
from casebook.gui.widgets.surface import Line, Surface

_FOLLOWING = 120  # milliseconds after the cursor has come to rest
_MOST_ABOVE = 2_000
_LINES = 6
_TOO_LONG = 0.016  # seconds: a page that takes longer to set is not set between two keys
_REST = 8
_LEAST_TEXT, _LEAST_PAGE = 400, 360


class EditorPane(QWidget):
    """An editor with its bars, and the page that is made of its text.

    Signals:
        render_requested: A text to be made a page, and its number. The next one is asked for
            when ``show_rendered`` or ``render_failed`` has answered.
        mode_changed: The Mode.
        counted: The Length of the text.
    """

    render_requested = Signal(str, int)
    mode_changed = Signal(object)
    counted = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        page: ReadingPage,
        aside: Aside = at_once,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty, text and page side by side.

        Args:
            scheme: The colours.
            icons: The icons.
            page: A page of its own on which the text is shown.
            aside: What does longer work beside the window.
            parent: Where it stands.
        """
        super().__init__(parent)
        self._aside = aside
        self._mode = Mode.SPLIT
        self._asked = self._shown = 0
        self._wanted: str | None = None
        self._held: Reading | None = None
        self._took = 0.0
        self.editor = MarkdownEditor(scheme, aside)
        self.bar = EditorBar(scheme, icons)
        self.find_bar = EditorFindBar(icons)
        self.finding = Finding(self.editor, self.find_bar, aside)
        self.completion = Completion(self.editor)
        self.preview = Preview(scheme, icons, page)
        self._arrange(scheme)
        self._rest = self._timer(0, self._render)
        self._resting = self._timer(_FOLLOWING, self._follow)
        self.bar.command_requested.connect(self._run)
        self.editor.command_requested.connect(self._do)
        self.editor.settled.connect(self._take_text)
        self.editor.place_changed.connect(self._resting.start)

    @property
    def mode(self) -> Mode:
        """What is seen."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show text and page, or one of them; the keyboard goes where something is seen."""
        if mode is self._mode:
            return
        before, self._mode = self._mode, mode
        had_keyboard = self.isAncestorOf(self.focusWidget() or self)
        self.text_side.setVisible(mode is not Mode.READ)
        self.preview.setVisible(mode is not Mode.WRITE)
        self.preview.show_head(mode is Mode.SPLIT)
        if had_keyboard:
            (self.preview.page if mode is Mode.READ else self.editor).setFocus()
        if before is Mode.WRITE:
            self._render()
        self._resting.start()
        self.mode_changed.emit(mode)

    def load(self, text: str) -> None:
        """Show another text; pages that were asked for and have not come are let go."""
        self._shown = self._asked
        self._wanted = self._held = None
        self._took = 0.0
        self.editor.load(text)

    def use_choices(self, choices: Choices) -> None:
        """Offer other documents, themes and headings while one types."""
        self.completion.use(choices)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be written, or let it again."""
        self.editor.setReadOnly(read_only)
        self.bar.set_writable(not read_only)

    def show_rendered(self, number: int, reading: Reading) -> None:
        """Show a page that was asked for; one that is no longer wanted is let go.

        Args:
            number: What ``render_requested`` gave with the text.
            reading: The text, read and set.
        """
        if number <= self._shown:
            return
        self._shown = number
        if self._took > _TOO_LONG and not self.editor.is_settled:
            self._held = reading
            return
        self._show(reading)

    def render_failed(self, number: int) -> None:
        """Take it that a page that was asked for does not come."""
        self._shown = max(self._shown, number)
        self._go_on()

    def _show(self, reading: Reading) -> None:
        started = time.perf_counter()
        self._held = None
        self.preview.show_reading(reading)
        self._took = time.perf_counter() - started
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the next page when the text is another by now, after a rest."""
        if self._wanted is not None:
            self._rest.start(round(self._took * 1000 * _REST))

    def _take_text(self, text: str) -> None:
        self._wanted = text
        if self._held is not None:
            self._show(self._held)
        elif not self._rest.isActive():
            self._render()
        self._aside("counting", lambda: length_of(text), self._tell_length)

    def _tell_length(self, length: Length) -> None:
        self.counted.emit(length)

    def _render(self) -> None:
        """Ask for a page of the text, unless nobody sees it or one is on its way."""
        if self._wanted is None or self._mode is Mode.WRITE or self._shown < self._asked:
            return
        text, self._wanted = self._wanted, None
        self._asked += 1
        self.render_requested.emit(text, self._asked)

    def _follow(self) -> None:
        if self._mode is Mode.SPLIT:
            self.preview.follow(self._source_place())

    def _source_place(self) -> SourcePlace:
        """Give heading, line and lines above of the cursor."""
        cursor = self.editor.textCursor()
        block, heading = cursor.block(), ""
        lines: list[str] = []
        for _ in range(_MOST_ABOVE):
            line = block.text()
            if heading_level(line):
                heading = line.strip(" #")
                break
            if line.strip() and len(lines) < _LINES:
                lines.append(line)
            block = block.previous()
            if not block.isValid():
                break
        column = cursor.positionInBlock() if cursor.block().text().strip() else 0
        return SourcePlace(heading, tuple(lines), column)

    def _run(self, name: str) -> None:
        """Do what a button says, and go on writing."""
        self.editor.setFocus()
        self.editor.run(name)

    def _do(self, name: str) -> None:
        """Do what the editor leaves to those around it."""
        if name in {"find", "replace"}:
            self.finding.open(replacing=name == "replace")
        elif name in {"next-hit", "previous-hit"}:
            self.finding.step(1 if name == "next-hit" else -1)
        elif name == "complete":
            self.completion.open()

    def _arrange(self, scheme: Scheme) -> None:
        self.text_side = Surface(scheme, "page")
        column = QVBoxLayout(self.text_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, Line(scheme), self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.editor, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.text_side)
        self.splitter.addWidget(self.preview)
        self.text_side.setMinimumWidth(_LEAST_TEXT)
        self.preview.setMinimumWidth(_LEAST_PAGE)
        self.splitter.setSizes([560, 510])
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.splitter)

    def _timer(self, pause: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer
