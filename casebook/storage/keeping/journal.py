"""Several files written all or none, whatever happens in the middle.

What is to be done goes to the disk first, with what the files held. A record that says
“writing” when nobody is writing was left by a program that ended: it is brought to its end.
A record that is done is how the change is undone.

Files that come with documents, such as pictures, are noted by their digests: their bytes would
make the record large. A change that was broken off before all of them were there is taken back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from casebook.domain.errors import CasebookError, EditedOutside, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.storage.attaching import Brought, Content, bring, to_bring
from casebook.storage.failures import reason
from casebook.storage.file_text import FileText, read_bytes
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.holding import Hold, hold
from casebook.storage.keeping.records import DONE, WRITING, Record, Records
from casebook.storage.keeping.steps import Step
from casebook.storage.replacing import sync_folder
from casebook.storage.saving import not_written, prepared

_KEPT = 50
"""How many changes can be undone."""

__all__ = ["FileChange", "Journal", "Record"]

_LOG = logging.getLogger(__name__)


class FileChange(NamedTuple):
    """What is to become of one file.

    Attributes:
        path: Where it is, or is to be.
        text: All of its text.
        read: What was read there before, or None for a new file.
        to: Where it is to be moved, or None.
    """

    path: DocumentPath
    text: str
    read: FileText | None
    to: DocumentPath | None = None


class Journal:
    """Writes several files of one library at once, and takes that back."""

    def __init__(self, library: LibraryFolder, folder: Path) -> None:
        """Take the library and its data folder."""
        self._library = library
        self._folder = folder / "journal"
        self._records = Records(self._folder)

    def write(
        self,
        changes: Sequence[FileChange],
        what: str,
        files: Mapping[DocumentPath, Content] | None = None,
        *,
        agreed: bool = False,
        progress: Progress | None = None,
    ) -> Record:
        """Change all files, or none.

        Args:
            changes: Each of another file.
            what: A few words for the user.
            files: New files that are no documents, which go again when this is undone.
            agreed: Whether the user has said yes to changing files that are not UTF-8.
            progress: How far it is.

        Raises:
            Cancelled: By the progress; all files are as they were.
            EditedOutside: A file is another than the one read, or a new one is there already.
            OutsideLibrary: A path leads out of the library.
            WriteRefused: A file cannot be written.
            DataUnusable: The journal cannot be written, so nothing is changed.
        """
        watched = progress or Unwatched()
        with self.alone():
            steps: list[Step] = []
            for change in changes:
                watched.step(len(steps), len(changes), "Reading")
                steps.append(self._step(change, agreed))
            wanted = self._to_bring(files or {})
            record = self._records.begin(what, tuple(steps), brought=tuple(wanted))
            self._carry_out(record, watched, wanted)
            return record

    def throw_away(self, path: DocumentPath, what: str, away: Callable[[], None]) -> None:
        """Let one file go, as a step that ``undo`` takes back.

        Args:
            path: Which one.
            what: A few words for the user.
            away: Takes the file away, into the trash for instance.

        Raises:
            FileUnreadable: It has gone already.
            DataUnusable: The journal cannot be written, so nothing is changed.
        """
        with self.alone():
            held, _ = read_bytes(path, self._library.locate(path))
            record = self._records.begin(what, (Step(path, held, None),))
            try:
                away()
            except BaseException:
                self._records.place(record.token, WRITING).unlink(missing_ok=True)
                raise
            self._end(record)

    def recover(self) -> tuple[Record, ...]:
        """Bring to an end what a program that ended has left in the middle.

        Nothing is done while another Casebook is writing.

        Returns:
            The changes that were brought to an end.
        """
        if not any(self._folder.glob(f"*{WRITING}")):
            return ()
        held = hold(self._folder / "held")
        if held is None:
            return ()
        with held:
            left = filter(None, map(self._records.read, self._records.files(WRITING)))
            return tuple(record for record in left if self._recover(record))

    def last(self) -> Record | None:
        """Give the change that ``undo`` would take back; None when there is none."""
        return next(
            filter(None, map(self._records.read, reversed(self._records.files(DONE)))), None
        )

    def undo(
        self,
        staying: Callable[[Record], Collection[DocumentPath]] | None = None,
        progress: Progress | None = None,
    ) -> Record:
        """Take back the last change, as one step.

        Args:
            staying: Says which of the files that came with the documents are to stay.
            progress: How far it is.

        Returns:
            What was done to take it back.

        Raises:
            Cancelled: By the progress; nothing is undone.
            EditedOutside: Files were changed since; the sentence names them. Nothing is undone.
            WriteRefused: There is nothing to undo, or a file cannot be written.
            DataUnusable: The journal cannot be written.
        """
        with self.alone():
            last = self.last()
            if last is None:
                raise WriteRefused("There is nothing to undo.")
            edited = [step.end for step in last.steps if not self._may_go_back(step)]
            if edited:
                raise EditedOutside(
                    f"“{last.what}” is not undone, because these files were changed since: "
                    f"{', '.join(edited)}. Undo those changes first."
                )
            stay = staying(last) if staying is not None and last.brought else ()
            brought = tuple(one for one in last.brought if one.path not in stay)
            back = tuple(step.reversed() for step in reversed(last.steps))
            record = self._records.begin(last.what, back, undoes=last.token, brought=brought)
            self._carry_out(record, progress or Unwatched())
            return record

    def alone(self) -> Hold:
        """Keep other Casebooks from writing to this library, until it is let go of.

        Raises:
            WriteRefused: Another one writes for too long.
            DataUnusable: The data folder cannot be written.
        """
        held = hold(self._folder / "held", wait=True)
        if held is None:
            raise WriteRefused(
                "Another Casebook is writing files of this library. Wait until it is done."
            )
        return held

    def _may_go_back(self, step: Step) -> bool:
        """Say whether a file is as its step left it, or is back already by other means."""
        return step.is_done(self._library) or step.reversed().is_done(self._library)

    def _step(self, change: FileChange, agreed: bool) -> Step:
        path, to = change.path, change.to
        place = self._library.locate(path)
        before, after = prepared(path, place, change.text, change.read, agreed)
        if to is not None:
            end = self._library.locate(to)
            if end.exists() and not end.samefile(place):
                raise EditedOutside(f"There is a file {to} already. Choose another name.")
        return Step(path, before, after, to)

    def _to_bring(self, files: Mapping[DocumentPath, Content]) -> dict[Brought, Content]:
        try:
            return to_bring(self._library, files)
        except OSError as error:
            raise not_written(error.filename or "A file", reason(error)) from error

    def _carry_out(
        self,
        record: Record,
        progress: Progress,
        wanted: Mapping[Brought, Content] | None = None,
    ) -> None:
        """Do all steps; when one fails, or is not wanted any more, take back those before it.

        Raises:
            Cancelled: By the progress.
            EditedOutside: A file was changed at this very moment.
            WriteRefused: A file cannot be written.
        """
        path = ""
        try:
            for one, content in (wanted or {}).items():
                path = one.path
                bring(self._library, one, content)
            for number, step in enumerate(record.steps):
                path = step.path
                progress.step(number, len(record.steps), "Writing")
                if not step.finish(self._library):
                    raise FileExistsError(path)
        except BaseException as error:
            self._take_back(record)
            if isinstance(error, FileExistsError):
                raise EditedOutside(
                    f"{path} was changed by another program just now. Nothing was changed; do "
                    "it again."
                ) from error
            if isinstance(error, OSError):
                raise not_written(path, reason(error)) from error
            raise
        self._end(record)

    def _take_back(self, record: Record) -> None:
        """Leave all files as they were; what cannot be, stays for the next opening."""
        for step in reversed(record.steps):
            try:
                step.reversed().finish(self._library)
            except (OSError, CasebookError) as error:
                _LOG.info("%s was not taken back: %s", step.path, error)
                return
        if not record.undoes:
            self._take_away(record)
        self._records.place(record.token, WRITING).unlink(missing_ok=True)

    def _take_away(self, record: Record) -> None:
        for one in record.brought:
            one.take_away(self._library)

    def _recover(self, record: Record) -> bool:
        """Bring one change to its end; or, where that cannot be, back to its beginning."""
        if not record.undoes and not all(one.is_there(self._library) for one in record.brought):
            self._take_back(record)
            return False
        try:
            for step in record.steps:
                step.finish(self._library)
        except (OSError, CasebookError) as error:
            _LOG.info("“%s” is taken back: %s", record.what, error)
            self._take_back(record)
            return False
        self._end(record)
        return True

    def _end(self, record: Record) -> None:
        """Note that a change is done, and let go of very old ones."""
        try:
            place = self._records.place(record.token, WRITING)
            if record.undoes:
                self._take_away(record)
                self._records.place(record.undoes, DONE).unlink(missing_ok=True)
                place.unlink()
            else:
                place.rename(self._records.place(record.token, DONE))
            for old in self._records.files(DONE)[:-_KEPT]:
                old.unlink()
            sync_folder(self._folder)
        except OSError as error:  # the next opening finds all of it done
            _LOG.info("The journal could not be closed: %s", error)
