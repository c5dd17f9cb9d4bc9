"""Writing what is in the editor to its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, Signal

from casebook.domain.errors import CasebookError, EditedOutside
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.progress import Progress
    from casebook.gui.editor.markdown_editor import MarkdownEditor
    from casebook.gui.prompts import Prompts
    from casebook.gui.session import Session
    from casebook.gui.writing.sitting import Sitting
    from casebook.storage.file_text import FileText

Then = Callable[[], None]


class Saving(QObject):
    """Saves in the write lane, one save at a time.

    Signals:
        saved: It is saved; the time of day, as words.
        met_change: The file is another than the one read; what was to be done when it is saved.
        failed: A sentence about why it is not saved.
    """

    saved = Signal(str)
    met_change = Signal(object)
    failed = Signal(str)

    def __init__(
        self, jobs: Jobs, session: Session, prompts: Prompts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._prompts = prompts
        self._is_busy = False
        self._waiting: list[Then] = []

    def save(self, sitting: Sitting, editor: MarkdownEditor, then: Then | None = None) -> None:
        """Save a text, unless the user thinks better of it.

        Args:
            sitting: What is being written.
            editor: Where it is written.
            then: Called when it is saved.
        """
        if self._is_busy:
            self._waiting.append(lambda: self.save(sitting, editor, then))
            return
        if not self._may_save(sitting):
            return
        text, revision = editor.text(), editor.document().revision()

        def take(done: tuple[Change, FileText]) -> None:
            change, sitting.read = done
            sitting.is_gone = sitting.is_wanted = False
            if editor.document().revision() == revision:
                editor.mark_saved()
            self.saved.emit(QTime.currentTime().toString("HH:mm"))
            if sitting.library is self._session.library:
                self._session.publish(change)
            if then is not None:
                then()

        self._is_busy = True
        self._jobs.start(
            LaneName.WRITE,
            "saving",
            _work(sitting, text),
            take,
            lambda error: self._fail(error, then),
            ended=self._end,
        )

    def _may_save(self, sitting: Sitting) -> bool:
        if sitting.is_gone:
            return sitting.is_wanted or self._prompts.may_write_anew(sitting.path)
        if sitting.read.encoding != "utf-8" and not sitting.agreed:
            sitting.agreed = self._prompts.may_rewrite(sitting.path, sitting.read.notice)
            return sitting.agreed
        return True

    def _end(self) -> None:
        self._is_busy = False
        waiting, self._waiting = self._waiting, []
        for save in waiting:
            save()

    def _fail(self, error: CasebookError, then: Then | None) -> None:
        if isinstance(error, EditedOutside):
            self.met_change.emit(then)
        else:
            self.failed.emit(str(error))


def _work(sitting: Sitting, text: str) -> Callable[[Progress], tuple[Change, FileText]]:
    library, path, read = sitting.library, sitting.path, sitting.read
    is_gone, agreed = sitting.is_gone, sitting.agreed

    def work(progress: Progress) -> tuple[Change, FileText]:
        del progress
        change = library.add(path, text) if is_gone else library.save(text, read, agreed=agreed)
        now = library.text(path)
        # what another program wrote at this moment is met as a change, with this text below it
        return change, now if now.text == text else now._replace(text=text, digest="")

    return work
