"""What the library hands in for an export, and what the export has to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from casebook.domain.case import Case
from casebook.domain.document import Document
from casebook.domain.lesson import Evidence, Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an artefact cannot show as it should; it is marked there too.

    Attributes:
        code: What kind of problem it is, for scripts.
        path: The document that is to be looked at.
        message: A sentence for the user.
    """

    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class TaughtLesson:
    """A lesson with its quotations looked up."""

    lesson: Lesson
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of a picture and its path in the library."""

    path: str
    data: bytes


def _no_picture(source: DocumentPath, target: str) -> PictureFile | None:
    del source, target
    return None


def _no_texts(path: DocumentPath) -> Iterable[str]:
    del path
    return ()


def _no_file(path: str) -> bytes | None:
    del path
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A root document and all that it uses.

    Attributes:
        root: The pack, case or lesson that was asked for.
        cases: The cases it uses, in the order in which it uses them.
        lessons: The lessons it teaches, likewise.
        beside: Cases that the lessons quote and that are not used otherwise.
        quoted: Lessons and packs that the lessons quote and that are not used otherwise; a
            bundle takes them along, so that the words are found there.
        followers: The packs that say that they follow the root, in their order.
        titles: Titles by id and by path, of the documents that there are.
        theme_file: What ``themes.yaml`` of a bundle is to say.
        picture: Gives a picture by the path of the document and the target written there.
        names: What is replaced besides what the cases list.
        former: Gives the texts that a document had, the newest first, as far as they are kept.
        file: Gives any file of the library, by its path; None for one that cannot be read.
    """

    root: Pack | Case | Lesson
    cases: tuple[Case, ...] = ()
    lessons: tuple[TaughtLesson, ...] = ()
    beside: tuple[Case, ...] = ()
    quoted: tuple[Lesson | Pack, ...] = ()
    followers: tuple[Pack, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    theme_file: str = ""
    picture: Callable[[DocumentPath, str], PictureFile | None] = _no_picture
    names: tuple[str, ...] = ()
    former: Callable[[DocumentPath], Iterable[str]] = _no_texts
    file: Callable[[str], bytes | None] = _no_file

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, the root first, each once."""
        lessons = tuple(taught.lesson for taught in self.lessons)
        every = (self.root, *self.cases, *lessons, *self.beside, *self.quoted)
        return tuple({document.path: document for document in every}.values())

    def case(self, case_id: str) -> Case | None:
        """Give a case by its id."""
        return next((case for case in (*self.cases, *self.beside) if case.id == case_id), None)

    def taught(self, lesson_id: str) -> TaughtLesson | None:
        """Give a lesson by its id."""
        return next((each for each in self.lessons if each.lesson.id == lesson_id), None)

    @property
    def names_to_replace(self) -> tuple[str, ...]:
        """The entries of ``redact:`` of every case, then the other names."""
        listed = tuple(
            entry
            for document in self.documents
            if isinstance(document, Case)
            for entry in document.redact
        )
        return listed + self.names
