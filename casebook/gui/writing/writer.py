"""Whether one reads or writes: a document beside its page, alone, or read for a while.

While one reads, what is written stays in its editor, and the page shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.editor.mode_switch import Mode
from casebook.gui.prompts import Leaving
from casebook.gui.writing.manuscript import Manuscript
from casebook.gui.writing.sitting import Sitting

if TYPE_CHECKING:
    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import Reading
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.history import Place
    from casebook.gui.workplace import Workplace
    from casebook.storage.file_text import FileText

Then = Callable[[], None]

_LEAST = {Mode.READ: 0, Mode.WRITE: 400, Mode.SPLIT: 761}


class Writer(QObject):
    """Shows the text, the page or both, and asks what becomes of the text when it is left.

    Attributes:
        mode: What is shown.
        manuscript: What is written.

    Signals:
        mode_changed: The Mode.
        put_by: The path of a document whose text was kept as a draft, and that text.
        read_requested: The page is to be shown as it is now.
    """

    mode_changed = Signal(object)
    put_by = Signal(str, str)
    read_requested = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._wanted: tuple[DocumentPath, Mode, Then | None] | None = None
        self.mode = Mode.READ
        self.manuscript = Manuscript(place, self)
        self.manuscript.pane_made.connect(self._take_pane)
        self.manuscript.state_changed.connect(self._tell_state)

    @property
    def path(self) -> DocumentPath | None:
        """The document that is written; None when none is."""
        return self.manuscript.path

    @property
    def is_writing(self) -> bool:
        """Whether the text is seen."""
        return self.mode is not Mode.READ

    @property
    def is_unsaved(self) -> bool:
        """Whether there is text that no file has."""
        return self.manuscript.is_unsaved

    # modes

    def toggle(self) -> None:
        """Write beside the page, or read again."""
        self.set_mode(Mode.READ if self.is_writing else Mode.SPLIT)

    def set_mode(self, mode: Mode, then: Then | None = None) -> None:
        """Read, write, or both; ``then`` is called when the text is there."""
        sitting = self.manuscript.sitting
        path = sitting.path if sitting is not None and sitting.is_gone else self._place.reader.path
        if mode is not Mode.READ and (path is None or not self._place.changes.are_allowed):
            mode = Mode.READ
        if mode is Mode.READ:
            self._read()
        elif sitting is not None and path == sitting.path:
            self._show(mode)
            _go_on(then)
        elif path is not None:
            self._begin(path, mode, then)

    def write(self, path: DocumentPath, mode: Mode, then: Then | None = None) -> None:
        """Have a document written as soon as it is open; ``then`` when its text is there."""
        if self._place.reader.path == path:
            self.set_mode(mode, then)
        else:
            self._wanted = (path, mode, then)

    def take_opened(self, reading: Reading, place: Place) -> None:
        """Another document was opened, or the same at another place."""
        path = reading.document.path
        if path == self.path and self.is_writing:
            self.go_to_heading(place.heading)
        elif path != self.path:
            self.end()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted[0] == path:
            self.set_mode(*wanted[1:])

    def go_to_heading(self, heading: str) -> None:
        """Move the cursor to the first heading with these words."""
        reading, pane = self._place.reader.reading, self.manuscript.pane
        if reading is None or pane is None or not heading:
            return
        sections = reading.document.sections
        line = next((part.line for part in sections if part.heading == heading), 0)
        if line:
            pane.editor.go_to_line(line)

    def find(self) -> None:
        """Look for words in the text."""
        if self.manuscript.pane is not None:
            self.manuscript.pane.finding.open(replacing=False)

    # saving, leaving

    def save(self, then: Then | None = None) -> None:
        """Save what is written; ``then`` is called when it is saved."""
        self.manuscript.save(then)

    def leave(self, then: Then, to: DocumentPath | None = None) -> None:
        """Do something that lets go of the text, once the user has said what becomes of it.

        Args:
            then: What is to be done.
            to: A document to which is gone; the one that is written can stay.
        """
        sitting = self.manuscript.sitting
        if sitting is None or to == sitting.path or not self.is_unsaved:
            then()
        else:
            self._ask(sitting, then)

    def end(self) -> None:
        """Let go of the document that was written."""
        if self.manuscript.sitting is not None:
            self.manuscript.end()
            self._show(Mode.READ)

    def _ask(self, sitting: Sitting, then: Then) -> None:
        """Save, discard or keep the text as a draft, as the user says; or stay with it."""
        standing, text = self.manuscript.standing, self.manuscript.text()
        drafts = standing.drafts
        drafts.keep(sitting, text)
        by_itself = self._place.settings.autosave and not sitting.is_gone
        title = standing.title or sitting.path
        answer = Leaving.SAVE if by_itself else self._place.prompts.leaving(title)
        if answer is Leaving.SAVE:
            self.save(then)
        elif answer is Leaving.DISCARD:
            drafts.drop(sitting, lambda: self._part(sitting, then))
        elif answer is Leaving.KEEP:
            self.put_by.emit(sitting.path, text)
            drafts.keep(sitting, text, lambda: self._part(sitting, then))

    def _part(self, sitting: Sitting, then: Then) -> None:
        """Give a text up, and go on."""
        if self.manuscript.sitting is sitting:
            self.end()
            self.read_requested.emit()
        then()

    # what happens

    def take_gone(self, path: str) -> bool:
        """The file of a document is gone; give whether its text stays here."""
        if path != self.path or not (self.is_writing or self.is_unsaved):
            self.end()
            return False
        words = self.tr("{0} is no longer in the library. Your text stays.").format(path)
        self.manuscript.outlive_file(words)
        return True

    def _take_pane(self, pane: EditorPane) -> None:
        self._place.view.centre.addWidget(pane)
        pane.editor.settled.connect(self._take_settled)

    def _take_settled(self, text: str) -> None:
        if self.mode is not Mode.SPLIT:  # else the page that is set says so
            self.manuscript.previewing.read(text)

    # within

    def _read(self) -> None:
        if not self.is_writing:
            self.mode_changed.emit(Mode.READ)
            return
        self._show(Mode.READ)
        self.read_requested.emit()

    def _begin(self, path: DocumentPath, mode: Mode, then: Then | None) -> None:
        library, reader = self._place.session.library, self._place.reader
        if library is None:
            return

        def take(read: FileText) -> None:
            reading = reader.reading
            if path == reader.path:
                language = reading.document.language if reading else ""
                self.manuscript.begin(Sitting(library, path, read), mode, language)
                self._show(mode)
                _go_on(then)

        self._place.read(
            "opening a document to write",
            lambda opened: opened.text(path),
            take,
            topic="opening to write",
        )

    def _show(self, mode: Mode) -> None:
        self.mode = mode
        self._place.view.make_room(_LEAST[mode])
        pane = self.manuscript.pane
        if pane is not None and mode is not Mode.READ:
            pane.set_mode(mode)
            self._place.view.show_page(pane)
            pane.editor.setFocus()
        self.mode_changed.emit(mode)
        self._tell_state()

    def _tell_state(self) -> None:
        manuscript = self.manuscript
        holds = manuscript.sitting is not None and (self.is_writing or self.is_unsaved)
        self._place.changes.write_in(manuscript if holds else None)
        manuscript.standing.tell(shown=self.is_writing)


def _go_on(then: Then | None) -> None:
    if then is not None:
        then()
