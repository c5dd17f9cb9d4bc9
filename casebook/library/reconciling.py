"""The catalog brought up to what the files are now.

Only files whose stamp differs are read. Each batch is one transaction, so that a program
that ends in the middle goes on from there the next time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice

from casebook.domain.case import Case
from casebook.domain.change import Change
from casebook.domain.document import Document
from casebook.domain.errors import CasebookError, FileTooLarge
from casebook.domain.finding import Finding, Severity
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.progress import Progress, Unwatched
from casebook.domain.theme import Theme
from casebook.library.checking import LibraryCheck
from casebook.library.evidence import EvidenceDesk
from casebook.markdown.reading import read_document
from casebook.markdown.themes_file import read_themes
from casebook.storage.catalog import Catalog, FileInfo
from casebook.storage.folder import LibraryFolder
from casebook.storage.scanning import THEMES_FILE, Scan

READING_VERSION = 1
"""Rises whenever documents are read in another way, so that catalogs are made anew."""

_BATCH = 400
_log = logging.getLogger(__name__)


class Reconciler:
    """Compares the files with the catalog and reads what has changed.

    Attributes:
        others: The files that are no documents, as of the last look.
    """

    def __init__(self, folder: LibraryFolder, catalog: Catalog) -> None:
        self._folder = folder
        self._catalog = catalog
        self.others: frozenset[str] = frozenset()

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
        themes = self._take_themes(scan)
        read, unread = self._take_documents(sorted(wanted), gone, progress)
        evidence = self._take_evidence(progress)
        change = _change(read, stamps.keys(), gone, evidence, themes, initiator)
        self._catalog.put_findings("files", [*scan.findings, *unread])
        if change or scan.others != self.others:
            self.others = scan.others
            self._check()
        return change

    def take(self, path: DocumentPath, initiator: str) -> Change:
        """Read one document again after it was written."""
        known = self._catalog.stamps().keys()
        read, _ = self._take_documents([path], frozenset(), Unwatched())
        evidence = self._take_evidence(Unwatched())
        self._check()
        return _change(read, known, frozenset(), evidence, False, initiator)

    def document(self, path: DocumentPath) -> Case | Lesson | Pack:
        """Read one document from its file.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
            OutsideLibrary: The path leads out of the library.
        """
        return read_document(self._folder.read(path).text, path)

    def _take_themes(self, scan: Scan) -> bool:
        """Read the vocabulary if its file is another; say whether it was."""
        if scan.themes == self._catalog.themes_stamp:
            return False
        themes: tuple[Theme, ...] = ()
        findings: tuple[Finding, ...] = ()
        if scan.themes is not None:
            try:
                text = self._folder.read(THEMES_FILE).text
            except CasebookError as error:
                findings = (_unread(THEMES_FILE, error),)
            else:
                themes, findings = read_themes(text, THEMES_FILE)
        self._catalog.put_themes(themes, scan.themes)
        self._catalog.put_findings("themes-file", findings)
        return True

    def _take_documents(
        self, wanted: Sequence[DocumentPath], gone: frozenset[DocumentPath], progress: Progress
    ) -> tuple[frozenset[DocumentPath], list[Finding]]:
        """Read documents into the catalog; give those read, and why others were not."""
        read: set[DocumentPath] = set()
        unread: list[Finding] = []
        self._catalog.put((), gone)
        for batch in _batches(wanted, _BATCH):
            documents: list[tuple[Document, FileInfo]] = []
            for path in batch:
                progress.step(len(read) + len(documents), len(wanted), "Reading")
                try:
                    file = self._folder.read(path)
                except CasebookError as error:
                    unread.append(_unread(path, error))
                else:
                    info = FileInfo(file.stamp, file.notice, file.encoding)
                    documents.append((read_document(file.text, path), info))
            self._catalog.put(documents)
            read.update(document.path for document, _ in documents)
        return frozenset(read), unread

    def _take_evidence(self, progress: Progress) -> frozenset[DocumentPath]:
        """Look up what the last reading has put in doubt; give the lessons and cases met."""
        desk = EvidenceDesk(self.document, self._catalog.path_of)
        met: set[DocumentPath] = set()
        due = self._catalog.evidence_due()
        for done, path in enumerate(due):
            progress.step(done, len(due), "Looking evidence up")
            try:
                lesson = self.document(path)
            except CasebookError:
                continue  # it has gone meanwhile; the next look at the files says so
            evidence = desk.look_up(lesson) if isinstance(lesson, Lesson) else ()
            self._catalog.put_evidence(path, evidence)
            met.add(path)
            met.update(item.case_path for item in evidence if item.case_path is not None)
        return frozenset(met)

    def _check(self) -> None:
        check = LibraryCheck(self._catalog, self.document, self.others)
        self._catalog.put_findings("library", check.findings())


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


def _unread(path: DocumentPath, error: CasebookError) -> Finding:
    _log.info("%s was not read: %s", path, error)
    code = "too-large" if isinstance(error, FileTooLarge) else "unreadable"
    return Finding(path, 0, Severity.ERROR, code, str(error))


def _batches(paths: Iterable[DocumentPath], size: int) -> Iterator[list[DocumentPath]]:
    waiting = iter(paths)
    while batch := list(islice(waiting, size)):
        yield batch
