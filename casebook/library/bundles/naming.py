"""Names for what comes in where the library has taken them: for documents, and for pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath, folded_id, id_of
from casebook.domain.slug import slug_of
from casebook.markdown.editing.wiki_links import can_be_linked
from casebook.storage.folder import LibraryFolder
from casebook.storage.scanning import Scan


class DocumentNames:
    """Gives places for new documents: where they lay, with another id where theirs is taken."""

    def __init__(self, folder: LibraryFolder, scan: Scan, arriving: Iterable[str]) -> None:
        """Take the library, and the ids of all documents of the bundle."""
        self._folder = folder
        self._here = {folded_id(id_of(path)) for path in scan.documents}
        self._reserved = {folded_id(each) for each in arriving}

    def place(self, path: DocumentPath) -> DocumentPath:
        """Give the place for a document that lay at a path."""
        folder, slash, _ = path.rpartition("/")
        stem = str(id_of(path))
        if folded_id(stem) not in self._here and not self._folder.locate(path).exists():
            self._here.add(folded_id(stem))
            return path
        stem = stem if can_be_linked(stem) else str(slug_of(stem))
        number = 2
        while True:
            name = f"{stem}-{number}"
            place = DocumentPath(f"{folder}{slash}{name}.md")
            free = folded_id(name) not in self._here | self._reserved
            if free and not self._folder.locate(place).exists():
                self._here.add(folded_id(name))
                return place
            number += 1


def file_places(
    folder: LibraryFolder, scan: Scan, files: Mapping[DocumentPath, bytes]
) -> Mapping[DocumentPath, DocumentPath]:
    """Give where each file beside documents is to lie.

    Notes embed a picture by its bare name, so a name that another picture of the library has is
    taken wherever that lies; files of one name in a bundle get one new name.
    """
    known: dict[str, list[str]] = defaultdict(list)
    for other in scan.others:
        known[_name(other).casefold()].append(other)
    named: dict[str, list[DocumentPath]] = defaultdict(list)
    for path in sorted(files):
        named[_name(path).casefold()].append(path)
    places: dict[DocumentPath, DocumentPath] = {}
    for paths in named.values():
        number = 1
        while True:
            wanted = {path: _numbered(path, number) for path in paths}
            if all(
                _is_free(folder, place, known[_name(place).casefold()], files[path])
                and (number == 1 or _name(place).casefold() not in named)
                for path, place in wanted.items()
            ):
                break
            number += 1
        places |= wanted
    return places


def _is_free(folder: LibraryFolder, place: DocumentPath, others: list[str], data: bytes) -> bool:
    """Whether nothing else is there, and no other picture of the library has this name."""
    if folder.locate(place).exists():
        return _holds(folder, place, data)
    return all(_holds(folder, other, data) for other in others)


def _holds(folder: LibraryFolder, path: str, data: bytes) -> bool:
    try:
        return folder.read_bytes(path) == data
    except CasebookError:
        return False


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _numbered(path: DocumentPath, number: int) -> DocumentPath:
    if number == 1:
        return path
    pure = PurePosixPath(path)
    return DocumentPath(str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}")))
