"""What can be made of words that are selected in a case: a small bar below them offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from casebook.domain.names import DocumentPath
from casebook.domain.values import Role
from casebook.gui.lessons.selecting import SelectionWatch
from casebook.gui.look.icons import Icons
from casebook.gui.widgets.selection_popover import SelectionPopover


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that are selected in a case.

    Attributes:
        case: Which case.
        words: What was selected, as the page or the editor gives it.
    """

    case: DocumentPath
    words: str


CaseOf = Callable[[], DocumentPath | None]
"""Gives the case that is shown and may be quoted; None when nothing is to be offered."""


class Passages(QObject):
    """Offers to draw a lesson from what is selected in one page or editor.

    Attributes:
        over: The page or editor.
        watch: Tells of what is selected there.

    Signals:
        lesson_requested: A Selected that is to become a new lesson.
        evidence_requested: A Selected, and its Role for some lesson.
        chosen: A Selected that was asked for by ``ask``.
        left: What was asked for by ``ask`` is not wanted any more.
        selection_changed: Whether there are words that could be chosen.
    """

    lesson_requested = Signal(object)
    evidence_requested = Signal(object, object)
    chosen = Signal(object)
    left = Signal()
    selection_changed = Signal(bool)

    def __init__(
        self,
        over: QTextEdit | QPlainTextEdit,
        icons: Icons,
        case_of: CaseOf,
        parent: QObject | None = None,
    ) -> None:
        """Watch a page or an editor.

        Args:
            over: Where words are selected.
            icons: The icons.
            case_of: Gives the case that is shown there.
            parent: What it belongs to.
        """
        super().__init__(parent)
        self.over = over
        self._icons = icons
        self._case_of = case_of
        self._bar: SelectionPopover | None = None
        self._asked = False
        self.watch = SelectionWatch(over, self)
        self.watch.made.connect(self._offer)
        self.watch.cleared.connect(self._take_back)
        self.watch.confirmed.connect(self.choose)
        self.watch.left.connect(self._leave)

    @property
    def bar(self) -> SelectionPopover:
        """The bar below selected words; made when it is first needed."""
        if self._bar is None:
            self._bar = SelectionPopover(self._icons, self.over)
            self._bar.lesson_requested.connect(self.request_lesson)
            self._bar.evidence_requested.connect(lambda: self.request_evidence(Role.SUPPORTS))
            self._bar.counter_requested.connect(lambda: self.request_evidence(Role.CONTRADICTS))
        return self._bar

    @property
    def selected(self) -> Selected | None:
        """What is selected and may be quoted, or None."""
        case, words = self._case_of(), self.watch.words
        return Selected(case, words) if case is not None and words else None

    @property
    def is_seen(self) -> bool:
        """Whether the page or the editor is shown."""
        return self.over.isVisible()

    def take_focus(self) -> bool:
        """Move the keyboard to the bar; False when there is nothing selected to make use of."""
        if self.selected is None or self._asked or not self.is_seen:
            return False
        self.bar.show_below(self.watch.place(), self.watch.first_place())
        return self.bar.take_focus()

    def ask(self, on: bool) -> None:
        """Have a passage chosen by Enter instead of offering lessons; or no more."""
        self._asked = self.watch.takes_enter = on
        self._take_back()
        if not on:
            self.watch.walk(False)

    def choose(self) -> None:
        """Take what is selected as the passage that was asked for."""
        selected = self.selected
        if self._asked and selected is not None:
            self.chosen.emit(selected)

    def request_lesson(self) -> None:
        """Ask for a new lesson of what is selected."""
        selected = self.selected
        if selected is not None:
            self.lesson_requested.emit(selected)

    def request_evidence(self, role: Role) -> None:
        """Ask for a lesson that what is selected supports or contradicts."""
        selected = self.selected
        if selected is not None:
            self.evidence_requested.emit(selected, role)

    def _offer(self, place: QRect) -> None:
        there = self.selected is not None
        if self._asked:
            self.selection_changed.emit(there)
        elif there:
            self.bar.show_below(place, self.watch.first_place())
            self.watch.takes_escape = True

    def _take_back(self) -> None:
        if self._bar is not None:
            self._bar.hide()
        self.watch.takes_escape = self._asked
        if self._asked:
            self.selection_changed.emit(self.selected is not None)

    def _leave(self) -> None:
        self._take_back()
        if self._asked:
            self.left.emit()
