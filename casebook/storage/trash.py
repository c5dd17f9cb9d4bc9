"""Files thrown away so that they can be fetched back: into the trash of the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casebook.domain.errors import WriteRefused
from casebook.storage.failures import reason

Trash = Callable[[Path], None]
"""What puts a file into the trash; it raises OSError when it cannot."""


def system_trash(file: Path) -> None:
    """Put a file into the trash of the system.

    Raises:
        OSError: The system refuses.
    """
    import send2trash  # asks the desktop, and is hardly ever needed

    send: Trash = vars(send2trash)["send2trash"]  # another function on each system
    send(file)


def throw_away(path: str, file: Path, trash: Trash) -> None:
    """Put a file of a library into the trash.

    Args:
        path: What errors call it.
        file: Where it is.
        trash: What does it.

    Raises:
        WriteRefused: There is no trash for it, or a program keeps it.
    """
    try:
        trash(file)
    except OSError as error:
        raise WriteRefused(
            f"{path} could not be put into the trash ({reason(error)}). It is still there: close "
            "programs that use it, or delete it yourself."
        ) from error
    if file.exists():
        raise WriteRefused(
            f"{path} could not be put into the trash. It is still there: delete it yourself."
        )
