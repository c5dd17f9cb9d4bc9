"""A text that is not saved, and something else that the user wants to go on to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.prompts import Leaving

if TYPE_CHECKING:
    from casebook.gui.prompts import Prompts
    from casebook.gui.settings import Settings
    from casebook.gui.writer import Writer
    from casebook.gui.writing.sitting import Sitting


class Parting(QObject):
    """Asks what becomes of the text, and goes on once it is safe.

    Signals:
        put_by: The path of a document whose text was kept as a draft, and that text.
    """

    put_by = Signal(str, str)

    def __init__(self, writer: Writer, prompts: Prompts, settings: Settings) -> None:
        super().__init__(writer)
        self._writer = writer
        self._prompts = prompts
        self._settings = settings

    def ask(self, sitting: Sitting, text: str, then: Callable[[], None]) -> None:
        """Save, discard or keep a text as a draft, as the user says; or stay with it.

        Args:
            sitting: What is being written.
            text: All of its text.
            then: What is done when the text may be left.
        """
        writer, drafts = self._writer, self._writer.standing.drafts
        drafts.keep(sitting, text)
        by_itself = self._settings.autosave and not sitting.is_gone
        title = writer.standing.title or sitting.path
        answer = Leaving.SAVE if by_itself else self._prompts.leaving(title)
        if answer is Leaving.SAVE:
            writer.save(then)
        elif answer is Leaving.DISCARD:
            drafts.drop(sitting, lambda: writer.part(sitting, then))
        elif answer is Leaving.KEEP:
            self.put_by.emit(sitting.path, text)
            drafts.keep(sitting, text, lambda: writer.part(sitting, then))
