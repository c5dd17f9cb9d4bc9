"""Versions that follow a document when another program has moved or renamed its file."""

from __future__ import annotations

import logging

from casebook.domain.change import Change
from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.library.kept import Kept
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.versions import text_digest

_MOST = 500
"""How many new files are looked at; more of them are another library, not a move."""

_log = logging.getLogger(__name__)


def follow_moves(folder: LibraryFolder, kept: Kept, change: Change) -> None:
    """Let versions go with files that came under another name as others went.

    A file is known again by its text, which is the last one that Casebook has kept of it.
    """
    if not change.removed or not change.added or len(change.added) > _MOST:
        return
    try:
        gone = {
            kept.versions.of(path)[0].digest: path
            for path in sorted(change.removed & kept.versions.paths())
        }
        for path in sorted(change.added if gone else ()):
            old = gone.pop(_digest(folder, path), None)
            if old is not None:
                kept.versions.follow(old, path)
    except CasebookError as error:
        _log.info("Versions were not moved: %s", error)


def _digest(folder: LibraryFolder, path: DocumentPath) -> str:
    return text_digest(folder.read(path).text)
