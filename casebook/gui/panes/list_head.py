"""The line above the list: how many there are, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from casebook.domain.query import Facet, Query, Results, Sort
from casebook.domain.values import Kind
from casebook.gui.look.drawing import fill
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme

if TYPE_CHECKING:
    from casebook.gui.widgets.view_switch import ViewSwitch

_HEIGHT = 36
_HEIGHT_BELOW_LINES = 33


class ListHead(QWidget):
    """Says how many documents are in the list; the order is chosen from a menu.

    Signals:
        sort_chosen: The Sort that was picked.
        board_requested: The lessons are to be seen as a board.
    """

    sort_chosen = Signal(Sort)
    board_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.setFixedHeight(_HEIGHT)
        self._number = QLabel()
        self._number.setFont(font(TextRole.SNIPPET_STRONG))
        self._words = QLabel()
        self._words.setFont(font(TextRole.SNIPPET))
        self._words.setProperty("tone", "soft")
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.setProperty("menu", "true")
        self._button.setFont(font(TextRole.SNIPPET))
        self._button.setIcon(icons.icon("chevron-down"))
        self._button.setIconSize(QSize(12, 12))
        self._button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._button.setToolTip(self.tr("In which order the list stands"))
        self._orders = self._make_menu()
        self._icons = icons
        self.switch: ViewSwitch | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 1)
        row.setSpacing(4)
        row.addWidget(self._number)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._button)
        scheme.changed.connect(self.update)

    def show_results(self, results: Results) -> None:
        """Show how many there are, and the order in which they stand."""
        self._number.setText(QLocale().toString(results.total))
        self._words.setText(self._things(results))
        order = order_of(results.query)
        searched = bool(results.query.text.strip())
        self._orders[Sort.RELEVANCE].setEnabled(searched)
        self._orders[order].setChecked(True)
        # a thin space keeps the chevron off the word
        self._button.setText(f"{self._orders[order].text()}\u2009")
        words = self.tr("Order: {0}").format(self._orders[order].text())
        self._button.setAccessibleName(words)
        self._offer_board(results.query.chosen.get(Facet.KIND, frozenset()) == {Kind.LESSON})

    def stand_below(self, lines: bool) -> None:
        """Stand closer when there are other lines above, which have their own air."""
        self.setFixedHeight(_HEIGHT_BELOW_LINES if lines else _HEIGHT)

    @property
    def words(self) -> str:
        """How many there are, in words."""
        return f"{self._number.text()} {self._words.text()}"

    @property
    def orders(self) -> dict[Sort, QAction]:
        """The rows of the menu."""
        return self._orders

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        palette = self._scheme.palette
        fill(painter, event.rect(), palette.pane)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), palette.line)

    def _offer_board(self, lessons: bool) -> None:
        """Show the switch between list and board while the list shows lessons alone."""
        if self.switch is None and lessons:
            from casebook.gui.widgets.view_switch import ViewSwitch

            self.switch = ViewSwitch(self._icons)
            self.switch.board_requested.connect(self.board_requested)
            row = self.layout()
            assert row is not None
            row.addWidget(self.switch)
        if self.switch is not None:
            self.switch.setVisible(lessons)

    def _make_menu(self) -> dict[Sort, QAction]:
        words = {
            Sort.RELEVANCE: self.tr("Relevance"),
            Sort.TITLE: self.tr("Title"),
            Sort.DATE: self.tr("Date"),
            Sort.CHANGED: self.tr("Last change"),
        }
        menu = QMenu(self)
        group = QActionGroup(self)
        orders: dict[Sort, QAction] = {}
        for order, text in words.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, order=order: self.sort_chosen.emit(order))
            menu.addAction(action)
            orders[order] = action
        self._button.setMenu(menu)
        return orders

    def _things(self, results: Results) -> str:
        """Say what is counted: results of a search, else what the kind in view is called."""
        one = results.total == 1
        if results.query.text.strip():
            return self.tr("result") if one else self.tr("results")
        kinds = results.query.chosen.get(Facet.KIND, frozenset())
        if kinds == {Kind.CASE}:
            return self.tr("case") if one else self.tr("cases")
        if kinds == {Kind.LESSON}:
            return self.tr("lesson") if one else self.tr("lessons")
        if kinds == {Kind.PACK}:
            return self.tr("pack") if one else self.tr("packs")
        return self.tr("document") if one else self.tr("documents")


def order_of(query: Query) -> Sort:
    """Give the order in which a list stands: without words relevance means last change."""
    if query.sort is Sort.RELEVANCE and not query.text.strip():
        return Sort.CHANGED
    return query.sort
