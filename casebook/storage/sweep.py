"""Many files of a library read one after another, as at a first reading.

A file read by itself is looked for from the library's own folder downwards, so that no link
leads out of the library. Here each folder is looked at once, and the system is asked to open
a file only if it is no link; whatever it does not open is read by itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from casebook.domain.names import DocumentPath
from casebook.storage.decoding import decode
from casebook.storage.file_text import OPENING, read_bytes, read_handle
from casebook.storage.stamp import FileInfo, Stamp

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none; there each file is read by itself
_NO_NAMES = frozenset({"", ".", ".."})


class Sweep:
    """Reads files of one library; to be used for a short while, as folders may be moved."""

    def __init__(self, root: str, place_of: Callable[[str], str]) -> None:
        """Begin.

        Args:
            root: The library with all links in its path resolved.
            place_of: Gives where a path of the library leads on the disk, and raises
                OutsideLibrary.
        """
        self._place_of = place_of
        self._folders = {"": root.rstrip(os.sep)}

    def read(self, path: DocumentPath) -> tuple[str, FileInfo]:
        """Give the text of a file, with a line feed at each line end, and what to keep of it.

        Raises:
            OutsideLibrary: The path leads out of the library.
            FileUnreadable: It is gone, not a regular file, or may not be read.
            FileTooLarge: It has more than ``LARGEST`` bytes.
        """
        data, stamp = self._bytes(path)
        decoded = decode(data)
        info = FileInfo(stamp, decoded.notice, decoded.encoding, decoded.lossy, decoded.nul_line)
        return decoded.text, info

    def _bytes(self, path: DocumentPath) -> tuple[bytes, Stamp]:
        folder, _, name = path.rpartition("/")
        if _NO_LINK and name not in _NO_NAMES and "\0" not in path:
            place = self._folders.get(folder)
            if place is None:
                place = self._folders[folder] = self._place_of(folder)
            try:
                handle = os.open(f"{place}/{name}", OPENING | _NO_LINK)
            except OSError:
                pass  # a link, or trouble that is explained below
            else:
                return read_handle(path, handle)
        return read_bytes(path, self._place_of(path))
