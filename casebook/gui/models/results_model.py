"""The documents that answer a question, as a list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casebook.domain.names import DocumentPath
from casebook.domain.query import Entry, Facet, Hits, Results, Snippet
from casebook.domain.values import Kind
from casebook.gui.wording import counted, facet_value_word, word_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ResultRole(IntEnum):
    """What a row holds beside its title."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    SNIPPET = Qt.ItemDataRole.UserRole + 2


class ResultsModel(QAbstractListModel):
    """One row for each hit.

    Nothing is done for a row before it is shown, so that tens of thousands cost nothing.
    Snippets come later and for single rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits = Hits((), ())
        self._snippets: dict[DocumentPath, Snippet] = {}
        self._searched = False

    def show_results(self, results: Results) -> None:
        """Show other hits; snippets of the hits before are forgotten."""
        self.beginResetModel()
        self._hits = results.hits
        self._searched = bool(results.query.text.strip())
        self._snippets = {}
        self.endResetModel()

    def set_snippets(self, snippets: Mapping[DocumentPath, Snippet]) -> None:
        """Take snippets that were read in the meantime."""
        self._snippets.update(snippets)
        for path in snippets:
            row = self._hits.place_of(path)
            if row is not None:
                index = self.index(row)
                self.dataChanged.emit(index, index, [ResultRole.SNIPPET])

    def wants_snippet(self, row: int) -> bool:
        """Say whether a row shows words that were searched for and has no snippet yet."""
        return self._searched and self._hits.entry(row).path not in self._snippets

    def entry(self, row: int) -> Entry:
        """Give the entry of a row."""
        return self._hits.entry(row)

    def snippet(self, row: int) -> Snippet | None:
        """Give the snippet of a row, or None when it has none yet."""
        return self._snippets.get(self._hits.entry(row).path)

    def row_of(self, path: DocumentPath) -> int | None:
        """Give the row of a document, or None when it is not in the list."""
        return self._hits.place_of(path)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give how many hits there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the title, the entry, the snippet, or the row in words."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        entry = self._hits.entry(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return entry.path
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(self._in_words(entry))
            case ResultRole.ENTRY:
                return entry
            case ResultRole.SNIPPET:
                return self._snippets.get(entry.path)
        return None

    def _in_words(self, entry: Entry) -> list[str]:
        """Say what a row shows by its mark and its count."""
        facet = Facet.STATE if entry.kind is Kind.LESSON else Facet.OUTCOME
        words = [entry.title, word_of(entry.kind)]
        if value := entry.value(facet):
            words.append(f"{word_of(facet)}: {facet_value_word(facet, value)}")
        if entry.count:
            words.append(self._count_in_words(entry))
        return words

    def _count_in_words(self, entry: Entry) -> str:
        if entry.kind is Kind.CASE:
            return counted(entry.count, self.tr("1 lesson"), self.tr("{0} lessons"))
        if entry.kind is Kind.LESSON:
            return counted(entry.count, self.tr("1 passage"), self.tr("{0} passages"))
        return counted(entry.count, self.tr("1 step"), self.tr("{0} steps"))
