"""Changes to several files, worked out and shown before they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.journal import FileChange

Editing = Callable[[str], Edits]
"""Gives the edits of a text; it raises ``EditRefused`` when it would have to guess."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done, for the user to see first.

    Attributes:
        what: A few words, such as "Rename the theme trust".
        changes: The files that change: each has the text before (``read``) and after.
        refused: Files that cannot be changed as asked, with a sentence for each; they stay
            as they are.
    """

    what: str
    changes: tuple[FileChange, ...] = ()
    refused: Mapping[DocumentPath, str] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[DocumentPath, ...]:
        """The files that change."""
        return tuple(change.path for change in self.changes)


def edited_files(
    folder: LibraryFolder, paths: Iterable[DocumentPath], editing: Editing
) -> tuple[list[FileChange], dict[DocumentPath, str]]:
    """Try edits out on files; give the changes, and why others cannot be changed.

    Args:
        folder: The files of the library.
        paths: Which of them; one in which nothing changes is left out.
        editing: Gives the edits of each.
    """
    changes: list[FileChange] = []
    refused: dict[DocumentPath, str] = {}
    for path in sorted(set(paths)):
        try:
            read = folder.read(path)
            text = apply_edits(read.text, editing(read.text))
        except EditRefused as error:
            refused[path] = str(error.within(path))
        except CasebookError as error:
            refused[path] = str(error)
        else:
            if text != read.text and (read.lossy or read.encoding != "utf-8"):
                refused[path] = f"{path} is not changed. {read.notice}"
            elif text != read.text:
                changes.append(FileChange(path, text, read))
    return changes, refused
