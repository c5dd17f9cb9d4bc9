"""Builds one pack at a time: takes what is asked for into its plan, and saves it by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.domain.names import DocumentPath
from casebook.domain.plan_history import PlanHistory, keyed_like, merge_plans
from casebook.gui.jobs import LaneName
from casebook.gui.packs.beside import Beside
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.sitting import PackSitting

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.edit import Edits
    from casebook.domain.pack_plan import PackPlan
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

Then = Callable[[], None]
_SAVED_AFTER = 700  # milliseconds after the last change


class Building(QObject):
    """Holds the plan of a pack.

    What is built is written through the one door for changes, a moment after the last change. A
    file that others have changed meanwhile is brought together with the plan.

    Attributes:
        sitting: The pack; None when none is built.
        beside: Reads what stands beside the plan.

    Signals:
        changed: The plan, or what is known of its cases and lessons, is another.
        said: A sentence for the status line.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.sitting: PackSitting | None = None
        self.beside = Beside(place, self)
        self.beside.read.connect(self.changed)
        self._is_saving = False
        self._waiting: list[Then] = []
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(_SAVED_AFTER)
        self._save_soon.timeout.connect(self.save)
        place.changes.failed.connect(self._take_failure)

    @property
    def path(self) -> DocumentPath | None:
        """The pack that is built; None when none is."""
        return self.sitting.path if self.sitting else None

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something that the file does not have, or that is being written."""
        return self._is_saving or (self.sitting is not None and self.sitting.is_unsaved)

    @property
    def has_failed(self) -> bool:
        """Whether what is built could not be written the last time."""
        return self.sitting is not None and self.sitting.failed

    def begin(self, path: DocumentPath, then: Then) -> None:
        """Read a pack, and build it from now on."""
        library = self._place.session.library
        assert library is not None  # a pack is read

        def take(plan: PackPlan) -> None:
            self.sitting = PackSitting(library, path, plan, PlanHistory(plan))
            self.beside.begin(self.sitting)
            self._is_saving = False
            self._waiting.clear()
            then()
            self._tell()

        self._place.read("reading a pack", lambda it: _plan_of(it, path), take, topic="pack")

    def end(self) -> None:
        """Let go of the pack; what was not saved has been, or is given up."""
        self._save_soon.stop()
        self.sitting = None
        self.beside.begin(None)
        self._waiting.clear()

    # changes

    def change(self, plan: PackPlan, what: str = "") -> None:
        """Go on to another plan; see ``PlanHistory.changed``."""
        if self.sitting is not None:
            self._go(self.sitting.history.changed(plan, what))

    def undo(self) -> None:
        """Take the last change back."""
        if self.sitting is not None:
            self._go(self.sitting.history.undone())

    def redo(self) -> None:
        """Make it again."""
        if self.sitting is not None:
            self._go(self.sitting.history.redone())

    def _go(self, history: PlanHistory) -> None:
        sitting = self.sitting
        assert sitting is not None
        if history is not sitting.history:
            sitting.history = history
            self._save_soon.start()
            self._tell()

    # saving

    def save(self, then: Then | None = None) -> None:
        """Write what is built now; ``then`` is called when the file has it."""
        self._save_soon.stop()
        sitting = self.sitting
        if sitting is None or not self.is_unsaved:
            if then is not None:
                then()
            return
        if then is not None:
            self._waiting.append(then)
        if not self._is_saving:
            self._write(sitting)

    def _write(self, sitting: PackSitting) -> None:
        mine, base = sitting.plan, sitting.base
        met: list[PackPlan] = []

        def edits(text: str) -> Edits:
            from casebook.markdown.editing.pack_plans import plan_edits, read_plan

            theirs = read_plan(text, sitting.path)
            theirs = replace(theirs, steps=keyed_like(base.steps, theirs.steps))
            met.append(theirs)
            return plan_edits(text, merge_plans(base, mine, theirs))

        def take() -> None:
            self._is_saving = False
            if sitting is not self.sitting:
                return
            self._rebase(sitting, base, met[-1])
            sitting.base = merge_plans(base, mine, met[-1])
            sitting.failed = False
            if sitting.is_unsaved:  # something was changed while this was written
                self._write(sitting)
                return
            self._drop_draft(sitting)
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()

        self._is_saving = True
        what = tr("Build “{0}”").format(mine.title)
        self._place.changes.edit(sitting.path, what, edits, take)

    def _take_failure(self, _: str) -> None:
        """Keep what could not be written; it is tried again with the next change."""
        if self._is_saving and self.sitting is not None:
            self.sitting.failed = True
        self._is_saving = False
        self._waiting.clear()

    def keep_at_once(self) -> None:
        """Keep what is not written as a draft, here and now: the program may be about to end."""
        from casebook.domain.edit import apply_edits
        from casebook.domain.errors import CasebookError
        from casebook.markdown.editing.pack_plans import plan_edits

        sitting = self.sitting
        if sitting is None or not sitting.is_unsaved:
            return
        try:
            read = sitting.library.text(sitting.path)
            text = apply_edits(read.text, plan_edits(read.text, sitting.plan))
            sitting.library.drafts.keep(sitting.path, text, read.digest)
            sitting.drafted = True
        except CasebookError as error:
            self.said.emit(str(error))

    def _drop_draft(self, sitting: PackSitting) -> None:
        if not sitting.drafted:
            return
        sitting.drafted = False
        self._place.jobs.start(
            LaneName.KEEP,
            "dropping a draft",
            lambda _: sitting.library.drafts.drop(sitting.path),
            lambda _: None,
            lambda error: self.said.emit(str(error)),
        )

    # what others change

    def take_change(self, change: Change) -> None:
        """Bring the plan together with a file that was changed, and look at its cases again."""
        sitting = self.sitting
        if sitting is None or not (change or change.evidence):
            return
        self.beside.forget()
        if (change.rebuilt or sitting.path in change.documents) and not self._is_saving:
            self._place.read(
                "reading a pack again",
                lambda library: _plan_of(library, sitting.path),
                lambda theirs: self._meet(sitting, theirs),
                topic="pack",
            )
        else:
            self.beside.look()

    def _meet(self, sitting: PackSitting, theirs: PackPlan) -> None:
        if sitting is not self.sitting or self._is_saving:
            return
        base = sitting.base
        theirs = replace(theirs, steps=keyed_like(base.steps, theirs.steps))
        if theirs != base:
            self._rebase(sitting, base, theirs)
            sitting.base = theirs
            self.said.emit(tr("The pack was changed elsewhere; both are brought together here."))
            if sitting.is_unsaved:
                self._save_soon.start()
        self._tell()

    def _rebase(self, sitting: PackSitting, base: PackPlan, theirs: PackPlan) -> None:
        if theirs != base:
            sitting.history = sitting.history.rebased(base, theirs)
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.beside.look()
        self.beside.show_text()


def _plan_of(library: Library, path: DocumentPath) -> PackPlan:
    from casebook.markdown.editing.pack_plans import read_plan

    return read_plan(library.text(path).text, path)
