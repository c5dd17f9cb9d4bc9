"""The tree of kinds, themes and facets as Qt sees it, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from casebook.domain.names import ThemeId
from casebook.domain.query import FACETS_OF, Facet, Results
from casebook.domain.theme import Vocabulary
from casebook.domain.values import Kind
from casebook.gui.models.sidebar_tree import Counts, RowKind, SidebarRow, SidebarTree, fill

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which the model gives a SidebarRow."""


class SidebarModel(QAbstractItemModel):
    """Rows with counts that change in place; choosing is done through it.

    Signals:
        choice_changed: The user chose something else.
        search_chosen: The name of the saved search that the user chose.
    """

    choice_changed = Signal()
    search_chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = SidebarTree()
        self._kind: Kind | None = None
        self._counts: Counts = {}
        self._found: Mapping[str, int] = {}
        self._chosen: dict[Facet, frozenset[str]] = {}
        self._whole: frozenset[str] = frozenset()
        self._search = ""
        self._top: list[SidebarRow] = []
        self._made_for: object = None
        self._by_number: dict[int, SidebarRow] = {}
        self._refresh()

    # What is shown

    def forget_values(self) -> None:
        """Begin anew with another library; nothing is chosen in it."""
        self._tree.forget_values()
        self._tree.show_searches(())
        self._search = ""
        self._counts = {}
        self._found = {}
        self._chosen = {}
        self._whole = frozenset()
        self._kind = None
        self._refresh()

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the themes and their colours."""
        self._tree.show_vocabulary(vocabulary, colours)
        self._refresh()

    def show_searches(self, names: Sequence[str]) -> None:
        """Take the names of the saved searches, in their order."""
        self._tree.show_searches(names)
        self._refresh()

    def show_search_counts(self, counts: Mapping[str, int]) -> None:
        """Take how many documents each saved search finds, by its name."""
        self._found = counts
        self._refresh()

    def mark_search(self, name: str) -> None:
        """Show which saved search is asked now; none for ""."""
        if name != self._search:
            self._search = name
            self._refresh()

    def show_results(self, results: Results, kind: Kind | None) -> None:
        """Take the counts of an answer, and the kind that says which facets there are."""
        self._counts = results.counts
        self._kind = kind
        self._tree.learn(results.counts)
        self._refresh()

    def _refresh(self) -> None:
        """Show what is so now, in place unless there are other rows than before."""
        asked = (self._tree.version, self._kind, self._chosen, self._whole)
        if asked != self._made_for:
            self._made_for = asked
            wanted = self._tree.rows(self._kind, self._chosen, self._whole)
            if _keys(wanted) != _keys(self._top):
                self._take(wanted)
                return
        self._tell(self._top, _NOWHERE)

    def _take(self, rows: list[SidebarRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._top = rows
        self._by_number = dict(enumerate(row for top in rows for row in top.walk()))
        for number, row in self._by_number.items():
            row.number = number
            fill(row, self._counts, self._chosen, self._search, self._found)
        self.endResetModel()

    def _tell(self, rows: list[SidebarRow], parent: QModelIndex) -> None:
        """Fill in counts and tell from which to which row something looks different now."""
        asked = self._counts, self._chosen, self._search, self._found
        changed = [at for at, row in enumerate(rows) if fill(row, *asked)]
        if changed:
            first, last = self.index(changed[0], 0, parent), self.index(changed[-1], 0, parent)
            self.dataChanged.emit(first, last)
        for at, row in enumerate(rows):
            if row.below:
                self._tell(row.below, self.index(at, 0, parent))

    # What is chosen

    def chosen(self) -> dict[Facet, frozenset[str]]:
        """Give the values chosen, by facet; facets without any are left out."""
        return dict(self._chosen)

    def set_chosen(self, chosen: Mapping[Facet, frozenset[str]]) -> None:
        """Take a choice that was made elsewhere."""
        self._chosen = {facet: values for facet, values in chosen.items() if values}
        self._refresh()

    def choose_only(self, index: _Index) -> None:
        """Choose the value of a row alone in its facet; nothing when it was so already."""
        row = self.row_at(index)
        if row.kind is RowKind.SEARCH:
            self.search_chosen.emit(row.value)
            return
        alone = frozenset({row.value}) if row.value else frozenset()
        current = self._chosen.get(row.facet, frozenset())
        self._choose(row.facet, frozenset() if alone == current and row.above else alone)

    def toggle(self, index: _Index) -> None:
        """Choose the value of a row beside the others of its facet, or no longer."""
        row = self.row_at(index)
        if row.kind is RowKind.SEARCH:
            self.search_chosen.emit(row.value)
            return
        self._choose(row.facet, self._chosen.get(row.facet, frozenset()) ^ {row.value})

    def clear(self, facet: Facet) -> None:
        """Choose nothing in a facet."""
        self._choose(facet, frozenset())

    def toggle_whole(self, index: _Index) -> None:
        """Show all rows of a group, or only the first again."""
        head = self.row_at(index).above
        if head is not None:
            self._whole ^= {head.key}
            self._refresh()

    def _choose(self, facet: Facet, values: frozenset[str]) -> None:
        if values != self._chosen.get(facet, frozenset()):
            chosen = {**self._chosen, facet: values}
            kept = _kept(values) if facet is Facet.KIND else set(Facet)
            self._chosen = {
                facet: values for facet, values in chosen.items() if values and facet in kept
            }
            self._refresh()
            self.choice_changed.emit()

    # What Qt asks

    def row_at(self, index: _Index) -> SidebarRow:
        """Give the row of an index."""
        return self._by_number[index.internalId()]

    def index_of(self, key: str) -> QModelIndex:
        """Give the index of the row with a key; an invalid one when there is none."""
        for row in self._by_number.values():
            if row.key == key:
                return self._index_of(row)
        return QModelIndex()

    def _index_of(self, row: SidebarRow) -> QModelIndex:
        siblings = row.above.below if row.above else self._top
        return self.createIndex(siblings.index(row), 0, row.number)

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Give the index of a row below another."""
        siblings = self._below(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row].number)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Give the index of the row above; QObject's own parent is not asked for here."""
        if not index.isValid():
            return QModelIndex()
        above = self.row_at(index).above
        return self._index_of(above) if above else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give how many rows stand below a row."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """There is one column."""
        del parent
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be walked to; none is selected in Qt's sense."""
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the label, the row, whether it is chosen, or the row in words."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is RowKind.THEME:
            return self.tr("{0}: Ctrl and a click choose it beside others").format(row.label)
        return row if role == ROW_ROLE else None

    def _in_words(self, row: SidebarRow) -> str:
        """Say what is painted: label, count, and whether it is chosen."""
        if row.kind in {RowKind.HEAD, RowKind.MORE}:
            return row.label
        words = row.label if row.count < 0 else f"{row.label}, {row.count}"
        return self.tr("{0}, chosen").format(words) if row.chosen else words

    def _below(self, parent: _Index) -> list[SidebarRow]:
        return self.row_at(parent).below if parent.isValid() else self._top


def _kept(kinds: frozenset[str]) -> set[Facet]:
    """Give the facets in which a choice makes sense for the kind in view."""
    kind = Kind(next(iter(kinds))) if len(kinds) == 1 else None
    return {Facet.KIND, Facet.THEME, *FACETS_OF[kind]}


def _keys(rows: list[SidebarRow]) -> list[tuple[str, str, str]]:
    """Give what tells one tree of rows from another, counts apart."""
    return [(row.key, row.label, row.colour) for top in rows for row in top.walk()]
