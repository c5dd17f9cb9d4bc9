"""Names by which documents and themes are told apart."""

from __future__ import annotations

from typing import NewType

DocumentId = NewType("DocumentId", str)
"""The file stem of a document; links are written with it. Meant to be unique in a library."""

DocumentPath = NewType("DocumentPath", str)
"""Where a document lies: relative to the library, with forward slashes. Always unique."""

ThemeId = NewType("ThemeId", str)
"""The id of a theme, as it stands in front matter and in ``themes.yaml``."""


def id_of(path: DocumentPath) -> DocumentId:
    """Give the id of the document at a path: its file name without ``.md``."""
    name = path.rsplit("/", 1)[-1]
    return DocumentId(name[:-3] if name.lower().endswith(".md") else name)


def folded_id(document_id: str) -> str:
    """Give the form in which ids are compared: links do not mind case or surrounding space."""
    return document_id.strip().casefold()
