"""Finds what can go into an agenda, and says of each what it has and whether it is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Query
from casebook.domain.values import Kind
from casebook.gui.packs.pack_words import holdings, reason, times_used
from casebook.gui.packs.source_list import SourceRow
from casebook.gui.widgets.document_row import mark_of
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.pack_item import PackItem
    from casebook.gui.packs.sitting import PackSitting
    from casebook.gui.packs.source_pane import SourcePane
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

MOST = 200
"""Rows that are shown; whoever looks for one beyond them types another word."""
_KINDS = frozenset({Kind.CASE.value, Kind.LESSON.value})


class Sources(QObject):
    """Fills the pane at the left."""

    def __init__(self, place: Workplace, pane: SourcePane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._pane = pane
        self._entries: Sequence[Entry] = ()
        self._more = 0
        self._known: dict[DocumentPath, PackItem | None] = {}
        self._uses: Counter[DocumentId] = Counter()
        pane.asked.connect(self._ask)
        pane.list.seen.connect(self._read)

    def begin(self) -> None:
        """Show what there is."""
        library = self._place.session.library
        if library is not None:
            self._pane.show_vocabulary(library.vocabulary)
        self._known.clear()
        self._pane.ask()

    def show_used(self, sitting: PackSitting) -> None:
        """Show what stands in an agenda, and the lessons of its pack."""
        self._uses = Counter(step.item for step in sitting.plan.steps if step.item)
        self._show()
        rows = [
            SourceRow(
                one.lesson.path,
                one.lesson.title,
                f"state/{one.lesson.state or 'observed'}",
                reason(one),
                self._uses[one.lesson.id] > 0,
                one.chosen,
            )
            for one in sitting.lessons
        ]
        self._pane.show_lessons(rows)

    def take_change(self, change: Change) -> None:
        """Look again when documents or themes have changed."""
        if not (change or change.searchable):
            return
        for path in change.documents:
            self._known.pop(path, None)
        if change.rebuilt:
            self._known.clear()
        library = self._place.session.library
        if change.themes and library is not None:
            self._pane.show_vocabulary(library.vocabulary)
        self._pane.ask()

    def _ask(self, words: str, theme: ThemeId | None) -> None:
        chosen = {Facet.KIND: _KINDS}
        if theme is not None:
            chosen[Facet.THEME] = frozenset({str(theme)})
        query = Query(words, chosen, as_typed=True)

        def find(library: Library) -> tuple[list[Entry], int]:
            hits = library.find(query).hits
            shown = min(len(hits), MOST)
            return [hits.entry(at) for at in range(shown)], len(hits) - shown

        self._place.read("finding what goes into a pack", find, self._take, topic="pack sources")

    def _take(self, found: tuple[list[Entry], int]) -> None:
        self._entries, self._more = found
        self._show()

    def _show(self) -> None:
        self._pane.show_found([self._row(entry) for entry in self._entries], self._more)

    def _row(self, entry: Entry) -> SourceRow:
        times = self._uses[entry.id]
        item = self._known.get(entry.path)
        words = times_used(times) if times else holdings(item) if item else word_of(entry.kind)
        return SourceRow(entry.path, entry.title, mark_of(entry), words, bool(times))

    def _read(self, paths: Sequence[DocumentPath]) -> None:
        """Read the documents that have come into sight, to say what they have."""
        unknown = [path for path in paths if path not in self._known]
        if not unknown:
            return

        def read(library: Library) -> dict[DocumentPath, PackItem | None]:
            return {path: library.packing.item(path) for path in unknown}

        def take(read: dict[DocumentPath, PackItem | None]) -> None:
            self._known.update(read)
            self._show()

        self._place.read("looking into cases", read, take, topic="pack source items")
