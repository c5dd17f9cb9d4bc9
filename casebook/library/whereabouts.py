"""A document whose file has gone, found again under another name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import NamedTuple

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath, id_of
from casebook.library.conflicts import likeness
from casebook.library.workbench import Workbench
from casebook.storage.file_text import FileText

_ALIKE = 0.6
"""The share of equal lines from which a file may be the same document.

Git takes a file for a renamed one from 0.5; templates hardly filled in share more than that.
"""
_MOST = 16
"""Files that are compared line by line; a sync program may bring thousands at once."""


class Found(NamedTuple):
    """A file that is, or seems to be, the one that has gone.

    Attributes:
        path: Where it lies.
        same: Whether it says exactly the same; else it is only alike.
    """

    path: DocumentPath
    same: bool


def found_again(
    bench: Workbench, read: FileText, among: Collection[DocumentPath] | None
) -> Found | None:
    """Find where a file went; None when it cannot be told without guessing.

    Args:
        bench: The tools of the library.
        read: The file as it was read last.
        among: Documents that have come since; None when that is not known, so that only a file
            that has kept its time and its size counts.
    """
    stamps = bench.caches.catalog.stamps()
    if among is None:
        come = sorted(p for p, stamp in stamps.items() if stamp == read.stamp and p != read.path)
    else:
        come = sorted(set(among) - {read.path})
    sized = [path for path in come if path in stamps and stamps[path].size == read.stamp.size]
    same = [file.path for file in _read(bench, sized) if file.digest == read.digest]
    if same or among is None or len(come) > _MOST:
        return Found(same[0], same=True) if len(same) == 1 else None
    files = _read(bench, come)
    alike = [file.path for file in files if likeness(file.text, read.text) >= _ALIKE]
    return Found(alike[0], same=False) if len(alike) == 1 else None


def with_text(
    bench: Workbench, path: DocumentPath, text: str, among: Collection[DocumentPath]
) -> DocumentPath | None:
    """Give the one document that has a text; None for none or several.

    Args:
        bench: The tools of the library.
        path: Where the text was; what has the same id is looked at first.
        text: All of it.
        among: Documents that have come since.
    """
    come = sorted(among, key=lambda one: (id_of(one) != id_of(path), one))[:_MOST]
    found = [file.path for file in _read(bench, come) if file.text == text]
    return found[0] if len(found) == 1 else None


def _read(bench: Workbench, paths: Iterable[DocumentPath]) -> list[FileText]:
    files = []
    for path in paths:
        with suppress(CasebookError):  # it has gone as well by now, or is no text
            files.append(bench.folder.read(path))
    return files
