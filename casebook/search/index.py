"""The full-text index of a library, on disk.

It is a cache: anything that cannot be opened (damaged, made by another version, not ours) is
logged, thrown away and made anew, empty and with a new token, by which its owner sees that
everything has to be written again.

The table of contents is Whoosh's, and holds pickles: whoever can write into the folder can
run code as the user. So only a folder that carries our own mark is opened at all, and whatever
looks like an index without it is deleted unread. That keeps out an index that came along with
a library or a download; it does not keep out somebody who can write into the user's own cache
folder, who could as well change Casebook's settings or the user's shell profile.
"""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import threading
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

import numpy as np
import Stemmer
import whoosh
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from casebook.domain.names import ThemeId
from casebook.domain.progress import Progress, Unwatched
from casebook.search.contents import schema
from casebook.search.expression import Expression
from casebook.search.folder import IndexBusy, IndexFolder, busy, naming_folder
from casebook.search.gathering import Gathering
from casebook.search.indexed import IndexedText
from casebook.search.ranking import Ranking, rank
from casebook.search.segments import DamagedIndex, Snapshot, open_index

__all__ = ["IndexBusy", "IndexedText", "Ranking", "SearchIndex"]

logger = logging.getLogger(__name__)

_NAME = "casebook"  # what the names of Whoosh's files begin with
_LOCK = f"{_NAME}_WRITELOCK"
_OURS = re.compile(rf"_?{_NAME}[_.].+")
_MARK = "index-made-by-casebook.txt"
_UNWATCHED = Unwatched()
_PATIENCE = 3.0  # seconds to wait for another program that is making the index anew

# Whatever changes the terms or the files makes an index of another kind.
_KIND = (
    f"Casebook index 3, Whoosh {'.'.join(map(str, whoosh.__version__))}, "
    f"Snowball {Stemmer.version()}, Unicode {unicodedata.unidata_version}, {sys.byteorder}-endian"
)


