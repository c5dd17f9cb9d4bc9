"""Words selected in a case, wherever it is shown: what can be made of them is offered there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from casebook.domain.values import Role
    from casebook.gui.lessons.drawing import Drawing
    from casebook.gui.lessons.passages import CaseOf, Passages, Selected
    from casebook.gui.workplace import Workplace


class Offering(QObject):
    """Watches the page, and each editor, for words of which lessons can be made."""

    def __init__(
        self,
        place: Workplace,
        case_of: CaseOf,
        drawing: Callable[[], Drawing],
        parent: QObject | None = None,
    ) -> None:
        """Begin with the page, once it is made.

        Args:
            place: What it works with.
            case_of: Gives the case that is shown and may be quoted, or None.
            drawing: Gives who makes lessons, and makes him when he is first needed.
            parent: What it belongs to.
        """
        super().__init__(parent)
        self._place = place
        self._case_of = case_of
        self._drawing = drawing
        self._offers: list[Passages] = []
        place.panes.when_made(Panes.page, self.offer_in)

    @property
    def passages(self) -> Passages:
        """What offers lessons for words that are selected on the page."""
        page = self._place.panes.page  # is watched from when it is made
        return next(passages for passages in self._offers if passages.over is page)

    def offer_in(self, over: QTextEdit | QPlainTextEdit, case_of: CaseOf | None = None) -> Passages:
        """Offer lessons for what is selected in a page or an editor.

        Args:
            over: The page or the editor.
            case_of: Gives the case that is shown there, when it is not the one that is read.
        """
        from casebook.gui.lessons.passages import Passages

        passages = Passages(over, self._place.icons, case_of or self._case_of, self)
        passages.lesson_requested.connect(self._draw_lesson)
        passages.evidence_requested.connect(self._draw_evidence)
        self._offers.append(passages)
        return passages

    def take_focus(self) -> bool:
        """Move the keyboard to what can be made of selected words; False without any."""
        return any(passages.take_focus() for passages in self._offers)

    def make_lesson(self) -> None:
        """Make a lesson of the selected words."""
        passages = self._with_words()
        if passages is not None:
            passages.request_lesson()

    def add_evidence(self, role: Role) -> None:
        """Make the selected words evidence for a lesson, or against it."""
        passages = self._with_words()
        if passages is not None:
            passages.request_evidence(role)

    def select_by_keyboard(self) -> None:
        """Let the arrows move a cursor in the page, or scroll it again."""
        passages = self.passages
        page, watch = self._place.panes.page, passages.watch
        if passages.is_seen:
            page.setFocus()
            watch.walk(not watch.is_walking)
            if watch.is_walking:
                self._place.say(self.tr("Shift and the arrows select words; Esc ends it."))

    def _draw_lesson(self, selected: Selected) -> None:
        self._drawing().make_lesson(selected)

    def _draw_evidence(self, selected: Selected, role: Role) -> None:
        self._drawing().add_evidence(selected, role)

    def _with_words(self) -> Passages | None:
        """Give where words are selected that may be quoted; None, and say so, without any."""
        for passages in self._offers:
            if passages.is_seen and passages.selected is not None:
                return passages
        self._place.say(self.tr("Select words in a case first."))
        return None
