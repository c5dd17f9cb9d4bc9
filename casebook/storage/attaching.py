"""Pictures and originals put beside the documents of a library, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from casebook.domain.errors import EditedOutside
from casebook.domain.names import DocumentPath
from casebook.storage.failures import reason
from casebook.storage.folder import LibraryFolder
from casebook.storage.replacing import create_file
from casebook.storage.saving import not_written


@contextmanager
def attached(folder: LibraryFolder, files: Mapping[DocumentPath, bytes]) -> Iterator[None]:
    """Write new files, and take them back when what is done with them there fails.

    A file that is there already with the same bytes is left alone, and stays.

    Args:
        folder: The library.
        files: The bytes of each, by its path.

    Raises:
        EditedOutside: Another file has the name of one.
        OutsideLibrary: A path leads out of the library.
        WriteRefused: One cannot be written.
    """
    made: list[Path] = []
    try:
        for path, data in files.items():
            place = folder.locate(path)
            if not _holds(path, place, data):
                _create(path, place, data)
                made.append(place)
        yield
    except BaseException:
        for place in reversed(made):
            with suppress(OSError):
                place.unlink()
                place.parent.rmdir()  # only if nothing else is in it
        raise


def _holds(path: DocumentPath, place: Path, data: bytes) -> bool:
    """Say whether a file is there and has these bytes."""
    if not place.exists():
        return False
    if place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data:
        return True
    raise EditedOutside(f"There is another file {path} already. Move it, and do this again.")


def _create(path: DocumentPath, place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        create_file(place, data)
    except OSError as error:
        raise not_written(path, reason(error)) from error
