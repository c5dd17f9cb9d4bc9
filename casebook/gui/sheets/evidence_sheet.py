"""Lost evidence: what a lesson quotes, and what stands in the case now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words
from casebook.markdown.editing.quoting import plain_words

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence

_LONGEST = 600


class EvidenceSheet(Sheet):
    """Asks what a quotation whose words are not found is to become; nothing by itself.

    Signals:
        closest_chosen: The closest passage is to stand in its place.
        other_requested: Another passage is to be selected.
    """

    closest_chosen = Signal()
    other_requested = Signal()

    def __init__(
        self,
        scheme: Scheme,
        lesson: str,
        evidence: Evidence,
        case: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            lesson: The title of the lesson.
            evidence: The quotation that is not found as it is written.
            case: The title of the case; "" when there is no such case.
            parent: The window that it stands over.
        """
        super().__init__(
            scheme,
            self.tr("The words are not found"),
            lesson,
            self.tr("Use the closest passage"),
            parent,
            width=620,
        )
        self._closest = evidence.passage.text if evidence.passage is not None else ""
        self._add(self.tr("The lesson quotes"), evidence.quotation.words, "text2")
        if self._closest:
            where = self.tr("The closest passage in “{0}”").format(case)
            self._add(where, self._closest, "text")
        else:
            words = (
                self.tr("Nothing in “{0}” is close to it.").format(case)
                if case
                else self.tr("There is no case “{0}” in this library.").format(
                    evidence.quotation.case
                )
            )
            note = Words(scheme, TextRole.UI, "text2")
            note.show_words(words)
            self.column.addWidget(note)
        self.cancel.setText(self.tr("Keep as it is"))
        self.other = QPushButton(self.tr("Choose another…"))
        self.other.clicked.connect(self._ask_for_another)
        self.buttons.insertWidget(1, self.other)
        self.primary.setVisible(bool(self._closest))
        (self.primary if self._closest else self.other).setFocus()

    def missing(self) -> str:
        """Say that there is no closest passage."""
        return "" if self._closest else self.tr("There is no closest passage; choose another.")

    def give(self) -> None:
        """Tell that the closest passage is wanted."""
        self.closest_chosen.emit()

    def _add(self, head: str, words: str, tone: str) -> None:
        label = Words(self._scheme, TextRole.LABEL, "text3")
        label.show_words(head)
        quotation = Words(self._scheme, TextRole.QUOTATION, tone)
        quotation.show_words(f"“{cut(plain_words(words), _LONGEST)}”")
        self.column.addWidget(label)
        self.column.addWidget(quotation)

    def _ask_for_another(self) -> None:
        self.reject()
        self.other_requested.emit()
