"""A bundle opened as a library to look at: read only, and gone when it is closed."""

from __future__ import annotations

from pathlib import Path

from casebook.domain.bundle import Bundle
from casebook.domain.progress import Progress
from casebook.importing.bundle import is_bundle, read_bundle
from casebook.library.caches import Caches
from casebook.library.kept import Kept, system_clock
from casebook.library.library import Library
from casebook.storage.folder import LibraryFolder
from casebook.storage.scanning import THEMES_FILE
from casebook.storage.unpacking import Unpacked, sweep_bundles, unpack

__all__ = ["BundleLibrary", "opened_bundle", "sweep_bundles"]


class BundleLibrary(Library):
    """A library that a bundle was unpacked into; get it with ``look_into``."""

    def __init__(self, bundle: Path, name: str, unpacked: Unpacked) -> None:
        """Take the file of the bundle, what it is called, and where it lies unpacked."""
        folder = LibraryFolder(unpacked.library)
        kept = Kept(folder, unpacked.folder / "data", system_clock)
        caches = Caches.open(folder.root, unpacked.folder / "cache")
        super().__init__(folder, caches, kept, read_only=True)
        self.name = name
        self.bundle = bundle
        self._unpacked = unpacked

    @classmethod
    def look_into(
        cls, path: Path, *, cache: Path | None = None, progress: Progress | None = None
    ) -> BundleLibrary:
        """Open a bundle; none of its documents is in the catalog yet.

        What programs that ended have left of other bundles is swept away.

        Args:
            path: The file.
            cache: Where cache folders stand; the user's cache folder when not given.
            progress: How far it is.

        Raises:
            ImportRefused: It is no bundle, or not as it was made.
            CacheUnusable: It cannot be unpacked.
            Cancelled: By the progress.
        """
        bundle = read_bundle(path, progress)
        sweep_bundles(cache)
        return cls(path.absolute(), bundle.stem, unpack(_files(bundle), cache))

    def close(self) -> None:
        """Let go of it, and take away what was unpacked."""
        super().close()
        self._unpacked.remove()

    def _refusal(self) -> str:
        return (
            f"{self.name} is a bundle, open to be looked at. Take it into a library of your own "
            "to change it."
        )


def opened_bundle(path: Path, cache: Path | None = None) -> BundleLibrary | None:
    """Open a file to be looked at; None when it is no bundle. See ``BundleLibrary.look_into``."""
    return BundleLibrary.look_into(path, cache=cache) if is_bundle(path) else None


def _files(bundle: Bundle) -> dict[str, bytes]:
    files: dict[str, bytes] = {each.path: each.text.encode() for each in bundle.documents}
    if bundle.themes:
        files[THEMES_FILE] = bundle.themes.encode()
    return files | {str(path): data for path, data in bundle.files.items()}
