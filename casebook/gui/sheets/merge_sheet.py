"""Two texts of one document that cannot be merged by themselves: what it was, mine, theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.changed_words import changed_spans
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.surface import Line, ScrolledColumn
from casebook.gui.widgets.words import Words

_HEIGHT = 420
_BLOCK_HEIGHT = 170
_LONGEST = 2_000


class Side(Enum):
    """Whose words are taken."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where both sides say something else.

    Attributes:
        part: Where it is, in a few words.
        base: What it was before; "" when it was not there.
        mine: What the user wrote; "" when it was taken out.
        theirs: What stands in the file now; "" when it was taken out.
        both: Whether the one may follow the other.
    """

    part: str
    base: str
    mine: str
    theirs: str
    both: bool = True


@dataclass(frozen=True, slots=True)
class SideNames:
    """What the two sides are called.

    Attributes:
        lead: What is asked, in a sentence or two.
        mine: The first side.
        theirs: The second side.
        both: The one after the other.
        later: What becomes of it when nothing is decided now.
        base_is_known: Whether nothing before means that there was nothing.
    """

    lead: str
    mine: str
    theirs: str
    both: str
    later: str
    base_is_known: bool = True


def written_meanwhile(title: str) -> SideNames:
    """Give the names for a text whose file was changed while it was written."""
    return SideNames(
        _tr(
            "“{0}” was changed in the file while you were writing. Most of it fits together; "
            "here both sides changed the same words. Choose which to keep."
        ).format(title),
        _tr("Mine"),
        _tr("In the file"),
        _tr("Both, mine first"),
        _tr("Your text stays in the editor and is kept as a draft"),
    )


def copied(name: str) -> SideNames:
    """Give the names for a document and the copy of it that a sync program has left."""
    return SideNames(
        _tr(
            "“{0}” and its copy were changed on two computers. Most of it fits together; "
            "here they say something else in the same place. Choose which to keep."
        ).format(name),
        _tr("In the document"),
        _tr("In the copy"),
        _tr("Both, the document first"),
        _tr("Both files stay as they are"),
        base_is_known=False,
    )


def arrived(title: str) -> SideNames:
    """Give the names for a document of a bundle that was changed here as well."""
    return SideNames(
        _tr(
            "“{0}” was changed here and there. Most of it fits together; here both changed the "
            "same words. Choose which to keep."
        ).format(title),
        _tr("Mine"),
        _tr("In the bundle"),
        _tr("Both, mine first"),
        _tr("Nothing is decided about this document yet"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MergeSheet", text)


class DisagreementBlock(QWidget):
    """The three texts below each other, each with what is chosen by it.

    Signals:
        decided: One of them was chosen.
    """

    decided = Signal()

    def __init__(
        self, scheme: Scheme, one: Disagreement, names: SideNames, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        head = Words(scheme, TextRole.UI_STRONG)
        head.show_words(one.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(6)
        column.addWidget(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._group = QButtonGroup(self)
        self.choices: dict[Side, QRadioButton] = {}
        if one.base or names.base_is_known:
            before = Words(scheme, TextRole.UI, "text3")
            before.show_words(self.tr("Before"))
            self._add(before, one.base, "text3")
        self._add(self._choice(Side.MINE, names.mine), one.mine, "text", one.base or one.theirs)
        theirs = self._choice(Side.THEIRS, names.theirs)
        self._add(theirs, one.theirs, "text", one.base or one.mine)
        if one.both:
            both = self._choice(Side.BOTH, names.both)
            self._grid.addWidget(both, self._grid.rowCount(), 0, 1, 2)
        self._group.buttonToggled.connect(lambda *_: self.decided.emit())

    @property
    def side(self) -> Side | None:
        """What was chosen; None before."""
        return next((side for side, button in self.choices.items() if button.isChecked()), None)

    def _choice(self, side: Side, words: str) -> QRadioButton:
        button = QRadioButton(words)
        self._group.addButton(button)
        self.choices[side] = button
        return button

    def _add(self, label: QWidget, text: str, tone: str, other: str = "") -> None:
        row = self._grid.rowCount()
        words = SelectableWords(self._scheme, TextRole.SNIPPET, tone if text else "text3")
        shown = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
        if other and shown:
            words.show_spans(*changed_spans(shown, other[:_LONGEST]))
        else:
            words.show_words(shown or self.tr("(nothing)"))
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)


class MergeSheet(Sheet):
    """Asks for each place whose words are taken; until then nothing is written.

    Signals:
        decided: A tuple with a Side for each disagreement, in order.
    """

    decided = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        names: SideNames,
        places: Sequence[Disagreement],
        parent: QWidget | None = None,
    ) -> None:
        title, act = self.tr("Changed on both sides"), self.tr("Merge")
        super().__init__(scheme, title, names.lead, act, parent, width=720)
        self.cancel.setText(self.tr("Not now"))
        self.cancel.setToolTip(names.later)
        scroll = ScrolledColumn((0, 0, 12, 0), 0)
        scroll.setFixedHeight(min(_HEIGHT, len(places) * _BLOCK_HEIGHT))
        self.blocks = [DisagreementBlock(scheme, one, names) for one in places]
        for at, block in enumerate(self.blocks):
            if at:
                scroll.column.addWidget(Line(scheme))
            block.decided.connect(self._look)
            scroll.column.addWidget(block)
        self.column.addWidget(scroll)
        self._look()
        if self.blocks:
            self.blocks[0].choices[Side.MINE].setFocus()

    def give(self) -> None:
        """Tell what was chosen."""
        self.decided.emit(tuple(block.side for block in self.blocks))

    def _look(self) -> None:
        self.primary.setEnabled(all(block.side is not None for block in self.blocks))
