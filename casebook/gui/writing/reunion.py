"""A text that is being written, and its file that another program has changed, made one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.domain.merge import Merge
    from casebook.gui.editor.markdown_editor import MarkdownEditor
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.sheets.merge_sheet import Disagreement, MergeSheet, Side
    from casebook.gui.writing.sitting import Sitting
    from casebook.library.history import MergeOutcome
    from casebook.storage.file_text import FileText

Then = Callable[[], None]


class Reunion(QObject):
    """Takes what stands in the file into the text; asks only where both say something else.

    Signals:
        found: A file that was gone is there again.
        reunited: A few words about what came of it.
        put_off: The user does not want to decide now; the text stays as it is.
        failed: The file cannot be read, or has gone; the sentence that says so.
    """

    found = Signal()
    reunited = Signal(str)
    put_off = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs, scheme: Scheme, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._scheme = scheme
        self._window = window
        self.sheet: MergeSheet | None = None

    def meet(
        self,
        sitting: Sitting,
        editor: MarkdownEditor,
        title: str,
        then: Then | None = None,
    ) -> None:
        """Look at the file and bring text and file together.

        Args:
            sitting: What is being written.
            editor: Where it is written.
            title: What the document is called.
            then: Called when both are one; what was put off is asked again with it.
        """
        text, read = editor.text(), sitting.read

        def take(outcome: MergeOutcome) -> None:
            if sitting.read is not read or self.sheet is not None:
                return
            if sitting.is_gone:
                sitting.is_gone = False
                self.found.emit()
            if editor.text() != text:  # somebody typed meanwhile
                self.meet(sitting, editor, title, then)
            elif outcome.read.digest == read.digest:
                _go_on(then)
            elif is_half_written(outcome.read.text, read.text):
                self._hold(sitting, editor, outcome.read)
                _go_on(then)
            elif outcome.merge.text is not None:
                self._take(sitting, editor, outcome.merge.text, outcome.read)
                _go_on(then)
            elif then is not None or sitting.put_off != outcome.read.digest:
                self._ask(sitting, editor, title, outcome, then)

        self._jobs.start(
            LaneName.READ,
            "comparing with the file",
            lambda _: sitting.library.history.merge(text, read),
            take,
            self._fail,
            topic="comparing with the file",
        )

    def settle(
        self,
        sitting: Sitting,
        editor: MarkdownEditor,
        title: str,
        outcome: MergeOutcome,
    ) -> None:
        """Show a draft together with what its file says now."""
        if outcome.merge.text is None:
            self._ask(sitting, editor, title, outcome, None)
        else:
            self._put(sitting, editor, outcome.merge.text, outcome.read)

    def let_go(self) -> None:
        """Close the question about a text that is no longer written."""
        if self.sheet is not None:
            self.sheet.reject()

    def _take(self, sitting: Sitting, editor: MarkdownEditor, text: str, now: FileText) -> None:
        was_changed = editor.is_changed
        self._put(sitting, editor, text, now)
        if was_changed:
            self.reunited.emit(
                self.tr("The file was changed by another program; both changes are in the text.")
            )
        else:
            self.reunited.emit(self.tr("Another program changed the file; it was read again."))

    def _hold(self, sitting: Sitting, editor: MarkdownEditor, now: FileText) -> None:
        """Keep the text in the place of a file that was destroyed; saving writes it again."""
        sitting.read = now
        sitting.put_off = ""
        editor.document().setModified(True)
        self.reunited.emit(
            self.tr(
                "Another program has emptied or cut off the file. Your text stays; save it to "
                "write it again."
            )
        )

    def _put(self, sitting: Sitting, editor: MarkdownEditor, text: str, now: FileText) -> None:
        editor.take_text(text)
        sitting.read = now
        sitting.put_off = ""
        editor.document().setModified(text != now.text)

    def _ask(
        self,
        sitting: Sitting,
        editor: MarkdownEditor,
        title: str,
        outcome: MergeOutcome,
        then: Then | None,
    ) -> None:
        from casebook.gui.sheets.merge_sheet import MergeSheet, written_meanwhile

        names = written_meanwhile(title)
        sheet = MergeSheet(self._scheme, names, places(outcome.merge), self._window)
        self.sheet = sheet

        def decide(sides: tuple[Side, ...]) -> None:
            self.sheet = None
            self._take(sitting, editor, decided(outcome.merge, sides), outcome.read)
            _go_on(then)

        def put_off() -> None:
            self.sheet = None
            sitting.put_off = outcome.read.digest
            self.put_off.emit()

        sheet.decided.connect(decide)
        sheet.rejected.connect(put_off)
        sheet.open()

    def _fail(self, error: CasebookError) -> None:
        self.failed.emit(str(error))


def is_half_written(text: str, former: str) -> bool:
    """Say whether a text is what is left of a former one after a write that did not end."""
    if not text.replace("\ufffd", "").strip():
        return bool(former.strip())
    is_beginning = former.startswith(text) and len(text) < len(former)
    return is_beginning and "\n" not in {text[-1], former[len(text)]}


def places(merge: Merge) -> list[Disagreement]:
    """Give what is to be decided, as the sheet shows it."""
    from casebook.gui.sheets.merge_sheet import Disagreement as Place

    return [
        Place(
            one.part or QCoreApplication.translate("Reunion", "Before the first heading"),
            one.base.strip("\n"),
            one.mine.strip("\n"),
            one.theirs.strip("\n"),
            both=not one.is_property,
        )
        for one in merge.conflicts
    ]


def decided(merge: Merge, sides: tuple[Side, ...]) -> str:
    """Give the text with every disagreement decided."""
    from casebook.domain.merge import Version, resolve
    from casebook.gui.sheets.merge_sheet import Side

    choices: list[Version | str] = []
    for conflict, side in zip(merge.conflicts, sides, strict=True):
        if side is Side.BOTH:
            gap = "" if not conflict.mine or conflict.mine.endswith("\n") else "\n"
            choices.append(f"{conflict.mine}{gap}{conflict.theirs}")
        else:
            choices.append(Version.MINE if side is Side.MINE else Version.THEIRS)
    return resolve(merge, choices)


def _go_on(then: Then | None) -> None:
    if then is not None:
        then()
