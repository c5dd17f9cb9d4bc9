"""Drafts that wait: of a program that ended before it saved, or put by by the user."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.names import DocumentPath, id_of
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.jobs import LaneName
from casebook.gui.wording import time_words

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.keeping import Draft
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.history import MergeOutcome
    from casebook.library.library import Library

_KEY = "draft:"


class Leftovers(QObject):
    """Offers drafts in the bar above the page, one after the other."""

    def __init__(self, place: Workplace, writer: Writer) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self._put_by: dict[DocumentPath, Draft] = {}

    def take_library(self, library: Library) -> None:
        """Offer what a program that ended has left of a library that was opened."""
        self._put_by.clear()
        if library.read_only:
            return

        def take(drafts: tuple[Draft, ...]) -> None:
            for draft in drafts:
                self._offer(draft)

        self._place.read("looking for drafts", lambda opened: opened.drafts.offered(), take)

    def let_go(self) -> None:
        """Offer nothing of a library that was closed."""
        self._place.take_notice_away(_KEY)

    def put_by(self, path: str, text: str) -> None:
        """Keep in mind a draft that the user wants to go on with later."""
        from casebook.domain.keeping import Draft

        sitting = self._writer.manuscript.sitting
        base = sitting.read.digest if sitting else ""
        draft = Draft(path, text, base, datetime.now(UTC), "")
        self._put_by[DocumentPath(path)] = draft

    def take_opened(self, path: DocumentPath) -> None:
        """Offer the draft that was put by of a document that is opened again."""
        draft = self._put_by.pop(path, None)
        if draft is not None:
            self._offer(draft)

    def _offer(self, draft: Draft) -> None:
        when = time_words(draft.at.timestamp())
        words = self.tr("“{0}” has a draft of {1} that was never saved.")
        self._place.put_notice(
            f"{_KEY}{draft.token}:{draft.name}",  # each program that ended may have left one
            words.format(id_of(DocumentPath(draft.name)), when),
            (self.tr("Open the draft"), self._act(self._open, draft)),
            (self.tr("Discard it"), self._act(self._discard, draft)),
        )

    def _act(self, act: Callable[[Draft], None], draft: Draft) -> Callable[[], None]:
        return lambda: act(draft)

    def _open(self, draft: Draft) -> None:
        """Read the file, and show the draft in its place; it is not saved before the user does.

        What was typed there meanwhile, or comes from another draft, stays in the text.
        """
        path = DocumentPath(draft.name)
        typed = self._writer.manuscript.unsaved(path)

        def take(outcome: MergeOutcome | None) -> None:
            if outcome is None:
                self._write_anew(draft)
            else:
                self._show(draft, outcome)

        def work(library: Library) -> MergeOutcome | None:
            there = library.file(path).exists()
            return library.history.merge_draft(draft, typed) if there else None

        self._place.read("opening a draft", work, take)

    def _show(self, draft: Draft, outcome: MergeOutcome) -> None:
        def then() -> None:
            manuscript = self._writer.manuscript
            sitting, pane = manuscript.sitting, manuscript.pane
            if sitting is not None and pane is not None:
                title = id_of(DocumentPath(draft.name))
                manuscript.reunion.settle(sitting, pane.editor, title, outcome)
                self._forget(draft)

        self._writer.write(DocumentPath(draft.name), Mode.SPLIT, then)
        self._place.desk.open(DocumentPath(draft.name))

    def _write_anew(self, draft: Draft) -> None:
        """Write the file that has gone; the user has asked for its text."""
        path = DocumentPath(draft.name)

        def work(library: Library) -> Change:
            return library.add(path, draft.text)

        def then() -> None:
            self._forget(draft)
            self._writer.write(path, Mode.SPLIT)
            self._place.desk.open(DocumentPath(draft.name))

        self._place.changes.make(self.tr("Written anew: {0}").format(path), work, then)

    def _discard(self, draft: Draft) -> None:
        self._forget(draft)
        self._place.say(self.tr("The draft was discarded."))

    def _forget(self, draft: Draft) -> None:
        library = self._place.session.library
        if library is not None:

            def work(_: object) -> None:
                if draft.token:
                    library.drafts.discard(draft)
                else:
                    library.drafts.drop(draft.name)

            self._place.jobs.start(
                LaneName.KEEP, "discarding a draft", work, lambda _: None, self._place.explain
            )
