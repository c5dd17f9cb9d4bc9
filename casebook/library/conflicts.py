"""Copies that programs that sync a folder leave behind when a file was changed in two places.

How they are called: Dropbox ``name (Ann's conflicted copy 2026-01-02).md``, Nextcloud
``name (conflicted copy 2026-01-02 101010).md``, ownCloud ``name_conflict-20260102-101010.md``,
Syncthing ``name.sync-conflict-20260102-101010-ABCDEFG.md``. Others add no more than a
computer's name or a number, so there the text decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from casebook.domain.document import Document
from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath

_SURE = (
    ("Dropbox", re.compile(r"(.+) \([^()]*['’]s conflicted copy \d{4}-\d\d-\d\d(?: \(\d+\))?\)")),
    ("Nextcloud", re.compile(r"(.+) \(conflicted copy \d{4}-\d\d-\d\d(?: \d{4,6})?(?:-\d+)?\)")),
    ("ownCloud", re.compile(r"(.+)_conflict-\d{8}-\d{4,6}")),
    ("Syncthing", re.compile(r"(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?")),
)
_DOUBTFUL = (
    ("iCloud", re.compile(r"(.+) \d{1,2}")),
    ("Google Drive", re.compile(r"(.+) \(\d{1,2}\)")),
)
_COMPUTER = re.compile(r"-(?=[^-]*[A-Z])[A-Za-z0-9][A-Za-z0-9-]{1,62}\Z")
_ALIKE = 0.6
"""Part of the lines that two texts share at least."""

Reader = Callable[[DocumentPath], Document]


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy that a program has made because it did not know which text was meant.

    Attributes:
        path: The copy.
        of: The document.
        client: The program, by its name.
    """

    path: DocumentPath
    of: DocumentPath
    client: str


def conflict_copies(
    suspected: Collection[DocumentPath], known: Collection[DocumentPath], read: Reader
) -> tuple[ConflictCopy, ...]:
    """Find the copies among documents.

    Args:
        suspected: Those that may be copies by their names.
        known: All documents.
        read: Reads one; it is needed where the name alone does not tell.
    """
    found: list[ConflictCopy] = []
    for path in sorted(suspected):
        copies = (copy for copy in _by_name(path) if copy.of in known)
        copy = next((copy for copy in copies if _is_copy(copy, read)), None)
        if copy is not None:
            found.append(copy)
    return tuple(found)


def _by_name(path: DocumentPath) -> Iterator[ConflictCopy]:
    folder, slash, name = path.rpartition("/")
    stem, ending = name[:-3], name[-3:]
    for client, pattern in (*_SURE, *_DOUBTFUL):
        match = pattern.fullmatch(stem)
        if match:
            yield ConflictCopy(path, DocumentPath(f"{folder}{slash}{match[1]}{ending}"), client)
    for place, sign in enumerate(stem):
        if sign == "-" and place and _COMPUTER.match(stem, place):
            of = DocumentPath(f"{folder}{slash}{stem[:place]}{ending}")
            yield ConflictCopy(path, of, "OneDrive")


def _is_copy(copy: ConflictCopy, read: Reader) -> bool:
    if copy.client in dict(_SURE):
        return True
    try:
        one, other = read(copy.path), read(copy.of)
    except CasebookError:
        return False
    if one.title != other.title and other.title != other.id:
        return False
    return likeness(one.text, other.text) >= _ALIKE


def likeness(one: str, other: str) -> float:
    """Give how much of two texts is the same, line by line: from 0 to 1."""
    return _compared(one, other).ratio()


def common_lines(one: str, other: str) -> str:
    """Give the lines that two texts have in common, in their order."""
    lines = one.split("\n")
    blocks = _compared(one, other).get_matching_blocks()
    return "\n".join(line for block in blocks for line in lines[block.a : block.a + block.size])


def _compared(one: str, other: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one.split("\n"), other.split("\n"), autojunk=False)
