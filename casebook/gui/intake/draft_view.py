"""A draft beside its original, with everything about it that can be chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.harvest import Harvestable
from casebook.domain.theme import Vocabulary
from casebook.gui.intake.duplicate_choice import DuplicateChoice
from casebook.gui.intake.facts import FactFields, Sentences, Ticks
from casebook.gui.intake.item import Item, sentences
from casebook.gui.intake.original_view import BesideSwitch, OriginalView
from casebook.gui.intake.pictures_row import PicturesRow
from casebook.gui.intake.struck_text import StruckText, rule_words
from casebook.gui.intake.theme_picks import ThemePicks
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.surface import Line, ScrolledColumn, Surface
from casebook.gui.widgets.words import Words
from casebook.importing.acceptance import Acceptance
from casebook.importing.cleaning import Removal

_HEAD = 40
_FACTS_WIDTH = 312
_LONGEST = 80
_WIDE = 1000
"""More than there is: both parts are made narrower alike."""
_LEAST = 200


class DraftView(QWidget):
    """Shows one item; what is chosen is asked for by ``wish``.

    Signals:
        columns_requested: What the columns of its sheet stand for is to be changed.
        touched: Something was chosen or typed.
    """

    columns_requested = Signal()
    touched = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self.text = StruckText(scheme)
        self.original = OriginalView(scheme)
        self.beside = BesideSwitch()
        self.duplicate = DuplicateChoice(scheme)
        self.sentences = Sentences(scheme, self.tr("To look at"))
        self.fields = FactFields(scheme)
        self.themes = ThemePicks(scheme)
        self.removals: Ticks[Removal] = Ticks(scheme, self.tr("Goes from the text"))
        self.names: Ticks[str] = Ticks(scheme, self.tr("Names to replace when it is shown"))
        self.lessons: Ticks[Harvestable] = Ticks(scheme, self.tr("Becomes a lesson of its own"))
        self.pictures = PicturesRow(scheme)
        self.columns = QPushButton(icons.icon("table"), self.tr("Columns of the sheet…"))
        self.columns.clicked.connect(self.columns_requested)
        self.text.removals_changed.connect(self._show_removals)
        self.text.textChanged.connect(self.touched)
        self.removals.changed.connect(self._take_removals)
        self.removals.pointed_at.connect(self.text.go_to)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.original)
        self._lay_out(scheme)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self.themes.show_vocabulary(vocabulary)

    def show_item(self, item: Item) -> None:
        """Show a draft."""
        wish = item.wish
        if wish is None:
            return
        self._item = item
        draft = wish.draft
        self.text.show_text(draft.body, draft.removals)
        self.text.setReadOnly(item.taken)
        self.duplicate.show_item(item)
        self.sentences.show_sentences(sentences(draft))
        self.fields.show_wish(wish)
        self.themes.show_wish(wish)
        self._show_removals()
        named = (*draft.addresses, *draft.people)
        self.names.show_values((one, one, "", one in wish.redact) for one in named)
        self.lessons.show_values((one, one.title, "", one in wish.lessons) for one in draft.lessons)
        self.columns.setVisible(bool(draft.mapping) and draft.original is not None)
        self.pictures.show_pictures(())
        self.facts.setEnabled(not item.taken)
        self.facts.verticalScrollBar().setValue(0)
        self.facts.settle()

    @property
    def item(self) -> Item | None:
        """The draft that is shown, as it was shown."""
        return self._item

    def wish(self) -> Acceptance | None:
        """Give what is wished of the draft that is shown."""
        if self._item is None or self._item.wish is None:
            return None
        wish = self._item.wish
        draft = replace(wish.draft, body=self.text.body, removals=self.text.removals)
        kind, title = self.fields.kind_given, self.fields.title.text().strip()
        self.themes.editor.take_typed()
        return replace(
            wish,
            draft=draft,
            kind=None if kind is draft.kind else kind,
            title="" if title == draft.title else title,
            properties=self.fields.given,
            themes=self.themes.given,
            redact=tuple(self.names.ticked),
            lessons=tuple(self.lessons.ticked),
        )

    def _show_removals(self) -> None:
        self.removals.show_values(
            (
                one,
                cut(one.words, _LONGEST),
                self.tr("rule: {0}").format(rule_words(one.rule)),
                one.accepted,
            )
            for one in self.text.removals
        )
        self.facts.settle()
        self.touched.emit()

    def _take_removals(self) -> None:
        wanted = [box.isChecked() for box in self.removals.boxes]
        for number, (one, on) in enumerate(zip(self.text.removals, wanted, strict=True)):
            if one.accepted is not on:
                self.text.accept(number, on)
                return

    def _lay_out(self, scheme: Scheme) -> None:
        self.facts = ScrolledColumn((16, 12, 16, 16), 16, walked=False)
        for group in (
            self.duplicate,
            self.sentences,
            self.removals,
            self.fields,
            self.columns,
            self.themes,
            self.names,
            self.lessons,
            self.pictures,
        ):
            self.facts.column.addWidget(group)
        beside = Surface(scheme, "pane")
        beside.setFixedWidth(_FACTS_WIDTH)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.facts)
        label = Words(scheme, TextRole.LABEL, "text3", wrapped=False)
        label.show_words(self.tr("The text as it will be taken in"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(_part(scheme, label, self.text))
        split.addWidget(_part(scheme, self.beside, self.stack))
        split.setSizes([_WIDE, _WIDE])
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addWidget(_upright(scheme))
        whole.addWidget(beside)


def _part(scheme: Scheme, head: QWidget, below: QWidget) -> QWidget:
    """Put a head above a part."""
    part = Surface(scheme, "page")
    part.setMinimumWidth(_LEAST)
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 8, 0)
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    bar = QWidget()
    bar.setFixedHeight(_HEAD)
    bar.setLayout(row)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(Line(scheme))
    column.addWidget(below, 1)
    return part


def _upright(scheme: Scheme) -> QWidget:
    line = Line(scheme)
    line.setMaximumHeight(16_777_215)
    line.setMinimumHeight(0)
    line.setFixedWidth(1)
    return line
