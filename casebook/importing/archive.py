"""Office files are archives: looked at before anything unpacks them.

What they unpack to is counted by what they say themselves: Python reads no more of a packed
file than it says. Office writes no document type declarations, so a part that has one, and
with it every trick with entities, is refused before a parser sees it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from casebook.domain.errors import ImportRefused
from casebook.importing.limits import Limits
from casebook.importing.source import Source

_SMALL = 1_000_000
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BEGINS = re.compile(rb"^\W{0,4}?(?:\s++|<\?.*?\?>|<!--.*?-->)*+<[A-Za-z_]", re.DOTALL)
"""The first element: behind it there can be no declaration any more."""
_PROLOG = 20_000
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_ENCODINGS = frozenset(
    {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
)
_XML = (".xml", ".rels", ".vml")
MACROS = "Macros in the file were not run, and are not taken along."
EMBEDDED = "Files embedded in the document (such as sheets or other objects) were left out."


def has_member(source: Source, name: str) -> bool:
    """Whether a file is an archive with a member; False also for one that is damaged."""
    if not source.head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def is_torn(source: Source, *endings: str) -> bool:
    """Whether a file begins like an archive, is called like one of ours, and cannot be opened."""
    if not source.head.startswith(b"PK\x03\x04") or source.ending not in endings:
        return False
    return not zipfile.is_zipfile(io.BytesIO(source.data))


def checked(source: Source, limits: Limits) -> tuple[zipfile.ZipFile, tuple[str, ...]]:
    """Give an archive that may be unpacked, and sentences about what in it is left alone.

    Raises:
        ImportRefused: It is damaged, protected, or unpacks to more than it should.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        members = archive.infolist()
        _refuse_large(source, members, limits)
        for member in members:
            _refuse_odd(source, archive, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise damaged(source) from error
    names = [member.filename.lower() for member in members]
    warnings = []
    if any(name.endswith("vbaproject.bin") or "/activex/" in name for name in names):
        warnings.append(MACROS)
    if any("/embeddings/" in name for name in names):
        warnings.append(EMBEDDED)
    return archive, tuple(warnings)


def damaged(source: Source) -> ImportRefused:
    """Give the error for a file that cannot be read to its end."""
    return ImportRefused(
        f"{source.name} is damaged or was cut off. Open it in its program, save it anew, and "
        "import that."
    )


def _refuse_large(source: Source, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    whole = sum(member.file_size for member in members)
    bombs = [
        member
        for member in members
        if member.file_size > max(_SMALL, member.compress_size * limits.ratio)
    ]
    if whole > limits.unpacked or len(members) > limits.members or bombs:
        raise ImportRefused(
            f"{source.name} unpacks to far more than it seems to hold ({whole / 1e6:,.0f} MB in "
            f"{len(members):,} parts). It was not unpacked."
        )


def _refuse_odd(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse what Office does not write: protection, climbing paths, declarations of types."""
    if member.flag_bits & 0x1:
        raise ImportRefused(
            f"{source.name} is protected by a password. Save it without one, and import that."
        )
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
        raise ImportRefused(
            f"{source.name} holds paths that lead out of it. No program for documents writes such "
            "a file; it was not unpacked."
        )
    if member.filename.lower().endswith(_XML):
        with archive.open(member) as part:
            _refuse_declarations(source, part.read(_PROLOG))


def _refuse_declarations(source: Source, start: bytes) -> None:
    plain = start.replace(b"\0", b"")
    encoding = _ENCODING.search(plain)
    foreign = encoding is not None and encoding[1].lower() not in _ENCODINGS
    hidden = len(start) == _PROLOG and not _BEGINS.match(plain)
    if foreign or hidden or _DECLARED.search(plain):
        raise ImportRefused(
            f"{source.name} declares entities or types of its own, which no program for documents "
            "does. It was not read."
        )
