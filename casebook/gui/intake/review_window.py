"""The window in which drafts are looked over before they go into the library.

It writes nothing: what is to be taken in is asked for by a signal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.theme import Vocabulary
from casebook.gui.intake.draft_view import DraftView
from casebook.gui.intake.duplicate_choice import Choice
from casebook.gui.intake.foot import Foot
from casebook.gui.intake.item import Item, is_left_out, item_of, to_take
from casebook.gui.intake.items_model import ItemsModel
from casebook.gui.intake.list_side import ListSide
from casebook.gui.intake.original_view import Beside
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words
from casebook.importing.draft import Draft, Unread

_SIZE = (1320, 740)
_LIST_WIDTH = 272
_ENTER = ("Ctrl+Return", "Ctrl+Enter")


class ReviewWindow(Surface):
    """Drafts on the left; the one that is chosen beside its original.

    Signals:
        taking_requested: Items that are to be taken in.
        stop_requested: No more files are to be converted.
        shown: An Item that is looked at now, with a draft.
        beside_wanted: A Beside for the draft that is looked at.
        again_requested: The Item of a file that is to be converted although it was before.
        closing: The window was closed.
    """

    taking_requested = Signal(object)
    stop_requested = Signal()
    shown = Signal(object)
    beside_wanted = Signal(object)
    again_requested = Signal(object)
    closing = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Import"))
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        self.may_close: Callable[[], bool] = lambda: True
        self._number = 0
        self._left_out: list[Draft | Unread] = []
        self.model = ItemsModel(self)
        self.side = ListSide(scheme, self.model)
        self.list = self.side.list
        self.list.item_shown.connect(self._show)
        self.list.item_toggled.connect(self.toggle)
        self.view = DraftView(scheme, icons)
        self.view.duplicate.chosen.connect(self._choose)
        self.view.beside.chosen.connect(self.beside_wanted)
        self.reason = Words(scheme, TextRole.UI, "text2")
        self.again = QPushButton(self.tr("Make a draft of it all the same"))
        self.again.clicked.connect(lambda: self.again_requested.emit(self.list.current))
        self.side.left_out_requested.connect(self.show_left_out)
        self.foot = Foot(scheme)
        self.foot.take.clicked.connect(self.take_all)
        self.foot.take_one.clicked.connect(self.take_one)
        self.foot.stop.clicked.connect(self.stop_requested)
        for keys in _ENTER:
            QShortcut(QKeySequence(keys), self, self.take_all)
        QShortcut(QKeySequence("Ctrl+Down"), self, lambda: self.list.step(1))
        QShortcut(QKeySequence("Ctrl+Up"), self, lambda: self.list.step(-1))
        self._lay_out(scheme)
        self._count()

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self.view.show_vocabulary(vocabulary)

    def add(self, found: Sequence[Draft | Unread]) -> None:
        """Put drafts on the list, and files that failed; what was left out is only counted."""
        self._left_out += [one for one in found if is_left_out(one)]
        self._list([one for one in found if not is_left_out(one)])

    def show_end(self) -> None:
        """Show what was left out and why, if there is nothing else to be shown."""
        if not self.model.items:
            self.show_left_out()

    def show_left_out(self) -> None:
        """Put what was left out at the end of the list."""
        found, self._left_out = self._left_out, []
        self._list(found)

    def _list(self, found: Sequence[Draft | Unread]) -> None:
        harvest = self.foot.lessons.isChecked()
        numbered = enumerate(found, self._number + 1)
        items = [item_of(number, one, harvest=harvest) for number, one in numbered]
        if items:
            self.model.add(items)
        self._number += len(items)
        if self.list.current is None:
            self.list.show_row(0)
        self._count()

    def items(self) -> Sequence[Item]:
        """Give all rows as they are now, what is being typed as well."""
        self.store()
        return self.model.items

    def toggle(self, key: int) -> None:
        """Take one in, or skip it; a duplicate is kept beside what it repeats."""
        self.store()
        row = self.model.row_of(key)
        item = self.model.items[row] if row is not None else None
        if item is not None and item.wish is not None and not item.taken:
            self._put(item.chosen(not item.wanted))

    def take_all(self) -> None:
        """Ask for all that are ticked to be taken in."""
        wanted = to_take(self.items())
        if wanted and self.foot.take.isEnabled():
            self.taking_requested.emit(wanted)

    def take_one(self) -> None:
        """Ask for the one that is shown to be taken in."""
        self.store()
        item = self.list.current
        if item is not None and item.wish is not None and not item.taken:
            self.taking_requested.emit([item.chosen(True)])

    def show_taken(self, taken: Sequence[Item]) -> None:
        """Show that some are in the library now, and go on with what is left."""
        self._put_all([replace(item, taken=True, wanted=True) for item in taken])
        rows = [row for row, item in enumerate(self.model.items) if item.is_open]
        if rows:
            self.list.show_row(rows[0])
        self.list.setFocus()

    def forget(self, goes: Sequence[Item]) -> None:
        """Take some from the list."""
        keys = {item.key for item in goes}
        self.model.take_out(lambda item: item.key in keys)
        if not self.model.items:
            self.reason.show_words("")
            self.again.hide()
            self.stack.setCurrentIndex(1)
            self.foot.take_one.setEnabled(False)
        self._count()

    def forget_all(self) -> None:
        """Take everything from the list."""
        self._left_out = []
        self.forget(list(self.model.items))

    def harvest(self, wanted: bool) -> None:
        """Tick the sentences about what was learned of all drafts, or none of them."""
        self._put_all(
            [
                item.wished(replace(item.wish, lessons=item.wish.draft.lessons if wanted else ()))
                for item in self.items()
                if item.wish is not None and not item.taken
            ]
        )

    @property
    def waiting(self) -> list[Item]:
        """The drafts of which nothing has become yet."""
        return [item for item in self.model.items if item.is_open]

    def store(self) -> None:
        """Keep what was chosen and typed for the draft that is shown."""
        shown, wish = self.view.item, self.view.wish()
        row = self.model.row_of(shown.key) if shown is not None else None
        if row is not None and wish is not None and not self.model.items[row].taken:
            self.model.put(self.model.items[row].wished(wish))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first when something would be lost."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closing.emit()

    def _show(self, key: int) -> None:
        """Show another one, after what was typed for the one before was kept."""
        self.store()
        row = self.model.row_of(key)
        if row is None:
            return
        item = self.model.items[row]
        if item.wish is None:
            reason = item.unread.reason if item.unread is not None else ""
            self.reason.show_words(reason if item.source in reason else f"{item.source}: {reason}")
            self.again.setVisible(item.unread is not None and item.unread.again is not None)
            self.stack.setCurrentIndex(1)
        else:
            self.stack.setCurrentIndex(0)
            self.view.show_item(item)
            self._offer_beside(item)
            self.shown.emit(item)
        self.foot.take_one.setEnabled(item.wish is not None and not item.taken)

    def _offer_beside(self, item: Item) -> None:
        like = self.view.duplicate.like
        self.view.beside.offer_merging(like is not None and like.in_library)
        merged = item.wish is not None and item.wish.into is not None
        beside = self.view.beside.beside
        if beside is Beside.MERGED and not merged:
            beside = Beside.ORIGINAL
        self.view.beside.choose(Beside.MERGED if merged else beside)

    def _choose(self, choice: Choice) -> None:
        """Do with a duplicate as was chosen."""
        self.store()
        item, like = self.list.current, self.view.duplicate.like
        if item is None or item.wish is None or like is None:
            return
        into = like.path if choice is Choice.MERGE else None
        wish = replace(item.wish, into=into)
        self._put(item.wished(wish).chosen(choice is not Choice.SKIP))

    def _put(self, item: Item) -> None:
        self._put_all([item])

    def _put_all(self, items: Sequence[Item]) -> None:
        """Show some as they are now, the one that is looked at as well."""
        shown = self.view.item
        for item in items:
            self.model.put(item)
            if shown is not None and shown.key == item.key:
                self.view.show_item(item)
                self._offer_beside(item)
                self.foot.take_one.setEnabled(not item.taken)
        self._count()

    def _count(self) -> None:
        """Say how many there are of what."""
        self.foot.show_count(len(to_take(self.model.items)))
        self.side.show_counts(len(self._left_out))

    def _lay_out(self, scheme: Scheme) -> None:
        refused = Surface(scheme, "page")
        beside = QVBoxLayout(refused)
        beside.setContentsMargins(32, 32, 32, 32)
        beside.setSpacing(12)
        beside.addWidget(self.reason)
        beside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(refused)
        self.stack.setCurrentIndex(1)
        self.again.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.side)
        split.addWidget(self.stack)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, self.width() - _LIST_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addWidget(Line(scheme))
        whole.addWidget(self.foot)
