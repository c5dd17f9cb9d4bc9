"""The catalog brought up to what the files are now.

Looking is separate from reading: a library in which nothing has changed is compared by its
stamps alone, without importing what reads documents.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from functools import cached_property
from typing import TYPE_CHECKING

from casebook.domain.change import Change, Vanishing
from casebook.domain.digest import digest_of
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.library.guarding import DamageGuard, vanishing
from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder
from casebook.storage.scanning import THEMES_FILE

if TYPE_CHECKING:
    from casebook.domain.finding import Finding
    from casebook.library.intake import Intake


class Reconciler:
    """Compares the files with the catalog and has read what has changed.

    Attributes:
        others: The files that are no documents, as of the last look.
        vanishing: That so many documents were gone at the last look that it was not believed.
    """

    def __init__(self, folder: LibraryFolder, catalog: Catalog, guard: DamageGuard) -> None:
        self._folder = folder
        self._catalog = catalog
        self._guard = guard
        self.vanishing: Vanishing | None = None
        self.others: frozenset[str] = frozenset()
        self._mark = _mark_of(self.others)

    @cached_property
    def intake(self) -> Intake:
        """What reads documents; importing it takes a third of the time of a start."""
        from casebook.library.intake import Intake

        return Intake(self._folder, self._catalog)

    def reconcile(self, progress: Progress, initiator: str, *, believe: bool) -> Change:
        """Bring the catalog up to date.

        Args:
            progress: How far it is.
            initiator: Who asked for it.
            believe: Whether a large part of the documents may be gone.

        Returns:
            What has changed; false when nothing has.

        Raises:
            Cancelled: By the progress; what was read so far stays.
            LibraryMissing: The folder has gone.
        """
        scan = self._folder.scan(progress)
        stamps = self._catalog.stamps()
        gone: frozenset[DocumentPath] = frozenset()
        wanted: list[DocumentPath] = []
        if scan.documents != stamps:
            gone = frozenset(stamps.keys() - scan.documents.keys())
            wanted = [path for path, stamp in scan.documents.items() if stamps.get(path) != stamp]
        missing = (
            vanishing(gone, scan.documents.keys() - stamps.keys(), len(stamps))
            if gone and not believe
            else None
        )
        self.vanishing = missing
        if missing:
            gone = frozenset()
        themes = scan.themes != self._catalog.themes_stamp
        read: frozenset[DocumentPath] = frozenset()
        evidence: frozenset[DocumentPath] = frozenset()
        unread: list[Finding] = []
        if themes or wanted or gone:
            self._catalog.note_checked("")  # until it is, should this be broken off
        if themes:
            self.intake.take_themes(scan.themes)
        if wanted or gone:
            now = scan.documents
            no_longer = [p for p in wanted if p in stamps and now[p].size <= stamps[p].size]
            self._guard.look(no_longer, {*wanted, *gone})
            read, unread = self.intake.take_documents(sorted(wanted), gone, progress)
        if self._catalog.evidence_due():
            evidence = self.intake.take_evidence(progress)
        change = _change(read, stamps.keys(), gone, evidence, themes, initiator)
        self._catalog.put_findings("files", [*scan.findings, *unread])
        if self._unchecked(scan.others) or change:
            self._check()
        return change

    def take(self, paths: Collection[DocumentPath], initiator: str, progress: Progress) -> Change:
        """Read files again after they were written, moved or deleted."""
        stamps = self._catalog.stamps()
        there = [path for path in paths if self._folder.locate(path).exists()]
        documents = sorted(path for path in there if path != THEMES_FILE)
        gone = frozenset(path for path in paths if path in stamps and path not in there)
        self._guard.look((), paths)
        themes = THEMES_FILE in paths
        if themes:
            stamp = self._folder.read(THEMES_FILE).stamp if THEMES_FILE in there else None
            self.intake.take_themes(stamp)
        read, _ = self.intake.take_documents(documents, gone, progress)
        evidence = self.intake.take_evidence(progress)
        self._check()
        return _change(read, stamps.keys(), gone, evidence, themes, initiator)

    def _unchecked(self, others: frozenset[str]) -> bool:
        """Whether the last check was with other files beside the documents, or broken off."""
        if others != self.others:
            self.others = others
            self._mark = _mark_of(others)
        return self._catalog.checked_with != self._mark

    def _check(self) -> None:
        self.intake.check(self.others)
        self._catalog.note_checked(self._mark)


def _mark_of(others: frozenset[str]) -> str:
    """Give a short text that is another for other files."""
    return digest_of("\0".join(sorted(others)).encode())


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
