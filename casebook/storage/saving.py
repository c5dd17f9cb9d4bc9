"""Writing a text to a file of a library, refusing whatever could lose something."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from casebook.domain.digest import digest_of
from casebook.domain.errors import CasebookError, EditedOutside, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.storage.decoding import Decoded, decode, encode, is_blank, name_of
from casebook.storage.failures import reason
from casebook.storage.file_text import LARGEST, FileText, read_bytes
from casebook.storage.replacing import create_file, replace_file

_NEW = Decoded("", "utf-8", bom=False, newline="\n", notice="")


def save(
    path: DocumentPath, target: Path, text: str, read: FileText | None, agreed: bool
) -> FileText:
    """Write a text; see ``LibraryFolder.write``.

    Args:
        path: What errors call it.
        target: Where it is, all links resolved.
        text: The whole text.
        read: What was read there before, or None for a new file.
        agreed: Whether the user has said yes to changing a file that is not UTF-8.
    """
    like = _NEW if read is None else _still_as_read(path, target, read)
    _refuse_foreign(path, like, agreed)
    data = _encoded(path, text, like)
    try:
        if read is None:
            _make_folder(target.parent)
            _refuse_read_only(path, target.parent)
            stamp = create_file(target, data)
        else:
            _refuse_read_only(path, target.parent, target)
            stamp = replace_file(target, data, lambda: _still_as_read(path, target, read))
    except FileExistsError as error:
        raise EditedOutside(_already(path)) from error
    except OSError as error:
        raise not_written(path, reason(error)) from error
    return FileText.of(path, data, stamp)


def prepared(
    path: DocumentPath, target: Path, text: str, read: FileText | None, agreed: bool
) -> tuple[bytes | None, bytes]:
    """Give what a file holds and what it is to hold, having made sure that it may be written.

    The arguments are those of ``save``, and so is what it raises. A new file holds nothing.
    """
    if read is not None:
        before = _bytes_as_read(path, target, read)
        like = decode(before)
        _refuse_read_only(path, target.parent, target)
    elif os.path.lexists(target):
        raise EditedOutside(_already(path))
    else:
        before, like = None, _NEW
    _refuse_foreign(path, like, agreed)
    return before, _encoded(path, text, like)


def may_write(place: Path) -> bool:
    """Say whether a file or folder may be written.

    A mode without any right to write counts for an administrator too, whom the system
    would let pass.
    """
    try:
        mode = place.stat().st_mode
    except OSError:
        return False
    return bool(mode & 0o222) and os.access(place, os.W_OK)


def _still_as_read(path: DocumentPath, target: Path, read: FileText) -> Decoded:
    return decode(_bytes_as_read(path, target, read))


def _bytes_as_read(path: DocumentPath, target: Path, read: FileText) -> bytes:
    """Read a file again and make sure that nobody has changed it."""
    try:
        data, _stamp = read_bytes(path, target)
    except CasebookError as error:
        raise EditedOutside(
            f"{path} was moved, deleted or locked since it was read. Save under another name."
        ) from error
    if digest_of(data) != read.digest:
        raise EditedOutside(
            f"{path} was changed by another program since it was read. Open it again and "
            "make the change there, or save under another name."
        )
    return data


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "", str(folder)) from error


def _refuse_foreign(path: DocumentPath, like: Decoded, agreed: bool) -> None:
    if is_blank(like.text):
        return  # of zeros alone, as a crash of the system leaves it: there is nothing to lose
    if like.lossy:
        raise WriteRefused(f"{path} is not changed. {like.notice}")
    if like.foreign and not agreed:
        raise WriteRefused(
            f"{path} is not UTF-8 but {name_of(like.encoding)}; it is changed only when you agree."
        )


def _refuse_read_only(path: DocumentPath, *places: Path) -> None:
    if not all(may_write(place) for place in places):
        raise not_written(path, "it is read-only")


def _encoded(path: DocumentPath, text: str, like: Decoded) -> bytes:
    if like.lossy:
        like = _NEW
    try:
        data = encode(text, like)
    except UnicodeEncodeError as error:
        character = ascii(error.object[error.start])
        raise WriteRefused(
            f"{path} is {name_of(like.encoding)}, which has no character {character}. Leave it "
            "out, or save under another name."
        ) from error
    if len(data) > LARGEST:
        raise not_written(path, f"it would have more than {LARGEST / 1e6:.0f} MB")
    return data


def not_written(path: str, why: str) -> WriteRefused:
    """Give the error for a file that the system does not let us write."""
    return WriteRefused(
        f"{path} cannot be written ({why}). Nothing was changed; save it elsewhere."
    )


def _already(path: DocumentPath) -> str:
    return f"There is a file {path} already. Choose another name, or open that file."
