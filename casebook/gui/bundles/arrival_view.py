"""One document of a bundle beside that of the library, and what is to become of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from casebook.domain.difference import Difference
from casebook.gui.bundles.state_words import choice_words, state_sentence, state_words
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.versions.difference_block import DifferenceBlock
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.surface import Line, ScrolledColumn, clear_out
from casebook.gui.widgets.words import Words
from casebook.library.bundles.arrival import OFFERED, Arrival, Choice, State

_MOST = 60
_LONGEST = 6_000


class ArrivalView(QWidget):
    """Title, how it stands, the choices, and below them what differs.

    Signals:
        choice_given: A Choice for what is shown: one document, or all of a state.
    """

    choice_given = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.title = Words(scheme, TextRole.CASE_TITLE_SMALL)
        self.place = Words(scheme, TextRole.SNIPPET, "text3")
        self.state = Words(scheme, TextRole.UI, "text2")
        self.legend = Words(scheme, TextRole.SNIPPET, "text3")
        self.choices: dict[Choice, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self.beside = ScrolledColumn((0, 8, 12, 8), 8, walked=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addWidget(self.state)
        column.addLayout(self._ways)
        column.addWidget(Line(scheme))
        column.addWidget(self.legend)
        column.addWidget(self.beside, 1)

    def show_nothing(self, words: str = "") -> None:
        """Show a sentence instead of a document."""
        self._show("", "", words, (), None)

    def show_group(self, state: State, count: int) -> None:
        """Show what can be done with all documents of a state."""
        self._show(
            f"{state_words(state)}: {count}", "", state_sentence(state), OFFERED[state], state
        )
        if Choice.MERGED in self.choices:  # each is to be looked at by itself
            self.choices.pop(Choice.MERGED).hide()

    def show_arrival(self, arrival: Arrival, choice: Choice) -> None:
        """Show a document; what differs comes with ``show_differences``."""
        place = str(arrival.path)
        if arrival.mine is not None and arrival.mine.path != arrival.path:
            place = self.tr("{0}; here it is {1}").format(place, arrival.mine.path)
        offered = OFFERED[arrival.state] if arrival.state is not State.SAME else ()
        self._show(arrival.title, place, state_sentence(arrival.state), offered, arrival.state)
        self.tick(choice)
        if arrival.mine is None or arrival.state is State.SAME:
            self._show_text(arrival.text)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show what taking theirs would change."""
        self.beside.clear()
        self.legend.show_words(self.tr("− as it is here, + as it is in the bundle"))
        self.legend.setVisible(bool(found))
        for one in found[:_MOST]:
            self.beside.column.addWidget(
                DifferenceBlock(self._scheme, one, writable=False, beside=True)
            )
        self.beside.settle()

    def tick(self, choice: Choice) -> None:
        """Show which choice holds."""
        self._group.blockSignals(True)
        for each, button in self.choices.items():
            button.setChecked(each is choice)
        self._group.blockSignals(False)

    def _show(
        self,
        title: str,
        place: str,
        sentence: str,
        offered: Sequence[Choice],
        state: State | None,
    ) -> None:
        for words, text in ((self.title, title), (self.place, place), (self.state, sentence)):
            words.show_words(text)
            words.setVisible(bool(text))
        clear_out(self._ways)
        self.beside.clear()
        self.legend.hide()
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        self.choices = {}
        for choice in offered:
            button = QRadioButton(choice_words(choice, state) if state else "")
            self._group.addButton(button)
            self._ways.addWidget(button)
            self.choices[choice] = button
            # a click, not a change of state: what is shown anew gives nothing
            button.clicked.connect(lambda _=False, given=choice: self.choice_given.emit(given))

    def _show_text(self, text: str) -> None:
        words = SelectableWords(self._scheme, TextRole.SNIPPET, "text2")
        words.show_words(text[:_LONGEST] + ("…" if len(text) > _LONGEST else ""))
        self.beside.column.addWidget(words)
        self.beside.settle()
