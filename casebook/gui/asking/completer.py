"""Completes what is typed into the search box: names of fields, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.completion import Completion
    from casebook.domain.errors import CasebookError
    from casebook.domain.names import ThemeId
    from casebook.gui.asking.completion_list import CompletionList
    from casebook.gui.asking.completion_rows import CompletionRow
    from casebook.gui.look.scheme import Scheme
    from casebook.library.library import Library

_TOPIC = "completing"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
_AWAY = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


class Completer(QObject):
    """Asks the library at each key, away from the GUI thread, and offers what it says.

    The keys that walk and take are the list's while it is shown; Enter is so only once a row
    is chosen. Whatever is typed, the list never takes the keyboard.
    """

    def __init__(
        self, field: QLineEdit, jobs: Jobs, scheme: Scheme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._jobs = jobs
        self._scheme = scheme
        self._library: Library | None = None
        self._colours: Mapping[ThemeId, str] = {}
        self._typed = ""
        self._completion: Completion | None = None
        self._list: CompletionList | None = None
        field.textEdited.connect(self._ask)
        field.textChanged.connect(self._forget_others)
        field.installEventFilter(self)

    def use(self, library: Library | None) -> None:
        """Complete with the words of another library; of none for None."""
        self._library = library
        self.close()

    def show_colours(self, _: object, colours: Mapping[ThemeId, str]) -> None:
        """Take the colours of the themes."""
        self._colours = colours

    @property
    def rows(self) -> list[CompletionRow]:
        """What is offered now."""
        return self._list.rows if self._list is not None else []

    @property
    def popover(self) -> CompletionList | None:
        """The list, once there has been one."""
        return self._list

    def close(self) -> None:
        """Offer nothing any more."""
        self._jobs.cancel(_TOPIC)
        self._completion = None
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the list its keys; it goes with the focus, and when the cursor goes elsewhere."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, *_MOVED}:
            self.close()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.rows:
            return self._take_key(event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        """Do what a key does while the list is shown; say whether it is done with."""
        chosen = self._list
        if chosen is None:
            return False
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            chosen.walk(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key == Qt.Key.Key_Tab:
            self._put(chosen.current or chosen.rows[0])
            return True
        if key in _ENTER and chosen.current is not None:
            self._put(chosen.current)
            return True
        if key in _ENTER or key in _AWAY:
            self.close()
        return False

    def _forget_others(self, text: str) -> None:
        """Close when words were put into the box that nobody typed."""
        if text != self._typed:
            self.close()

    def _ask(self, text: str) -> None:
        library, self._typed = self._library, text
        if library is None or not text:
            self.close()
            return
        from casebook.gui.editor.units import index_at

        cursor = index_at(text, self._field.cursorPosition())
        self._jobs.start(
            LaneName.READ,
            "completing",
            lambda _: library.completions(text, cursor),
            lambda completion: self._offer(text, completion),
            self._fail,
            topic=_TOPIC,
        )

    def _offer(self, text: str, completion: Completion) -> None:
        if text != self._field.text() or self._field.window().focusWidget() is not self._field:
            return
        from casebook.gui.asking.completion_rows import completion_rows

        rows = completion_rows(text, completion, self._colours)
        self._completion = completion if rows else None
        if self._list is None and rows:
            self._list = self._make_list()
        if self._list is not None:
            self._list.offer(rows)

    def _make_list(self) -> CompletionList:
        from casebook.gui.asking.completion_list import CompletionList

        made = CompletionList(self._scheme, self._field)
        made.taken.connect(self._put)
        return made

    def _put(self, row: CompletionRow) -> None:
        """Put a row into the box; behind the name of a field its values are offered at once."""
        completion, text = self._completion, self._field.text()
        if completion is None:
            return
        from casebook.gui.editor.units import units_before

        first = units_before(text, completion.start)
        last = units_before(text, completion.end)
        ends = not row.is_field and not text[completion.end :].startswith(" ")
        words = row.value + (" " if ends else "")
        self.close()
        self._typed = f"{text[: completion.start]}{words}{text[completion.end :]}"
        self._field.setSelection(first, last - first)
        self._field.insert(words)
        if row.is_field:
            self._ask(self._field.text())

    def _fail(self, error: CasebookError) -> None:
        del error  # nobody asked for it; the search itself says what does not work
        self.close()
