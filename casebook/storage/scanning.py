"""Listing the files of a library, as fast as the system can, whatever lies in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from casebook.domain.errors import LibraryMissing
from casebook.domain.finding import Finding
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.domain.values import Severity
from casebook.storage.failures import reason
from casebook.storage.ignoring import IgnoreRules
from casebook.storage.places import is_within
from casebook.storage.stamp import Stamp

THEMES_FILE = DocumentPath("themes.yaml")
"""Where the theme vocabulary stands, in the library's own folder."""

_ENDINGS = frozenset({".md", ".MD", ".Md", ".mD"})
_BETWEEN_STEPS = 512
_WHAT = "Looking for documents"


class Scan(NamedTuple):
    """What lies in a library.

    Attributes:
        documents: The Markdown files with their stamps, in no particular order.
        others: All other files: pictures, originals.
        themes: The stamp of ``themes.yaml``, or None when there is none.
        findings: Folders and files that could not be looked at, sorted.
    """

    documents: dict[DocumentPath, Stamp]
    others: frozenset[str]
    themes: Stamp | None
    findings: tuple[Finding, ...]


def scan_folder(root: str, rules: IgnoreRules, progress: Progress) -> Scan:
    """List the files of a library.

    Hidden and ignored names are left out, and so is what is neither file nor folder.
    A link to a folder is followed when it stays within the library and shows what no other
    folder shows, so that loops end and no document is listed twice.

    Args:
        root: The library with all links in its path resolved.
        rules: What is left out.
        progress: Counts documents; how many there will be is not known.

    Raises:
        LibraryMissing: The folder itself cannot be listed.
        Cancelled: From progress.
    """
    walk = _Walk(root, rules, progress)
    walk.run()
    themes = None
    if THEMES_FILE in walk.others:
        walk.others.discard(THEMES_FILE)
        themes = walk.stamp_of(Path(root, THEMES_FILE), THEMES_FILE)
    return Scan(walk.documents, frozenset(walk.others), themes, tuple(sorted(walk.findings)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether it is, or a link leads to, a folder; links in a circle lead to none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def no_library(root: str, why: str) -> str:
    """Give the sentence for a folder that cannot be opened as a library."""
    return f"The library {root} cannot be opened ({why}). Choose another folder."


class _Walk:
    """One walk through a library."""

    def __init__(self, root: str, rules: IgnoreRules, progress: Progress) -> None:
        self.documents: dict[DocumentPath, Stamp] = {}
        self.others: set[str] = set()
        self.findings: list[Finding] = []
        self._root = root
        self._rules = rules
        self._progress = progress
        self._seen: set[tuple[int, int]] = set()
        self._folders: list[tuple[str, str]] = [(root, "")]
        self._linked: list[tuple[str, str]] = []

    def run(self) -> None:
        """Walk all folders; linked ones last, so that documents are listed where they lie.

        Raises:
            LibraryMissing: The folder of the library cannot be listed.
        """
        while self._folders or self._linked:
            if not self._folders:
                self._linked.sort(reverse=True)
                self._folders.append(self._linked.pop())
            full, path = self._folders.pop()
            try:
                self._list(full, f"{path}/" if path else "")
            except OSError as error:
                if not path:
                    raise LibraryMissing(no_library(full, reason(error))) from error
                self._unreadable(path, error)
            self._progress.step(len(self.documents), 0, _WHAT)

    def stamp_of(self, full: Path, path: str) -> Stamp | None:
        """Give the stamp of the file that a path leads to; None when there is no file."""
        try:
            status = full.stat()
        except OSError as error:
            self._unreadable(path, error)
            return None
        return Stamp(status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None

    def _list(self, full: str, prefix: str) -> None:
        """List one folder, unless it was listed under another path before."""
        status = Path(full).stat()
        if (status.st_dev, status.st_ino) in self._seen:
            return
        self._seen.add((status.st_dev, status.st_ino))
        ignores = self._rules.ignores if self._rules else None
        with os.scandir(full) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or not (name.isascii() or self._is_unicode(prefix, name)):
                    continue
                path = prefix + name
                try:
                    if not (ignores and ignores(path, _is_folder(entry))):
                        self._sort_in(entry, path)
                except FileNotFoundError:  # it vanished since the folder was listed
                    continue
                except OSError as error:
                    self._unreadable(path, error)

    def _sort_in(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.is_file(follow_symlinks=False):
            if path[-3:] not in _ENDINGS:
                self.others.add(path)
                return
            status = entry.stat(follow_symlinks=False)
            self.documents[DocumentPath(path)] = Stamp(status.st_mtime_ns, status.st_size)
            if not len(self.documents) % _BETWEEN_STEPS:
                self._progress.step(len(self.documents), 0, _WHAT)
        elif entry.is_dir(follow_symlinks=False):
            self._folders.append((entry.path, path))
        elif entry.is_symlink():
            self._follow(entry, path)

    def _follow(self, entry: os.DirEntry[str], path: str) -> None:
        """Sort in what a link leads to, if that lies in the library."""
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError:
            message = f"{path} is a link that leads nowhere. Mend it, or delete it."
            self._find(path, "unreadable", message)
            return
        if not is_within(target, self._root):
            message = f"{path} is a link that leads out of the library; it is not followed."
            self._find(path, "outside-library", message)
        elif entry.is_dir():
            self._linked.append((entry.path, path))
        elif path[-3:] not in _ENDINGS:
            self.others.add(path)
        elif (stamp := self.stamp_of(Path(target), path)) is not None:
            self.documents[DocumentPath(path)] = stamp

    def _is_unicode(self, prefix: str, name: str) -> bool:
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = prefix + os.fsencode(name).decode("utf-8", "replace")
            message = f"The name {shown} is not valid Unicode. Rename it to see it in Casebook."
            self._find(shown, "name-not-unicode", message)
            return False
        return True

    def _unreadable(self, path: str, error: OSError) -> None:
        message = f"{path} cannot be read ({reason(error)}). Check who may read it."
        self._find(path, "unreadable", message)

    def _find(self, path: str, code: str, message: str) -> None:
        self.findings.append(Finding(DocumentPath(path), 0, Severity.WARNING, code, message))
