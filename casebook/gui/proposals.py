"""Changes to many files: worked out, shown, and made when the user agrees.

It is imported when the first such change is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet

if TYPE_CHECKING:
    from casebook.gui.changes import Changes
    from casebook.library.library import Library
    from casebook.library.plan import Plan
    from casebook.storage.keeping.journal import FileChange

_LONGEST_LINE = 90


class Proposal(NamedTuple):
    """What would be done.

    Attributes:
        plan: The plan.
        files: The files that change, each with the first line that does.
        refused: A sentence for each file that stays as it is.
    """

    plan: Plan
    files: tuple[PlannedFile, ...]
    refused: tuple[str, ...]


class Proposals(QObject):
    """Shows plans over a window and carries them out."""

    def __init__(self, window: QWidget, scheme: Scheme, changes: Changes) -> None:
        super().__init__(window)
        self._window = window
        self._scheme = scheme
        self._changes = changes

    def offer(
        self,
        title: str,
        act: str,
        planned: Callable[[Library], Plan],
        then: Callable[[], None] | None = None,
        *,
        over: QWidget | None = None,
        shown_from: int = 1,
        note: str = "",
    ) -> None:
        """Work a plan out, show it, and make it when the user agrees.

        Args:
            title: What is going to be done, as a heading.
            act: What the button says that does it.
            planned: Works it out, off the GUI thread.
            then: Called when it is done.
            over: The window to show it over; the main window when not given.
            shown_from: A plan of fewer files is carried out at once, unless one is refused.
            note: What else it does, in a sentence, or "".
        """

        def show(proposal: Proposal) -> None:
            plan = proposal.plan
            if not plan.changes and not plan.refused:
                self._changes.made.emit(self.tr("Everything is so already; nothing was changed."))
            elif not plan.refused and len(plan.changes) < shown_from:
                self._changes.carry_out(plan, then)
            else:
                sheet = self._sheet(title, act, proposal, over or self._window, note)
                sheet.agreed.connect(lambda: self._changes.carry_out(plan, then))
                sheet.open()

        self._changes.plan(lambda library: proposal_of(planned(library)), show)

    def _sheet(
        self, title: str, act: str, proposal: Proposal, over: QWidget, note: str
    ) -> PlanSheet:
        step = self.tr("It is one step that can be undone.") if proposal.files else ""
        said, refused = f"{note} {step}".strip(), proposal.refused
        return PlanSheet(self._scheme, title, act, proposal.files, over, note=said, refused=refused)


def proposal_of(plan: Plan) -> Proposal:
    """Say of each file of a plan what changes in it, or why it does not."""
    files = tuple(PlannedFile(change.path, first_change(change)) for change in plan.changes)
    return Proposal(plan, files, tuple(plan.refused.values()))


def first_change(change: FileChange) -> str:
    """Give the first line that changes as it will be; as it was where lines go."""
    before = change.read.text.splitlines() if change.read else []
    after = change.text.splitlines()
    both = zip(before, after, strict=False)
    same = next((at for at, (old, new) in enumerate(both) if old != new), None)
    if same is None:
        same = min(len(before), len(after))
    if len(after) < len(before):
        return f"− {cut(before[same].strip().removeprefix('- '), _LONGEST_LINE)}"
    return cut(after[same], _LONGEST_LINE) if same < len(after) else ""
