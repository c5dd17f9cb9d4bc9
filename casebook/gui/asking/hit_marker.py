"""Words in the page that is read, marked and gone to: those searched for, or others.

They are looked for away from the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from casebook.domain.values import Kind
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casebook.domain.errors import CasebookError
    from casebook.domain.names import DocumentPath
    from casebook.domain.progress import Progress
    from casebook.domain.query import Query
    from casebook.gui.finder import Finder
    from casebook.gui.reader import Reader
    from casebook.library.library import Library

_TOPIC = "marking hits"


class FoundInPage(NamedTuple):
    """Where the words of a question stand on a page.

    Attributes:
        text: The plain text of the page.
        ranges: Start and end of each hit, as Qt's positions.
        passage: Start and end of the best passage, or None.
    """

    text: str
    ranges: Sequence[tuple[int, int]]
    passage: tuple[int, int] | None


class HitMarker(QObject):
    """Marks hits in the page, and goes to the passage that the list has shown."""

    def __init__(
        self,
        panes: Panes,
        finder: Finder,
        reader: Reader,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._finder = finder
        self._reader = reader
        self._jobs = jobs
        self._library: Library | None = None
        self._goes = False
        panes.when_made(Panes.page, lambda page: page.page_set.connect(self._mark_new_words))

    def use(self, library: Library | None) -> None:
        """Mark what is searched for in another library."""
        self._library = library
        self._goes = False
        self._jobs.cancel(_TOPIC)

    def mark(self, *, go: bool = False) -> None:
        """Mark the words searched for in the page that is read.

        Args:
            go: Whether to scroll to the best passage, or else to the first hit.
        """
        library, reading, page = self._library, self._reader.reading, self._panes.made(Panes.page)
        is_case = reading is not None and reading.document.kind is not Kind.LESSON
        if library is None or reading is None or page is None or not is_case:
            return
        path, text = reading.document.path, page.text
        query = self._finder.query_of(path)
        self._goes = go
        if not query.text.strip():
            self._jobs.cancel(_TOPIC)
            page.show_hits(None)
            return

        def work(progress: Progress) -> FoundInPage:
            passage = _passage(library, query, path, progress) if go else ""
            return find_in_page(text, library.hit_finder(query)(text), passage)

        self._jobs.start(LaneName.READ, "marking hits", work, self._take, self._fail, topic=_TOPIC)

    def find(self, words: str) -> None:
        """Mark words in the page; without any, what the library was searched for."""
        if words:
            self._panes.page.find_text(words)
        else:
            self.mark()

    def go(self, by: int) -> None:
        """Go to the next hit in the page (1) or the one before (-1)."""
        page = self._panes.page
        (page.next_hit if by > 0 else page.previous_hit)()

    def show_count(self, current: int, total: int) -> None:
        """Say at which hit in the page one is, beside the words it was searched with."""
        find = self._panes.made(Panes.find)
        if find is not None and find.isVisible():
            find.show_count(current, total)
        else:
            self._panes.tools.show_hits(current, total)

    def _mark_new_words(self) -> None:
        """Mark again in a page that was set anew with other words, such as another width gives."""
        page = self._panes.page
        if not page.is_marked and not page.finds_words:
            self.mark(go=self._goes)

    def _take(self, found: FoundInPage) -> None:
        page = self._panes.page
        if page.text != found.text:
            return
        goes, self._goes = self._goes, False
        page.show_ranges(found.ranges)
        if goes:
            page.go_to_hit(found.passage)

    def _fail(self, error: CasebookError) -> None:
        del error  # the page is there, and says what it has to say


def find_in_page(text: str, hits: Sequence[tuple[int, int]], passage: str) -> FoundInPage:
    """Give the places of hits, and of the words of a passage, as Qt counts them."""
    from casebook.gui.panes.page_geometry import Positions
    from casebook.markdown.passages import FoldedText, find_passage

    positions = Positions(text)
    ranges = [
        (positions.position(start), positions.position(end))
        for start, end in sorted(hits)
        if end > start
    ]
    place = find_passage(FoldedText(text), passage) if passage else None
    if place is None:
        return FoundInPage(text, ranges, None)
    span = positions.position(place.start), positions.position(place.end)
    return FoundInPage(text, ranges, span)


def _passage(library: Library, query: Query, path: DocumentPath, progress: Progress) -> str:
    """Give the words by which the page finds the place that the list has shown, or ""."""
    snippet = library.snippets(query, (path,), progress).get(path)
    return snippet.passage if snippet is not None else ""
