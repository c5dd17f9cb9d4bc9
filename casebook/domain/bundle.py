"""A bundle: documents with their pictures and themes, on the way from one Casebook to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casebook.domain.names import DocumentId, DocumentPath, id_of

FORMAT = "casebook-bundle"
"""What the manifest calls itself."""
SCHEMA = 1
"""The version of the manifest; a newer one is refused. Keys that are not known are passed over."""
MANIFEST = "manifest.json"
FOLDER = "library"
"""The folder within the archive under which everything but the manifest lies."""
MOST_FORMER = 20
"""How many former texts of a document a manifest names."""


@dataclass(frozen=True, slots=True)
class BundledDocument:
    """A document as it was sent.

    Attributes:
        path: Where it lay in the library that it comes from.
        text: All of it, with a line feed at each line end.
        former: Digests of texts that it had before, the newest first. Where the receiver has
            one of them, that is what both have started from.
    """

    path: DocumentPath
    text: str
    former: tuple[str, ...] = ()

    @property
    def id(self) -> DocumentId:
        """The id that links have within the bundle."""
        return id_of(self.path)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds, read whole and found to be as its manifest says.

    Attributes:
        name: The name of its file.
        root: The document that was asked for when it was made.
        documents: The root and all that it rests on.
        themes: The text of ``themes.yaml``, or "".
        files: Pictures and other files that documents show, by their paths.
    """

    name: str
    root: DocumentPath
    documents: tuple[BundledDocument, ...]
    themes: str = ""
    files: Mapping[DocumentPath, bytes] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self.name[:-4] if self.name.lower().endswith(".zip") else self.name
