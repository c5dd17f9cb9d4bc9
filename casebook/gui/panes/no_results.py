"""What stands in the place of the list while it is empty: why, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from casebook.domain.query import Facet, Query
from casebook.domain.values import Kind
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.text_block import cut
from casebook.gui.wording import word_of

Label = Callable[[Facet, str], str]

_DROP_AT_MOST = 3
_LONGEST_ASKED = 80  # characters


class _NextStep(NamedTuple):
    """Something that may help.

    Attributes:
        text: What it is called.
        icon: The name of its icon.
        key: What is given back when it is chosen.
    """

    text: str
    icon: str
    key: object


class NoResults(QWidget):
    """Some words and a button for each step.

    Signals:
        step_chosen: A facet and the value that is to narrow the list no more; "filters" or
            "search" for all of them, or the words, that are to go.
    """

    step_chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._title = _label(TextRole.CARD_TITLE, "")
        self._words = _label(TextRole.UI, "soft")
        self._buttons: list[QPushButton] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self._steps.setContentsMargins(0, 8, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._steps)
        column.addStretch(1)

    def explain(self, query: Query, label: Label, *, is_being_read: bool) -> None:
        """Say why a question found nothing, and what may help.

        Args:
            query: What was asked.
            label: Gives what a value of a facet is called.
            is_being_read: Whether the library is still being read.
        """
        asked = query.text.strip()
        narrowed = [
            (facet, value)
            for facet, values in query.chosen.items()
            for value in sorted(values)
            if facet is not Facet.KIND
        ]
        if is_being_read:
            words = self.tr("What answers will show here by itself.") if asked or narrowed else ""
            self._show_reason(self.tr("The library is being read…"), words)
        elif asked or narrowed:
            shown = cut(asked, _LONGEST_ASKED)
            title = self.tr("Nothing matches “{0}”").format(shown) if asked else ""
            title = title or self.tr("Nothing has all of these")
            self._show_reason(title, "", list(self._next_steps(query, narrowed, label)))
        else:
            self._explain_no_documents(query)

    def _explain_no_documents(self, query: Query) -> None:
        kinds = query.chosen.get(Facet.KIND, frozenset())
        titles = {
            Kind.CASE: self.tr("No cases yet"),
            Kind.LESSON: self.tr("No lessons yet"),
            Kind.PACK: self.tr("No packs yet"),
        }
        if len(kinds) == 1:
            kind = Kind(next(iter(kinds)))
            words = self.tr("A file with “kind: {0}” in its front matter shows here.")
            self._show_reason(titles[kind], words.format(kind.value))
        else:
            self._show_reason(
                self.tr("No documents yet"),
                self.tr("Put Markdown files into the folder: they show here by themselves."),
            )

    def _next_steps(
        self, query: Query, narrowed: Sequence[tuple[Facet, str]], label: Label
    ) -> Iterator[_NextStep]:
        """Give what may help when nothing was found."""
        for facet, value in narrowed[:_DROP_AT_MOST]:
            words = f"{word_of(facet)}: {label(facet, value)}"
            yield _NextStep(self.tr("Drop {0}").format(words), "filter", (facet, value))
        if len(narrowed) > 1:
            yield _NextStep(self.tr("Drop all filters"), "clear", "filters")
        for kind in sorted(query.chosen.get(Facet.KIND, frozenset())):
            yield _NextStep(self.tr("Search in everything"), "layers", (Facet.KIND, kind))
        if query.text.strip():
            yield _NextStep(self.tr("Clear the search"), "search-nothing", "search")

    def _show_reason(self, title: str, words: str, steps: Sequence[_NextStep] = ()) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(step) for step in steps]
        for button in self._buttons:
            self._steps.addWidget(button)

    @property
    def title(self) -> str:
        """Why the list is empty."""
        return self._title.text()

    @property
    def words(self) -> str:
        """More about it, or ""."""
        return self._words.text()

    def steps(self) -> list[QPushButton]:
        """Give the buttons, in order."""
        return list(self._buttons)

    def _button(self, step: _NextStep) -> QPushButton:
        button = QPushButton(self._icons.icon(step.icon), step.text)
        button.setFlat(True)
        button.setProperty("row", "true")
        button.setIconSize(QSize(14, 14))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.step_chosen.emit(step.key))
        return button


def _label(role: TextRole, tone: str) -> QLabel:
    label = QLabel()
    label.setFont(font(role))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    return label
