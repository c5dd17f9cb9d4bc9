"""What stands beside the plan of a pack: what its agenda uses, and its text for a preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from casebook.gui.jobs import LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.domain.names import DocumentId
    from casebook.domain.pack_item import PackItem
    from casebook.domain.pack_lessons import SuggestedLesson
    from casebook.gui.packs.sitting import PackSitting
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_SHOWN_AFTER = 350  # milliseconds after the last change


class _Read(NamedTuple):
    """What is read for a plan."""

    items: Mapping[DocumentId, PackItem]
    lessons: tuple[SuggestedLesson, ...]


class Beside(QObject):
    """Reads it away from the GUI thread, for one pack at a time.

    Attributes:
        makes_text: Whether there is a preview for which the text is made.

    Signals:
        read: What the sitting knows of its cases and lessons is another.
        text_made: The path of the pack, and its text as it is built.
    """

    read = Signal()
    text_made = Signal(str, str)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._sitting: PackSitting | None = None
        self._asked: object = None
        self.makes_text = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHOWN_AFTER)
        self._soon.timeout.connect(self._make_text)

    def begin(self, sitting: PackSitting | None) -> None:
        """Read for another pack from now on; None for none."""
        self._sitting = sitting
        self.forget()
        self._soon.stop()

    def forget(self) -> None:
        """Know nothing any more of what the plan uses: it may be another by now."""
        self._asked = None

    def look(self) -> None:
        """Read what the plan uses, unless that is known."""
        sitting = self._sitting
        if sitting is None:
            return
        plan = sitting.plan
        asked = (sitting.path, plan.items, plan.objectives, plan.lessons)
        if asked == self._asked:
            return
        self._asked = asked

        def take(found: _Read) -> None:
            if sitting is self._sitting and asked == self._asked:
                sitting.items = dict(found.items)
                sitting.lessons = found.lessons
                self.read.emit()

        self._place.read(
            "reading what a pack uses",
            lambda library: _read(library, plan.items, plan.objectives, plan.lessons),
            take,
            topic="pack items",
        )

    def show_text(self) -> None:
        """Have the text made for a preview in a moment, if there is one."""
        if self.makes_text and self._sitting is not None:
            self._soon.start()

    def _make_text(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        plan = sitting.plan

        def work(_: object) -> str:
            from casebook.domain.edit import apply_edits
            from casebook.markdown.editing.pack_plans import plan_edits

            text = sitting.library.text(sitting.path).text
            return apply_edits(text, plan_edits(text, plan))

        def take(text: str) -> None:
            if sitting is self._sitting:
                self.text_made.emit(sitting.path, text)

        self._place.jobs.start(
            LaneName.READ, "setting what is built", work, take, _let_be, topic="pack text"
        )


def _read(
    library: Library,
    used: Sequence[DocumentId],
    objectives: Sequence[str],
    chosen: Sequence[DocumentId],
) -> _Read:
    packing = library.packing
    return _Read(packing.items(used), packing.lessons(used, objectives, chosen))


def _let_be(_: CasebookError) -> None:
    """Show no pages of what cannot be written; saving says why."""
