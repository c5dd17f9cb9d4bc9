"""Files of a bundle unpacked to be looked at, in a folder of the cache that goes again.

Each folder is held while somebody looks at it, so that what a program that ended has left behind
is told apart from what another Casebook shows, and swept at the next start.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casebook.domain.errors import CacheUnusable, CasebookError
from casebook.storage.cache import BUNDLES, base_folder
from casebook.storage.failures import reason
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.holding import Hold, hold

_HELD = "held"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bundle that lies on the disk for a while.

    Attributes:
        folder: The folder of its own, for caches as well.
        library: Where the documents lie.
    """

    folder: Path
    library: Path
    held: Hold

    def remove(self) -> None:
        """Take it away; what the system still holds is swept later."""
        self.held.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def unpack(files: Mapping[str, bytes], chosen: Path | None = None) -> Unpacked:
    """Write files into a new folder of the cache.

    Args:
        files: Their bytes by their paths, which are looked at as those of a library are.
        chosen: Where all cache folders lie; the usual place when not given.

    Raises:
        CacheUnusable: They cannot be written.
        OutsideLibrary: A path leads out of the folder.
    """
    folder = bundles_folder(chosen) / os.urandom(8).hex()
    library = folder / "library"
    try:
        library.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise _unusable(folder, error) from error
    held = hold(folder / _HELD)
    assert held is not None  # nobody knows the folder yet
    unpacked = Unpacked(folder, library, held)
    try:
        _write(LibraryFolder(library), files)
    except OSError as error:
        unpacked.remove()
        raise _unusable(folder, error) from error
    except BaseException:
        unpacked.remove()
        raise
    return unpacked


def sweep_bundles(chosen: Path | None = None) -> int:
    """Take away what nobody looks at any more; give how many folders went."""
    swept = 0
    for folder in _folders(bundles_folder(chosen)):
        with suppress(CasebookError, OSError):
            # one without the file is being made at this moment
            held = hold(folder / _HELD) if (folder / _HELD).exists() else None
            if held is not None:
                held.release()
                shutil.rmtree(folder, ignore_errors=True)
                swept += 1
    return swept


def bundles_folder(chosen: Path | None = None) -> Path:
    """Give the folder in which bundles are unpacked; it need not be there."""
    return base_folder(chosen) / BUNDLES


def _write(folder: LibraryFolder, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        place = folder.locate(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:  # a passing copy: not worth waiting for the disk
            file.write(data)


def _folders(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.is_dir() and not each.is_symlink()]
    except OSError:
        return []


def _unusable(folder: Path, error: OSError) -> CacheUnusable:
    return CacheUnusable(
        f"The bundle cannot be unpacked into {folder} ({reason(error)}). Make room, or name "
        "another cache folder with --cache-dir."
    )
