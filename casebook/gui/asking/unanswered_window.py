"""The window *Searches that found nothing*, by which the trainer mends the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.keeping import Unanswered
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Surface
from casebook.gui.widgets.words import Words
from casebook.gui.wording import time_words

_TIMES_WIDTH, _LAST_WIDTH = 72, 152
_ROW = 32
_CELL = 8
_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class UnansweredWindow(Surface):
    """A window of its own; it stays open while one mends.

    Signals:
        synonym_requested: The words of a search that shall become a synonym.
        search_requested: The words of a search that is to be asked again.
        forgotten: The words of a search that is not to be listed any more.
    """

    synonym_requested = Signal(str)
    search_requested = Signal(str)
    forgotten = Signal(str)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Searches that found nothing"))
        self._writes = True
        lead = Words(scheme, TextRole.UI, "text2")
        lead.show_words(
            self.tr(
                "People looked for these words in vain. Where the library says the same in other"
                " words, add theirs to a theme: the next search will find it."
            )
        )
        self.table = _Table(scheme)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.opened.connect(lambda: self._ask(self.search_requested))
        self.table.deleted.connect(lambda: self._ask(self.forgotten))
        self.synonym = QPushButton(icons.icon("tag"), self.tr("Add as a synonym of…"))
        self.synonym.clicked.connect(lambda: self._ask(self.synonym_requested))
        self.search = QPushButton(icons.icon("search"), self.tr("Search again"))
        self.search.clicked.connect(lambda: self._ask(self.search_requested))
        self.forget = QPushButton(self.tr("Forget"))
        self.forget.clicked.connect(lambda: self._ask(self.forgotten))
        nothing = Words(scheme, TextRole.CASE_TITLE_SMALL)
        nothing.show_words(self.tr("Every search found something"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.synonym, self.search, self.forget):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.resize(720, 480)
        self.show_searches((), writes=True)

    def show_searches(self, searches: Sequence[Unanswered], *, writes: bool) -> None:
        """Show searches; the keyboard stays in the row it was in.

        Args:
            searches: In their order.
            writes: Whether themes can be changed.
        """
        self._writes = writes
        row = max(self.table.currentRow(), 0)
        self.table.setRowCount(len(searches))
        for at, search in enumerate(searches):
            times = QLocale().toString(search.times)
            last = time_words(search.last.timestamp())
            for column, text in enumerate((search.text, times, last)):
                item = QTableWidgetItem(text)
                item.setToolTip(search.text if column == 0 else "")
                self.table.setItem(at, column, item)
        self._stack.setCurrentIndex(0 if searches else 1)
        if searches:
            self.table.selectRow(min(row, len(searches) - 1))
        self._offer()

    @property
    def chosen(self) -> str:
        """The words of the chosen row, or ""."""
        row = self.table.currentRow()
        return self.listed()[row] if row >= 0 else ""

    def listed(self) -> list[str]:
        """Give the words of all rows, in order."""
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _ask(self, signal: SignalInstance) -> None:
        if self.chosen:
            signal.emit(self.chosen)

    def _offer(self) -> None:
        for button in (self.synonym, self.search, self.forget):
            button.setEnabled(bool(self.chosen))
        self.synonym.setVisible(self._writes)


class _Table(QTableWidget):
    """Words, how often, when last; Enter searches again, Del forgets."""

    opened = Signal()
    deleted = Signal()

    def __init__(self, scheme: Scheme) -> None:
        super().__init__(0, 3)
        self.setItemDelegate(_Cells(scheme, self))
        self.setAccessibleName(self.tr("Searches that found nothing"))
        self.setHorizontalHeaderLabels([self.tr("Words"), self.tr("Times"), self.tr("Last")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, _TIMES_WIDTH)
        self.setColumnWidth(2, _LAST_WIDTH)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search again by Enter, forget by Del."""
        if event.key() in _ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Draws a cell below its head, the chosen row on soft ink."""

    def __init__(self, scheme: Scheme, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette, rect = self._scheme.palette, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.state & QStyle.StateFlag.State_Active
            painter.fillRect(rect, QColor(palette.ink_soft if active else palette.hover))
        bottom = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(bottom, QColor(palette.line))
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.text2 if index.column() else palette.text))
        room = rect.adjusted(_CELL, 0, -_CELL, -1)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
