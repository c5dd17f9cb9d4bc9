"""Where the user's own data about a library is kept: in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path

from casebook.domain.errors import DataUnusable
from casebook.storage.cache import name_for
from casebook.storage.failures import reason
from casebook.storage.places import is_in_library

VARIABLE = "CASEBOOK_DATA_DIR"
"""The environment variable that names another data folder."""


def data_folder(library: Path, chosen: Path | None = None) -> Path:
    """Give the data folder of one library; it is made when something is kept.

    Args:
        library: The library; one reached by two paths has one data folder.
        chosen: Where all data folders are to lie; None for the folder that the environment
            names, else the usual one of the system.

    Raises:
        DataUnusable: It would lie in the library, whose files are the user's alone.
    """
    base = _base(chosen)
    if is_in_library(base, library):
        raise DataUnusable(
            f"The data folder {base} lies in the library. Name another one with --data-dir or "
            f"{VARIABLE}."
        )
    return base / name_for(library)


def templates_folder(chosen: Path | None = None) -> Path:
    """Give the folder of the user's own templates, for all libraries; it need not be there.

    Args:
        chosen: As for ``data_folder``.
    """
    return _base(chosen) / "templates"


def columns_file(chosen: Path | None = None) -> Path:
    """Give the file that holds what was said of the columns of sheets; it need not be there.

    Args:
        chosen: As for ``data_folder``.
    """
    return _base(chosen) / "columns.json"


def make_folder(folder: Path) -> None:
    """Make a folder that only the user can look into, unless it is there.

    Raises:
        DataUnusable: It cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(folder, reason(error)) from error


def unusable(place: Path, why: str) -> DataUnusable:
    """Give the error for a place that cannot be read or written."""
    return DataUnusable(
        f"{place} cannot be used ({why}). Make room or mend its permissions, or name another "
        f"folder with --data-dir or {VARIABLE}."
    )


def _base(chosen: Path | None) -> Path:
    named = chosen or os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # takes 20 ms, needed only here

    return Path(platformdirs.user_data_dir("casebook", appauthor=False))
