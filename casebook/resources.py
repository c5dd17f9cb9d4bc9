"""Where the files lie that come with the program: icons, help, the sample library.

A wheel carries them inside the package; in a checkout they stand beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Give the path of a file or folder that comes with the program."""
    return _folder("_resources", "resources").joinpath(*parts)


def sample_library() -> Path:
    """Give the folder of the sample library as it comes with the program (not to be written)."""
    return _folder("_cases", "cases")


def _folder(installed: str, checkout: str) -> Path:
    """Give the folder inside the package when there is one, else the one beside it."""
    inside = _PACKAGE / installed
    return inside if inside.is_dir() else _PACKAGE.parent / checkout
