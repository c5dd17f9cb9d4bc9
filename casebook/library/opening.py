"""A document opened for reading: its page, its lessons, what links to it and from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath
from typing import TypeVar

from casebook.domain.case import Case, Outcome
from casebook.domain.errors import CasebookError, DocumentMissing
from casebook.domain.lesson import Effect, Evidence, Lesson, State
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.query import Entry, Facet
from casebook.domain.reading import LessonCard, Reading
from casebook.library.shelf import Shelf
from casebook.markdown.page import render_page
from casebook.markdown.page_context import LONGEST, LinkTarget, PageContext
from casebook.markdown.reading import read_document
from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder

_ALL_PICTURES = 100_000_000
"""How many bytes of pictures are read for one page."""

_Word = TypeVar("_Word", bound=StrEnum)


class Opening:
    """Opens documents of one library as they stand at one moment."""

    def __init__(
        self, folder: LibraryFolder, catalog: Catalog, shelf: Shelf, others: Collection[str]
    ) -> None:
        """Take the library; ``others`` are the paths of its files that are no documents."""
        self._folder = folder
        self._catalog = catalog
        self._shelf = shelf
        self._others = others

    def read(self, path: DocumentPath, *, whole: bool, page: bool) -> Reading:
        """Open one; see ``Library.read``."""
        entry = self._shelf.entry(path)
        if entry is None:
            raise DocumentMissing(
                f"{path} is not in the library any more: it was moved, renamed or deleted. "
                "Search for it by its title."
            )
        file = self._folder.read(path)
        reading = self._around(read_document(file.text, path), entry, file.notice)
        return self._with_page(reading, None if whole else LONGEST) if page else reading

    def preview(self, path: DocumentPath, text: str, limit: int | None) -> Reading:
        """Set a text that is being written; see ``Library.preview``."""
        document = read_document(text, path)
        entry = self._shelf.entry(path) or _entry_of(document)
        return self._with_page(self._around(document, entry), limit)

    def _with_page(self, reading: Reading, limit: int | None) -> Reading:
        """Set the page of a document, and read its pictures."""
        pictures: set[str] = set()
        context = self._context(reading.document.path, pictures, limit)
        html = render_page(reading.document, context)
        return replace(reading, html=html, pictures=self._read_pictures(pictures))

    def _around(self, document: Case | Lesson | Pack, entry: Entry, notice: str = "") -> Reading:
        """Give a document with what stands beside it, and without its page."""
        path = document.path
        evidence = self._catalog.evidence_of(path) if isinstance(document, Lesson) else ()
        lessons = tuple(self._cards(path)) if isinstance(document, Case) else ()
        links = self._links(path)
        backlinks = self._catalog.backlinks(path)
        beside = {*links, *backlinks, *(card.path for card in lessons)}
        beside |= {item.case_path for item in evidence if item.case_path is not None}
        return Reading(
            document=document,
            entry=entry,
            html="",
            lessons=lessons,
            evidence=evidence,
            related=self._entries(beside),
            links=links,
            backlinks=backlinks,
            findings=tuple(self._catalog.findings(path)),
            pictures={},
            notice=notice,
        )

    def _context(self, source: DocumentPath, met: set[str], limit: int | None) -> PageContext:
        """Give what a page needs to know of the library; ``met`` gathers its pictures."""
        find = self.pictures_for(source)

        def picture(target: str) -> str | None:
            path = find(target)
            if path is not None:
                met.add(path)
            return path

        return PageContext(
            resolve=cache(self._target),
            picture=picture,
            theme_label=self._shelf.vocabulary.label,
            limit=limit,
        )

    def _read_pictures(self, paths: Collection[str]) -> dict[str, bytes]:
        """Read pictures, so that showing them reads no file any more."""
        pictures, room = {}, _ALL_PICTURES
        for path in sorted(paths):
            try:
                data = self._folder.read_bytes(path)
            except CasebookError:
                continue
            room -= len(data)
            if room < 0:
                break
            pictures[path] = data
        return pictures

    def _links(self, path: DocumentPath) -> tuple[DocumentPath, ...]:
        targets = (link.target_path for link in self._catalog.links_of(path))
        return tuple(dict.fromkeys(target for target in targets if target not in (None, path)))

    def _entries(self, paths: Collection[DocumentPath]) -> dict[DocumentPath, Entry]:
        found = {path: self._shelf.entry(path) for path in paths}
        return {path: entry for path, entry in found.items() if entry is not None}

    def _cards(self, case: DocumentPath) -> Iterator[LessonCard]:
        """Give the lessons of a case by their first passage; those without one come last."""
        passages: dict[DocumentPath, list[Evidence]] = {
            lesson: [] for lesson in self._catalog.lessons_of(case)
        }
        for item in self._catalog.evidence_in(case):
            passages.setdefault(item.lesson, []).append(item)
        order = sorted(passages, key=lambda lesson: (_first_place(passages[lesson]), lesson))
        known = [entry for entry in map(self._shelf.entry, order) if entry is not None]
        for number, entry in enumerate(known, start=1):
            yield LessonCard(
                number=number,
                path=entry.path,
                id=entry.id,
                title=entry.title,
                state=_member(State, entry.value(Facet.STATE)),
                effect=_member(Effect, entry.value(Facet.EFFECT)),
                applies_when=self._moment_of_need(entry.path),
                passages=tuple(sorted(passages[entry.path], key=_place)),
            )

    def _moment_of_need(self, lesson: DocumentPath) -> str:
        try:
            document = read_document(self._folder.read(lesson).text, lesson)
        except CasebookError:
            return ""
        return document.applies_when if isinstance(document, Lesson) else ""

    def _target(self, target: str) -> LinkTarget | None:
        """Find what a link leads to: a document by path or id, else another file."""
        path = DocumentPath(target)
        entry = self._shelf.entry(path)
        if entry is None:
            known = self._catalog.path_of(target) or self._catalog.path_like(target)
            entry = self._shelf.entry(known) if known else None
        if entry is not None:
            return LinkTarget(
                path=entry.path,
                title=entry.title,
                kind=entry.kind,
                state=_member(State, entry.value(Facet.STATE)),
                outcome=_member(Outcome, entry.value(Facet.OUTCOME)),
            )
        return LinkTarget(target) if self._is_file(target) else None

    def pictures_for(self, source: DocumentPath) -> Callable[[str], str | None]:
        """Give what finds the pictures that a document names."""
        beside = PurePosixPath(source).parent

        def picture(target: str) -> str | None:
            places = (target, str(beside / target), f"attachments/{target}")
            return next(filter(self._is_file, places), None) or self._named(target)

        return picture

    def _named(self, name: str) -> str | None:
        """Find a picture by its bare name wherever it lies, as Obsidian does."""
        if "/" in name:
            return None
        matching = (path for path in self._others if path.rsplit("/", 1)[-1] == name)
        return min(matching, default=None)

    def _is_file(self, path: str) -> bool:
        try:
            return self._folder.locate(path).is_file()
        except (CasebookError, OSError, ValueError):
            return False


def _entry_of(document: Case | Lesson | Pack) -> Entry:
    """Give an entry for a document that is not, or no longer, in the library."""
    return Entry(0, document.path, document.id, document.kind, document.title, "", 0.0, "", 0, {})


def _member(kind: type[_Word], word: str) -> _Word | None:
    try:
        return kind(word)
    except ValueError:
        return None


def _place(item: Evidence) -> int:
    return item.passage.start if item.passage else 1 << 60


def _first_place(items: Collection[Evidence]) -> int:
    return min(map(_place, items), default=1 << 61)
