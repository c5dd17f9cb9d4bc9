"""The catalog and the index of a library, and that the two belong together.

Both are made from the files and can be made again at any moment. The index has a token; the
catalog notes the token of the index that holds its documents, under the catalog's numbers.
A new catalog numbers anew, so it begins with a new index; a new index has another token, and
every document waits to be indexed again.
"""

from __future__ import annotations

import logging
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.errors import CacheUnusable
from casebook.library.versions import READING_VERSION
from casebook.storage.cache import cache_folder, fallback_cache_folder
from casebook.storage.catalog import Catalog

if TYPE_CHECKING:
    from casebook.library.meaning import Meaning
    from casebook.search.index import SearchIndex

_DELETED = "deleted"
_log = logging.getLogger(__name__)


class Caches:
    """Opens the catalog at once, and the index when it is first needed.

    Attributes:
        catalog: The catalog; another one after ``clear``.
        folder: The folder in which they lie.
        notice: A sentence for the user when the usual cache folder cannot be used, or "".
        meaning: What ranks by meaning; None unless the user has named a model.
    """

    def __init__(self, folder: Path, notice: str = "") -> None:
        self.notice = notice
        self.folder = folder
        self.meaning: Meaning | None = None
        self.catalog = Catalog.open(folder, READING_VERSION)
        self._index: SearchIndex | None = None
        self._opening = threading.Lock()
        self._spoken: tuple[tuple[Catalog, int] | None, tuple[str, ...]] = (None, ())
        if self.catalog.index_token and not self._index_folder.is_dir():
            self.catalog.index_token = _DELETED

    @classmethod
    def open(cls, library: Path, chosen: Path | None) -> Caches:
        """Open the caches of a library, in a passing folder when the usual one fails.

        Raises:
            CacheUnusable: There is no place for temporary files either.
        """
        try:
            return cls(cache_folder(library, chosen))
        except CacheUnusable as error:
            _log.warning("%s", error)
            notice = f"{error} Until then everything is read anew at each start."
            return cls(fallback_cache_folder(), notice)

    @property
    def index(self) -> SearchIndex:
        """The index, opened at the first use.

        Raises:
            CacheUnusable: Its folder cannot be made or written.
        """
        with self._opening:
            if self._index is None:
                self._index = self._open_index()
            token = self._index.token
            if token != self.catalog.index_token:
                self.catalog.index_token = token
            return self._index

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages beside English in which questions are asked, the common ones first."""
        state = (self.catalog, self.catalog.words_state)
        if self._spoken[0] != state:
            from casebook.search.languages import stemmed_languages  # brings the stemmer

            self._spoken = state, stemmed_languages(self.catalog.languages())
        return self._spoken[1]

    def use_model(self, folder: Path | None) -> None:
        """Rank by meaning with the model in a folder, or not at all.

        Raises:
            ModelUnusable: There is no model that can be used; the one before stays.
            CacheUnusable: There is no place for what it makes.
        """
        made = None
        if folder is not None:
            from casebook.library.meaning import Meaning

            made = Meaning(folder, self.folder)
        if self.meaning is not None:
            self.meaning.close()
        self.meaning = made

    def clear(self) -> None:
        """Throw both away and begin with empty ones."""
        self.close()
        self.catalog = Catalog.open(self.folder, READING_VERSION, anew=True)

    def close(self) -> None:
        """Close both; a later use opens them again."""
        with self._opening:
            if self._index is not None:
                self._index.close()
                self._index = None
        self.catalog.close()
        if self.meaning is not None:
            self.meaning.close()

    def _open_index(self) -> SearchIndex:
        # Whoosh takes a tenth of a second to import: not before it is needed
        from casebook.search.index import SearchIndex

        if not self.catalog.index_token:
            # its documents have the numbers of another catalog
            shutil.rmtree(self._index_folder, ignore_errors=True)
        return SearchIndex.open(self._index_folder)

    @property
    def _index_folder(self) -> Path:
        return self.folder / "index"
