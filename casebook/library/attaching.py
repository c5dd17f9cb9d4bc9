"""Pictures taken into a library: into its folder ``attachments``, under a name of their own."""

from __future__ import annotations

import re
from pathlib import Path

from casebook.domain.errors import FileTooLarge, FileUnreadable, WriteRefused
from casebook.domain.slug import slug_of
from casebook.storage.failures import reason
from casebook.storage.file_text import LARGEST, read_bytes
from casebook.storage.folder import LibraryFolder
from casebook.storage.replacing import create_file
from casebook.storage.saving import not_written

FOLDER = "attachments"

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
    ending = next((ending for kind, ending in _KINDS if kind.match(data)), None)
    if ending is None:
        raise FileUnreadable(
            f"{name or 'That'} is no PNG, JPEG, GIF or WebP picture. Convert it to one of them."
        )
    if len(data) > LARGEST:
        raise FileTooLarge(
            f"{name or 'That picture'} has {len(data) / 1e6:.0f} MB; a picture may have up to "
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
