"""Many documents as lists show them, kept by columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.query import Entry, Facet
from casebook.domain.values import Kind


class EntryColumns(NamedTuple):
    """What ``Entry`` has for one document, for many; see there.

    Attributes:
        values: Documents with the same values may share one mapping, and a catalog lets them.
    """

    numbers: Sequence[int] = ()
    paths: Sequence[DocumentPath] = ()
    ids: Sequence[DocumentId] = ()
    kinds: Sequence[Kind] = ()
    titles: Sequence[str] = ()
    dates: Sequence[str] = ()
    changed: Sequence[float] = ()
    excerpts: Sequence[str] = ()
    counts: Sequence[int] = ()
    values: Sequence[Mapping[Facet, tuple[str, ...]]] = ()


class PackedTexts(Sequence[str]):
    """Many texts kept as UTF-8: a single "…" makes Python keep a text twice as large."""

    __slots__ = ("_packed",)

    def __init__(self, packed: Sequence[bytes]) -> None:
        """Take the texts as they are to be kept."""
        self._packed = packed

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> PackedTexts: ...

    def __getitem__(self, at: int | slice) -> str | PackedTexts:
        """Give the text at a place, or those of a slice."""
        if isinstance(at, slice):
            return PackedTexts(self._packed[at])
        return self._packed[at].decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        """Give one after another."""
        return (text.decode("utf-8", "replace") for text in self._packed)


class Entries(Sequence[Entry]):
    """Documents of which each is made when it is asked for: a list shows few of its many.

    Attributes:
        columns: The documents by columns, for whoever wants one property of all.
    """

    __slots__ = ("columns",)

    def __init__(self, columns: EntryColumns) -> None:
        """Take columns of the same length."""
        self.columns = columns

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """Take entries that are made already."""
        return cls(EntryColumns(*zip(*entries, strict=True)))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.columns.numbers)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Entries: ...

    def __getitem__(self, at: int | slice) -> Entry | Entries:
        """Give the document at a place, or those of a slice."""
        if isinstance(at, slice):
            return Entries(EntryColumns._make(column[at] for column in self.columns))
        return Entry._make(column[at] for column in self.columns)

    def __iter__(self) -> Iterator[Entry]:
        """Give one after another."""
        return map(Entry._make, zip(*self.columns, strict=True))
