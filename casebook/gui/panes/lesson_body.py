"""All that stands on the page of one lesson; made anew for each reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.sections import SectionName
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Role
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes import lesson_standing as standing
from casebook.gui.panes.lesson_text import Stretch, other_text, section_text, set_stretch
from casebook.gui.panes.page_marks import LoadPicture
from casebook.gui.panes.prose import Prose
from casebook.gui.widgets.band import Band
from casebook.gui.widgets.card import FOCUS_ROOM
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.document_row import DocumentRow
from casebook.gui.widgets.evidence_card import EvidenceCard
from casebook.gui.widgets.heading_line import HeadingLine
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.plain_table import PlainTable
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.state_steps import StateSteps
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence, Lesson
    from casebook.domain.reading import Reading
    from casebook.gui.panes.lesson_acts import LessonActs
    from casebook.gui.panes.lesson_wishes import LessonWishes

MOST_ROWS = 60
"""How many passages, uses or links are shown at most; the file has the others."""
ROOM = 8
"""Pixels at both sides by which the grounds of rows and the rings of cards stand out."""
_LEAST_CARD = 226
_CARD_GAP = 12 - 2 * FOCUS_ROOM
_CARD_INSET = ROOM - FOCUS_ROOM
_LEAST_TEXT = 300


class LessonBody(QWidget):
    """The parts of the page, from the sentence to the links."""

    def __init__(
        self,
        scheme: Scheme,
        reading: Reading,
        lesson: Lesson,
        load_picture: LoadPicture,
        wishes: LessonWishes,
        parent: QWidget | None = None,
        *,
        writable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._writable = writable
        self._reading = reading
        self._lesson = lesson
        self._load_picture = load_picture
        self._wishes = wishes
        self._typed: list[Words | Prose | EvidenceCard] = []
        self.cards: list[EvidenceCard] = []
        self._head = MarkedLine(scheme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_head()
        self._add_why_and_what()
        self._add_evidence()
        self._add_rest()

    def show_head(
        self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str], today: dt.date
    ) -> None:
        """Write the line above the sentence: effect, themes, dates and owner."""
        self._head.show_items(
            standing.head_line(self._lesson, vocabulary, colours),
            standing.head_dates(self._lesson, today),
        )

    def set_type(self, zoom: float, sans: bool) -> None:
        """Set what is read larger or smaller, with or without serifs."""
        for part in self._typed:
            part.set_type(zoom, sans)

    def _add_head(self) -> None:
        self._add(self._head, 0)
        title = SelectableWords(self._scheme, TextRole.LESSON_TITLE)
        title.show_words(self._lesson.title)
        self._typed.append(title)
        self._add(title, 4)
        steps = StateSteps(self._scheme)
        steps.show_steps(standing.steps_of(self._lesson))
        self._add(steps, 12)
        if self._writable:
            self._add(self._acts(), 8)
        if self._lesson.applies_when:
            band = Band(self._scheme, self.tr("Applies when"), self._lesson.applies_when)
            self._typed.append(band.sentence)
            self._add(band, 16)

    def _add_why_and_what(self) -> None:
        names = (SectionName.WHY, SectionName.DO_THIS)
        found = [section_text(self._lesson, name) for name in names]
        stretches = [stretch for stretch in found if stretch is not None]
        if stretches:
            pair = Columns(_LEAST_TEXT, len(stretches), 32, row_gap=8)
            for stretch in stretches:
                pair.add(self._stretch(stretch))
            self._add(pair, 16)

    def _add_evidence(self) -> None:
        """Add the passages, those that support first, and beside or below them the uses."""
        by_role = {role: self._passages(role) for role in Role}
        supporting, contradicting = by_role[Role.SUPPORTS], by_role[Role.CONTRADICTS]
        if supporting or contradicting or self._writable:
            self._add(self._evidence_heading(), 16)
        if supporting:
            self._add(self._cards_of(supporting, 3), 8 - FOCUS_ROOM, _CARD_INSET)
        counter = self._counter_evidence(contradicting) if contradicting else None
        uses = self._uses() if self._lesson.applied or self._writable else None
        if counter is not None and uses is not None and len(contradicting) == 1:
            beside = Columns(_LEAST_CARD, 2, 24 - 2 * FOCUS_ROOM, weights=(1, 2), row_gap=16)
            beside.add(counter)
            beside.add(uses)
            self._add(beside, 16, _CARD_INSET)
            return
        for part in (counter, uses):
            if part is not None:
                self._add(part, 16, _CARD_INSET)

    def _acts(self) -> LessonActs:
        from casebook.gui.panes.lesson_acts import LessonActs

        return LessonActs(self._scheme, self._lesson, self._wishes)

    def _evidence_heading(self) -> QWidget:
        there = self._reading.evidence
        note = standing.support_words(there) if there else self.tr("no passage yet")
        heading = self._heading(self.tr("Evidence"), note, self._grades())
        if not self._writable:
            return heading
        self.add_passage = QPushButton(self.tr("Add a passage…"))
        self.add_passage.clicked.connect(self._wishes.passage_requested)
        return _beside(heading, self.add_passage)

    def _passages(self, role: Role) -> tuple[Evidence, ...]:
        passages = (each for each in self._reading.evidence if each.quotation.role is role)
        return tuple(passages)[:MOST_ROWS]

    def _grades(self) -> list[Marked]:
        words = standing.grade_words(self._reading.evidence, self._reading.related)
        return [Marked(words, "icon/speech")] if words else []

    def _cards_of(self, passages: Sequence[Evidence], most: int) -> Columns:
        columns = Columns(_LEAST_CARD, most, _CARD_GAP)
        for evidence in passages:
            path = evidence.case_path
            case = self._reading.related.get(path) if path is not None else None
            card = EvidenceCard(self._scheme, evidence, case, writable=self._writable)
            card.clicked.connect(lambda _=False, each=evidence: self._open_case(each))
            card.mend_requested.connect(
                lambda each=evidence: self._wishes.evidence_mended.emit(each)
            )
            card.removal_requested.connect(
                lambda each=evidence: self._wishes.evidence_removed.emit(each)
            )
            self.cards.append(card)
            self._typed.append(card)
            columns.add(card)
        return columns

    def _open_case(self, evidence: Evidence) -> None:
        if evidence.case_path is not None:
            self._wishes.document_requested.emit(evidence.case_path, evidence.quotation.words)

    def _counter_evidence(self, passages: Sequence[Evidence]) -> QWidget:
        cards = self._cards_of(passages, 1 if len(passages) == 1 else 3)
        return self._part(self.tr("Counter-evidence"), str(len(passages)), cards, 0)

    def _uses(self) -> QWidget:
        uses = self._lesson.applied
        rows = [(use.date, use.where, use.result) for use in uses[:MOST_ROWS]]
        heads = (self.tr("Date"), self.tr("Where"), self.tr("Result"))
        table = PlainTable(self._scheme, heads, rows, (96, 112)) if rows else None
        note = counted(len(uses), self.tr("once"), self.tr("{0} times"))
        note = note if uses else self.tr("not yet")
        log = None
        if self._writable:
            log = self.log_use = QPushButton(self.tr("It was applied"))
            log.clicked.connect(self._wishes.use_requested)
        return self._part(self.tr("Applied"), note, table, FOCUS_ROOM, log)

    def _part(
        self,
        heading: str,
        note: str,
        below: QWidget | None,
        inset: int,
        button: QPushButton | None = None,
    ) -> QWidget:
        """Make a heading, perhaps with a button at its right, and a widget below it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8 - FOCUS_ROOM)
        line: QWidget = self._heading(heading, note)
        line = _beside(line, button) if button is not None else line
        column.addLayout(_inset(line, FOCUS_ROOM))
        if below is not None:
            column.addLayout(_inset(below, inset))
        column.addStretch(1)
        return part

    def _add_rest(self) -> None:
        """Add aliases, all other text, and the documents that link here."""
        if self._lesson.aliases:
            line = SelectableWords(self._scheme, TextRole.SNIPPET, "text2")
            names = ", ".join(f"“{name}”" for name in self._lesson.aliases)
            line.show_words(self.tr("Also known as {0}").format(names))
            self._add(line, 16)
        for stretch in other_text(self._lesson):
            self._add(self._stretch(stretch), 16)
        linking = [self._reading.related.get(path) for path in self._reading.backlinks]
        rows = [entry for entry in linking if entry is not None]
        if rows:
            self._add(self._heading(self.tr("Linked from"), str(len(rows))), 16)
            columns = Columns(_LEAST_TEXT, 2, 0)
            for entry in rows[:MOST_ROWS]:
                row = DocumentRow(self._scheme, entry)
                row.clicked.connect(lambda _=False, to=entry.path: self._open(to))
                columns.add(row)
            self._add(columns, 4, 0)

    def _open(self, path: DocumentPath) -> None:
        self._wishes.document_requested.emit(path, "")

    def _stretch(self, stretch: Stretch) -> QWidget:
        """Make a heading with set text below it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if stretch.heading:
            heading = self.tr("{0}: notes") if stretch.beside_rows else "{0}"
            words = Words(self._scheme, TextRole.HEADING)
            words.show_words(heading.format(stretch.heading))
            self._typed.append(words)
            column.addWidget(words)
        prose = Prose(self._scheme, self._load_picture)
        prose.setAccessibleName(stretch.heading or self.tr("Text of the lesson"))
        prose.show_html(set_stretch(stretch.markdown, self._reading))
        prose.link_chosen.connect(self._wishes.link_requested)
        self._typed.append(prose)
        column.addWidget(prose)
        column.addStretch(1)
        return part

    def _heading(self, heading: str, note: str, trailing: Sequence[Marked] = ()) -> HeadingLine:
        line = HeadingLine(self._scheme, heading, note, trailing)
        self._typed.append(line.heading)
        return line

    def _add(self, part: QWidget, space: int, inset: int = ROOM) -> None:
        if space:
            self._column.addSpacing(space)
        self._column.addLayout(_inset(part, inset))


def _inset(part: QWidget, inset: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(inset, 0, inset, 0)
    row.addWidget(part)
    return row


def _beside(heading: QWidget, button: QPushButton) -> QWidget:
    """Put a button at the right of a heading."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(heading, 1)
    row.addWidget(button)
    return line
