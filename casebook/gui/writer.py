"""The document that is written: beside its page, alone, or read for a while.

The editor is made when it is first asked for. A document stays in it, with all that can be
undone, until another one is opened; while one reads, the page shows what is written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.editor.mode_switch import Mode
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.writing.attachments import Attachments
from casebook.gui.writing.parting import Parting
from casebook.gui.writing.previewing import Previewing
from casebook.gui.writing.reunion import Reunion
from casebook.gui.writing.saving import Saving
from casebook.gui.writing.sitting import Sitting
from casebook.gui.writing.standing import Standing
from casebook.gui.writing.whereabouts import Whereabouts

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.edit import Edits
    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import Reading
    from casebook.gui.changes import Changes
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.history import Place
    from casebook.gui.library_view import LibraryView
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.prompts import Prompts
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.settings import Settings
    from casebook.gui.window_frame import WindowFrame
    from casebook.gui.writing.helps import Helps
    from casebook.library.library import Library
    from casebook.storage.file_text import FileText

Then = Callable[[], None]

_LEAST = {Mode.READ: 0, Mode.WRITE: 400, Mode.SPLIT: 761}


class Writer(QObject):
    """Holds at most one document that is written.

    Signals:
        mode_changed: The Mode.
        title_changed: What the window is to be called.
        said: A sentence for the status line.
        stands: What stands in the status line as long as one writes: at the left, at the right.
        pane_made: The EditorPane, made at this moment.
        set_anew: A Reading of what is written.
        put_by: The path of a document whose text was kept as a draft, and that text.
        read_requested: The page is to be shown as it is now.
        renamed: The path that the document has by now; another program gave it.
    """

    mode_changed = Signal(object)
    title_changed = Signal(str)
    said = Signal(str)
    stands = Signal(str, str)
    pane_made = Signal(object)
    set_anew = Signal(object)
    put_by = Signal(str, str)
    read_requested = Signal()
    renamed = Signal(str)

    def __init__(
        self,
        window: WindowFrame,
        view: LibraryView,
        jobs: Jobs,
        session: Session,
        changes: Changes,
        reader: Reader,
        prompts: Prompts,
        settings: Settings,
        scheme: Scheme,
        icons: Icons,
    ) -> None:
        super().__init__(window)
        self._view = view
        self._jobs = jobs
        self._session = session
        self._changes = changes
        self._reader = reader
        self._settings = settings
        self._scheme = scheme
        self._icons = icons
        self._wanted: tuple[DocumentPath, Mode, Then | None] | None = None
        self.mode = Mode.READ
        self.pane: EditorPane | None = None
        self.sitting: Sitting | None = None
        self.standing = Standing(jobs, settings, self)
        self.previewing = Previewing(jobs, self)
        self.saving = Saving(jobs, session, prompts, self)
        self.reunion = Reunion(jobs, scheme, window)
        self.whereabouts = Whereabouts(jobs, self)
        self.attachments = Attachments(jobs, prompts, self)
        self.helps: Helps | None = None
        self._parting = Parting(self, prompts, settings)
        self._wire()

    # what others ask

    @property
    def path(self) -> DocumentPath | None:
        """The document that is written; None when none is."""
        return self.sitting.path if self.sitting else None

    @property
    def is_writing(self) -> bool:
        """Whether the text is seen."""
        return self.mode is not Mode.READ

    @property
    def is_unsaved(self) -> bool:
        """Whether there is text that no file has."""
        return self.standing.is_unsaved

    def text(self) -> str:
        """Give all of the text."""
        assert self.pane is not None
        return self.pane.editor.text()

    def apply(self, edits: Edits) -> None:
        """Change the text, as one step that the editor can undo."""
        assert self.pane is not None
        self.pane.editor.apply(edits)

    def unsaved(self, path: DocumentPath) -> str | None:
        """Give the text of a document as it is written; None when its file has all of it."""
        return self.text() if path == self.path and self.is_unsaved else None

    # modes

    def toggle(self) -> None:
        """Write beside the page, or read again."""
        self.set_mode(Mode.READ if self.is_writing else Mode.SPLIT)

    def set_mode(self, mode: Mode, then: Then | None = None) -> None:
        """Read, write, or both; ``then`` is called when the text is there."""
        sitting = self.sitting
        path = sitting.path if sitting is not None and sitting.is_gone else self._reader.path
        if mode is not Mode.READ and (path is None or not self._changes.are_allowed):
            mode = Mode.READ
        if mode is Mode.READ:
            self._read()
        elif self.sitting is not None and path == self.sitting.path:
            self._show(mode)
            _go_on(then)
        elif path is not None:
            self._begin(path, mode, then)

    def write(self, path: DocumentPath, mode: Mode, then: Then | None = None) -> None:
        """Have a document written as soon as it is open; ``then`` when its text is there."""
        if self._reader.path == path:
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
        reading = self._reader.reading
        if reading is None or self.pane is None or not heading:
            return
        sections = reading.document.sections
        line = next((part.line for part in sections if part.heading == heading), 0)
        if line:
            self.pane.editor.go_to_line(line)

    def show_whole(self) -> None:
        """Set all of a long text."""
        if self.sitting is not None and self.pane is not None:
            self.sitting.is_whole = True
            self.pane.editor.settled.emit(self.text())

    def find(self, *, replacing: bool = False) -> None:
        """Look for words in the text."""
        if self.pane is not None:
            self.pane.finding.open(replacing=replacing)

    # saving, leaving

    def save(self, then: Then | None = None) -> None:
        """Save what is written; ``then`` is called when it is saved."""
        self.standing.rest()
        if self.sitting is None or self.pane is None or not self.is_unsaved:
            _go_on(then)
        else:
            self.saving.save(self.sitting, self.pane.editor, then)

    def leave(self, then: Then, to: DocumentPath | None = None) -> None:
        """Do something that lets go of the text, once the user has said what becomes of it.

        Args:
            then: What is to be done.
            to: A document to which is gone; the one that is written can stay.
        """
        if self.sitting is None or to == self.sitting.path or not self.is_unsaved:
            then()
        else:
            self._parting.ask(self.sitting, self.text(), then)

    def keep_at_once(self) -> None:
        """Keep a draft here and now: the program may be about to end."""
        if self.sitting is not None and self.is_unsaved:
            self.standing.drafts.keep_at_once(self.sitting, self.text())

    def part(self, sitting: Sitting, then: Then) -> None:
        """Give a text up, and go on."""
        if self.sitting is sitting:
            self.end()
            self.read_requested.emit()
        then()

    def end(self) -> None:
        """Let go of the document that was written."""
        if self.sitting is None or self.pane is None:
            return
        self._sit(None)
        self.reunion.let_go()
        self.pane.load("")
        self._show(Mode.READ)

    # what happens

    def take_change(self, change: Change) -> None:
        """Bring the text together with a file that was changed."""
        sitting = self.sitting
        if self.helps is not None and sitting is not None:
            self.helps.take_change(change)
        if sitting is None or self.pane is None or change.initiator == "editor":
            return
        if change.rebuilt or sitting.path in change.documents - change.removed:
            self.reunion.meet(sitting, self.pane.editor, self.standing.title)
        self.whereabouts.look(change)

    def take_gone(self, path: str) -> bool:
        """The file of a document is gone; give whether its text stays here."""
        sitting = self.sitting
        if sitting is None or path != sitting.path or not (self.is_writing or self.is_unsaved):
            self.end()
            return False
        sitting.is_gone = True
        self._tell_state()
        self.said.emit(self.tr("{0} is no longer in the library. Your text stays.").format(path))
        return True

    # within

    def _read(self) -> None:
        if not self.is_writing:
            self.mode_changed.emit(Mode.READ)
            return
        self._show(Mode.READ)
        self.read_requested.emit()

    def _begin(self, path: DocumentPath, mode: Mode, then: Then | None) -> None:
        library = self._session.library
        if library is None:
            return

        def take(read: FileText) -> None:
            if library is not self._session.library or path != self._reader.path:
                return
            self._sit_down(Sitting(library, path, read), mode)
            _go_on(then)

        self._jobs.start(
            LaneName.READ,
            "opening a document to write",
            lambda _: library.text(path),
            take,
            lambda error: self.said.emit(str(error)),
            topic="opening to write",
        )

    def _sit_down(self, sitting: Sitting, mode: Mode) -> None:
        pane = self._made_pane(sitting.library)
        self._sit(sitting)
        pane.set_mode(mode)
        pane.load(sitting.read.text)
        pane.set_read_only(sitting.read.lossy)
        if sitting.read.notice:
            self.said.emit(sitting.read.notice)
        if self.helps is not None:
            self.helps.begin(sitting.library, self._language())
        self._show(mode)
        pane.editor.setFocus()

    def _sit(self, sitting: Sitting | None) -> None:
        self.sitting = sitting
        self.previewing.begin(sitting)
        self.standing.begin(sitting)
        self.whereabouts.begin(sitting)
        self.attachments.begin(sitting)

    def _language(self) -> str:
        reading = self._reader.reading
        return reading.document.language if reading else ""

    def _show(self, mode: Mode) -> None:
        self.mode = mode
        self._view.make_room(_LEAST[mode])
        if self.pane is not None and mode is not Mode.READ:
            self.pane.set_mode(mode)
            self._view.show_page(self.pane)
            self.pane.editor.setFocus()
        self.mode_changed.emit(mode)
        self._tell_state()

    def _made_pane(self, library: Library) -> EditorPane:
        if self.pane is not None:
            return self.pane
        from casebook.gui.editor.aside import in_lane
        from casebook.gui.editor.editor_pane import EditorPane
        from casebook.gui.panes.reading_page import ReadingPage
        from casebook.gui.writing.helps import Helps

        page = ReadingPage(self._scheme, self.previewing.picture)
        self.pane = pane = EditorPane(self._scheme, self._icons, page, in_lane(self._jobs))
        pane.render_requested.connect(partial(self.previewing.render, pane))
        pane.counted.connect(self.standing.below.take_length)
        editor = pane.editor
        self.standing.watch(editor)
        self.attachments.watch(editor)
        editor.settled.connect(self._take_settled)
        editor.document().modificationChanged.connect(lambda _: self._tell_state())
        editor.command_requested.connect(self._do)
        page.more_requested.connect(self.show_whole)
        self._view.centre.addWidget(pane)
        self.helps = Helps(pane, self._jobs, self._settings, library)
        self.helps.said.connect(self.said)
        self.pane_made.emit(pane)
        return pane

    def _take_settled(self, text: str) -> None:
        if self.mode is not Mode.SPLIT:  # else the page that is set says so
            self.previewing.read(text)

    def _meet(self, then: Then | None) -> None:
        """The file was changed before it could be saved: bring both together, and save."""
        if self.sitting is not None and self.pane is not None:
            editor, go_on = self.pane.editor, lambda: self.save(then)
            self.reunion.meet(self.sitting, editor, self.standing.title, go_on)

    def _miss(self, why: str) -> None:
        """The file cannot be read: the text stays, and saving asks."""
        if self.sitting is not None:
            self.sitting.is_gone = True
            self._tell_state()
        self.said.emit(why)

    def _follow(self, old: str) -> None:
        """The file has another name: write under it, with what stands in the file by now."""
        sitting, pane = self.sitting, self.pane
        if sitting is None or pane is None:
            return
        text = self.text() if pane.editor.is_changed else None
        self.standing.drafts.move(sitting, old, text)
        self.renamed.emit(sitting.path)
        self.reunion.meet(sitting, pane.editor, self.standing.title)
        words = self.tr("Another program has renamed {0}; it is {1} now, and you go on in it.")
        self.said.emit(words.format(old, sitting.path))

    def _save_by_itself(self) -> None:
        """Save, unless that would ask: a file that is gone is written by the user's word alone."""
        if self.sitting is not None and not self.sitting.is_gone:
            self.save()

    def _say_put_off(self) -> None:
        self.standing.keep_draft()
        self.said.emit(
            self.tr("Your text stays as it is and is kept as a draft; save it to decide.")
        )

    def _do(self, name: str) -> None:
        if name == "save":
            self.save()
        elif name == "picture":
            self.attachments.ask_for_picture()

    def _tell_state(self) -> None:
        holds = self.sitting is not None and (self.is_writing or self.is_unsaved)
        self._changes.write_in(self if holds else None)
        self.standing.tell(shown=self.is_writing)

    def _wire(self) -> None:
        self._reader.manuscript = self.unsaved
        standing = self.standing
        standing.title_changed.connect(self.title_changed)
        standing.save_due.connect(self._save_by_itself)
        standing.drafts.failed.connect(self.said)
        standing.below.stands.connect(self.stands)
        self.previewing.set_anew.connect(self.set_anew)
        self._parting.put_by.connect(self.put_by)
        self.saving.saved.connect(standing.below.tell_saved)
        self.saving.met_change.connect(self._meet)
        where = self.whereabouts
        self.saving.saved.connect(lambda _: where.tell_found())
        self.reunion.found.connect(where.tell_found)
        where.noticed.connect(lambda _: standing.keep_draft())
        where.followed.connect(self._follow)
        where.wanted_anew.connect(self.save)
        where.given_up.connect(partial(self.leave, lambda: None))
        self.attachments.said.connect(self.said)
        self.reunion.found.connect(self._tell_state)
        self.reunion.reunited.connect(self.said)
        self.reunion.put_off.connect(self._say_put_off)
        self.reunion.failed.connect(self._miss)


def _go_on(then: Then | None) -> None:
    if then is not None:
        then()
