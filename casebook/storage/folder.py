"""The folder of a library: its files listed, read and written, and nothing outside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from casebook.domain.errors import CasebookError, LibraryMissing, OutsideLibrary
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.storage.failures import reason
from casebook.storage.file_text import LARGEST, FileText, read_bytes
from casebook.storage.ignoring import IGNORE_FILE, IgnoreRules, read_rules
from casebook.storage.places import is_within, unlinked
from casebook.storage.saving import may_write, save
from casebook.storage.scanning import Scan, no_library, scan_folder
from casebook.storage.sweep import Sweep

__all__ = ["LARGEST", "FileText", "LibraryFolder", "Scan"]

_NO_NAMES = frozenset({"", ".", ".."})


class LibraryFolder:
    """The files of one library."""

    def __init__(self, root: Path) -> None:
        """Open a folder as a library.

        Raises:
            LibraryMissing: There is no such folder.
        """
        self.root = root.absolute()
        self._real = Path(os.path.realpath(self.root))
        try:
            is_folder = stat.S_ISDIR(self._real.stat().st_mode)
        except OSError as error:
            raise LibraryMissing(no_library(str(self.root), reason(error))) from error
        if not is_folder:
            raise LibraryMissing(no_library(str(self.root), "it is not a folder"))

    @property
    def writable(self) -> bool:
        """Whether files may be made and changed here."""
        return may_write(self._real)

    def scan(self, progress: Progress) -> Scan:
        """List all files; see ``scan_folder``, and ``ignoring`` for what is left out.

        Raises:
            LibraryMissing: The folder is gone.
            Cancelled: From progress.
        """
        rules, findings = self._rules()
        scan = scan_folder(str(self._real), rules, progress)
        if not findings:
            return scan
        together = tuple(sorted((*scan.findings, *findings)))
        return Scan(scan.documents, scan.others, scan.themes, together)

    def locate(self, path: str) -> Path:
        """Give where a path of this library leads on the disk, its links resolved.

        There need not be a file.

        Raises:
            OutsideLibrary: It leads out of the library, or is not a path like those listed.
        """
        return Path(self._place(path))

    def read(self, path: DocumentPath) -> FileText:
        """Read a file.

        Raises:
            OutsideLibrary: The path leads out of the library.
            FileUnreadable: It is gone, not a regular file, or may not be read.
            FileTooLarge: It has more than ``LARGEST`` bytes.
        """
        return FileText.of(path, *read_bytes(path, self._place(path)))

    def sweep(self) -> Sweep:
        """Give what reads many files one after another, in half the time."""
        return Sweep(str(self._real), self._place)

    def read_bytes(self, path: str) -> bytes:
        """Read a file as it is, such as a picture.

        Raises:
            OutsideLibrary: The path leads out of the library.
            FileUnreadable: It is gone, not a regular file, or may not be read.
            FileTooLarge: It has more than ``LARGEST`` bytes.
        """
        return read_bytes(path, self._place(path))[0]

    def write(
        self, path: DocumentPath, text: str, read: FileText | None, *, agreed: bool = False
    ) -> FileText:
        """Write a text over the file that was read, or into a new file.

        Encoding, byte order mark, line ends and permissions stay as they were; a new file is
        UTF-8 with line feeds. A link within the library stays a link.

        Args:
            path: Relative to the library; the folders of a new file are made.
            text: The whole text.
            read: What was read at this path before, or None for a new file.
            agreed: Whether the user has said yes to changing a file that is not UTF-8.

        Returns:
            The file as if it had been read again.

        Raises:
            EditedOutside: The file is another than the one read, or a new one is there already.
            OutsideLibrary: The path leads out of the library.
            WriteRefused: It may not or cannot be written; the sentence says why.
        """
        return save(path, Path(self._place(path)), text, read, agreed)

    def _place(self, path: str) -> str:
        """Do the work of ``locate``, which is called for each file of a library."""
        names = path.split("/")
        if "\0" in path or not _NO_NAMES.isdisjoint(names):
            raise OutsideLibrary(f"{path!r} is not the path of a file in this library.")
        target = unlinked(str(self._real), names)
        if not is_within(target, str(self._real)):
            raise OutsideLibrary(
                f"{path} leads out of the library; Casebook leaves it alone. Copy the file into "
                "the library to use it."
            )
        return target

    def _rules(self) -> tuple[IgnoreRules, tuple[Finding, ...]]:
        if not os.path.lexists(self._real / IGNORE_FILE):
            return IgnoreRules(), ()
        try:
            return read_rules(self.read(IGNORE_FILE).text)
        except CasebookError as error:
            message = f"{error} Nothing is ignored until then."
            return IgnoreRules(), (
                Finding(IGNORE_FILE, 0, Severity.WARNING, "unreadable", message),
            )
