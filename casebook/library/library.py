"""A library, opened: everything that the window and the command line ask for.

Reading, searching and writing may be called from different threads. What they share, the
shelf of entries, is replaced as a whole and never changed. What only some calls need is
imported by them: Whoosh, markdown-it and the readers take longer to import than a window
takes to appear.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.change import Change
from casebook.domain.errors import WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled, Progress, Unwatched
from casebook.domain.query import Hit, Query, Results, Snippet
from casebook.domain.theme import Vocabulary
from casebook.library.caches import Caches
from casebook.library.indexed import Indexed
from casebook.library.listing import listing
from casebook.library.missing import why_missing
from casebook.library.reconciling import Reconciler
from casebook.library.shelf import Shelf
from casebook.library.shelving import is_large, load_shelf, shelf_after
from casebook.storage.catalog import Catalog, CatalogDamaged, Totals
from casebook.storage.folder import FileText, LibraryFolder

if TYPE_CHECKING:
    from casebook.domain.applicable import Applicable
    from casebook.domain.case import Case
    from casebook.domain.completion import Completion
    from casebook.domain.finding import Finding
    from casebook.domain.lesson import Lesson
    from casebook.domain.pack import Pack
    from casebook.domain.reading import Reading
    from casebook.domain.suggestion import Suggestion
    from casebook.library.likeness import Likeness
    from casebook.library.searching import Search
    from casebook.library.suggesting import Suggester

_log = logging.getLogger(__name__)


class Library:
    """An open library.

    Attributes:
        root: Its folder.
        name: What it is called: the name of the folder.
        read_only: Whether nothing may be written, by choice or because the folder says so.
        notice: A sentence about the caches when they cannot be used as usual, or "".
    """

    def __init__(self, folder: LibraryFolder, caches: Caches, *, read_only: bool) -> None:
        self.root = folder.root
        self.name = folder.root.name or str(folder.root)
        self.read_only = read_only or not folder.writable
        self.notice = caches.notice
        self._folder = folder
        self._caches = caches
        self._reconciler = Reconciler(folder, caches.catalog)
        self._shelf: Shelf | None = None
        self._searching: Search | None = None
        self._generation = 0
        self._suggester: Suggester | None = None
        self._compared: Likeness | None = None

    @classmethod
    def open(cls, root: Path, *, cache: Path | None = None, read_only: bool = False) -> Library:
        """Open a folder as a library; none of its documents is read yet.

        Args:
            root: The folder.
            cache: Where the caches stand; the user's cache folder when not given.
            read_only: Whether writing is to be refused.

        Raises:
            LibraryMissing: There is no such folder.
        """
        folder = LibraryFolder(root)
        return cls(folder, Caches.open(folder.root, cache), read_only=read_only)

    def close(self) -> None:
        """Let go of the caches; the library is not to be used any more."""
        self._caches.close()

    @property
    def shelf(self) -> Shelf:
        """All entries as they were known last, loaded at the first call."""
        if self._shelf is None:
            self._load_shelf()
            assert self._shelf is not None
        return self._shelf

    @property
    def vocabulary(self) -> Vocabulary:
        """The themes, listed and used."""
        return self.shelf.vocabulary

    def totals(self) -> Totals:
        """Count cases, lessons, packs and their words."""
        return self._catalog.totals()

    def findings(self) -> list[Finding]:
        """Give what there is to mend, by file and line, as of the last look at the files."""
        return self._catalog.findings()

    def locate(self, name: str) -> DocumentPath:
        """Give the path of a document by its id or its path.

        Raises:
            DocumentMissing: There is none.
            FileUnreadable: There is a file of that name, and it could not be read.
        """
        entry = self.shelf.entry(DocumentPath(name))
        path = entry.path if entry else self._catalog.path_of(name)
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
        names = {entry.path.rpartition("/")[0] for entry in self.shelf.entries}
        return [self.root, *(self.root / name for name in sorted(names - {""}))]

    def reconcile(self, progress: Progress | None = None, initiator: str = "outside") -> Change:
        """Read what has changed in the files since the last time.

        Returns:
            What has changed, also by the doing of another Casebook on this library; a
            damaged catalog is made anew, which counts as a change of everything.

        Raises:
            Cancelled: By the progress; what was read so far stays.
            LibraryMissing: The folder has gone.
        """
        try:
            foreign = self._catalog.generation != self._generation
            change = self._reconciler.reconcile(progress or Unwatched(), initiator)
        except CatalogDamaged as error:
            _log.warning("%s", error)
            return self.read_anew(progress)
        except Cancelled:
            self._load_shelf()
            raise
        if foreign:
            change = replace(change, rebuilt=True)
        self._apply(change)
        return change

    def refresh(self) -> bool:
        """Take in what another thread's reading has put into the catalog so far.

        Returns:
            Whether there was anything new.
        """
        if self._catalog.generation == self._generation:
            return False
        self._load_shelf()
        return True

    def read_anew(self, progress: Progress | None = None) -> Change:
        """Throw the caches away and read everything again.

        Raises:
            Cancelled: By the progress; what was read so far stays.
        """
        self._caches.clear()
        self._reconciler = Reconciler(self._folder, self._catalog)
        try:
            self._reconciler.reconcile(progress or Unwatched(), "outside")
        finally:
            self._load_shelf()
        return Change(rebuilt=True)

    @property
    def waiting_for_index(self) -> bool:
        """Whether documents are known that a search does not find yet."""
        return bool(self._catalog.unindexed() or self._catalog.to_forget())

    def index_some(self, progress: Progress | None = None) -> Indexed:
        """Make a batch of documents searchable.

        Raises:
            Cancelled: By the progress.
            CasebookError: Another program is writing the index.
        """
        if not self.waiting_for_index:
            return Indexed(0, more=False)
        from casebook.library.indexing import index_some

        return index_some(self._folder, self._caches, progress or Unwatched())

    def catch_up(self, progress: Progress | None = None) -> Change:
        """Reconcile and make everything searchable, as the command line wants it.

        Raises:
            Cancelled: By the progress.
            LibraryMissing: The folder has gone.
            CasebookError: Another program is writing the index.
        """
        change = self.reconcile(progress)
        while self.index_some(progress).more:
            pass
        return change

    def find(self, query: Query) -> Results:
        """Answer a question."""
        if not query.text.strip():
            return listing(self.shelf, query)
        return self._search.find(query)

    def completions(self, text: str, cursor: int) -> Completion:
        """Say how a question can go on where the cursor stands in it."""
        return self._search.completions(text, cursor)

    def keep_glimpse(self, results: Results) -> None:
        """Keep how the list of everything looks, for ``first_look`` at the next start."""
        from casebook.library.glimpse import keep

        keep(self._caches.folder, results, self.vocabulary)

    def snippets(
        self, query: Query, paths: Iterable[DocumentPath], progress: Progress | None = None
    ) -> Mapping[DocumentPath, Snippet]:
        """Give the words of some documents that answer a question.

        Raises:
            Cancelled: By the progress.
        """
        from casebook.library.snippets import read_snippets

        def read(path: DocumentPath) -> str:
            return self._folder.read(path).text

        languages = self._caches.languages
        return read_snippets(paths, read, query, self.shelf, progress or Unwatched(), languages)

    def suggestion(self, query: Query) -> Suggestion | None:
        """Give another way to write a question that finds nothing or little.

        Returns:
            The question with misspelt words corrected; None when it has none, or when no word
            of the library is near them.
        """
        if self._suggester is None:
            from casebook.library.suggesting import Suggester

            self._suggester = Suggester(self._caches)
        return self._suggester.suggest(query, self.vocabulary)

    def similar(self, path: DocumentPath, limit: int = 5) -> tuple[Hit, ...]:
        """Give the documents most like one, of its kind: cases beside a case.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        return self._likeness.similar(path, limit)

    def lessons_for(self, paragraph: str, limit: int = 10) -> tuple[Applicable, ...]:
        """Give the lessons that may apply to what somebody describes, and why."""
        return self._likeness.lessons_for(paragraph, limit)

    @property
    def meaning_available(self) -> bool:
        """Whether what a model for ranking by meaning needs is installed."""
        from casebook.search.meaning import is_installed

        return is_installed()

    def use_model(self, folder: Path | None) -> None:
        """Rank by meaning too, with the model in a folder; None ends it.

        Documents count as soon as ``embed_some`` has read them.

        Raises:
            ModelUnusable: There is no model that can be used; the one before stays.
            CacheUnusable: There is no place for what it makes.
        """
        self._caches.use_model(folder)

    @property
    def waiting_for_meaning(self) -> int:
        """How many documents are ranked by words alone although there is a model."""
        meaning = self._caches.meaning
        return len(meaning.waiting(self._catalog.stamps())) if meaning else 0

    def embed_some(
        self, progress: Progress | None = None, only: Iterable[DocumentPath] | None = None
    ) -> Indexed:
        """Have the model read a few documents; without a model, nothing is done.

        Args:
            progress: Told before each document.
            only: The only documents that matter for now, such as the hits of a search; None
                for all.

        Raises:
            Cancelled: By the progress; what was read in earlier calls stays.
            ModelUnusable: The model fails.
        """
        meaning = self._caches.meaning
        if meaning is None:
            return Indexed(0, more=False)
        chosen = None if only is None else frozenset(only)
        stamps = self._catalog.stamps()
        return meaning.embed_some(stamps, self.document, progress or Unwatched(), chosen)

    def hit_finder(self, query: Query) -> Callable[[str], tuple[tuple[int, int], ...]]:
        """Give what finds, in any text, the start and end of words that a question asks for."""
        from casebook.library.searching import hit_finder

        return hit_finder(query, self._caches.languages)

    def document(self, path: DocumentPath) -> Case | Lesson | Pack:
        """Read a document from its file.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
        """
        from casebook.markdown.reading import read_document

        return read_document(self._folder.read(path).text, path)

    def read(self, path: DocumentPath, *, whole: bool = False) -> Reading:
        """Open a document for reading.

        Args:
            path: Which one.
            whole: Whether a very long one is set to its end.

        Raises:
            DocumentMissing: It is not, or no longer, in the library.
            FileUnreadable: It cannot be read.
            FileTooLarge: It is larger than Casebook reads.
        """
        from casebook.library.opening import Opening

        return Opening(self._folder, self._catalog, self.shelf, self._reconciler.others).read(
            path, whole=whole
        )

    def text(self, path: DocumentPath) -> FileText:
        """Read the text of a file as it is, with the stamp by which ``save`` knows it.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
        """
        return self._folder.read(path)

    def save(self, text: str, read: FileText, initiator: str = "editor") -> Change:
        """Write the text of a document that was read before.

        Raises:
            EditedOutside: The file is another than the one that was read.
            WriteRefused: The library, or the file, cannot be written.
        """
        self._refuse_if_read_only()
        self._folder.write(read.path, text, read)
        return self._written(read.path, initiator)

    def add(self, path: DocumentPath, text: str, initiator: str = "editor") -> Change:
        """Write a new document.

        Raises:
            EditedOutside: There is a file of this name already.
            OutsideLibrary: The path leads out of the library.
            WriteRefused: The library cannot be written.
        """
        self._refuse_if_read_only()
        self._folder.write(path, text, None)
        return self._written(path, initiator)

    def _written(self, path: DocumentPath, initiator: str) -> Change:
        change = self._reconciler.take(path, initiator)
        self._apply(change)
        self.index_some()
        return change

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise WriteRefused(
                f"{self.name} is open for reading only. Open it again without “read only”, "
                "from a folder that you may write to."
            )

    @property
    def _search(self) -> Search:
        """What answers questions about the shelf as it is now."""
        from casebook.library.searching import Search

        shelf, search = self.shelf, self._searching
        if search is None or search.shelf is not shelf:
            search = self._searching = Search(shelf, self._caches)
        return search

    @property
    def _likeness(self) -> Likeness:
        """What compares the documents that are on the shelf now."""
        from casebook.library.likeness import Likeness

        if self._compared is None or self._compared.shelf is not self.shelf:
            self._compared = Likeness(self.shelf, self._caches, self.document)
        return self._compared

    @property
    def _catalog(self) -> Catalog:
        return self._caches.catalog

    def _apply(self, change: Change) -> None:
        """Bring the shelf up to a change."""
        if self._shelf is None or is_large(change):
            self._load_shelf()
        elif change:
            self._shelf = shelf_after(self._shelf, change, self._catalog)
        self._generation = self._catalog.generation

    def _load_shelf(self) -> None:
        # the generation first: what another program changes meanwhile is then noticed
        self._generation = self._catalog.generation
        self._shelf = load_shelf(self._catalog)
