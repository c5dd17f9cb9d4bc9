"""The catalog, the index and the shelf of a library kept up with its files.

Reading, searching and writing may be called from different threads. What they share, the
shelf of entries, is replaced as a whole and never changed.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from casebook.domain.change import Change, Vanishing
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled, Progress, Unstoppable, Unwatched
from casebook.library.caches import Caches
from casebook.library.guarding import DamageGuard
from casebook.library.indexed import Indexed
from casebook.library.kept import Kept
from casebook.library.moving import follow_moves
from casebook.library.reconciling import Reconciler
from casebook.library.shelf import Shelf
from casebook.library.shelving import is_large, load_shelf, shelf_after
from casebook.storage.catalog import Catalog, CatalogDamaged
from casebook.storage.folder import LibraryFolder

_AT_ONCE = 100
"""Documents that may wait to be indexed for a save to do it; more are left to the background."""
_log = logging.getLogger(__name__)


class Upkeep:
    """What is known of a library, brought up to what its files are."""

    def __init__(self, folder: LibraryFolder, caches: Caches, kept: Kept) -> None:
        self._folder = folder
        self._caches = caches
        self._kept = kept
        self._reconciler = self._new_reconciler()
        self._shelf: Shelf | None = None
        self._generation = 0

    @property
    def shelf(self) -> Shelf:
        """All entries as they were known last, loaded at the first call."""
        if self._shelf is None:
            self._load_shelf()
            assert self._shelf is not None
        return self._shelf

    @property
    def vanishing(self) -> Vanishing | None:
        """That so many documents are gone that the last look was not believed."""
        return self._reconciler.vanishing

    def reconcile(
        self,
        progress: Progress | None = None,
        initiator: str = "outside",
        *,
        believe: bool = False,
    ) -> Change:
        """Read what has changed in the files since the last time.

        When a large part of the documents is gone at once, they stay known and
        ``vanishing`` says so.

        Args:
            progress: How far it is.
            initiator: Who asked for it.
            believe: Whether the user has said that a large part may be gone.

        Returns:
            What has changed, also by the doing of another Casebook on this library; a
            damaged catalog is made anew, which counts as a change of everything.

        Raises:
            Cancelled: By the progress; what was read so far stays.
            LibraryMissing: The folder has gone.
        """
        try:
            foreign = self._catalog.generation != self._generation
            change = self._reconciler.reconcile(progress or Unwatched(), initiator, believe=believe)
        except CatalogDamaged as error:
            _log.warning("%s", error)
            return self.read_anew(progress)
        except Cancelled:
            self._load_shelf()
            raise
        follow_moves(self._folder, self._kept, change)
        if foreign:
            change = change._replace(rebuilt=True)
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
        self._reconciler = self._new_reconciler()
        try:
            self._reconciler.reconcile(progress or Unwatched(), "outside", believe=True)
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

    def catch_up(self, progress: Progress | None = None, *, believe: bool = False) -> Change:
        """Reconcile and make everything searchable, as the command line wants it.

        Raises:
            Cancelled: By the progress.
            LibraryMissing: The folder has gone.
            CasebookError: Another program is writing the index.
        """
        change = self.reconcile(progress, believe=believe)
        while self.index_some(progress).more:
            pass
        return change

    def _taken(
        self, paths: Collection[DocumentPath], initiator: str, progress: Progress | None = None
    ) -> Change:
        """Bring catalog, shelf and index up to files that were written; see ``Taking``."""
        watched = Unstoppable(progress or Unwatched())
        change = self._reconciler.take(paths, initiator, watched)
        self._apply(change)
        if len(self._catalog.unindexed()) <= _AT_ONCE + len(paths):
            self.index_some(watched)
        return change

    def _new_reconciler(self) -> Reconciler:
        guard = DamageGuard(self._folder, self._catalog, self._kept)
        return Reconciler(self._folder, self._catalog, guard)

    @property
    def _catalog(self) -> Catalog:
        return self._caches.catalog

    def _apply(self, change: Change) -> None:
        """Bring the shelf up to a change; one not asked for yet is loaded when it is."""
        if self._shelf is not None and is_large(change):
            self._load_shelf()
        elif self._shelf is not None and change:
            self._shelf = shelf_after(self._shelf, change, self._catalog)
        self._generation = self._catalog.generation

    def _load_shelf(self) -> None:
        # the generation first: what another program changes meanwhile is then noticed
        self._generation = self._catalog.generation
        self._shelf = load_shelf(self._catalog)
