"""Places for new documents: where their kind lies, with ids of their own.

Where the documents of a kind are spread over several folders, by subject perhaps, none of them
is chosen: a new one goes to the usual place, and whoever knows the subject moves it.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from casebook.domain.document import Kind
from casebook.domain.names import DocumentPath, folded_id, id_of
from casebook.domain.slug import slug_of
from casebook.library.shelf import Shelf
from casebook.storage.folder import LibraryFolder

_USUAL = {Kind.CASE: "", Kind.LESSON: "lessons", Kind.PACK: "packs"}


class Placer:
    """Gives places one after another, none of them twice."""

    def __init__(self, shelf: Shelf, folder: LibraryFolder) -> None:
        self._shelf = shelf
        self._folder = folder
        self._folders: dict[Kind, str] = {}

    def place(self, kind: Kind, title: str) -> DocumentPath:
        """Give the path of a new document, made of its title."""
        return self._free(self._usual(kind), title, kind.value)

    def place_beside(self, path: DocumentPath, title: str) -> DocumentPath:
        """Give the path of a new document in the folder of another, made of its title."""
        return self._free(path.rpartition("/")[0], title, "copy")

    def place_named(self, folder: str, stem: str) -> DocumentPath:
        """Give the path of a document that is to keep its name, if that is free.

        Args:
            folder: The folder of the library, "" for its own.
            stem: The name without ending.
        """
        path = DocumentPath(f"{folder}/{stem}.md" if folder else f"{stem}.md")
        if folded_id(stem) not in self._taken and not self._folder.locate(path).exists():
            self._taken.add(folded_id(stem))
            return path
        return self._free(folder, stem, "note")

    def take(self, path: DocumentPath) -> None:
        """Keep a place for what is to be written there."""
        self._taken.add(folded_id(id_of(path)))

    def give_back(self, path: DocumentPath) -> None:
        """Let a place be given to others."""
        self._taken.discard(folded_id(id_of(path)))

    def _free(self, folder: str, title: str, otherwise: str) -> DocumentPath:
        while True:
            name = slug_of(title, self._taken, otherwise)
            self._taken.add(folded_id(name))
            path = DocumentPath(f"{folder}/{name}.md" if folder else f"{name}.md")
            if not self._folder.locate(path).exists():  # one that cannot be read is not known
                return path

    def _usual(self, kind: Kind) -> str:
        if kind not in self._folders:
            folders = Counter(
                entry.path.rpartition("/")[0] for entry in self._shelf.entries if entry.kind is kind
            )
            [(common, count)] = folders.most_common(1) or [("", 0)]
            most = 2 * count > folders.total()
            self._folders[kind] = common if most else _USUAL[kind]
        return self._folders[kind]

    @cached_property
    def _taken(self) -> set[str]:
        return {folded_id(entry.id) for entry in self._shelf.entries}
