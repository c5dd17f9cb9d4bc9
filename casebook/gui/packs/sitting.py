"""A pack while it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_lessons import SuggestedLesson
from casebook.domain.pack_plan import PackPlan
from casebook.domain.plan_history import PlanHistory

if TYPE_CHECKING:
    from casebook.library.library import Library


@dataclass(slots=True)
class PackSitting:
    """A pack that is built, from opening it to leaving it.

    Attributes:
        base: The plan as its file has it.
        history: The plan as it is, with what can be undone.
        items: The cases and lessons that its agenda uses, as far as they are known.
        lessons: The lessons that it names, and those suggested.
        failed: Whether it could not be written the last time.
        drafted: Whether what is unsaved was kept as a draft.
    """

    library: Library
    path: DocumentPath
    base: PackPlan
    history: PlanHistory
    items: dict[DocumentId, PackItem] = field(default_factory=dict)
    lessons: tuple[SuggestedLesson, ...] = ()
    failed: bool = False
    drafted: bool = False

    @property
    def plan(self) -> PackPlan:
        """The plan as it is."""
        return self.history.now

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something that the file does not have."""
        return self.plan != self.base
