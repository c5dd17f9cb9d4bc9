"""What Casebook keeps for the user beside the library: versions, drafts, searches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet, Query, Sort


class Version(NamedTuple):
    """A text that a document had.

    Attributes:
        number: By which its text is fetched.
        path: Where the document lies now.
        at: When the document got this text.
        size: How many characters it has.
        digest: Equal for equal texts.
        initiator: What wrote it: "outside" for a text that another program had written.
    """

    number: int
    path: DocumentPath
    at: datetime
    size: int
    digest: str
    initiator: str


class Draft(NamedTuple):
    """Text that was typed and not saved when a program ended.

    Attributes:
        name: The path of the document, or the name that the editor gave to a new one.
        text: All of it.
        base: The digest of the file that it was typed upon; "" for a new document.
        at: When it was kept.
        token: By which it is dropped.
    """

    name: str
    text: str
    base: str
    at: datetime
    token: str

    @property
    def is_new(self) -> bool:
        """Whether no file was there before."""
        return not self.base


class SavedSearch(NamedTuple):
    """A question that the user gave a name.

    Attributes:
        name: Told apart from others without regard to case.
        text: The words.
        chosen: By facet, the values ticked.
        sort: The order of the list.
    """

    name: str
    text: str = ""
    chosen: Mapping[Facet, frozenset[str]] = MappingProxyType({})
    sort: Sort = Sort.RELEVANCE

    @property
    def query(self) -> Query:
        """The question, to be asked again."""
        return Query(text=self.text, chosen=self.chosen, sort=self.sort)

    @classmethod
    def of(cls, name: str, query: Query) -> SavedSearch:
        """Give a question a name."""
        chosen = {facet: values for facet, values in query.chosen.items() if values}
        return cls(name, query.text, chosen, query.sort)


class Unanswered(NamedTuple):
    """A question that found nothing.

    Attributes:
        text: As it was typed last.
        times: How often it was asked.
        last: When it was asked last.
    """

    text: str
    times: int
    last: datetime
