"""The document that is written: its text in the editor, upon its file.

The editor is made when it is first asked for. A document stays in it, with all that can be
undone, until another one is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.writing.attachments import Attachments
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
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.editor.mode_switch import Mode
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.helps import Helps
    from casebook.library.library import Library

Then = Callable[[], None]


class Manuscript(QObject):
    """Holds at most one document, saves it, and brings it together with its file.

    Attributes:
        sitting: What is written; None when nothing is.
        pane: Where it is written; None before the first.
        helps: What helps one write; made with the pane.

    Signals:
        state_changed: It became saved or unsaved, or its file is gone or there again.
        pane_made: The EditorPane, made at this moment.
        renamed: The path that the document has by now; another program gave it.
    """

    state_changed = Signal()
    pane_made = Signal(object)
    renamed = Signal(str)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.sitting: Sitting | None = None
        self.pane: EditorPane | None = None
        self.helps: Helps | None = None
        self.standing = Standing(place.jobs, place.settings, self)
        self.previewing = Previewing(place.jobs, self)
        self.saving = Saving(place.jobs, place.session, place.prompts, self)
        self.reunion = Reunion(place.jobs, place.scheme, place.window)
        self.whereabouts = Whereabouts(place, self)
        self.attachments = Attachments(place.jobs, place.prompts, self)
        self._wire()

    @property
    def path(self) -> DocumentPath | None:
        """Where it lies in the library; None when nothing is written."""
        return self.sitting.path if self.sitting else None

    @property
    def is_unsaved(self) -> bool:
        """Whether there is text that no file has."""
        return self.standing.is_unsaved

    def text(self) -> str:
        """Give all of the text as it stands in the editor."""
        assert self.pane is not None
        return self.pane.editor.text()

    def apply(self, edits: Edits) -> None:
        """Change the text, as one step that the editor can undo."""
        assert self.pane is not None
        self.pane.editor.apply(edits)

    def unsaved(self, path: DocumentPath) -> str | None:
        """Give the text of a document as it is written; None when its file has all of it."""
        return self.text() if path == self.path and self.is_unsaved else None

    # from the first word to the last

    def begin(self, sitting: Sitting, mode: Mode, language: str) -> None:
        """Write a document from now on.

        Args:
            sitting: Which one, as it was read.
            mode: How it is to be seen.
            language: In which language it is written, as ``en``; "" when that is not known.
        """
        pane = self._made_pane(sitting.library)
        self._sit(sitting)
        pane.set_mode(mode)
        pane.load(sitting.read.text)
        pane.set_read_only(sitting.read.lossy)
        if sitting.read.notice:
            self._place.say(sitting.read.notice)
        if self.helps is not None:
            self.helps.begin(sitting.library, language)

    def end(self) -> None:
        """Let go of what is written."""
        self._sit(None)
        self.reunion.let_go()
        if self.pane is not None:
            self.pane.load("")

    def save(self, then: Then | None = None) -> None:
        """Save what is written; ``then`` is called when it is saved."""
        self.standing.rest()
        if self.sitting is not None and self.pane is not None and self.is_unsaved:
            self.saving.save(self.sitting, self.pane.editor, then)
        elif then is not None:
            then()

    def keep_at_once(self) -> None:
        """Keep a draft here and now: the program may be about to end."""
        if self.sitting is not None and self.is_unsaved:
            self.standing.drafts.keep_at_once(self.sitting, self.text())

    # what happens to the file

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

    def outlive_file(self, why: str) -> None:
        """Keep the text though its file is gone, or cannot be read; saving asks.

        Args:
            why: A sentence that says so.
        """
        if self.sitting is not None:
            self.sitting.is_gone = True
            self.state_changed.emit()
        self._place.say(why)

    def _meet(self, then: Then | None) -> None:
        """The file was changed before it could be saved: bring both together, and save."""
        if self.sitting is not None and self.pane is not None:
            editor, go_on = self.pane.editor, lambda: self.save(then)
            self.reunion.meet(self.sitting, editor, self.standing.title, go_on)

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
        self._place.say(words.format(old, sitting.path))

    def _save_by_itself(self) -> None:
        """Save, unless that would ask: a file that is gone is written by the user's word alone."""
        if self.sitting is not None and not self.sitting.is_gone:
            self.save()

    def _say_put_off(self) -> None:
        self.standing.keep_draft()
        self._place.say(
            self.tr("Your text stays as it is and is kept as a draft; save it to decide.")
        )

    # within

    def _sit(self, sitting: Sitting | None) -> None:
        self.sitting = sitting
        self.previewing.begin(sitting)
        self.standing.begin(sitting)
        self.whereabouts.begin(sitting)
        self.attachments.begin(sitting)

    def _made_pane(self, library: Library) -> EditorPane:
        if self.pane is not None:
            return self.pane
        from casebook.gui.editor.aside import in_lane
        from casebook.gui.editor.editor_pane import EditorPane
        from casebook.gui.panes.reading_page import ReadingPage
        from casebook.gui.writing.helps import Helps

        place = self._place
        page = ReadingPage(place.scheme, self.previewing.picture)
        self.pane = pane = EditorPane(place.scheme, place.icons, page, in_lane(place.jobs))
        pane.render_requested.connect(partial(self.previewing.render, pane))
        pane.counted.connect(self.standing.below.take_length)
        editor = pane.editor
        self.standing.watch(editor)
        self.attachments.watch(editor)
        editor.document().modificationChanged.connect(lambda _: self.state_changed.emit())
        editor.command_requested.connect(self._do)
        page.more_requested.connect(self._show_whole)
        self.helps = Helps(pane, place.jobs, place.settings, library)
        self.helps.said.connect(place.panes.status.say)
        self.pane_made.emit(pane)
        return pane

    def _show_whole(self) -> None:
        """Set all of a long text."""
        if self.sitting is not None and self.pane is not None:
            self.sitting.is_whole = True
            self.pane.editor.settled.emit(self.text())

    def _do(self, name: str) -> None:
        if name == "save":
            self.save()
        elif name == "picture":
            self.attachments.ask_for_picture()

    def _wire(self) -> None:
        place = self._place
        place.reader.manuscript = self.unsaved
        self.standing.save_due.connect(self._save_by_itself)
        self.standing.drafts.failed.connect(place.panes.status.say)
        self.saving.saved.connect(self.standing.below.tell_saved)
        self.saving.met_change.connect(self._meet)
        self.attachments.said.connect(place.panes.status.say)
        self.reunion.found.connect(self.state_changed)
        self.reunion.reunited.connect(place.panes.status.say)
        self.reunion.put_off.connect(self._say_put_off)
        self.reunion.failed.connect(self.outlive_file)
        where = self.whereabouts
        self.saving.saved.connect(lambda _: where.tell_found())
        self.reunion.found.connect(where.tell_found)
        where.lost.connect(self.standing.keep_draft)
        where.followed.connect(self._follow)
        where.wanted_anew.connect(self.save)
