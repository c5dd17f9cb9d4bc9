"""Files that Casebook knows and cannot import: a sentence that says what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from casebook.domain.bundle import MANIFEST
from casebook.domain.errors import ImportRefused, NothingToImport
from casebook.importing.archive import has_member
from casebook.importing.source import Asked, Source

ISOLATED = False
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = frozenset({"docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "pptm"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "was written by an old program of the Office family. Save it as .docx, .xlsx or .pptx"


def _ole(source: Source) -> str:
    if _ENCRYPTED in source.data:
        return "is protected by a password. Open it, save it without one, and import that."
    return f"{_OLD}, and import that."


def _zip(source: Source) -> str:
    if source.ending in _OFFICE:
        return "is damaged, or is called otherwise than what it is. Save it anew, and import that."
    if has_member(source, MANIFEST):
        return "is a bundle of Casebook. Take it in by itself, not with a folder."
    return "is an archive. Unpack it, and import the folder."


def _says(what: str) -> Callable[[Source], str]:
    return lambda _: what


_PICTURE = "is a picture. Put it beside the text that shows it, and import that."
_KNOWN: tuple[tuple[bytes, Callable[[Source], str]], ...] = (
    (_OLE, _ole),
    (rb"{\rtf", _says("is rich text (.rtf). Save it as .docx, and import that.")),
    (b"\x89PNG", _says(_PICTURE)),
    (b"\xff\xd8\xff", _says(_PICTURE)),
    (b"GIF8", _says(_PICTURE)),
    (b"Rar!", _says("is an archive. Unpack it, and import the folder.")),
    (b"7z\xbc\xaf", _says("is an archive. Unpack it, and import the folder.")),
    (b"\x1f\x8b", _says("is an archive. Unpack it, and import the folder.")),
    (b"PK\x03\x04", _zip),
    (b"PK\x05\x06", _says("is an empty archive. There is nothing to import in it.")),
    (b"MZ", _says("is a program. Casebook imports documents only.")),
    (b"\x7fELF", _says("is a program. Casebook imports documents only.")),
)


def recognises(source: Source) -> float:
    """Say whether it is one of them; any other importer knows better."""
    if not source.data.strip():
        return 0.05
    return 0.3 if any(source.head.startswith(mark) for mark, _ in _KNOWN) else 0.0


def convert(source: Source, _asked: Asked) -> NoReturn:
    """Say what it is.

    Raises:
        ImportRefused: Always.
    """
    for mark, says in _KNOWN:
        if source.head.startswith(mark):
            raise ImportRefused(f"{source.name} {says(source)}")
    raise NothingToImport(f"{source.name} is empty. There is nothing to import in it.")
