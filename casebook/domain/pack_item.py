"""What a session can use of a case or a lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.domain.case import Case
from casebook.domain.document import Document
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.sections import FACILITATOR_ONLY, SectionName
from casebook.domain.values import Grade, Kind, Outcome, State, Status

_READ_FIRST = (SectionName.SITUATION, SectionName.TIMELINE)
_WORKSHEETS = (SectionName.RESPONSE_MATRIX, SectionName.RISKS, SectionName.BALANCE)
_NO_PART = frozenset(
    {
        SectionName.QUESTIONS,
        SectionName.ROLE_PLAY,
        SectionName.SOURCES,
        SectionName.FACTS_TO_CHECK,
    }
)


@dataclass(frozen=True, slots=True)
class PackItem:
    """A case or a lesson, as an agenda uses it.

    Attributes:
        sections: Names of its sections that a step can use, in its order.
        questions: The first line of each question.
        role_play: The cards of its role-play.
    """

    id: DocumentId
    path: DocumentPath
    title: str
    kind: Kind = Kind.CASE
    themes: tuple[ThemeId, ...] = ()
    outcome: Outcome | None = None
    grade: Grade | None = None
    status: Status | None = None
    state: State | None = None
    sections: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    role_play: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> PackItem:
        """Give what there is in a document."""
        case = document if isinstance(document, Case) else None
        lesson = document if isinstance(document, Lesson) else None
        return cls(
            id=document.id,
            path=document.path,
            title=document.title,
            kind=document.kind,
            themes=document.themes,
            outcome=case.outcome if case else None,
            grade=case.grade if case else None,
            status=case.status if case else None,
            state=lesson.state if lesson else None,
            sections=tuple(dict.fromkeys(_usable(document))),
            questions=tuple(text.partition("\n")[0] for text in case.questions) if case else (),
            role_play=tuple(part.heading for part in case.role_play) if case else (),
        )

    @property
    def reading(self) -> tuple[str, ...]:
        """Names of the sections that participants may read first."""
        return tuple(name.value for name in _READ_FIRST if name in self.sections)

    @property
    def worksheet(self) -> str:
        """The name of the section that makes a worksheet, or ""."""
        return next((name.value for name in _WORKSHEETS if name in self.sections), "")


def _usable(document: Document) -> Iterator[str]:
    for section in document.sections:
        hidden = section.name in FACILITATOR_ONLY or section.name in _NO_PART
        if section.name and not hidden and document.content(section).strip():
            yield section.name
