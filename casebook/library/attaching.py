"""Pictures and other files taken into a library, into its folder ``attachments``."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote

from casebook.domain.errors import FileTooLarge, FileUnreadable, WriteRefused
from casebook.domain.names import DocumentPath, id_of
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


def file_bytes(file: Path) -> bytes:
    """Read a file from anywhere on this computer.

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
    ending = _picture_ending(data)
    if ending is None:
        raise FileUnreadable(
            f"{name or 'That'} is no PNG, JPEG, GIF or WebP picture. Convert it to one of them."
        )
    return _kept(folder, data, name, ending, "picture")


def attach_file(folder: LibraryFolder, file: Path) -> DocumentPath:
    """Keep a picture, a Word file or slides from anywhere, and give its path in the library.

    Raises:
        FileUnreadable: It cannot be read, or is none of them.
        FileTooLarge: It is larger than Casebook reads.
        WriteRefused: It cannot be written.
    """
    data = read_bytes(file.name, file)[0]
    ending = _picture_ending(data)
    if ending is None and data.startswith(_ZIP) and file.suffix.lower() in _OFFICE:
        ending = file.suffix.lower()
    if ending is None:
        raise FileUnreadable(
            f"{file.name} is neither a picture (PNG, JPEG, GIF, WebP) nor a .docx or .pptx file. "
            "Choose another one."
        )
    return DocumentPath(f"{FOLDER}/{_kept(folder, data, file.name, ending, 'file')}")


def linked(folder: LibraryFolder, file: Path, path: DocumentPath) -> str:
    """Give the link to a file, as a document writes it; the file is kept if it lies elsewhere.

    Args:
        folder: The library.
        file: A file anywhere on this computer; one of the library stays where it is.
        path: The document that is to have the link.

    Raises:
        FileUnreadable: It cannot be read, or would be a document of its own.
        FileTooLarge: It is larger than Casebook reads.
        WriteRefused: It cannot be written.
    """
    is_note = file.suffix.lower() == ".md"
    root = folder.root.resolve()
    if file.resolve().is_relative_to(root):
        there = file.resolve().relative_to(root).as_posix()
        if is_note:
            return f"[[{id_of(DocumentPath(there))}]]"
    elif is_note:
        raise FileUnreadable(
            f"{file.name} would be a document of its own. Take it into the library first, "
            "then link it with [[."
        )
    else:
        data = file_bytes(file)
        there = f"{FOLDER}/{_kept(folder, data, file.name, _ending(file), 'file')}"
    words = re.sub(r"([\\\[\]])", r"\\\1", " ".join(file.name.split()))
    return f"[{words}]({quote(relpath(there, path.rpartition('/')[0] or '.'))})"


def _picture_ending(data: bytes) -> str | None:
    """Give the ending of a picture by its first bytes; None for anything else."""
    return next((ending for kind, ending in _KINDS if kind.match(data)), None)


def _ending(file: Path) -> str:
    """Give the ending of a name where it is one that every system takes."""
    ending = file.suffix.lower()
    return ending if re.fullmatch(r"\.[a-z0-9]{1,12}", ending) else ""


def _kept(folder: LibraryFolder, data: bytes, name: str, ending: str, otherwise: str) -> str:
    """Write a file into the folder, under a name that no other file there has."""
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
            stem = slug_of(Path(name).stem, taken, otherwise)
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
