"""What a pack, a case or a lesson uses, gathered from the library for an export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.case import Case
from casebook.domain.document import Link, LinkForm
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Evidence, Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.progress import Progress, Unwatched
from casebook.export.material import Material, PictureFile, Problem, TaughtLesson
from casebook.export.run import Exported, Wanted, export, problems_of, refusal
from casebook.export.session import Showing
from casebook.export.showing import showing
from casebook.library.opening import Opening
from casebook.library.shelf import Shelf
from casebook.markdown.links import resolve_path
from casebook.markdown.reading import read_document
from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.versions import Versions

if TYPE_CHECKING:
    from casebook.export.names import PersonName
    from casebook.export.outlook import Outlook
    from casebook.export.proof import Proof

THEMES_FILE = DocumentPath("themes.yaml")


class Exporting:
    """Makes artefacts of the documents of one library."""

    def __init__(
        self,
        folder: LibraryFolder,
        catalog: Catalog,
        shelf: Callable[[], Shelf],
        others: Collection[str],
        versions: Versions,
    ) -> None:
        """Take the library; ``others`` are the paths of its files that are no documents."""
        self._folder = folder
        self._versions = versions
        self._catalog = catalog
        self._shelf = shelf
        self._opening = Opening(folder, catalog, shelf(), others)

    def export(
        self,
        paths: Iterable[DocumentPath],
        to: Path,
        wanted: Wanted | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Make the artefacts of some documents; see ``casebook.export.run``.

        Args:
            paths: Packs, cases, or lessons.
            to: The folder for the artefacts; it is made if need be.
            wanted: Which artefacts, in which formats, for whom; all when not given.
            progress: Told while documents are read, and before each part of each artefact.

        Raises:
            FileUnreadable: A document cannot be read, or has gone.
            PageNotSet: A PDF cannot be set.
            ExportRefused: The folder cannot be written, or lies in the library.
            Cancelled: By the progress; nothing is left behind.
        """
        watched = progress or Unwatched()
        materials = self._materials(paths, watched)
        return export(materials, to, self._folder.root, wanted or Wanted(), watched)

    def problems(
        self,
        paths: Iterable[DocumentPath],
        wanted: Wanted | None = None,
        progress: Progress | None = None,
    ) -> tuple[Problem, ...]:
        """Give what artefacts could not show as they should, before anything is written.

        Raises:
            FileUnreadable: A document cannot be read, or has gone.
            Cancelled: By the progress.
        """
        watched = progress or Unwatched()
        return problems_of(self._materials(paths, watched), wanted or Wanted(), watched)

    def refusal(self, to: Path) -> str:
        """Say why nothing can be exported to a folder, as far as that is known; "" if it can."""
        return refusal(to, self._folder.root)

    def outlook(
        self, paths: Iterable[DocumentPath], wanted: Wanted, progress: Progress | None = None
    ) -> Outlook:
        """Say what an export would write, and all that is to be known before it does.

        Raises:
            FileUnreadable: A document cannot be read, or has gone.
            Cancelled: By the progress.
        """
        from casebook.export.outlook import outlook

        watched = progress or Unwatched()
        return outlook(self._materials(paths, watched), wanted, watched)

    def names(self, paths: Iterable[DocumentPath]) -> tuple[PersonName, ...]:
        """Give the names of people in what an export uses: the listed ones, then the found.

        Raises:
            FileUnreadable: A document cannot be read, or has gone.
        """
        from casebook.export.names import names_in

        return names_in(self._materials(paths, Unwatched()))

    def _materials(self, paths: Iterable[DocumentPath], progress: Progress) -> list[Material]:
        wanted = list(paths)
        made = []
        for done, path in enumerate(wanted):
            progress.step(done, len(wanted), f"Reading {path}")
            made.append(self.material(path))
        return made

    def showing(self, path: DocumentPath) -> Showing:
        """Make what is shown of a pack, a case or a lesson in the room, and to the facilitator.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        return showing(self.material(path))

    def proof(
        self, path: DocumentPath, text: str | None = None, names: tuple[str, ...] = ()
    ) -> Proof:
        """Make ready to show the pages of a document's artefacts; nothing is written.

        Args:
            path: A pack, a case, or a lesson.
            text: All of its text as it is being written; as saved when not given.
            names: What is replaced besides what its cases list under ``redact``.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        from casebook.export.proof import Proof

        return Proof(replace(self.material(path, text), names=names))

    def material(self, path: DocumentPath, text: str | None = None) -> Material:
        """Gather what a document uses; ``text`` is its own while it is being written.

        What stands beside it (its lessons, where their words are found) is as of the files.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        root = self._read(path) if text is None else read_document(text, path)
        if isinstance(root, Pack):
            used = [*self._paths(step.item for step in root.agenda), *self._paths(root.lessons)]
        elif isinstance(root, Case):
            used = [path, *self._catalog.lessons_of(path)]
        else:
            used = [path]
        documents = [root if use == path else self._read_used(use) for use in dict.fromkeys(used)]
        lessons = tuple(
            TaughtLesson(document, self._catalog.evidence_of(document.path))
            for document in documents
            if isinstance(document, Lesson)
        )
        cases = tuple(document for document in documents if isinstance(document, Case))
        return self._material(root, cases, lessons)

    def _material(
        self,
        root: Pack | Case | Lesson,
        cases: tuple[Case, ...],
        lessons: tuple[TaughtLesson, ...],
    ) -> Material:
        known = {root.path, *(case.path for case in cases), *(one.lesson.path for one in lessons)}
        quoted = self._quoted(known, [each for one in lessons for each in one.evidence])
        titles: dict[str, str] = {}
        for entry in sorted(self._shelf().entries, key=lambda entry: entry.path):
            titles.setdefault(entry.id, entry.title)
            titles.setdefault(entry.path, entry.title)
        return Material(
            root=root,
            cases=cases,
            lessons=lessons,
            beside=tuple(each for each in quoted if isinstance(each, Case)),
            quoted=tuple(each for each in quoted if not isinstance(each, Case)),
            followers=tuple(self._followers(root)),
            titles=titles,
            theme_file=self._theme_file(),
            picture=self._picture,
            former=self._former,
            file=self._file,
        )

    def _quoted(
        self, known: Collection[DocumentPath], evidence: Iterable[Evidence]
    ) -> list[Pack | Case | Lesson]:
        """Read what passages are taken from, and what lessons among it are taken from in turn."""
        found: list[Pack | Case | Lesson] = []
        met, waiting = set(known), list(evidence)
        for each in waiting:  # which grows
            path = each.case_path
            if path is None or path in met:
                continue
            met.add(path)
            document = self._read_used(path)
            if document is not None:
                found.append(document)
            if isinstance(document, Lesson):
                waiting += self._catalog.evidence_of(path)
        return found

    def _followers(self, root: Pack | Case | Lesson) -> list[Pack]:
        """Give the packs whose front matter says that they follow the root, by their day."""
        if not isinstance(root, Pack):
            return []
        linking = (self._read_used(path) for path in self._catalog.backlinks(root.path))
        named = f"[[{root.id}"
        packs = [
            pack for pack in linking if isinstance(pack, Pack) and named in pack.value("follows")
        ]
        return sorted(packs, key=lambda pack: (pack.value("planned"), pack.path))

    def _paths(self, ids: Iterable[str]) -> Iterator[DocumentPath]:
        for document_id in ids:
            path = self._catalog.path_of(document_id) if document_id else None
            if path is not None:
                yield path

    def _read(self, path: DocumentPath) -> Pack | Case | Lesson:
        return read_document(self._folder.read(path).text, path)

    def _read_used(self, path: DocumentPath) -> Pack | Case | Lesson | None:
        """Read a document that another uses; None when it has gone since."""
        try:
            return self._read(path)
        except CasebookError:
            return None

    def _former(self, path: DocumentPath) -> Iterator[str]:
        """Give the texts that a document had, the newest first, as far as they can be read."""
        with suppress(CasebookError):
            yield from map(self._versions.text, self._versions.of(path))

    def _theme_file(self) -> str:
        try:
            return self._folder.read(THEMES_FILE).text
        except CasebookError:
            return ""

    def _picture(self, source: DocumentPath, target: str) -> PictureFile | None:
        find = self._opening.pictures_for(source)
        link = Link(target.partition("#")[0], "", "", LinkForm.EMBED, 0, 0, 0)
        beside = resolve_path(link, source)
        path = (find(beside) if beside else None) or find(target)
        if path is None:
            return None
        try:
            return PictureFile(path, self._folder.read_bytes(path))
        except CasebookError:
            return None

    def _file(self, path: str) -> bytes | None:
        try:
            return self._folder.read_bytes(path)
        except CasebookError:
            return None
