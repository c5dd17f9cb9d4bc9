"""What is wrong between the documents of a library: links, ids, themes, evidence.

What is wrong in a document by itself is found when it is read. Cases on which no lesson
rests are found by the catalog itself, see ``all_findings`` there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from casebook.domain.document import Document
from casebook.domain.errors import CasebookError
from casebook.domain.finding import Finding, Severity
from casebook.domain.lesson import Found
from casebook.domain.names import DocumentPath
from casebook.domain.theme import Vocabulary
from casebook.library.conflicts import conflict_copies
from casebook.storage.catalog import Catalog, LinkRole

_THEMES_FILE = DocumentPath("themes.yaml")
_NEEDED = {
    LinkRole.EVIDENCE: "Its evidence",
    LinkRole.AGENDA: "Its agenda",
    LinkRole.PACK_LESSON: "Its list of lessons",
    LinkRole.REPLACED_BY: "“replaced_by”",
}


class LibraryCheck:
    """Finds what is wrong between documents, from the catalog."""

    def __init__(
        self,
        catalog: Catalog,
        read: Callable[[DocumentPath], Document],
        others: Collection[str],
    ) -> None:
        """Take the catalog, how to read a document, and the files beside the documents."""
        self._catalog = catalog
        self._read = read
        self._others = others

    def findings(self) -> list[Finding]:
        """Give everything to be stored, in the order of files and lines."""
        return sorted(
            [
                *self._duplicates(),
                *self._links(),
                *self._headings(),
                *self._evidence(),
                *self._themes(),
                *self._copies(),
            ]
        )

    def _duplicates(self) -> Iterator[Finding]:
        for paths in self._catalog.duplicates().values():
            first, *later = paths
            for path in later:
                yield Finding(
                    path,
                    0,
                    Severity.ERROR,
                    "duplicate-id",
                    f"{first} has the same file name, so links lead there. "
                    "Rename one of the two files.",
                )

    def _links(self) -> Iterator[Finding]:
        for link in self._catalog.links_nowhere(self._others):
            needed = _NEEDED.get(link.role)
            yield Finding(
                link.source,
                link.line,
                Severity.ERROR if needed else Severity.WARNING,
                "link-nowhere",
                f"{needed or 'It'} links to “{link.target}”, which is not in the library. "
                "Correct the link, or add what it leads to.",
            )

    def _headings(self) -> Iterator[Finding]:
        headings: dict[DocumentPath, frozenset[str] | None] = {}
        for link in self._catalog.links_to_headings():
            target = link.target_path
            assert target is not None  # the catalog gives links that lead somewhere
            if target not in headings:
                headings[target] = self._headings_of(target)
            known = headings[target]
            if known is not None and _folded(link.heading) not in known:
                yield Finding(
                    link.source,
                    link.line,
                    Severity.WARNING,
                    "heading-nowhere",
                    f"It links to the heading “{link.heading}”, which {target} does not have. "
                    "Correct the heading in the link.",
                )

    def _headings_of(self, path: DocumentPath) -> frozenset[str] | None:
        """Give the headings of a document; None when it cannot be read, which is told elsewhere."""
        try:
            return frozenset(_folded(section.heading) for section in self._read(path).sections)
        except CasebookError:
            return None

    def _evidence(self) -> Iterator[Finding]:
        for item in self._catalog.evidence_found(Found.CLOSE, Found.LOST):
            words = _shortened(item.quotation.words)
            if item.case_path is None:
                continue  # its link leads nowhere, which is reported as that
            if item.found is Found.LOST or item.passage is None:
                yield Finding(
                    item.lesson,
                    item.quotation.line,
                    Severity.ERROR,
                    "lost-evidence",
                    f"The words “{words}” are not in {item.case_path}. "
                    "Quote words that stand there now.",
                )
            else:
                yield Finding(
                    item.lesson,
                    item.quotation.line,
                    Severity.WARNING,
                    "close-evidence",
                    f"The words “{words}” are not in {item.case_path}; the closest passage is "
                    f"“{_shortened(item.passage.text)}”. Quote what stands there now.",
                )

    def _themes(self) -> Iterator[Finding]:
        for cycle in Vocabulary.of(self._catalog.themes()).cycles:
            yield Finding(
                _THEMES_FILE,
                0,
                Severity.ERROR,
                "theme-cycle",
                f"The themes {' → '.join((*cycle, cycle[0]))} are broader than themselves. "
                "Take one “broader” away.",
            )

    def _copies(self) -> Iterator[Finding]:
        suspected = self._catalog.suspected_copies()
        known = self._catalog.stamps().keys() if suspected else ()
        for copy in conflict_copies(suspected, known, self._read):
            yield Finding(
                copy.path,
                0,
                Severity.WARNING,
                "conflict-copy",
                f"It is a copy that {copy.client} has made of {copy.of}, which was changed in two "
                "places at once. Merge the two, or delete one of them.",
            )


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _shortened(words: str, longest: int = 80) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
