"""What the system refused, in words for the user."""

from __future__ import annotations

import errno

_WORDS = {
    errno.EACCES: "it is not allowed",
    errno.EPERM: "it is not allowed",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its links lead round in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reports an error",
}


def reason(error: OSError) -> str:
    """Say in a few words, fit for brackets, why the system refused."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
