"""Names by which documents and themes are told apart."""

from __future__ import annotations

import unicodedata
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
    """Give the form in which ids are compared.

    Links mind neither case nor surrounding space, nor whether an accent is a character of its
    own, as macOS and some sync programs write it in file names.
    """
    return composed(document_id.strip().casefold())


def composed(text: str) -> str:
    """Give a text with each accent and its letter as one character (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
