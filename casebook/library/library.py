"""A library, opened: everything that the window and the command line ask for.

Reading, searching and writing may be called from different threads. What only some calls
need is imported by them: Whoosh, markdown-it and the readers take longer to import than a
window takes to appear.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.change import Change
from casebook.domain.names import DocumentPath
from casebook.library.answering import Answering
from casebook.library.caches import Caches
from casebook.library.drafting import DraftDesk
from casebook.library.kept import Clock, Kept, system_clock
from casebook.library.kept_searches import KeptSearches
from casebook.library.missing import why_missing
from casebook.library.workbench import Workbench
from casebook.library.writer import Writer
from casebook.storage.catalog import Totals
from casebook.storage.folder import FileText, LibraryFolder
from casebook.storage.trash import Trash, system_trash

if TYPE_CHECKING:
    from casebook.domain.finding import Finding
    from casebook.domain.reading import Reading
    from casebook.library.bundles.bundles import Bundles
    from casebook.library.curation import Curation
    from casebook.library.exporting import Exporting
    from casebook.library.history import History
    from casebook.library.importing import Importing
    from casebook.library.opening import Opening
    from casebook.library.packing import Packing


class Library(Answering):
    """An open library.

    Attributes:
        root: Its folder.
        name: What it is called: the name of the folder.
        read_only: Whether nothing may be written, by choice or because the folder says so.
        drafts: Text that was typed and not saved.
        searches: Saved searches, and searches that found nothing.
        bundle: The file, if this is a bundle that is looked at; else None.
    """

    bundle: Path | None = None

    def __init__(
        self,
        folder: LibraryFolder,
        caches: Caches,
        kept: Kept,
        *,
        read_only: bool,
        trash: Trash = system_trash,
    ) -> None:
        super().__init__(folder, caches, kept)
        self.root = folder.root
        self.name = folder.root.name or str(folder.root)
        self.read_only = read_only or not folder.writable
        self._writer = Writer(folder, kept, trash, self._refusal())
        self.drafts = DraftDesk(folder, kept)
        self.searches = KeptSearches(kept, self.find)

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        cache: Path | None = None,
        data: Path | None = None,
        read_only: bool = False,
        trash: Trash = system_trash,
        clock: Clock = system_clock,
    ) -> Library:
        """Open a folder as a library; none of its documents is read yet.

        What a program that ended has left half written is brought to its end. A bundle is
        opened to be looked at.

        Args:
            root: The folder, or a bundle.
            cache: Where the caches stand; the user's cache folder when not given.
            data: Where versions and drafts stand; the user's data folder when not given.
            read_only: Whether writing is to be refused.
            trash: Where deleted files go.
            clock: Gives the present moment.

        Raises:
            LibraryMissing: There is no such folder.
            DataUnusable: The data folder lies in the library.
            ImportRefused: It is a bundle that is not as it was made.
        """
        if _is_file(root):
            from casebook.library.bundles.looking import opened_bundle

            bundle = opened_bundle(root, cache)
            if bundle is not None:
                return bundle
        folder = LibraryFolder(root)
        kept = Kept(folder, data, clock)
        caches = Caches.open(folder.root, cache)
        library = cls(folder, caches, kept, read_only=read_only, trash=trash)
        if not library.read_only:
            kept.recover()
        return library

    def close(self) -> None:
        """Let go of the caches; the library is not to be used any more."""
        self._kept.close()
        self._caches.close()

    @property
    def notice(self) -> str:
        """Sentences about caches or kept data that cannot be used as usual, or ""."""
        return " ".join(filter(None, (self._caches.notice, self._kept.notice)))

    @cached_property
    def history(self) -> History:
        """The texts that documents had, and what to do when others have changed them."""
        from casebook.library.history import History

        return History(self._workbench)

    @cached_property
    def curation(self) -> Curation:
        """What changes several files at once, deletes them or gives them another name."""
        from casebook.library.curation import Curation

        return Curation(self._workbench)

    @cached_property
    def importing(self) -> Importing:
        """What takes files of other kinds in: drafts to look over, then accepted."""
        from casebook.library.importing import Importing

        return Importing(self._workbench)

    @cached_property
    def bundles(self) -> Bundles:
        """What takes bundles from colleagues in: compared, chosen, then written as one step."""
        from casebook.library.bundles.bundles import Bundles

        return Bundles(self._workbench)

    @property
    def undoable(self) -> str:
        """What ``curation.undo_last`` would take back, in a few words, or ""; soon said."""
        last = self._kept.journal.last()
        return last.what if last else ""

    @property
    def exporting(self) -> Exporting:
        """What makes files for a session of packs, cases and lessons."""
        from casebook.library.exporting import Exporting

        others = self._reconciler.others
        versions = self._kept.versions
        return Exporting(self._folder, self._catalog, lambda: self.shelf, others, versions)

    @cached_property
    def packing(self) -> Packing:
        """What makes packs, and knows what goes into them."""
        from casebook.library.packing import Packing

        return Packing(self._workbench, self._refusal())

    def totals(self) -> Totals:
        """Count cases, lessons, packs and their words."""
        return self._catalog.totals()

    def findings(self) -> list[Finding]:
        """Give what there is to mend, by file and line, as of the last look at the files."""
        return self._catalog.findings()

    def damaged(self) -> frozenset[Finding]:
        """Give a finding for each document that another program has emptied or cut off."""
        from casebook.library.guarding import SOURCE

        return frozenset(self._catalog.findings_from(SOURCE))

    def locate(self, name: str) -> DocumentPath:
        """Give the path of a document by its id or its path.

        Raises:
            DocumentMissing: There is none.
            FileUnreadable: There is a file of that name, and it could not be read.
        """
        entry = self.shelf.entry(DocumentPath(name))
        catalog = self._catalog
        path = entry.path if entry else catalog.path_of(name) or catalog.path_like(name)
        if path is None:
            raise why_missing(name, self.name, self.findings())
        return path

    def file(self, path: str) -> Path:
        """Give the place of a file of the library on this computer.

        Raises:
            OutsideLibrary: The path leads out of the library.
        """
        return self._folder.locate(DocumentPath(path))

    def folders(self) -> list[Path]:
        """Give the folders in which documents lie, the library's own first."""
        names = {path.rpartition("/")[0] for path in self.shelf.entries.columns.paths}
        return [self.root, *(self.root / name for name in sorted(names - {""}))]

    def read(self, path: DocumentPath, *, whole: bool = False, page: bool = True) -> Reading:
        """Open a document for reading.

        Args:
            path: Which one.
            whole: Whether a very long one is set to its end.
            page: Whether it is set as a page at all; else ``html`` is "".

        Raises:
            DocumentMissing: It is not, or no longer, in the library.
            FileUnreadable: It cannot be read.
            FileTooLarge: It is larger than Casebook reads.
        """
        return self._opening.read(path, whole=whole, page=page)

    def preview(self, path: DocumentPath, text: str, limit: int | None = None) -> Reading:
        """Set the text of a document as it is being written; nothing is written.

        What stands beside it (its lessons, what links to it) is as of its file.

        Args:
            path: Where it lies, or will lie.
            text: All of its text.
            limit: Characters to set at most, as in ``PageContext``; None sets all.
        """
        return self._opening.preview(path, text, limit)

    def text(self, path: DocumentPath) -> FileText:
        """Read the text of a file as it is, with the stamp by which ``save`` knows it.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
        """
        return self._folder.read(path)

    def save(
        self, text: str, read: FileText, initiator: str = "editor", *, agreed: bool = False
    ) -> Change:
        """Write the text of a document that was read before; the former text is kept.

        Args:
            text: The whole text.
            read: What was read.
            initiator: Who asked for it.
            agreed: Whether the user has said yes to changing a file that is not UTF-8.

        Raises:
            EditedOutside: The file is another than the one that was read; ``history.merge``
                brings the two together.
            WriteRefused: The library, or the file, cannot be written.
        """
        self._writer.write(read.path, text, read, initiator, agreed=agreed)
        return self._taken([read.path], initiator)

    def add(self, path: DocumentPath, text: str, initiator: str = "editor") -> Change:
        """Write a new document.

        Raises:
            EditedOutside: There is a file of this name already.
            OutsideLibrary: The path leads out of the library.
            WriteRefused: The library cannot be written.
        """
        self._writer.write(path, text, None, initiator)
        return self._taken([path], initiator)

    def pictures(self) -> tuple[str, ...]:
        """Give the names of the pictures that documents may embed, as of the last look."""
        endings = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
        names = (path.rpartition("/")[2] for path in self._reconciler.others)
        return tuple(sorted({name for name in names if name.lower().endswith(endings)}))

    def attach(self, data: bytes, name: str) -> str:
        """Keep a picture in the library, and give the name by which documents embed it.

        Args:
            data: All of it.
            name: What it is called where it comes from, or "".

        Raises:
            FileUnreadable: It is no picture that a page shows.
            FileTooLarge: It is larger than Casebook reads.
            WriteRefused: The library cannot be written.
        """
        from casebook.library.attaching import attach, refuse

        refuse(self._refusal())
        return attach(self._folder, data, name)

    def link_to(self, file: Path, path: DocumentPath) -> str:
        """Give the link to a file, as a document writes it; one from elsewhere is kept here.

        Args:
            file: A file anywhere on this computer.
            path: The document that is to have the link.

        Raises:
            FileUnreadable: It cannot be read, or would be a document of its own.
            FileTooLarge: It is larger than Casebook reads.
            WriteRefused: The library cannot be written.
        """
        from casebook.library.attaching import linked, refuse

        refuse(self._refusal())
        return linked(self._folder, file, path)

    @property
    def _opening(self) -> Opening:
        from casebook.library.opening import Opening

        return Opening(self._folder, self._catalog, self.shelf, self._reconciler.others)

    def _refusal(self) -> str:
        if not self.read_only:
            return ""
        return (
            f"{self.name} is open for reading only. Open it again without “read only”, "
            "from a folder that you may write to."
        )

    @property
    def _workbench(self) -> Workbench:
        return Workbench(
            folder=self._folder,
            caches=self._caches,
            kept=self._kept,
            writer=self._writer,
            shelf=lambda: self.shelf,
            taken=self._taken,
        )


def _is_file(place: Path) -> bool:
    """Whether it is a file, also for names that no system takes."""
    try:
        return place.is_file()
    except OSError:
        return False
