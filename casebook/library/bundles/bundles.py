"""What takes bundles from colleagues into a library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from casebook.domain.bundle import Bundle, BundledDocument
from casebook.domain.change import Change
from casebook.domain.document import Document
from casebook.domain.names import DocumentPath, ThemeId, folded_id
from casebook.domain.pack import Pack
from casebook.domain.progress import Progress, Unwatched
from casebook.importing.bundle import read_bundle
from casebook.library.bundles.arrival import Arrival, Comparison, State
from casebook.library.bundles.counterparts import Counterpart, Counterparts
from casebook.library.bundles.rewriting import Rewriting
from casebook.library.bundles.settling import Choices, Taking, rewriting_for, settle
from casebook.library.bundles.states import state_of
from casebook.library.bundles.themes import arriving_themes
from casebook.library.workbench import Workbench
from casebook.markdown.links import linked_id
from casebook.markdown.reading import read_document
from casebook.storage.scanning import Scan

BUNDLE = "bundle"
"""The initiator of a change by which a bundle was taken in."""


class Bundles:
    """Compares bundles with one library, and takes them in."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def read(self, path: Path, progress: Progress | None = None) -> Comparison:
        """Read a bundle and compare it with the library; nothing is written.

        Raises:
            ImportRefused: It is no bundle, or not as it was made.
            DataUnusable: The versions of documents cannot be read.
            LibraryMissing: The folder has gone.
            Cancelled: By the progress.
        """
        progress = progress or Unwatched()
        return self.compare(read_bundle(path, progress), progress)

    def compare(self, bundle: Bundle, progress: Progress | None = None) -> Comparison:
        """Compare a bundle with the library as its files are; see ``read``."""
        progress = progress or Unwatched()
        scan = self._bench.folder.scan(progress)
        finder = Counterparts(self._bench, scan, bundle)
        found: dict[DocumentPath, Counterpart | None] = {}
        for done, sent in enumerate(bundle.documents):
            progress.step(done, 2 * len(bundle.documents), "Comparing")
            found[sent.path] = finder.of(sent)
        places = {
            path: counterpart.read.path
            for path, counterpart in found.items()
            if counterpart is not None and counterpart.is_same
        }
        rewriting = rewriting_for(self._bench, scan, bundle, places)
        arrivals: list[Arrival] = []
        documents: list[Document] = []
        for done, sent in enumerate(bundle.documents):
            progress.step(len(found) + done, 2 * len(found), "Comparing")
            document = read_document(sent.text, sent.path)
            documents.append(document)
            arrivals.append(self._arrival(sent, document, found[sent.path], rewriting))
        arrivals.sort(key=lambda arrival: arrival.path != bundle.root)
        used = [theme for document in documents for theme in document.themes]
        themes = arriving_themes(bundle.themes, used, self._bench.shelf().vocabulary)
        missing = tuple(dict.fromkeys(_missing(documents, bundle, scan)))
        return Comparison(bundle, tuple(arrivals), themes, missing)

    def settle(
        self,
        comparison: Comparison,
        choices: Choices | None = None,
        merged: Mapping[DocumentPath, str] | None = None,
        themes: Collection[ThemeId] | None = None,
    ) -> Taking:
        """Work out what would be written; nothing is.

        Args:
            comparison: The bundle beside the library.
            choices: What is done with documents, by where they lie in the bundle; the usual
                for those that are not named.
            merged: The texts of those that are merged.
            themes: The themes that are taken; all when not given.

        Raises:
            LibraryMissing: The folder has gone.
            FileUnreadable: ``themes.yaml`` cannot be read.
            OutsideLibrary: A path leads out of the library, over a link in it.
        """
        scan = self._bench.folder.scan(Unwatched())
        return settle(self._bench, scan, comparison, choices or {}, merged or {}, themes)

    def take(self, taking: Taking) -> Change:
        """Write what was worked out, all or none, as one step that can be undone.

        Raises:
            EditedOutside: A file is another than when it was compared; nothing was written.
            WriteRefused: The library cannot be written; nothing was written.
            DataUnusable: The data folder cannot be written; nothing was written.
        """
        if taking.changes:
            self._bench.writer.write_all(
                taking.changes, taking.what, taking.files, arrived=taking.arrived
            )
        return self._bench.taken([change.path for change in taking.changes], BUNDLE)

    def _arrival(
        self,
        sent: BundledDocument,
        document: Document,
        counterpart: Counterpart | None,
        rewriting: Rewriting,
    ) -> Arrival:
        text = rewriting.rewritten(sent.text, sent.path)
        if counterpart is None:
            return Arrival(sent, document.kind, document.title, State.NEW, text)
        state, base = State.TAKEN, None
        if counterpart.is_same:
            versions = self._bench.kept.versions
            state, base = state_of(sent, counterpart.read, rewriting, versions)
        mine = counterpart.read
        return Arrival(sent, document.kind, document.title, state, text, mine, base)


def _missing(documents: list[Document], bundle: Bundle, scan: Scan) -> Iterator[str]:
    """Give the ids that documents link and that lead nowhere, neither here nor in the bundle."""
    known = {folded_id(linked_id(path)) for path in (*scan.documents, *scan.others, *bundle.files)}
    known |= {folded_id(document.id) for document in bundle.documents}
    for document in documents:
        targets = [linked_id(link.target) for link in document.links]
        if isinstance(document, Pack):
            targets += [*document.lessons, *(step.item for step in document.agenda)]
        yield from (each for each in targets if each and folded_id(each) not in known)
