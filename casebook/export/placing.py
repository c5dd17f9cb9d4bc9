"""Files moved into place together: all of them, or none."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from casebook.domain.errors import CasebookError


class ExportRefused(CasebookError):
    """The artefacts cannot be written where they are to go."""


def move_into_place(names: Sequence[str], beside: Path, to: Path) -> None:
    """Move files from a folder beside into theirs; what they replace is put back on an error.

    Args:
        names: The files.
        beside: Where they lie, on the same disk; what was there before waits there too.
        to: Where they are to lie.

    Raises:
        ExportRefused: One cannot be moved, for another program has it open, say.
    """
    waiting = beside / "before"
    waiting.mkdir()
    moved: list[str] = []
    for name in names:
        try:
            if (to / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, "there is a folder of this name")
            if (to / name).exists():
                (to / name).replace(waiting / name)
            moved.append(name)
            (beside / name).replace(to / name)
        except OSError as error:
            _put_back(moved, waiting, to)
            why = error.strerror or type(error).__name__
            raise ExportRefused(
                f"{to / name} cannot be written ({why}). Close it in the program that has it "
                "open, or choose another folder, and export again."
            ) from error


def _put_back(names: Sequence[str], waiting: Path, to: Path) -> None:
    for name in names:
        if (waiting / name).exists():
            (waiting / name).replace(to / name)
        else:
            (to / name).unlink(missing_ok=True)
