"""What becomes of a draft that is in the library already."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casebook.gui.intake.facts import Group
from casebook.gui.intake.item import Item
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import LinkWords, Words
from casebook.importing.draft import Duplicate, Same


class Choice(Enum):
    """What to do with it."""

    SKIP = auto()
    MERGE = auto()
    KEEP = auto()


class DuplicateChoice(Group):
    """Names what the draft repeats, and asks.

    Signals:
        chosen: A Choice.
        document_requested: The path of the document that it repeats.
    """

    chosen = Signal(object)
    document_requested = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, self.tr("There already"), parent)
        self._like: Duplicate | None = None
        self._said = Words(scheme, TextRole.UI, "soon")
        self._title = LinkWords(scheme, TextRole.UI)
        self._title.clicked.connect(self._open)
        self.column.addWidget(self._said)
        self.column.addWidget(self._title)
        self._group = QButtonGroup(self)
        self.buttons: dict[Choice, QRadioButton] = {}
        for choice, words in (
            (Choice.SKIP, self.tr("Skip this one")),
            (Choice.MERGE, self.tr("Merge: add what is new to it")),
            (Choice.KEEP, self.tr("Keep both")),
        ):
            button = QRadioButton(words)
            button.clicked.connect(lambda _=False, to=choice: self.chosen.emit(to))
            self._group.addButton(button)
            self.buttons[choice] = button
            self.column.addWidget(button)

    @property
    def like(self) -> Duplicate | None:
        """What the draft repeats, a document of the library if there is one; or None."""
        return self._like

    def show_item(self, item: Item) -> None:
        """Show what an item repeats, and what is to become of it."""
        found = item.wish.draft.duplicates if item.wish is not None else ()
        self._like = like_of(found)
        self.setVisible(self._like is not None)
        if self._like is None or item.wish is None:
            return
        same = {
            Same.SOURCE: self.tr("It was made of the same file as"),
            Same.TEXT: self.tr("It has the same text as"),
            Same.NEARLY: self.tr("It has nearly the same text as"),
        }
        self._said.show_words(same[self._like.same])
        self._title.show_words(self._like.title)
        self.buttons[Choice.MERGE].setVisible(self._like.in_library)
        wanted = Choice.MERGE if item.wish.into else Choice.KEEP
        choice = wanted if item.wanted else Choice.SKIP
        self.buttons[choice].setChecked(True)

    def _open(self) -> None:
        if self._like is not None and self._like.in_library:
            self.document_requested.emit(self._like.path)


def like_of(found: tuple[Duplicate, ...]) -> Duplicate | None:
    """Give the most alike, a document rather than another draft; None when there is none."""
    return next((one for one in found if one.in_library), found[0] if found else None)
