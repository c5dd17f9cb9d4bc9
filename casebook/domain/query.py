"""What is asked of a library, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, overload

from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.theme import Widening
from casebook.domain.values import Kind


class Facet(StrEnum):
    """A property by which a list is narrowed; the value is its name in JSON."""

    KIND = "kinds"
    THEME = "themes"
    TYPE = "types"
    OUTCOME = "outcomes"
    SECTOR = "sectors"
    STATUS = "statuses"
    GRADE = "grades"
    YEAR = "years"
    STATE = "states"
    EFFECT = "effects"
    OWNER = "owners"


FACETS_OF: Mapping[Kind | None, tuple[Facet, ...]] = {
    None: (Facet.OUTCOME, Facet.TYPE, Facet.STATUS, Facet.SECTOR, Facet.GRADE, Facet.YEAR),
    Kind.CASE: (
        Facet.OUTCOME,
        Facet.TYPE,
        Facet.STATUS,
        Facet.SECTOR,
        Facet.GRADE,
        Facet.YEAR,
    ),
    Kind.LESSON: (Facet.STATE, Facet.EFFECT, Facet.OWNER),
    Kind.PACK: (),
}
"""The facets offered beside the themes, by the kind in view (None: everything)."""


HAS = "has"
"""The field that asks whether a document has something at all, such as ``has:lessons``."""

FACET_OF_FIELD: Mapping[str, Facet] = {facet.name.lower(): facet for facet in Facet}
"""The facet that a field of the search box stands for, such as ``type:``."""

FIELDS: tuple[str, ...] = (*FACET_OF_FIELD, HAS)
"""The fields of the search box, as they are typed."""


class Sort(StrEnum):
    """The order of a list."""

    RELEVANCE = "relevance"
    TITLE = "title"
    DATE = "date"
    CHANGED = "changed"


_NOTHING_CHOSEN: Mapping[Facet, frozenset[str]] = MappingProxyType({})


class Query(NamedTuple):
    """A question to a library.

    Attributes:
        text: The words as typed; "" asks for everything.
        chosen: By facet, the values ticked: any of them within a facet, all facets together.
        sort: The order; relevance without words means last change.
        as_typed: Whether the last word may still grow (it then counts as a prefix).
        narrow: Themes by which the words are *not* to be widened.
    """

    text: str = ""
    chosen: Mapping[Facet, frozenset[str]] = _NOTHING_CHOSEN
    sort: Sort = Sort.RELEVANCE
    as_typed: bool = False
    narrow: frozenset[ThemeId] = frozenset()


class Entry(NamedTuple):
    """One document as lists show it.

    Attributes:
        number: The catalog's own number for it, valid until the catalog is rebuilt.
        changed: Time of last change of the file, in seconds since 1970.
        date: When it happened, as written, or "".
        excerpt: The first words, for a list without a search: the summary, a lesson's
            moment of need, or the start of the body.
        count: Lessons of a case, passages of a lesson, steps of a pack.
        values: By facet, the values of this document (themes as ids).
    """

    number: int
    path: DocumentPath
    id: DocumentId
    kind: Kind
    title: str
    date: str
    changed: float
    excerpt: str
    count: int  # type: ignore[assignment]  # nobody counts in an entry as in a tuple
    values: Mapping[Facet, tuple[str, ...]]

    @property
    def themes(self) -> tuple[ThemeId, ...]:
        """The theme ids of the document."""
        return tuple(ThemeId(value) for value in self.values.get(Facet.THEME, ()))

    def value(self, facet: Facet) -> str:
        """Give the first value of a facet, or ""."""
        values = self.values.get(facet, ())
        return values[0] if values else ""


class Place(StrEnum):
    """Where the words of a snippet stand in a document."""

    BODY = "body"
    SUMMARY = "summary"
    APPLIES_WHEN = "applies-when"
    TITLE = "title"
    ALIAS = "alias"
    THEME = "theme"


class Snippet(NamedTuple):
    """A few words around the best hits of a document.

    Attributes:
        text: Plain text, Markdown gone, cut at words with "…". For an alias and a theme just
            its name; for a title, which lists show anyway, the first words of the document.
        marks: Start and end offsets in ``text`` of the words that were searched for.
        place: Where they stand.
        passage: Plain words by which the page finds the place again, as it finds quotations;
            "" when there is no place in the text to go to.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    place: Place = Place.BODY
    passage: str = ""


class Hit(NamedTuple):
    """A document that answers a query; ``score`` is 0 when nothing was ranked."""

    entry: Entry
    score: float


class Hits(Sequence[Hit]):
    """The hits of a query, each made when it is asked for: there may be tens of thousands."""

    __slots__ = ("_entries", "_row_of", "_rows", "_scores")

    def __init__(
        self,
        entries: Sequence[Entry],
        rows: Sequence[int],
        scores: Sequence[float] = (),
        row_of: Callable[[DocumentPath], int | None] | None = None,
    ) -> None:
        """Take what there is to choose from, and what was chosen.

        Args:
            entries: All documents.
            rows: The places in ``entries`` of those that are hits, in order.
            scores: Their scores; none when nothing was ranked.
            row_of: Gives the place of a document in ``entries`` where that is known already.
        """
        self._entries = entries
        self._rows = rows
        self._scores = scores
        self._row_of = row_of

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> Hits: ...

    def __getitem__(self, at: int | slice) -> Hit | Hits:
        """Give the hit at a place, or the hits of a slice."""
        if isinstance(at, slice):
            return Hits(self._entries, self._rows[at], self._scores[at], self._row_of)
        return Hit(self.entry(at), float(self._scores[at]) if len(self._scores) else 0.0)

    def __iter__(self) -> Iterator[Hit]:
        """Give one after another."""
        return (self[at] for at in range(len(self)))

    def entry(self, at: int) -> Entry:
        """Give the document at a place."""
        return self._entries[self._rows[at]]

    def place_of(self, path: DocumentPath) -> int | None:
        """Give the place of a document, or None when it is no hit."""
        if self._row_of is None:
            self._row_of = {entry.path: row for row, entry in enumerate(self._entries)}.get
        row = self._row_of(path)
        if row is None:
            return None
        try:
            return self._rows.index(row)  # faster than making a table, for the few that are asked
        except ValueError:
            return None


class Results(NamedTuple):
    """The answer to a query.

    Attributes:
        query: What was asked.
        hits: All documents that match and pass every facet, in order.
        counts: By facet and value, how many would be in the list if this value were chosen
            in its facet, the other facets staying as they are. Broader themes count
            their narrower ones.
        widened: Words of the query that stand for themes, those turned off included.
        took_ms: Milliseconds from question to answer.
        notice: A sentence about a part of the query that could not be used, or "".
        ranked: Whether there were words to rank by; else relevance means last change.
        more: How many hits follow that are not given: those of a glimpse, which is replaced
            by the whole answer.
    """

    query: Query
    hits: Hits
    counts: Mapping[Facet, Mapping[str, int]]
    widened: tuple[Widening, ...] = ()
    took_ms: float = 0.0
    notice: str = ""
    ranked: bool = False
    more: int = 0

    @property
    def total(self) -> int:
        """How many documents are in the list."""
        return len(self.hits) + self.more