class SearchIndex:
    """The words of all documents of a library, and where they stand.

    It may be used by several threads at once: each reads through a snapshot of its own, and
    one writes at a time. Other programs may read and write the same folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = IndexFolder(folder)
        self._schema = schema()
        self._index: FileIndex | None = None
        self._gathered = Gathering()
        self._mark_path = folder / _MARK
        self._token: tuple[tuple[int, int, int], str] = ((0, 0, 0), "")
        self._own = threading.local()
        self._snapshots: WeakSet[Snapshot] = WeakSet()

    @classmethod
    def open(cls, folder: Path) -> SearchIndex:
        """Open the index in a folder; what cannot be opened is made anew, empty.

        Raises:
            CacheUnusable: The folder cannot be made or written.
            IndexBusy: Another program is making the index anew, and does not finish.
        """
        opened = cls(folder)
        with naming_folder(folder):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            opened._snapshot()
        except DamagedIndex as error:
            opened._make_anew(str(error))
        return opened

    @property
    def token(self) -> str:
        """The identity of this index, new whenever it was made anew; "" when it is gone."""
        try:
            seen = self._mark_path.stat()
        except OSError:
            return ""
        # Asked for at every search, and read only when it was written since
        known = seen.st_mtime_ns, seen.st_size, seen.st_ino
        if self._token[0] != known:
            kind, _, token = self._mark().partition("\n")
            self._token = known, token.strip() if kind == _KIND else ""
        return self._token[1]

    def update(
        self,
        texts: Iterable[IndexedText],
        removed: Iterable[int] = (),
        progress: Progress = _UNWATCHED,
        total: int = 0,
    ) -> list[int]:
        """Add or replace documents, and remove others, in one commit.

        All of it becomes visible at once, or nothing when it is cancelled or fails. Some
        hundred documents at a time keep memory small.

        Args:
            texts: Documents, each number once.
            removed: Numbers of documents to remove; unknown ones do no harm.
            progress: Told after each text.
            total: How many texts there are, for the progress.

        Returns:
            The numbers now searchable; none when the index had to be made anew, which a new
            token shows.

        Raises:
            IndexBusy: Another program is writing and does not finish.
            CacheUnusable: The index files cannot be written.
            Cancelled: The progress said so.
            ValueError: Two texts have the same number.
        """
        from casebook.search.writing import write_texts  # which a search can do without

        self._let_go()  # on Windows an open file cannot be deleted
        try:
            index = self._open()
            return write_texts(index, self._folder, self._gathered, texts, removed, progress, total)
        except DamagedIndex as error:
            self._make_anew(str(error))
            return []

    def search(
        self,
        question: Expression,
        widened: Collection[ThemeId] = (),
        among: NDArray[np.integer] | None = None,
    ) -> Ranking:
        """Find all documents that answer a question, best first.

        An index that turns out to be damaged gives nothing and is made anew; see ``token``.

        Args:
            question: What is asked; nothing is found for an empty one.
            widened: Themes that words of the question stand for.
            among: The only numbers that count, rising; None for all.

        Raises:
            CacheUnusable: A damaged index could not be replaced.
            IndexBusy: Nor could it, because another program is writing.
        """
        if not question and not widened:
            return Ranking()
        try:
            return rank(self._snapshot(), question, widened, among)
        except DamagedIndex as error:
            self._make_anew(str(error))
            return Ranking()

    def close(self) -> None:
        """Let go of all files, whichever thread opened them."""
        for snapshot in list(self._snapshots):
            snapshot.close()
        self._snapshots.clear()
        self._own = threading.local()

    def _snapshot(self) -> Snapshot:
        """Give this thread's view of the index as it is now.

        Raises:
            DamagedIndex: There is no index of ours, or it cannot be read.
        """
        current: Snapshot | None = getattr(self._own, "snapshot", None)
        index = self._open()
        if current is None or not current.is_latest:
            self._let_go()
            current = self._own.snapshot = Snapshot(index, self._folder)
            self._snapshots.add(current)
        return current

    def _open(self) -> FileIndex:
        if not self.token:
            raise DamagedIndex("it is missing, of another version, or not Casebook's")
        if self._index is None:
            self._index = open_index(lambda: FileIndex(self._storage, self._schema, _NAME))
        return self._index

    def _let_go(self) -> None:
        current: Snapshot | None = getattr(self._own, "snapshot", None)
        if current is not None:
            self._own.snapshot = None
            self._snapshots.discard(current)
            current.close()

    def _mark(self) -> str:
        try:
            return self._mark_path.read_text("utf-8")
        except (OSError, ValueError):
            return ""

    def _make_anew(self, reason: str) -> None:
        """Throw the index away and make an empty one, unless another thread just did."""
        before = self.token
        level = logging.WARNING if any(self._own_files()) else logging.INFO
        logger.log(level, "The search index in %s is made anew: %s", self._folder, reason)
        self._let_go()
        with naming_folder(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._storage.lock(_LOCK)
            if not try_for(lock.acquire, timeout=_PATIENCE):
                raise busy(self._folder)
            try:
                if self.token == before:
                    self._wipe()
                    self._create()
            finally:
                lock.release()

    def _wipe(self) -> None:
        """Delete what looks like an index, and nothing else that may lie in the folder."""
        self._mark_path.unlink(missing_ok=True)
        for path in self._own_files():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == ".toc":
                path.unlink()
            else:
                # On Windows a segment that is still being read stays until the next commit
                with suppress(OSError):
                    path.unlink()

    def _own_files(self) -> list[Path]:
        """Give the files of the folder that Whoosh would take for its own, but for the lock."""
        if not self._folder.is_dir():
            return []
        named = (path for path in self._folder.iterdir() if _OURS.fullmatch(path.name))
        return [path for path in named if path.name != _LOCK]

    def _create(self) -> None:
        self._index = FileIndex.create(self._storage, self._schema, _NAME)
        beside = self._folder / f"{_MARK}.new"
        beside.write_text(f"{_KIND}\n{os.urandom(16).hex()}\n", "utf-8")
        beside.replace(self._mark_path)
