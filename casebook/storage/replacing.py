"""Putting a whole file in place at once, so that nobody ever sees half of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from casebook.storage.stamp import Stamp


def replace_file(target: Path, data: bytes, check: Callable[[], object]) -> Stamp:
    """Put data in the place of a file that is there, with the permissions that it has.

    The data goes to a hidden file beside it and to the disk first. Whatever fails, the file
    is either as it was or as it should be, and the hidden file is gone.

    Args:
        target: The file.
        data: All of its new bytes.
        check: Called right before; what it raises stops the replacement.

    Raises:
        OSError: The system refuses.
    """

    def place(temporary: Path) -> None:
        check()
        temporary.replace(target)

    return _put(target, data, place, target.stat())


def create_file(target: Path, data: bytes) -> Stamp:
    """Put data in a new file.

    Raises:
        FileExistsError: Something stands there, or came to stand there meanwhile.
        OSError: The system refuses.
    """
    return _put(target, data, lambda temporary: _give_name(temporary, target), None)


def move_file(source: Path, target: Path) -> None:
    """Give a file another name, never over another file.

    A move that was broken off in the middle is brought to its end.

    Raises:
        FileExistsError: Another file has the name.
        OSError: The system refuses.
    """
    if target.exists() and source.samefile(target):
        if target.name in os.listdir(target.parent):  # noqa: PTH208 - names are wanted
            source.unlink()  # the file has both names
        else:
            source.rename(target)  # the system takes both spellings for one name
    else:
        _give_name(source, target)
    sync_folder(target.parent)


def put_file(target: Path, data: bytes) -> Stamp:
    """Put data in a file of our own, whether it is there or not.

    Raises:
        OSError: The system refuses.
    """
    return _put(target, data, lambda temporary: temporary.replace(target), None)


def _give_name(file: Path, target: Path) -> None:
    try:
        target.hardlink_to(file)  # unlike a rename, refuses to replace anything
    except FileExistsError:
        raise
    except OSError:  # no hard links on this file system, such as FAT
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from None
        file.rename(target)
    else:
        file.unlink()


def _put(
    target: Path, data: bytes, place: Callable[[Path], object], like: os.stat_result | None
) -> Stamp:
    temporary = target.with_name(f".casebook-{os.urandom(8).hex()}.tmp")
    try:
        stamp = _fill(temporary, data, like)
        place(temporary)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)
    return stamp


def _fill(temporary: Path, data: bytes, like: os.stat_result | None) -> Stamp:
    """Write a new file to the disk, with owner and permissions of another where possible."""
    with temporary.open("xb") as file:
        if like is not None:
            with suppress(OSError, AttributeError):  # another's file, or Windows
                os.chown(temporary, like.st_uid, like.st_gid)
            temporary.chmod(stat.S_IMODE(like.st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        status = os.fstat(file.fileno())
    return Stamp.of(status)


def sync_folder(folder: Path) -> None:
    """Bring the new name to the disk too, where the system can do that for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
