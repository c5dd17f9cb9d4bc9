"""Where everything is asked for that makes and changes lessons; who does it is made then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.values import Kind
from casebook.gui.lessons.offering import Offering
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.finding import Finding
    from casebook.domain.lesson import Evidence, State
    from casebook.domain.names import DocumentPath
    from casebook.domain.query import Results
    from casebook.domain.reading import Reading
    from casebook.domain.theme import Vocabulary
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.lessons.board_desk import BoardDesk
    from casebook.gui.lessons.drawing import Drawing
    from casebook.gui.lessons.evidence import EvidenceDesk
    from casebook.gui.lessons.harvesting import Harvesting
    from casebook.gui.lessons.passages import Passages
    from casebook.gui.lessons.states import StateDesk
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library


class LessonDesk(QObject):
    """Leads what is asked for about lessons to those who do it.

    Attributes:
        offering: What is asked for about words that are selected in a case.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._awaited: DocumentPath | None = None
        self.offering = Offering(place, self._case, lambda: self.drawing, self)
        place.panes.when_made(Panes.lesson, lambda lesson: lesson.set_writable(self._may_write))
        place.panes.when_made(Panes.lessons, self._begin_panel)

    @property
    def passages(self) -> Passages:
        """What offers lessons for words that are selected on the page."""
        return self.offering.passages

    @cached_property
    def drawing(self) -> Drawing:
        """Makes lessons of passages."""
        from casebook.gui.lessons.drawing import Drawing

        return Drawing(self._place, self.show_lesson, self)

    @cached_property
    def evidence(self) -> EvidenceDesk:
        """Adds passages to lessons, exchanges them and takes them out."""
        from casebook.gui.lessons.evidence import EvidenceDesk

        return EvidenceDesk(self._place, self.passages, self)

    @cached_property
    def states(self) -> StateDesk:
        """Carries lessons from state to state."""
        from casebook.gui.lessons.states import StateDesk

        def seek(lesson: DocumentPath, title: str) -> None:
            self.evidence.add_passage(lesson, title)

        return StateDesk(self._place, seek, parent=self)

    @cached_property
    def harvesting(self) -> Harvesting:
        """Makes lessons of the plain sentences of a case."""
        from casebook.gui.lessons.harvesting import Harvesting

        return Harvesting(self._place, self)

    @cached_property
    def boards(self) -> BoardDesk:
        """Shows the board of lessons."""
        from casebook.gui.lessons.board_desk import BoardDesk

        return BoardDesk(self._place, self, parent=self)

    # the board

    def show_board(self, on: bool = True) -> None:
        """Show the lessons as a board, or list and page again."""
        if on:
            self.boards.show()
        elif self._has_board:
            self.boards.leave()

    def go_back(self) -> None:
        """Go back to the board if one has come from it, else to the document before."""
        if not (self._has_board and self.boards.go_back()):
            self._place.desk.go_back()

    def take_results(self, results: Results) -> None:
        """Let the board follow the list."""
        if self._has_board:
            self.boards.take_results(results)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the colours of themes."""
        if self._has_board:
            self.boards.board.show_vocabulary(vocabulary)

    def offer_way_back(self) -> None:
        """Let one go back to the board as well."""
        if self._has_board and self.boards.can_go_back():
            self._place.actions["back"].setEnabled(True)

    @property
    def _has_board(self) -> bool:
        return "boards" in self.__dict__

    # libraries

    def take_library(self, library: Library) -> None:
        """Offer what changes lessons, if the library may be written."""
        panes = self._place.panes
        for pane in (panes.made(Panes.lesson), panes.made(Panes.lessons)):
            if pane is not None:
                pane.set_writable(not library.read_only)

    def let_go(self) -> None:
        """Forget the library that was closed."""
        if "evidence" in self.__dict__:
            self.evidence.let_go()
        if self._has_board:
            self.boards.let_go()

    # the lesson that is read

    def add_passage(self) -> None:
        """Look for a passage for the lesson that is read."""
        lesson = self._lesson_read()
        if lesson is not None:
            self.evidence.add_passage(*lesson)

    def log_use(self) -> None:
        """Note that the lesson that is read, or chosen on the board, was put to use."""
        if not (self._has_board and self.boards.is_shown):
            lesson = self._lesson_read()
            if lesson is not None:
                self.states.log_use(*lesson)
            return
        card = self.boards.board.current()
        if card is not None and self._may_write:
            self.states.log_use(card.path, card.title)
        else:
            self._place.say(self.tr("Choose the card of a lesson that may be changed first."))

    def change_state(self, state: State) -> None:
        """Take the lesson that is read into a state."""
        lesson = self._lesson_read()
        if lesson is not None:
            self.states.change_state(lesson[0], state)

    def replace(self) -> None:
        """Replace the lesson that is read by another."""
        lesson = self._lesson_read()
        if lesson is not None:
            self.states.replace(*lesson)

    def merge(self) -> None:
        """Merge the lesson that is read into another."""
        lesson = self._lesson_read()
        if lesson is not None:
            self.states.merge(*lesson)

    def mend(self, evidence: Evidence) -> None:
        """Ask what is to become of lost evidence."""
        self.evidence.mend(evidence)

    def mend_found(self, finding: Finding) -> None:
        """Ask the same for evidence that a finding tells of."""
        if self._place.changes.are_allowed:
            self.evidence.mend_found(finding)

    def remove(self, evidence: Evidence) -> None:
        """Take a passage out of its lesson."""
        self.evidence.remove(evidence)

    # words selected in a case

    def take_pane(self, pane: EditorPane) -> None:
        """Offer lessons for what is selected in the editor too."""
        self.offering.offer_in(pane.editor)

    def show_panel(self, on: bool) -> None:
        """Move the keyboard to what can be made of selected words, else show the lessons."""
        if self.offering.take_focus():
            self._place.actions["lessons-panel"].setChecked(not on)
        else:
            self._place.state.show_panel("lessons" if on else "")

    def harvest(self) -> None:
        """Make lessons of the plain sentences of the case that is read."""
        case, reading = self._case(), self._place.reader.reading
        if case is None or reading is None:
            self._place.say(self.tr("Open a case of a library that may be written first."))
        else:
            self.harvesting.harvest(case, reading.document.title)

    # what is read

    def take_opened(self, reading: Reading) -> None:
        """Make room for a document that was opened."""
        if self._has_board:
            self.boards.take_opened(reading.document.path)
        self.take_reading(reading)

    def take_reading(self, reading: Reading) -> None:
        """Show the lesson that was just made, now that it stands beside its case."""
        self._count_sentences(reading)
        awaited, self._awaited = self._awaited, None
        card = next((card for card in reading.lessons if card.path == awaited), None)
        if card is not None:
            self._place.panes.lessons.show_active(card.number)
            self._place.panes.page.show_passage(card.number)

    def _begin_panel(self, panel: LessonsPanel) -> None:
        panel.set_writable(self._may_write)
        reading = self._place.reader.reading
        if reading is not None:
            self._count_sentences(reading)

    @property
    def _may_write(self) -> bool:
        return self._place.changes.are_allowed

    def show_lesson(self, lesson: DocumentPath, case: DocumentPath | None) -> None:
        """Show a lesson beside the case it was drawn from, else on its own page."""
        if case is None or case != self._place.reader.path:
            self._place.desk.open(lesson)
            return
        self._awaited = lesson
        self._place.state.show_panel("lessons")

    def _case(self) -> DocumentPath | None:
        """Give the case that is read, if what is selected in it may become a lesson."""
        reading = self._place.reader.reading
        is_case = reading is not None and reading.document.kind is Kind.CASE
        return self._place.reader.path if is_case and self._place.changes.are_allowed else None

    def _count_sentences(self, reading: Reading) -> None:
        """Find out beside the window how many sentences of a case could become lessons."""
        case, document = self._case(), reading.document
        panel = self._place.panes.made(Panes.lessons)
        if case is None or panel is None:
            return

        def count(_: Library) -> int:
            from casebook.domain.case import Case
            from casebook.markdown.editing.harvest import harvest

            return len(harvest(document)) if isinstance(document, Case) else 0

        self._place.read(
            "counting sentences to harvest",
            count,
            lambda found: panel.show_harvestable(case, found),
            topic="sentences",
        )

    def _lesson_read(self) -> tuple[DocumentPath, str] | None:
        """Give path and title of the lesson that is read; None, and why, when none may change."""
        reading = self._place.reader.reading
        if not self._place.changes.are_allowed:
            self._place.say(self.tr("This library is open for reading only."))
        elif reading is None or reading.document.kind is not Kind.LESSON:
            self._place.say(self.tr("Open a lesson first."))
        else:
            return reading.document.path, reading.document.title
        return None
