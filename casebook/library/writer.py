"""Writing to the files of a library so that the former text can be had again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from casebook.domain.errors import CasebookError, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled, Progress
from casebook.library.embedding import shown_by
from casebook.library.kept import Kept
from casebook.storage.attaching import Content
from casebook.storage.file_text import FileText
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.journal import FileChange, Record
from casebook.storage.keeping.versions import KeptText
from casebook.storage.trash import Trash, throw_away

OUTSIDE, ARRIVED = "outside", "arrived"
"""What wrote a text that Casebook did not write, here or in somebody else's library."""


class Writer:
    """Writes files of one library; the catalog is brought up to date by whoever asks."""

    def __init__(self, folder: LibraryFolder, kept: Kept, trash: Trash, refusal: str) -> None:
        """Take what it writes with; a ``refusal`` is the reason why nothing may be written."""
        self._folder = folder
        self._kept = kept
        self._trash = trash
        self._refusal = refusal

    def write(
        self,
        path: DocumentPath,
        text: str,
        read: FileText | None,
        initiator: str,
        *,
        agreed: bool = False,
    ) -> FileText:
        """Write one file; see ``LibraryFolder.write``."""
        self._refuse()
        with self._keeping([FileChange(path, text, read)], initiator, {}), self._kept.alone():
            return self._folder.write(path, text, read, agreed=agreed)

    def write_all(
        self,
        changes: Sequence[FileChange],
        what: str,
        files: Mapping[DocumentPath, Content] | None = None,
        *,
        agreed: bool = False,
        arrived: Mapping[DocumentPath, str] | None = None,
        progress: Progress | None = None,
    ) -> Record:
        """Write several files, all or none; see ``Journal.write``.

        Args:
            changes: Each of another file.
            what: A few words for the user.
            files: Pictures and other files that come with them, by their places.
            agreed: Whether the user has said yes to changing files that are not UTF-8.
            arrived: Texts from elsewhere of which the new ones were made; they are kept as well.
            progress: How far it is; when it is cancelled, nothing was written.
        """
        self._refuse()
        moves = any(change.to is not None for change in changes)
        with self._keeping(changes, what, arrived or {}):
            record = self._kept.journal.write(
                changes, what, files, agreed=agreed, progress=progress
            )
        if moves:
            self._follow(record)
        return record

    def undo(self, documents: Iterable[DocumentPath], progress: Progress | None = None) -> Record:
        """Take back the last change of several files; see ``Journal.undo``.

        Args:
            documents: All that there are: a picture that one of them shows by now stays.
            progress: How far it is.
        """
        self._refuse()

        def staying(last: Record) -> frozenset[DocumentPath]:
            others = (path for path in documents if path not in last.paths)
            return shown_by(self._folder, others, [one.path for one in last.brought])

        record = self._kept.journal.undo(staying, progress)
        self._follow(record)
        self._kept.keep_texts(*self._left_by(record))
        return record

    def _left_by(self, record: Record) -> Iterator[KeptText]:
        for step in record.steps:
            if step.after is not None:
                file = self._folder.read(step.end)
                yield KeptText(step.end, file.text, self._now, f"undo: {record.what}")

    def delete(self, path: DocumentPath, initiator: str) -> None:
        """Put a document into the trash, its text kept, as one step that can be undone.

        Raises:
            FileUnreadable: It has gone already.
            WriteRefused: There is no trash, or a program keeps the file.
        """
        self._refuse()
        file = self._folder.read(path)
        self._kept.keep_texts(_former(file), KeptText(path, file.text, self._now, initiator))
        place = self._folder.locate(path)
        self._kept.journal.throw_away(
            path, f"Delete {path}", lambda: throw_away(path, place, self._trash)
        )

    def _refuse(self) -> None:
        if self._refusal:
            raise WriteRefused(self._refusal)

    @property
    def _now(self) -> float:
        return self._kept.clock().timestamp()

    @contextmanager
    def _keeping(
        self,
        changes: Sequence[FileChange],
        initiator: str,
        arrived: Mapping[DocumentPath, str],
    ) -> Iterator[None]:
        """Keep the texts before and after, before anything is written."""
        texts: list[KeptText] = []
        for change in changes:
            if change.read is not None and not change.read.lossy:
                texts.append(_former(change.read))
            if change.path in arrived:
                texts.append(KeptText(change.path, arrived[change.path], self._now, ARRIVED))
            texts.append(KeptText(change.path, change.text, self._now, initiator))
        numbers = self._kept.keep_texts(*texts)
        try:
            yield
        except (CasebookError, Cancelled):
            self._kept.take_back(numbers)
            raise

    def _follow(self, record: Record) -> None:
        for step in record.steps:
            if step.to is not None:
                self._kept.follow(step.path, step.to)


def _former(read: FileText) -> KeptText:
    return KeptText(read.path, read.text, read.stamp.mtime_ns / 1e9, OUTSIDE)
