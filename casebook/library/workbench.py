"""What the parts of a library that change it work with."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol

from casebook.domain.change import Change
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.library.caches import Caches
from casebook.library.kept import Kept
from casebook.library.shelf import Shelf
from casebook.library.writer import Writer
from casebook.storage.folder import LibraryFolder


class Taking(Protocol):
    """Brings everything up to files that were written."""

    def __call__(
        self, paths: Collection[DocumentPath], initiator: str, progress: Progress | None = None
    ) -> Change:
        """Read these files again, and say what has changed; it cannot be cancelled."""


class Workbench(NamedTuple):
    """The tools of one library.

    Attributes:
        folder: Its files.
        caches: Its catalog, which is another one once it was made anew.
        kept: What is kept for the user.
        writer: What writes files.
        shelf: Gives all entries as they are known now.
        taken: Brings everything up to files that were written by somebody, and says what
            has changed.
    """

    folder: LibraryFolder
    caches: Caches
    kept: Kept
    writer: Writer
    shelf: Callable[[], Shelf]
    taken: Taking
