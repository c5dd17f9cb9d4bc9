"""The catalog brought up to what the files are now.

Looking is separate from reading: a library in which nothing has changed is compared by its
stamps alone, without importing what reads documents.
"""

from __future__ import annotations

import hashlib
from collections.abc import Set
from functools import cached_property
from typing import TYPE_CHECKING

from casebook.domain.change import Change
from casebook.domain.finding import Finding
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder

if TYPE_CHECKING:
    from casebook.library.intake import Intake


class Reconciler:
    """Compares the files with the catalog and has read what has changed.

    Attributes:
        others: The files that are no documents, as of the last look.
    """

    def __init__(self, folder: LibraryFolder, catalog: Catalog) -> None:
        self._folder = folder
        self._catalog = catalog
        self.others: frozenset[str] = frozenset()
        self._mark = _mark_of(self.others)

    @cached_property
    def intake(self) -> Intake:
        """What reads documents; importing it takes a third of the time of a start."""
        from casebook.library.intake import Intake

        return Intake(self._folder, self._catalog)

    def reconcile(self, progress: Progress, initiator: str) -> Change:
        """Bring the catalog up to date.

        Returns:
            What has changed; false when nothing has.

        Raises:
            Cancelled: By the progress; what was read so far stays.
            LibraryMissing: The folder has gone.
        """
        scan = self._folder.scan(progress)
        stamps = self._catalog.stamps()
        gone = frozenset(stamps.keys() - scan.documents.keys())
        wanted = [path for path, stamp in scan.documents.items() if stamps.get(path) != stamp]
        themes = scan.themes != self._catalog.themes_stamp
        read: frozenset[DocumentPath] = frozenset()
        evidence: frozenset[DocumentPath] = frozenset()
        unread: list[Finding] = []
        if themes or wanted or gone:
            self._catalog.note_checked("")  # until it is, should this be broken off
        if themes:
            self.intake.take_themes(scan.themes)
        if wanted or gone:
            read, unread = self.intake.take_documents(sorted(wanted), gone, progress)
        if self._catalog.evidence_due():
            evidence = self.intake.take_evidence(progress)
        change = _change(read, stamps.keys(), gone, evidence, themes, initiator)
        self._catalog.put_findings("files", [*scan.findings, *unread])
        if self._unchecked(scan.others) or change:
            self._check()
        return change

    def _unchecked(self, others: frozenset[str]) -> bool:
        """Whether the last check was with other files beside the documents, or broken off."""
        if others != self.others:
            self.others = others
            self._mark = _mark_of(others)
        return self._catalog.checked_with != self._mark

    def _check(self) -> None:
        self.intake.check(self.others)
        self._catalog.note_checked(self._mark)

    def take(self, path: DocumentPath, initiator: str) -> Change:
        """Read one document again after it was written."""
        known = self._catalog.stamps().keys()
        read, _ = self.intake.take_documents([path], frozenset(), Unwatched())
        evidence = self.intake.take_evidence(Unwatched())
        self._check()
        return _change(read, known, frozenset(), evidence, False, initiator)


def _mark_of(others: frozenset[str]) -> str:
    """Give a short text that is another for other files."""
    return hashlib.blake2b("\0".join(sorted(others)).encode(), digest_size=16).hexdigest()


def _change(
    read: frozenset[DocumentPath],
    known: Set[DocumentPath],
    gone: frozenset[DocumentPath],
    evidence: frozenset[DocumentPath],
    themes: bool,
    initiator: str,
) -> Change:
    return Change(
        added=read - known,
        updated=read & known,
        removed=gone,
        evidence=evidence,
        themes=themes,
        initiator=initiator,
    )
