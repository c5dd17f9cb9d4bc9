"""What a look at the files is not to believe, or not without saying so.

A sync program that is not ready shows an empty folder; a program that crashes while it writes
leaves an empty file, or half of one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from casebook.domain.change import Vanishing
from casebook.domain.errors import CasebookError
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath, folded_id, id_of
from casebook.library.kept import Kept
from casebook.storage.catalog import Catalog
from casebook.storage.decoding import is_blank
from casebook.storage.folder import LibraryFolder

EMPTIED, CUT_OFF = "file-emptied", "file-cut-off"

SOURCE = "damage"
"""By what the catalog knows the findings of a ``DamageGuard``."""
_FEWEST = 5
_MANY = 500
_PART = 5
"""At least a fifth of all documents."""


def vanishing(
    gone: Collection[DocumentPath], added: Iterable[DocumentPath], known: int
) -> Vanishing | None:
    """Give a state to ask the user about when too many documents are gone at once.

    Args:
        gone: Those that were known and are not there.
        added: Those that were not known; a document that only lies elsewhere is not gone.
        known: How many were known.
    """
    if len(gone) < _FEWEST:
        return None
    elsewhere = {folded_id(id_of(path)) for path in added}
    count = sum(folded_id(id_of(path)) not in elsewhere for path in gone)
    if count < _FEWEST or count * _PART < known:
        return None
    return Vanishing(count, known)


class DamageGuard:
    """Notices documents that another program has emptied or cut off."""

    def __init__(self, folder: LibraryFolder, catalog: Catalog, kept: Kept) -> None:
        self._folder = folder
        self._catalog = catalog
        self._kept = kept

    def look(self, no_longer: Collection[DocumentPath], settled: Collection[DocumentPath]) -> None:
        """Look at documents that are no longer than they were, before they are read anew.

        Args:
            no_longer: Those that another program has written, and not made longer.
            settled: Those of which what was found before does not hold any more.
        """
        before = self._catalog.findings_from(SOURCE)
        if no_longer or before:
            still = (found for found in before if found.path not in settled)
            self._catalog.put_findings(SOURCE, sorted(chain(still, self._damaged(no_longer))))

    def _damaged(self, paths: Collection[DocumentPath]) -> Iterator[Finding]:
        with_versions = self._with_versions() if paths else frozenset()
        few = len(paths) <= _MANY  # so many at once are the doing of a person
        for path in paths:
            if few or path in with_versions:
                try:
                    text = self._folder.read(path).text
                    has = path in with_versions
                    former = self._kept.versions.last_text(path) if has else None
                except CasebookError:
                    continue  # why it cannot be read is told when it is read
                found = _finding(path, text, former)
                if found is not None:
                    yield found

    def _with_versions(self) -> frozenset[DocumentPath]:
        try:
            return self._kept.versions.paths()
        except CasebookError:
            return frozenset()


def _finding(path: DocumentPath, text: str, former: str | None) -> Finding | None:
    if former is None:
        back = "Casebook has no version of it: look into the trash, or into a backup."
    else:
        back = "Its former text is kept: bring it back from its versions."
    if is_blank(text):
        message = f"{path} was emptied by another program. {back}"
        return Finding(path, 0, Severity.ERROR, EMPTIED, message)
    cut = text.rstrip("\n")
    if former is not None and former.startswith(cut) and len(cut) < len(former.rstrip()):
        message = (
            f"{path} was cut off by another program: {len(text):,} of {len(former):,} characters "
            f"are left. If that was not meant: {back[0].lower()}{back[1:]}"
        )
        return Finding(path, 0, Severity.WARNING, CUT_OFF, message)
    return None
