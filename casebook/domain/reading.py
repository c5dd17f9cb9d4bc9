"""A document opened for reading, with what stands beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casebook.domain.case import Case
from casebook.domain.finding import Finding
from casebook.domain.lesson import Effect, Evidence, Lesson, State
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.query import Entry


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson as it stands beside a case.

    Attributes:
        number: From 1; it stands in the page's margin beside the passages too.
        passages: Its evidence in this case; empty when the case only links to it.
    """

    number: int
    path: DocumentPath
    id: DocumentId
    title: str
    state: State | None
    effect: Effect | None
    applies_when: str
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the window needs to show one document.

    Attributes:
        document: The document, read just now.
        entry: It as lists show it.
        html: Its body for the page, marks as classes, without script and without network.
        lessons: Of a case: its lessons in the order of their first passage.
        evidence: Of a lesson: its quotations looked up, in the order of the file.
        related: Every document that is linked, quoted, or links here, by path.
        links: Paths of the documents it links to, each once.
        backlinks: Paths of the documents that link to it.
        findings: What there is to mend in it.
        pictures: The bytes of the pictures that the page shows, by path.
        notice: A sentence about the file itself (its encoding), or "".
    """

    document: Case | Lesson | Pack
    entry: Entry
    html: str
    lessons: tuple[LessonCard, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    related: Mapping[DocumentPath, Entry] = field(default_factory=dict)
    links: tuple[DocumentPath, ...] = ()
    backlinks: tuple[DocumentPath, ...] = ()
    findings: tuple[Finding, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notice: str = ""
