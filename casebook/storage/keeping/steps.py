"""One file's part in a change of several: what it held, what it is to hold, and where.

A step can be brought to its end from whatever point it was broken off, forwards or backwards,
and leaves a file alone that somebody else has changed meanwhile.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.storage.file_text import read_bytes
from casebook.storage.folder import LibraryFolder
from casebook.storage.replacing import create_file, move_file, replace_file, sync_folder


class Step(NamedTuple):
    """What happens to one file.

    Attributes:
        path: Where it is, or is to be.
        before: What it held; None for a new file.
        after: What it is to hold; None when it is to go.
        to: Where it is to be moved, or None.
    """

    path: DocumentPath
    before: bytes | None
    after: bytes | None
    to: DocumentPath | None = None

    @property
    def end(self) -> DocumentPath:
        """Where the file is afterwards."""
        return self.to or self.path

    def reversed(self) -> Step:
        """Give the step that leads back."""
        return Step(self.end, self.after, self.before, self.path if self.to else None)

    def is_done(self, folder: LibraryFolder) -> bool:
        """Say whether the file is as this step leaves it."""
        gone = self.to is None or not folder.locate(self.path).exists()
        return gone and _bytes(self.end, folder.locate(self.end)) == self.after

    def finish(self, folder: LibraryFolder) -> bool:
        """Do what is still to be done; say whether the file is now as it should be.

        Raises:
            OSError: The system refuses.
        """
        place, end = folder.locate(self.path), folder.locate(self.end)
        if not place.exists():
            place = end
        held = _bytes(self.path, place)
        if held not in (self.before, self.after):
            return False
        if held != self.after:
            self._write(place)
        if place != end:
            move_file(place, end)
        return True

    def _write(self, place: Path) -> None:
        if self.after is None:
            place.unlink()
            sync_folder(place.parent)
        elif self.before is None:
            place.parent.mkdir(parents=True, exist_ok=True)
            create_file(place, self.after)
        else:
            replace_file(place, self.after, lambda: self._check(place))

    def _check(self, place: Path) -> None:
        if _bytes(self.path, place) != self.before:
            raise FileExistsError(self.path)

    def packed(self) -> Mapping[str, str | None]:
        """Give it as the journal writes it."""
        return {
            "path": self.path,
            "to": self.to,
            "before": _packed(self.before),
            "after": _packed(self.after),
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> Step:
        """Make it of what the journal has.

        Raises:
            ValueError, LookupError, TypeError: Casebook has not written that.
        """
        to = packed["to"]
        return cls(
            DocumentPath(str(packed["path"])),
            _unpacked(packed["before"]),
            _unpacked(packed["after"]),
            DocumentPath(str(to)) if to else None,
        )


def _bytes(path: str, place: Path) -> bytes | None:
    """Read a file; None when there is none that can be read."""
    try:
        return read_bytes(path, place)[0]
    except CasebookError:
        return None


def _packed(data: bytes | None) -> str | None:
    return None if data is None else b64encode(zlib.compress(data)).decode("ascii")


def _unpacked(packed: str | None) -> bytes | None:
    try:
        return None if packed is None else zlib.decompress(b64decode(packed))
    except zlib.error as error:
        raise ValueError(str(error)) from error
