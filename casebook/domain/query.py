"""What is asked of a library, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

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


class Snippet(NamedTuple):
    """A few words around the best hits of a document.

    Attributes:
        text: Plain text, Markdown gone, cut at words with "…".
        marks: Start and end offsets in ``text`` of the words that were searched for.
        place: Where they stand when that is not the body: "alias", "theme", "title", or "".
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    place: str = ""


class Hit(NamedTuple):
    """A document that answers a query; ``score`` is 0 when nothing was ranked."""

    entry: Entry
    score: float


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
        more: How many hits follow that are not given: those of a glimpse, which is replaced
            by the whole answer.
    """

    query: Query
    hits: tuple[Hit, ...]
    counts: Mapping[Facet, Mapping[str, int]]
    widened: tuple[Widening, ...] = ()
    took_ms: float = 0.0
    notice: str = ""
    more: int = 0

    @property
    def total(self) -> int:
        """How many documents are in the list."""
        return len(self.hits) + self.more
