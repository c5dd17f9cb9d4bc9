"""A lesson as the board of lessons shows it: how far it has come, who has it, what is due."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.dates import PartialDate
from casebook.domain.lesson import Effect, Lesson, Role, State
from casebook.domain.names import DocumentPath, ThemeId


@dataclass(frozen=True, slots=True)
class BoardLesson:
    """One card.

    Attributes:
        path: The lesson.
        title: What it says.
        state: How far it has come; one without a state it knows counts as observed.
        effect: What it is for, or None.
        themes: Its themes, in the order of the file.
        applies_when: The moment of need, or "".
        owner: Who puts it into practice, or "".
        due: By when it is to be put into practice, or None.
        review_by: When to look at it again, or None.
        supports: How many passages support it.
        contradicts: How many passages contradict it.
        applied: How many times it was put to use.
    """

    path: DocumentPath
    title: str
    state: State
    effect: Effect | None = None
    themes: tuple[ThemeId, ...] = ()
    applies_when: str = ""
    owner: str = ""
    due: PartialDate | None = None
    review_by: PartialDate | None = None
    supports: int = 0
    contradicts: int = 0
    applied: int = 0

    @classmethod
    def of(cls, lesson: Lesson) -> BoardLesson:
        """Make the card of a lesson."""
        supports = sum(quoted.role is Role.SUPPORTS for quoted in lesson.quotations)
        return cls(
            lesson.path,
            lesson.title,
            lesson.state or State.OBSERVED,
            lesson.effect,
            lesson.themes,
            lesson.applies_when,
            lesson.owner,
            lesson.due,
            lesson.review_by,
            supports,
            len(lesson.quotations) - supports,
            len(lesson.applied),
        )

    @property
    def date(self) -> PartialDate | None:
        """What comes next: the review of a proven lesson, else by when it is to be done."""
        if self.state in {State.VALIDATED, State.EMBEDDED}:
            return self.review_by
        return self.due if self.state in {State.OBSERVED, State.IDENTIFIED} else None

    @property
    def never_applied(self) -> bool:
        """Whether it is validated or embedded and was never put to use."""
        return self.state in {State.VALIDATED, State.EMBEDDED} and not self.applied
