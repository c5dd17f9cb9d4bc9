"""What is kept for the user beside a library: versions, drafts, searches, the journal."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from casebook.domain.errors import CasebookError, DataUnusable
from casebook.domain.names import DocumentPath
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.columns import ColumnMemory
from casebook.storage.keeping.data import columns_file, data_folder, templates_folder
from casebook.storage.keeping.drafts import Drafts
from casebook.storage.keeping.journal import Journal
from casebook.storage.keeping.searches import Searches
from casebook.storage.keeping.versions import KeptText, Versions

Clock = Callable[[], datetime]

_log = logging.getLogger(__name__)


def system_clock() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


class Kept:
    """The user's own data about one library.

    Attributes:
        versions: The texts that documents had.
        drafts: Text that was typed and not saved.
        searches: Saved searches, and searches that found nothing.
        journal: Writes several files at once, and takes that back.
        columns: What was said of the columns of sheets.
        templates: The folder of the user's own templates; it need not be there.
        clock: Gives the present moment.
    """

    def __init__(self, folder: LibraryFolder, chosen: Path | None, clock: Clock) -> None:
        """Take the library, where its data is to lie, and the clock.

        Raises:
            DataUnusable: The data would lie in the library.
        """
        place = data_folder(folder.root, chosen)
        self.versions = Versions(place)
        self.drafts = Drafts(place)
        self.searches = Searches(place)
        self.journal = Journal(folder, place)
        self.columns = ColumnMemory(columns_file(chosen))
        self.templates = templates_folder(chosen)
        self.clock = clock
        self._failure = ""

    @property
    def notice(self) -> str:
        """A sentence for the user when something could not be kept as usual, or ""."""
        return " ".join(filter(None, (self._failure, self.versions.notice, self.searches.notice)))

    def keep_texts(self, *texts: KeptText) -> tuple[int, ...]:
        """Keep versions; that it cannot be done keeps nobody from saving, but is told."""
        try:
            numbers = self.versions.keep(texts, self.clock())
        except CasebookError as error:
            self._fail(error)
            return ()
        self._failure = ""
        return numbers

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other Casebooks from writing between our last look at a file and our writing it.

        Raises:
            WriteRefused: Another one writes for too long.
        """
        with ExitStack() as held:
            try:
                held.enter_context(self.journal.alone())
            except DataUnusable as error:
                self._fail(error)
            yield

    def take_back(self, numbers: tuple[int, ...]) -> None:
        """Forget versions that did not come to be after all."""
        if numbers:
            try:
                self.versions.take_back(numbers)
            except CasebookError as error:
                self._fail(error)

    def follow(self, old: DocumentPath, new: DocumentPath) -> None:
        """Let the versions of a document go with it to another path."""
        try:
            self.versions.follow(old, new)
        except CasebookError as error:
            self._fail(error)

    def recover(self) -> None:
        """Bring to its end what a program that ended has left in the middle."""
        try:
            for record in self.journal.recover():
                _log.info("“%s” was brought to its end.", record.what)
        except CasebookError as error:
            self._fail(error)

    def close(self) -> None:
        """End the session; its drafts are offered to the next one."""
        self.drafts.close()

    def _fail(self, error: CasebookError) -> None:
        _log.info("%s", error)
        self._failure = f"{error} Until then no versions are kept."
