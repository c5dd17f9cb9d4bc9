"""The archive of a bundle: looked at before anything unpacks it, and unpacked with limits.

What it says of itself is checked first: how many files, how large, packed how. Python reads no
more of a file than the archive says that there is. Archives within it stay packed.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from casebook.domain.bundle import FOLDER, FORMAT, MANIFEST
from casebook.domain.errors import ImportRefused
from casebook.domain.progress import Progress
from casebook.importing.bundle_names import refuse_names
from casebook.importing.limits import Limits

LARGEST_MANIFEST = 20_000_000
_SMALL = 1_000_000
_LARGEST_LIST = 10_000_000
_END = b"PK\x05\x06"
_END_SIZE = 22
_FAR_END = _END_SIZE + 0xFFFF
_LOCATOR = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_FIRST = struct.Struct("<4s22xHH")
_HEAD = 65_536
_PROTECTED = 0x1
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_TORN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What Python raises for archives that are not as they should be."""


def is_bundle(path: Path) -> bool:
    """Say whether a file is a bundle, by what is in it and at little cost; never raises.

    One that is damaged or protected counts as well, so that reading it can say so.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            return _looks_like_one(head, file) if head.startswith(b"PK\x03\x04") else False
    except (OSError, ValueError):
        return False


def _looks_like_one(head: bytes, file: io.BufferedReader) -> bool:
    try:
        with _opened(file) as archive:
            names = archive.namelist()
            if MANIFEST not in names:
                return False
            try:
                with archive.open(MANIFEST) as manifest:
                    return FORMAT.encode() in manifest.read(_HEAD)
            except _TORN:  # protected, or damaged
                return any(name.startswith(f"{FOLDER}/") for name in names)
    except _TORN:
        _, length, _ = _FIRST.unpack_from(head.ljust(_FIRST.size, b"\0"))
        first = head[_FIRST.size : _FIRST.size + length]
        return first == MANIFEST.encode() and f"{FOLDER}/".encode() in head


def unpacked(
    name: str, data: bytes, limits: Limits, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Give the files of an archive by their names, the manifest first.

    Args:
        name: What errors call it.
        data: The archive.
        limits: How much it may unpack to.
        progress: How far it is.

    Raises:
        ImportRefused: It is damaged, protected, no bundle, or holds what no bundle holds.
        Cancelled: By the progress.
    """
    try:
        with _opened(io.BytesIO(data)) as archive:
            members = _checked(name, archive, len(data), limits)
            order = sorted(members, key=lambda member: member != MANIFEST)
            for done, member in enumerate(order):
                progress.step(done, len(order), "Reading the bundle")
                yield member, archive.read(members[member])
    except _TORN as error:
        raise torn(name) from error


def torn(name: str) -> ImportRefused:
    """Give the error for an archive that cannot be read to its end."""
    return ImportRefused(
        f"{name} is damaged or was cut off. Copy or download it again; if that does not help, "
        "ask for the bundle anew."
    )


def no_bundle(name: str) -> ImportRefused:
    """Give the error for a file that is something else."""
    return ImportRefused(
        f"{name} is no bundle of Casebook. Choose a .zip file that Casebook has made; other files "
        "are taken in with “Import”."
    )


def _opened(file: io.BufferedReader | io.BytesIO) -> zipfile.ZipFile:
    """Open an archive, unless its list of files alone would fill the memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _FAR_END - _LOCATOR_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise zipfile.BadZipFile("no end")
    (length,) = struct.unpack_from("<L", tail, at + 12)
    if tail[max(0, at - _LOCATOR_SIZE) : at].startswith(_LOCATOR) or length > _LARGEST_LIST:
        raise zipfile.BadZipFile("longer than any bundle")
    file.seek(0)
    return zipfile.ZipFile(file)


def _checked(
    name: str, archive: zipfile.ZipFile, size: int, limits: Limits
) -> Mapping[str, zipfile.ZipInfo]:
    members = archive.infolist()
    if not any(member.orig_filename == MANIFEST for member in members):
        raise no_bundle(name)
    refuse_names(name, (member.orig_filename for member in members))
    for member in members:
        _refuse_odd(name, member)
    _refuse_large(name, members, size, limits)
    return {member.orig_filename: member for member in members if not member.is_dir()}


def _refuse_odd(name: str, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _PROTECTED:
        raise ImportRefused(
            f"{name} is protected by a password. Ask for the bundle without one, and open that."
        )
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise ImportRefused(
            f"{name} holds {member.filename}, which is a link or a device and no file. It was "
            "not opened. Ask for the bundle anew, made by Casebook."
        )
    if member.compress_type not in _PACKED or (member.is_dir() and member.file_size):
        raise ImportRefused(
            f"{name} is packed in a way that Casebook does not use. It was not opened. Ask for "
            "the bundle anew, made by Casebook."
        )


def _refuse_large(name: str, members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    bombs = [
        member
        for member in members
        if member.file_size > max(_SMALL, member.compress_size * limits.ratio)
    ]
    if whole > limits.unpacked or len(members) > limits.members or bombs or packed > size:
        raise ImportRefused(
            f"{name} unpacks to far more than it seems to hold ({whole / 1e6:,.0f} MB in "
            f"{len(members):,} files). It was not opened. Ask for a smaller bundle."
        )
