"""The texts that documents had: looked at, brought back, and made one with others."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass

from casebook.domain.change import Change
from casebook.domain.document import Document
from casebook.domain.errors import DataUnusable
from casebook.domain.keeping import Draft, Version
from casebook.domain.merge import Merge
from casebook.domain.names import DocumentPath
from casebook.library.conflicts import ConflictCopy, common_lines, conflict_copies, likeness
from casebook.library.whereabouts import Found, found_again, with_text
from casebook.library.workbench import Workbench
from casebook.markdown.editing.merging import merge_texts
from casebook.markdown.reading import read_document
from casebook.storage.file_text import FileText

_LOG = logging.getLogger(__name__)

RESTORE, MERGE = "restore", "merge"
"""The initiators of a text that was brought back, and of one that was merged."""


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """Two texts merged.

    Attributes:
        merge: The text, or what is to be decided first.
        read: The file as it is now: the one over which the merged text is to be saved.
    """

    merge: Merge
    read: FileText


class History:
    """The former texts of the documents of one library."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def versions(self, path: DocumentPath) -> tuple[Version, ...]:
        """Give the texts that a document had, the last one first.

        The first of them is what Casebook has written last, which may be what stands there now.

        Raises:
            DataUnusable: They cannot be read.
        """
        return self._bench.kept.versions.of(path)

    def text(self, version: Version) -> str:
        """Give the text of a version.

        Raises:
            DataUnusable: It cannot be read any more.
        """
        return self._bench.kept.versions.text(version)

    def restore(self, version: Version) -> Change:
        """Bring a version back; as any other save, it can be taken back in the same way.

        A document that is gone is made anew.

        Raises:
            DataUnusable: The version cannot be read any more.
            EditedOutside: The file was changed at this very moment.
            WriteRefused: It cannot be written.
        """
        text = self.text(version)
        folder, path = self._bench.folder, version.path
        there = folder.locate(path).exists()
        self._bench.writer.write(path, text, folder.read(path) if there else None, RESTORE)
        return self._bench.taken([path], RESTORE)

    def deleted(self) -> tuple[DocumentPath, ...]:
        """Give the documents that have versions and are gone, by their paths.

        Raises:
            DataUnusable: The versions cannot be read.
        """
        folder = self._bench.folder
        paths = self._bench.kept.versions.paths()
        return tuple(sorted(path for path in paths if not folder.locate(path).exists()))

    def merge(self, text: str, read: FileText) -> MergeOutcome:
        """Merge a text with what another program has written meanwhile; nothing is written.

        Args:
            text: What is in the editor.
            read: What it was typed upon.

        Raises:
            FileUnreadable: The file has gone, or cannot be read.
            FileTooLarge: It is larger than Casebook reads.
        """
        now = self._bench.folder.read(read.path)
        return MergeOutcome(merge_texts(read.text, text, now.text), now)

    def found_again(
        self, read: FileText, among: Collection[DocumentPath] | None = None
    ) -> Found | None:
        """Find where a file went that was read before and has gone; see ``found_again``."""
        return found_again(self._bench, read, among)

    def with_text(
        self, path: DocumentPath, text: str, among: Collection[DocumentPath]
    ) -> DocumentPath | None:
        """Find where a text went that was at a path; see ``whereabouts.with_text``."""
        return with_text(self._bench, path, text, among)

    def follow(self, old: DocumentPath, new: DocumentPath) -> None:
        """Let the versions of a document go with it to a name that others gave it."""
        self._bench.kept.follow(old, new)

    def merge_draft(self, draft: Draft, typed: str | None = None) -> MergeOutcome:
        """Bring text that was left unsaved together with its file as it is now.

        Where the file was changed since, the base is the version on which the draft was typed;
        where it is not kept, the lines that both have, so that what either adds is taken over.

        Args:
            draft: What was left.
            typed: What is being written upon the file and not saved; it stands for the file.

        Raises:
            FileUnreadable: The file has gone, or cannot be read.
            FileTooLarge: It is larger than Casebook reads.
        """
        now = self._bench.folder.read(DocumentPath(draft.name))
        base = now.text if now.digest == draft.base else self._typed_upon(draft, now)
        other = now.text if typed is None else typed
        return MergeOutcome(merge_texts(base, draft.text, other), now)

    def conflict_copies(self) -> tuple[ConflictCopy, ...]:
        """Give the copies that sync programs have left because a file was changed twice."""
        catalog = self._bench.caches.catalog
        suspected = catalog.suspected_copies()
        known = catalog.stamps().keys() if suspected else ()
        return conflict_copies(suspected, known, self._document)

    def merge_copy(self, copy: ConflictCopy) -> MergeOutcome:
        """Merge a copy into its document; nothing is written.

        Mine is the document, theirs the copy. The base is the version of the document that is
        nearest to the copy and not newer; where none is kept, the lines that both have, so that
        what either adds is taken over.

        Raises:
            FileUnreadable: One of the two has gone, or cannot be read.
            FileTooLarge: It is larger than Casebook reads.
            DataUnusable: The versions cannot be read.
        """
        now, other = self._bench.folder.read(copy.of), self._bench.folder.read(copy.path)
        base = self._common_base(now, other)
        return MergeOutcome(merge_texts(base, now.text, other.text), now)

    def settle_copy(self, copy: ConflictCopy, text: str, read: FileText) -> Change:
        """Write the merged text into the document, and put the copy into the trash.

        Args:
            copy: The copy.
            text: What both came to.
            read: The document as it was when they were merged.

        Raises:
            EditedOutside: The document was changed since; nothing was changed.
            WriteRefused: It cannot be written, or there is no trash.
        """
        writer = self._bench.writer
        if text != read.text:
            writer.write(copy.of, text, read, MERGE)
        writer.delete(copy.path, MERGE)
        return self._bench.taken([copy.of, copy.path], MERGE)

    def _typed_upon(self, draft: Draft, now: FileText) -> str:
        """Give the text on which a draft was typed, as far as is known."""
        try:
            for version in self.versions(now.path):
                text = self.text(version)
                if now.digest_with(text) == draft.base:
                    return text
        except DataUnusable as error:
            _LOG.info("A draft is merged without versions: %s", error)
        return common_lines(_ended(now.text), _ended(draft.text))

    def _common_base(self, now: FileText, other: FileText) -> str:
        """Give the text from which a document and its copy both started, as far as is known."""
        saved = other.stamp.mtime_ns / 1e9
        older = [one for one in self.versions(now.path) if one.at.timestamp() <= saved]
        former = [text for text in map(self.text, older) if text not in (now.text, other.text)]
        if former:
            return max(former, key=lambda text: likeness(text, other.text))
        return common_lines(now.text, other.text)

    def _document(self, path: DocumentPath) -> Document:
        return read_document(self._bench.folder.read(path).text, path)


def _ended(text: str) -> str:
    """Give a text whose last line is whole, so that a line more is no change of it."""
    return text if text.endswith("\n") else f"{text}\n"
