"""Where the catalog and the index of a library are kept: in the user's cache folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

from casebook.domain.digest import digest_of
from casebook.domain.errors import CacheUnusable
from casebook.storage.failures import reason
from casebook.storage.places import is_in_library

VARIABLE = "CASEBOOK_CACHE_DIR"
"""The environment variable that names another cache folder."""

BUNDLES = "bundles"
"""The folder among the cache folders in which bundles lie that are looked at."""

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def cache_place(library: Path, chosen: Path | None = None) -> Path:
    """Give where the cache folder of a library is, or would be; see ``cache_folder``."""
    return base_folder(chosen) / name_for(library)


def cache_folder(library: Path, chosen: Path | None = None) -> Path:
    """Give the cache folder of one library; it is made, and can be written to.

    Args:
        library: The library; one reached by two paths has one cache folder.
        chosen: Where all cache folders are to lie; None for the folder that the environment
            names, else the usual one of the system.

    Raises:
        CacheUnusable: It cannot be made or written, or would lie in the library, whose files
            are the user's alone.
    """
    folder = cache_place(library, chosen)
    if is_in_library(folder, library):
        raise CacheUnusable(
            f"The cache folder {folder} lies in the library. Name another one with --cache-dir "
            f"or {VARIABLE}."
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".casebook-{os.urandom(8).hex()}.tmp"
        try:
            probe.write_bytes(b"full?")
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        raise CacheUnusable(
            f"The cache folder {folder} cannot be used ({reason(error)}). Make room or mend its "
            f"permissions, or name another one with --cache-dir or {VARIABLE}."
        ) from error
    return folder


def fallback_cache_folder() -> Path:
    """Make a cache folder that lasts until the program ends.

    Raises:
        CacheUnusable: There is no place for temporary files either.
    """
    import atexit  # with the others 8 ms, and hardly ever needed
    import shutil
    import tempfile

    try:
        folder = Path(tempfile.mkdtemp(prefix="casebook-"))
    except OSError as error:
        raise CacheUnusable(
            f"There is no room for temporary files ({reason(error)}). Make room on the disk."
        ) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def base_folder(chosen: Path | None) -> Path:
    """Give the folder in which all cache folders lie; it need not be there."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # takes 20 ms, needed only here

    return Path(platformdirs.user_cache_dir("casebook", appauthor=False))


def name_for(library: Path) -> str:
    """Give a name that tells libraries apart and says whose it is."""
    real = os.path.normcase(os.path.realpath(library))
    plain = _NOT_PLAIN.sub("-", library.absolute().name.casefold()).strip("-")[:40] or "library"
    return f"{plain}-{digest_of(os.fsencode(real), 6)}"
