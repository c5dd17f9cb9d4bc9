"""What the files say, taken into the catalog: documents, themes, evidence, findings.

Each batch of documents is one transaction, so that a program that ends in the middle goes on
from there the next time.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing

from casebook.domain.case import Case
from casebook.domain.errors import CasebookError
from casebook.domain.finding import Finding
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.progress import Progress
from casebook.domain.theme import Theme
from casebook.library.checking import LibraryCheck
from casebook.library.evidence import EvidenceDesk
from casebook.library.readers import read_files
from casebook.library.row_reading import unread_file
from casebook.markdown.reading import read_document
from casebook.markdown.themes_file import read_themes
from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder
from casebook.storage.rows import DocumentRows
from casebook.storage.scanning import THEMES_FILE
from casebook.storage.stamp import Stamp

_BATCH = 2000
"""Documents written at once; each write touches the same pages of the indexes anew."""

_log = logging.getLogger(__name__)


class Intake:
    """Reads files of one library into its catalog."""

    def __init__(self, folder: LibraryFolder, catalog: Catalog) -> None:
        self._folder = folder
        self._catalog = catalog

    def document(self, path: DocumentPath) -> Case | Lesson | Pack:
        """Read one document from its file.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
            OutsideLibrary: The path leads out of the library.
        """
        return read_document(self._folder.read(path).text, path)

    def take_themes(self, stamp: Stamp | None) -> None:
        """Read the vocabulary; without a stamp there is none."""
        themes: tuple[Theme, ...] = ()
        findings: tuple[Finding, ...] = ()
        if stamp is not None:
            try:
                text = self._folder.read(THEMES_FILE).text
            except CasebookError as error:
                findings = (unread_file(THEMES_FILE, error),)
            else:
                themes, findings = read_themes(text, THEMES_FILE)
        self._catalog.put_themes(themes, stamp)
        self._catalog.put_findings("themes-file", findings)

    def take_documents(
        self, wanted: Sequence[DocumentPath], gone: frozenset[DocumentPath], progress: Progress
    ) -> tuple[frozenset[DocumentPath], list[Finding]]:
        """Read documents into the catalog; give those read, and why others were not.

        Raises:
            Cancelled: By the progress; the batches before stay.
        """
        read: set[DocumentPath] = set()
        unread: list[Finding] = []
        rows: list[DocumentRows] = []
        self._catalog.put((), gone)
        with closing(read_files(self._folder, wanted, progress)) as reading:
            for some in reading:
                rows += some.rows
                unread += some.unread
                if len(rows) >= _BATCH:
                    self._catalog.put(rows)
                    read.update(row.document.path for row in rows)
                    rows.clear()
        self._catalog.put(rows)
        read.update(row.document.path for row in rows)
        for finding in unread:
            _log.info("%s was not read: %s", finding.path, finding.message)
        return frozenset(read), unread

    def take_evidence(self, progress: Progress) -> frozenset[DocumentPath]:
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

    def check(self, others: frozenset[str]) -> None:
        """Find out what is wrong between documents, given the files that are none."""
        check = LibraryCheck(self._catalog, self.document, others)
        self._catalog.put_findings("library", check.findings())
