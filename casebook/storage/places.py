"""Where a path leads once its links are followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

_PLAIN_NAMES = os.sep == "/"
"""Whether a name without a slash is no more than a name. Windows knows drives, streams and
backslashes, and drops dots and spaces at the end."""


def is_within(path: str, folder: str) -> bool:
    """Say whether a path is a folder or lies below it; both with their links resolved."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def is_in_library(place: Path, library: Path) -> bool:
    """Say whether a place lies among the files of a library; hidden folders are not its own.

    So a home folder can be a library although caches and data usually lie below it.
    """
    real, root = Path(os.path.realpath(place)), Path(os.path.realpath(library))
    if not real.is_relative_to(root):
        return False
    return not any(name.startswith(".") for name in real.relative_to(root).parts)


def unlinked(folder: str, names: Sequence[str]) -> str:
    """Go down from a folder whose own links are resolved, and resolve those below it.

    Gives what ``os.path.realpath`` gives, in a fraction of the time where there is no link:
    it does not look at the folders above again.
    """
    place = folder.rstrip(os.sep)
    for name in names:
        place = f"{place}/{name}"
        try:
            plain = _PLAIN_NAMES and not stat.S_ISLNK(os.lstat(place).st_mode)
        except OSError:  # nothing there, or out of reach
            plain = False
        if not plain:
            return os.path.realpath("/".join((folder.rstrip(os.sep), *names)))
    return place
