"""A file of a library, read whole, with what is needed to write it back as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from casebook.domain.digest import digest_of
from casebook.domain.errors import FileTooLarge, FileUnreadable
from casebook.domain.names import DocumentPath
from casebook.storage.decoding import MIXED, Decoded, decode, encode
from casebook.storage.failures import reason
from casebook.storage.stamp import Stamp

LARGEST = 20_000_000
"""How many bytes a file may have to be read; the longest books have a tenth of it."""

_AT_ONCE = 1 << 20

OPENING = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would translate line ends
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would hold us for ever
    | getattr(os, "O_NOCTTY", 0)
)
"""How a file is opened to be read."""


class FileText(NamedTuple):
    """A file as it was when it was read, and what is needed to write it back.

    Attributes:
        path: Relative to the library.
        text: With a line feed at each line end.
        stamp: Taken before reading, so that a change meanwhile shows.
        digest: Of its bytes; it tells files apart whose stamps are equal.
        encoding: Python's name, such as ``utf-8``.
        bom: Whether it began with a byte order mark.
        newline: As in ``Decoded``.
        notice: A sentence for the user about the encoding, or "".
        lossy: Whether it holds what cannot be shown, so that it cannot be written.
    """

    path: DocumentPath
    text: str
    stamp: Stamp
    digest: str
    encoding: str
    bom: bool
    newline: str
    notice: str
    lossy: bool = False

    @classmethod
    def of(cls, path: DocumentPath, data: bytes, stamp: Stamp) -> FileText:
        """Make it of the bytes of a file."""
        decoded = decode(data)
        return cls(
            path=path,
            text=decoded.text,
            stamp=stamp,
            digest=digest_of(data),
            encoding=decoded.encoding,
            bom=decoded.bom,
            newline=decoded.newline,
            notice=decoded.notice,
            lossy=decoded.lossy,
        )

    def digest_with(self, text: str) -> str:
        """Give the digest that the file would have with another text; "" if it cannot have it.

        Where its line ends are mixed, those of the other text count as line feeds.
        """
        newline = "\n" if self.newline == MIXED else self.newline
        like = Decoded("", self.encoding, self.bom, newline, "", False, ())
        try:
            return digest_of(encode(text, like))
        except UnicodeEncodeError:
            return ""


def read_bytes(path: str, target: str | Path) -> tuple[bytes, Stamp]:
    """Read a file whole, with its stamp from before.

    Args:
        path: What errors call it.
        target: Where it is.

    Raises:
        FileUnreadable: It is gone, not a regular file, or may not be read.
        FileTooLarge: It has more than ``LARGEST`` bytes.
    """
    try:
        handle = os.open(target, OPENING)
    except OSError as error:
        raise _unreadable(path, error) from error
    return read_handle(path, handle)


def read_handle(path: str, handle: int) -> tuple[bytes, Stamp]:
    """Read a file that is open, with its stamp from before, and close it.

    Raises:
        FileUnreadable: It is not a regular file, or the disk fails.
        FileTooLarge: It has more than ``LARGEST`` bytes.
    """
    try:
        try:
            status = os.fstat(handle)
            _refuse_odd(path, status)
            return _read_to_end(handle, status.st_size), Stamp.of(status)
        finally:
            os.close(handle)
    except OSError as error:
        raise _unreadable(path, error) from error


def _read_to_end(handle: int, size: int) -> bytes:
    """Read a file whole; one byte more is asked for, so that the first look shows its end."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    pieces = [data]
    while piece := os.read(handle, _AT_ONCE):
        pieces.append(piece)
    return b"".join(pieces)


def _unreadable(path: str, error: OSError) -> FileUnreadable:
    return FileUnreadable(
        f"{path} cannot be read ({reason(error)}). Mend that, or look at the library again."
    )


def _refuse_odd(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise FileUnreadable(f"{path} is not a regular file. Casebook leaves it alone.")
    if status.st_size > LARGEST:
        raise FileTooLarge(
            f"{path} has {status.st_size / 1e6:.0f} MB, and Casebook reads files of up to "
            f"{LARGEST / 1e6:.0f} MB. Split it, or name it in .casebookignore."
        )
