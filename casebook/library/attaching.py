"""Pictures and templates taken into the folder ``attachments``, under names of their own."""

from __future__ import annotations

import re
from pathlib import Path

from casebook.domain.errors import FileTooLarge, FileUnreadable, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.slug import slug_of
from casebook.storage.failures import reason
from casebook.storage.file_text import LARGEST, read_bytes
from casebook.storage.folder import LibraryFolder
from casebook.storage.replacing import create_file
from casebook.storage.saving import not_written

FOLDER = "attachments"

_ZIP = b"PK\x03\x04"
_OFFICE = frozenset({".docx", ".pptx"})
_KINDS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
)


def picture_bytes(file: Path) -> bytes:
    """Read a picture from anywhere on this computer.

    Raises:
        FileUnreadable: It cannot be read.
        FileTooLarge: It is larger than Casebook reads.
    """
    return read_bytes(file.name, file)[0]


def attach(folder: LibraryFolder, data: bytes, name: str) -> str:
    """Keep a picture, and give the name by which documents embed it.

    Args:
        folder: The library.
        data: All of it; what it is shows in its first bytes, whatever it is called.
        name: What it is called where it comes from; "" for a picture without a name.

    Raises:
        FileUnreadable: It is no picture that a page shows.
        FileTooLarge: It is larger than Casebook reads.
        WriteRefused: It cannot be written.
    """
    ending = _ending(data)
    if ending is None:
        raise FileUnreadable(
            f"{name or 'That'} is no PNG, JPEG, GIF or WebP picture. Convert it to one of them."
        )
    return _keep(folder, data, name, ending)


def attach_file(folder: LibraryFolder, file: Path) -> DocumentPath:
    """Keep a picture, a Word file or slides from anywhere, and give its path in the library.

    Raises:
        FileUnreadable: It cannot be read, or is none of them.
        FileTooLarge: It is larger than Casebook reads.
        WriteRefused: It cannot be written.
    """
    data = read_bytes(file.name, file)[0]
    ending = _ending(data)
    if ending is None and data.startswith(_ZIP) and file.suffix.lower() in _OFFICE:
        ending = file.suffix.lower()
    if ending is None:
        raise FileUnreadable(
            f"{file.name} is neither a picture (PNG, JPEG, GIF, WebP) nor a .docx or .pptx file. "
            "Choose another one."
        )
    return DocumentPath(f"{FOLDER}/{_keep(folder, data, file.name, ending)}")


def _ending(data: bytes) -> str | None:
    return next((ending for kind, ending in _KINDS if kind.match(data)), None)


def _keep(folder: LibraryFolder, data: bytes, name: str, ending: str) -> str:
    """Write a file under a name that is free, and give that name."""
    if len(data) > LARGEST:
        raise FileTooLarge(
            f"{name or 'That picture'} has {len(data) / 1e6:.0f} MB; it may have up to "
            f"{LARGEST / 1e6:.0f} MB. Make it smaller."
        )
    place = folder.locate(FOLDER)
    try:
        place.mkdir(exist_ok=True)
        taken = {file.stem.casefold() for file in place.iterdir()}
        while True:
            stem = slug_of(Path(name).stem, taken, "picture")
            try:
                create_file(place / f"{stem}{ending}", data)
            except FileExistsError:
                taken.add(stem.casefold())
            else:
                return f"{stem}{ending}"
    except OSError as error:
        raise not_written(f"{FOLDER}/{name}", reason(error)) from error


def refuse(refusal: str) -> None:
    """Raise when nothing may be written.

    Raises:
        WriteRefused: There is a reason.
    """
    if refusal:
        raise WriteRefused(refusal)
