"""Text that is being typed, kept every few seconds until it is saved.

Each session, which is one opening of a library, has its own drafts and holds a file as long
as it lasts. Drafts of a session that nobody holds were left by a program that ended.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casebook.domain.digest import digest_of
from casebook.domain.keeping import Draft
from casebook.storage.failures import reason
from casebook.storage.keeping.data import make_folder, unusable
from casebook.storage.keeping.holding import Hold, hold
from casebook.storage.replacing import put_file

_DRAFT, _HELD = ".draft", ".session"
_LEFT_FOR = timedelta(days=1)


class Drafts:
    """The drafts of one session, and those that others have left."""

    def __init__(self, folder: Path) -> None:
        """Take the data folder of the library."""
        self._folder = folder / "drafts"
        self._session = os.urandom(8).hex()
        self._hold: Hold | None = None

    def keep(self, name: str, text: str, base: str, now: datetime) -> None:
        """Keep a text in place of the last one kept for the same document.

        Args:
            name: The path of the document, or any name for a new one.
            text: What is in the editor.
            base: The digest of the file that it was typed upon; "" for a new document.
            now: The present moment.

        Raises:
            DataUnusable: It cannot be kept.
        """
        make_folder(self._folder)
        if self._hold is None:
            self._hold = hold(self._folder / f"{self._session}{_HELD}")
        head = json.dumps({"name": name, "base": base, "at": now.timestamp()})
        place = self._folder / self._file(name)
        try:
            put_file(place, f"{head}\n{text}".encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise unusable(place, reason(error)) from error

    def drop(self, name: str) -> None:
        """Forget the draft of a document that was saved or given up in this session.

        Raises:
            DataUnusable: It cannot be deleted.
        """
        self._delete(self._folder / self._file(name))

    def discard(self, draft: Draft) -> None:
        """Forget a draft that another session has left.

        Raises:
            DataUnusable: It cannot be deleted.
        """
        self._delete(self._folder / Path(draft.token).name)

    def left(self, now: datetime) -> tuple[Draft, ...]:
        """Give the drafts of sessions that have ended, the last one first.

        Raises:
            DataUnusable: They cannot be read.
        """
        drafts: dict[str, list[str]] = {}
        for name in sorted(file.name for file in self._folder.glob("*")):
            session = name.partition(".")[0].partition("-")[0]
            if name.endswith((_DRAFT, _HELD)) and session != self._session:
                drafts.setdefault(session, []).append(name)
        found = [
            draft
            for session, files in drafts.items()
            if self._has_ended(session, files, now)
            for draft in map(self._read, files)
            if draft is not None
        ]
        return tuple(sorted(found, key=lambda draft: draft.at, reverse=True))

    def close(self) -> None:
        """End the session; what it has kept is offered to the next one."""
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _file(self, name: str) -> str:
        digest = digest_of(name.encode("utf-8", "surrogatepass"), 12)
        return f"{self._session}-{digest}{_DRAFT}"

    def _has_ended(self, session: str, files: list[str], now: datetime) -> bool:
        """Say whether nobody holds a session; one that left nothing is cleared away."""
        place = self._folder / f"{session}{_HELD}"
        held = hold(place)
        if held is None:
            return False
        with held:
            if all(name.endswith(_HELD) for name in files) and _is_old(place, now):
                self._delete(place)
        return True

    def _read(self, file: str) -> Draft | None:
        """Read a draft; None when the file is none, or has gone."""
        if not file.endswith(_DRAFT):
            return None
        try:
            data = (self._folder / file).read_bytes()
            head, _, text = data.decode("utf-8", "surrogatepass").partition("\n")
            known = json.loads(head)
            at = datetime.fromtimestamp(float(known["at"]), UTC)
            return Draft(str(known["name"]), text, str(known["base"]), at, file)
        except (OSError, ValueError, LookupError, TypeError, OverflowError):
            return None

    @staticmethod
    def _delete(place: Path) -> None:
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise unusable(place, reason(error)) from error


def _is_old(place: Path, now: datetime) -> bool:
    """Say whether a session began so long ago that it is not just beginning."""
    return now - datetime.fromtimestamp(place.stat().st_mtime, UTC) > _LEFT_FOR
