"""The evidence of a lesson, from the side of the lesson: added, exchanged and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from casebook.domain.names import DocumentPath, id_of
from casebook.domain.values import Role
from casebook.gui.lessons.drawing import search_cases
from casebook.gui.lessons.passage_bar import PassageBar
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.case_picker import CasePicker
from casebook.gui.sheets.evidence_sheet import EvidenceSheet

if TYPE_CHECKING:
    from casebook.domain.edit import Edits
    from casebook.domain.finding import Finding
    from casebook.domain.lesson import Evidence, Quotation
    from casebook.gui.lessons.passages import Passages, Selected
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_LONGEST = 60


class Wanted(NamedTuple):
    """A passage that is being looked for.

    Attributes:
        lesson: For which lesson.
        title: Its title.
        role: What it is to do for the lesson.
        instead_of: The quotation whose place it is to take, or None.
    """

    lesson: DocumentPath
    title: str
    role: Role
    instead_of: Quotation | None = None


class EvidenceDesk(QObject):
    """Looks for passages, and writes them into a lesson."""

    def __init__(self, place: Workplace, passages: Passages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._passages = passages
        self._wanted: Wanted | None = None
        self.bar = PassageBar(place.scheme)
        self.bar.taken.connect(passages.choose)
        self.bar.left.connect(self.leave)
        place.view.put_above(self.bar)
        passages.chosen.connect(self._take)
        passages.left.connect(self.leave)
        passages.selection_changed.connect(self.bar.take.setEnabled)

    def add_passage(self, lesson: DocumentPath, title: str) -> None:
        """Ask for a case, and for the passage in it that supports a lesson."""
        self._ask_for_case(Wanted(lesson, title, Role.SUPPORTS), title)

    def remove(self, evidence: Evidence) -> None:
        """Take a passage out of its lesson."""

        def edits(text: str) -> Edits:
            from casebook.markdown.editing.evidence import remove_evidence_edits

            return remove_evidence_edits(text, evidence.quotation)

        what = self.tr("Remove “{0}”").format(cut(evidence.quotation.words, _LONGEST))
        self._place.changes.edit(evidence.lesson, what, edits)

    def mend(self, evidence: Evidence) -> None:
        """Ask what is to become of a quotation whose words are not found."""
        place = self._place
        lesson, case = self._title(evidence.lesson), self._title(evidence.case_path)
        sheet = EvidenceSheet(place.scheme, lesson, evidence, case, place.window)
        sheet.closest_chosen.connect(lambda: self._use_closest(evidence))
        wanted = Wanted(evidence.lesson, lesson, evidence.quotation.role, evidence.quotation)
        sheet.other_requested.connect(lambda: self._choose_another(wanted, evidence.case_path))
        sheet.open()

    def mend_found(self, finding: Finding) -> None:
        """Ask the same for the quotation of which a finding tells."""

        def look(library: Library) -> Evidence | None:
            there = library.read(finding.path).evidence
            return next((one for one in there if one.quotation.line == finding.line), None)

        def take(evidence: Evidence | None) -> None:
            if evidence is not None:
                self.mend(evidence)

        self._place.read("reading the evidence of a lesson", look, take, topic="evidence")

    def leave(self) -> None:
        """Want no passage any more, and go back to the lesson."""
        wanted = self._end()
        if wanted is not None:
            self._place.desk.open(wanted.lesson)

    def let_go(self) -> None:
        """Forget what was wanted, as the library is closed."""
        self._end()

    def _end(self) -> Wanted | None:
        wanted, self._wanted = self._wanted, None
        self._passages.ask(False)
        self.bar.hide()
        return wanted

    def _choose_another(self, wanted: Wanted, case: DocumentPath | None) -> None:
        if case is None:
            self._ask_for_case(wanted, wanted.title)
        else:
            self._look_in(wanted, case)

    def _ask_for_case(self, wanted: Wanted, lead: str) -> None:
        place = self._place
        picker = CasePicker(place.scheme, lead, place.window)
        search_cases(place, picker)
        picker.picked.connect(lambda case: self._look_in(wanted, case))
        picker.open()

    def _look_in(self, wanted: Wanted, case: DocumentPath) -> None:
        self._wanted = wanted
        self.bar.ask(wanted.title)
        self._passages.ask(True)
        self._place.desk.open(case)
        self._place.panes.page.setFocus()

    def _take(self, selected: Selected) -> None:
        wanted = self._wanted
        if wanted is None:
            return

        def find(library: Library) -> str:
            from casebook.markdown.editing.selecting import selected_passage

            return selected_passage(library.document(selected.case), selected.words).markdown

        def write(markdown: str) -> None:
            self._end()
            self._write(wanted, markdown, selected.case)

        self._place.read("finding a passage", find, write, topic="passage")

    def _write(self, wanted: Wanted, markdown: str, case: DocumentPath) -> None:
        def edits(text: str) -> Edits:
            from casebook.markdown.editing.evidence import (
                evidence_edits,
                replace_evidence_edits,
            )

            if wanted.instead_of is None:
                return evidence_edits(text, markdown, id_of(case), wanted.role)
            return replace_evidence_edits(text, wanted.instead_of, markdown, id_of(case))

        what = self.tr("Evidence for “{0}”").format(cut(wanted.title, _LONGEST))
        changes, desk = self._place.changes, self._place.desk
        changes.edit(wanted.lesson, what, edits, lambda: desk.open(wanted.lesson))

    def _use_closest(self, evidence: Evidence) -> None:
        """Quote what stands in the case now, where the closest passage is."""
        passage, case = evidence.passage, evidence.case_path
        if passage is None or case is None:
            return

        def find(library: Library) -> str:
            from casebook.markdown.editing.selecting import selected_passage

            return selected_passage(library.document(case), passage.text).markdown

        def write(markdown: str) -> None:
            def edits(text: str) -> Edits:
                from casebook.markdown.editing.evidence import replace_evidence_edits

                return replace_evidence_edits(text, evidence.quotation, markdown)

            what = self.tr("Quote what stands there now")
            self._place.changes.edit(evidence.lesson, what, edits)

        self._place.read("finding a passage", find, write, topic="passage")

    def _title(self, path: DocumentPath | None) -> str:
        library = self._place.session.library
        entry = library.shelf.entry(path) if library is not None and path is not None else None
        return entry.title if entry is not None else ""
