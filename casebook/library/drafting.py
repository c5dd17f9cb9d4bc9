"""Drafts: kept while somebody types, offered when a program has ended before it saved."""

from __future__ import annotations

from casebook.domain.errors import CasebookError
from casebook.domain.keeping import Draft
from casebook.domain.names import DocumentPath
from casebook.library.kept import Kept
from casebook.library.writer import OUTSIDE
from casebook.storage.file_text import FileText
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.versions import KeptText


class DraftDesk:
    """The drafts of one library."""

    def __init__(self, folder: LibraryFolder, kept: Kept) -> None:
        self._folder = folder
        self._kept = kept
        self._bases: dict[DocumentPath, str] = {}

    def keep(self, name: str, text: str, base: str = "") -> None:
        """Keep unsaved text in place of what was kept for the same document before.

        Args:
            name: The path of the document, or any name for a new one.
            text: All that is in the editor.
            base: The digest of the file that it was typed upon; "" for a new document.

        Raises:
            DataUnusable: It cannot be kept.
        """
        self._kept.drafts.keep(name, text, base, self._kept.clock())

    def keep_base(self, read: FileText) -> None:
        """Keep the text that somebody begins to type upon among the versions of its document.

        Another program may change the file before the draft comes back to it; then the two are
        merged by what both began with.
        """
        if read.digest != self._bases.get(read.path) and not read.lossy:
            self._bases[read.path] = read.digest
            self._kept.keep_texts(
                KeptText(read.path, read.text, read.stamp.mtime_ns / 1e9, OUTSIDE)
            )

    def drop(self, name: str) -> None:
        """Forget the draft of a document that was saved, or given up.

        Raises:
            DataUnusable: It cannot be deleted.
        """
        self._kept.drafts.drop(name)

    def discard(self, draft: Draft) -> None:
        """Forget a draft that was offered.

        Raises:
            DataUnusable: It cannot be deleted.
        """
        self._kept.drafts.discard(draft)

    def offered(self) -> tuple[Draft, ...]:
        """Give what programs that ended have left unsaved, the last typed first.

        A draft that says what the file says is dropped.

        Raises:
            DataUnusable: One cannot be deleted.
        """
        offered = []
        for draft in self._kept.drafts.left(self._kept.clock()):
            if self._is_saved(draft):
                self.discard(draft)
            else:
                offered.append(draft)
        return tuple(offered)

    def _is_saved(self, draft: Draft) -> bool:
        if draft.is_new:
            return not draft.text.strip()
        try:
            return self._folder.read(DocumentPath(draft.name)).text == draft.text
        except CasebookError:
            return False  # the file has gone: all the more the draft is needed
