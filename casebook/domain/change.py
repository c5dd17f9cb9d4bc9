"""What a write, or a look at the files, has changed in a library."""

from __future__ import annotations

from typing import NamedTuple

from casebook.domain.names import DocumentPath


class Change(NamedTuple):
    """Published once for each write; each view asks whether it is concerned.

    Attributes:
        added: Paths of documents that are new.
        updated: Paths of documents whose text is another.
        removed: Paths of documents that are gone.
        evidence: Paths of lessons and cases whose evidence was looked up again.
        themes: Whether the theme vocabulary changed.
        rebuilt: Whether everything was read anew, so that every view is concerned.
        searchable: Whether the index now knows documents that it did not know before.
        initiator: Who asked for it: "outside" when the files had changed by themselves.
    """

    added: frozenset[DocumentPath] = frozenset()
    updated: frozenset[DocumentPath] = frozenset()
    removed: frozenset[DocumentPath] = frozenset()
    evidence: frozenset[DocumentPath] = frozenset()
    themes: bool = False
    rebuilt: bool = False
    searchable: bool = False
    initiator: str = "outside"

    def __bool__(self) -> bool:
        """Whether any document or theme changed."""
        return bool(self.documents) or self.themes or self.rebuilt

    @property
    def documents(self) -> frozenset[DocumentPath]:
        """All paths added, updated or removed."""
        return self.added | self.updated | self.removed

    def concerns(self, path: DocumentPath) -> bool:
        """Whether what is shown of a document may be another now."""
        return self.rebuilt or path in self.documents or path in self.evidence


class Vanishing(NamedTuple):
    """So many documents gone at once that it may be a disk or a folder that is not there.

    Attributes:
        gone: How many are gone.
        total: How many were known.
    """

    gone: int
    total: int

    def __str__(self) -> str:
        """Say so, as a sentence for the user."""
        return (
            f"{self.gone:,} of {self.total:,} documents are gone from the folder of the library. "
            "If a disk, a network folder or a sync program is not ready, wait for it."
        )
