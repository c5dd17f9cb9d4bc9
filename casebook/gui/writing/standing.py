"""How a text stands: edited, kept as a draft, saved; told in the title and the status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.gui.writing.draft_keeper import DraftKeeper
from casebook.gui.writing.words_below import WordsBelow

if TYPE_CHECKING:
    from casebook.gui.editor.markdown_editor import MarkdownEditor
    from casebook.gui.jobs import Jobs
    from casebook.gui.settings import Settings
    from casebook.gui.writing.sitting import Sitting

_AUTOSAVE = 2000


class Standing(QObject):
    """Keeps drafts of one text at a time, and tells how it stands.

    Attributes:
        title: What the document is called.
        drafts: Keeps the drafts.
        below: Puts the words for the status line together.

    Signals:
        title_changed: What the window is to be called.
        save_due: It is to be saved by itself.
    """

    title_changed = Signal(str)
    save_due = Signal()

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sitting: Sitting | None = None
        self._editor: MarkdownEditor | None = None
        self.title = ""
        self.drafts = DraftKeeper(jobs, self)
        self.below = WordsBelow(self)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(_AUTOSAVE)
        self._autosave.timeout.connect(self.save_due)
        self.drafts.due.connect(self.keep_draft)
        self.drafts.kept.connect(self._take_draft)

    def watch(self, editor: MarkdownEditor) -> None:
        """Look after what is written in an editor."""
        self._editor = editor
        editor.edited.connect(self._take_edit)
        editor.document().modificationChanged.connect(self._take_modified)
        editor.place_changed.connect(self.below.take_place)

    def begin(self, sitting: Sitting | None) -> None:
        """Keep drafts of a sitting from now on; None ends the one there was."""
        self._sitting = sitting
        self.rest()

    def rest(self) -> None:
        """Save nothing by itself before the next change."""
        self._autosave.stop()

    @property
    def is_unsaved(self) -> bool:
        """Whether there is text that no file has."""
        if self._sitting is None or self._editor is None:
            return False
        return self._sitting.is_gone or self._editor.is_changed

    def take_title(self, title: str) -> None:
        """Another document is shown, or it is called otherwise."""
        self.title = title
        self._tell_title()

    def keep_draft(self, then: Callable[[], None] | None = None) -> None:
        """Keep a draft of what is not saved."""
        if self._sitting is not None and self._editor is not None and self.is_unsaved:
            self.drafts.keep(self._sitting, self._editor.text(), then)

    def tell(self, *, shown: bool) -> None:
        """Tell how it stands; length and place only while the text is shown."""
        self.below.show(shown)
        self.below.tell(self.is_unsaved, self._sitting.drafted if self._sitting else "")
        self._tell_title()

    def _take_edit(self) -> None:
        if self._sitting is not None:  # that the text is another is known only after this
            self.drafts.take_edit()
            if self._settings.autosave:
                self._autosave.start()

    def _take_modified(self, modified: bool) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        sitting.drafted = ""
        if not modified:
            self.rest()
            self.drafts.drop(sitting)

    def _take_draft(self, time: str) -> None:
        if self._sitting is not None and self.is_unsaved:
            self._sitting.drafted = time
            self.below.tell(self.is_unsaved, time)

    def _tell_title(self) -> None:
        edited = self.tr("{0} • edited").format(self.title)
        self.title_changed.emit(edited if self.is_unsaved else self.title)
