"""Packs made and helped along: what they can use, which lessons fit, new ones in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from casebook.domain.case import Case
from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused, apply_edits
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Evidence, Lesson
from casebook.domain.names import DocumentId, DocumentPath, ThemeId, id_of
from casebook.domain.pack import AgendaStep, Pack
from casebook.domain.pack_drafting import (
    Series,
    cases_that_fit,
    choose_cases,
    draft_agenda,
    draft_coaching,
    draft_huddle,
)
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_lessons import SuggestedLesson, TaughtBy, suggested_lessons
from casebook.domain.pack_plan import MOST_LESSONS
from casebook.domain.sections import SectionName
from casebook.domain.values import Found, Role
from casebook.export import words as w
from casebook.library.attaching import attach_file, refuse
from casebook.library.authoring import template_of
from casebook.library.placing import Placer
from casebook.library.plan import Plan
from casebook.library.workbench import Workbench
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.new_documents import new_text
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.editing.sections import section_edits
from casebook.markdown.editing.wiki_links import link_to
from casebook.markdown.reading import read_document
from casebook.storage.keeping.journal import FileChange

CONSIDERED = 60
"""Documents of a search that are read to choose the cases of a pack."""
HUDDLE_MINUTES, COACHING_MINUTES = 5, 10
_LONGEST_TITLE = 80


class Packing:
    """Makes packs of one library, and knows what goes into them."""

    def __init__(self, bench: Workbench, refusal: str) -> None:
        """Take the tools of a library, and why it may not be written, or ""."""
        self._bench = bench
        self._refusal = refusal

    def items(self, ids: Iterable[str]) -> Mapping[DocumentId, PackItem]:
        """Give what a session can use of some documents; those not in the library are left out."""
        catalog = self._bench.caches.catalog
        found: dict[DocumentId, PackItem] = {}
        for name in dict.fromkeys(ids):
            path = catalog.path_of(name) if name else None
            item = self.item(path) if path is not None else None
            if item is not None:
                found[DocumentId(name)] = item
        return found

    def item(self, path: DocumentPath) -> PackItem | None:
        """Give what a session can use of a document; None for a pack, or when it has gone."""
        document = self._read(path)
        return None if document is None or document.kind is Kind.PACK else PackItem.of(document)

    def lessons(
        self,
        used: Iterable[DocumentId],
        objectives: Sequence[str],
        chosen: Sequence[DocumentId],
    ) -> tuple[SuggestedLesson, ...]:
        """Give the lessons that a pack names, and the best others that its cases teach.

        Args:
            used: Ids of the cases and lessons of its agenda.
            objectives: What it is for.
            chosen: Ids of the lessons that it names.
        """
        catalog = self._bench.caches.catalog
        items = self.items(used)
        cases = {item.path: name for name, item in items.items() if item.kind is Kind.CASE}
        taught: dict[DocumentPath, set[DocumentId]] = {}
        for case, name in cases.items():
            for lesson in catalog.lessons_of(case):
                taught.setdefault(lesson, set()).add(name)
        named = {path: name for name in chosen if (path := catalog.path_of(name)) is not None}
        known = (
            self._taught(path, named.get(path, id_of(path)), taught.get(path, set()), cases)
            for path in dict.fromkeys((*named, *taught))
        )
        lessons = [lesson for lesson in known if lesson is not None]
        return suggested_lessons(lessons, frozenset(cases.values()), objectives, chosen)

    def draft(
        self,
        title: str,
        found: Sequence[DocumentPath],
        minutes: int,
        most: int | None = None,
        themes: Collection[ThemeId] = (),
    ) -> FileChange:
        """Make the text of a pack of what was found; nothing is written yet.

        Args:
            title: What it is called.
            found: Cases and lessons, the best first; only so many are read.
            minutes: How long it is to take; the agenda adds up to that.
            most: How many cases at most; as many as there is time for when not given.
            themes: Those that were asked for; cases that cover them are preferred.
        """
        items = [item for path in found[:CONSIDERED] if (item := self.item(path)) is not None]
        wanted = frozenset(themes)
        cases = choose_cases(
            (item for item in items if item.kind is Kind.CASE),
            most or cases_that_fit(minutes),
            wanted,
        )
        found_lessons = [item.id for item in items if item.kind is Kind.LESSON][:MOST_LESSONS]
        named = () if cases else found_lessons
        lessons = self.lessons([case.id for case in cases], (), named)
        covered = dict.fromkeys(theme for case in cases for theme in case.themes)
        return self._new(
            title,
            draft_agenda(cases, minutes, named),
            {"minutes": minutes, "lessons": [one.lesson.id for one in lessons]},
            [theme for theme in covered if not wanted or theme in wanted] or list(covered)[:3],
        )

    def huddle(self, lesson: DocumentPath) -> FileChange:
        """Make the text of the five-minute pack of a lesson; nothing is written yet.

        Raises:
            EditRefused: It is no lesson.
            FileUnreadable: It cannot be read.
        """
        return self._huddle(self._lesson(lesson), Placer(self._bench.shelf(), self._bench.folder))

    def series(self, pack: DocumentPath, series: Series) -> Plan:
        """Plan what follows a session: a huddle for each lesson of its pack, and a talk.

        The new packs say by ``follows`` what they follow, and by ``planned`` when.

        Raises:
            EditRefused: It is no pack, or it names no lessons.
            FileUnreadable: It cannot be read.
        """
        trained = read_document(self._bench.folder.read(pack).text, pack)
        lessons = list(self._lessons_of(trained)) if isinstance(trained, Pack) else []
        if not (isinstance(trained, Pack) and lessons):
            advice = "This pack names no lessons. Choose the lessons that it is to reach first."
            raise EditRefused(0, advice, pack)
        placer = Placer(self._bench.shelf(), self._bench.folder)
        follows = link_to(trained.id)
        changes = [
            self._huddle(lesson, placer, {"follows": follows, "planned": _day(series, number)})
            for number, lesson in enumerate(lessons)
        ]
        if series.coaching is not None:
            about: dict[str, Value] = {"follows": follows, "planned": series.coaching.isoformat()}
            changes.append(self._coaching(trained, lessons, placer, about))
        return Plan(f"Series after {trained.title}", tuple(changes))

    def take_file(self, file: Path) -> DocumentPath:
        """Copy a logo or a template among the attachments, and give its path in the library.

        Raises:
            FileUnreadable: It cannot be read, or is neither a picture, a Word file nor slides.
            FileTooLarge: It is larger than Casebook reads.
            WriteRefused: The library cannot be written.
        """
        refuse(self._refusal)
        return attach_file(self._bench.folder, file)

    def _huddle(
        self, lesson: Lesson, placer: Placer, more: Mapping[str, Value] | None = None
    ) -> FileChange:
        about: dict[str, Value] = {"minutes": HUDDLE_MINUTES, "lessons": [lesson.id]}
        about |= {"artefacts": ["huddle.pdf"], **(more or {})}
        title = w.HUDDLE_OF.format(title=_short(lesson.title))
        return self._new(title, draft_huddle(lesson.id), about, lesson.themes, placer)

    def _coaching(
        self,
        trained: Pack,
        lessons: Sequence[Lesson],
        placer: Placer,
        about: Mapping[str, Value],
    ) -> FileChange:
        lines = [
            f"- {link_to(lesson.id)}: {lesson.applies_when}".rstrip(": ") for lesson in lessons
        ]
        return self._new(
            w.COACHING_AFTER.format(title=_short(trained.title)),
            draft_coaching(w.COACHING_TRIED, w.COACHING_TALK, w.COACHING_NEXT),
            {"minutes": COACHING_MINUTES, "lessons": [one.id for one in lessons], **about},
            trained.themes,
            placer,
            {SectionName.FACILITATOR_NOTES: "\n".join((w.COACHING_NOTE, "", *lines))},
        )

    def _new(
        self,
        title: str,
        agenda: Sequence[AgendaStep],
        properties: Mapping[str, Value],
        themes: Iterable[str],
        placer: Placer | None = None,
        sections: Mapping[SectionName, str] | None = None,
    ) -> FileChange:
        template = template_of(Kind.PACK)
        text = new_text(Kind.PACK, template, title, themes=themes, properties=properties)
        text = apply_edits(text, rows_edits(text, SectionName.AGENDA, agenda))
        for section, markdown in (sections or {}).items():
            text = apply_edits(text, section_edits(text, section, markdown))
        placer = placer or Placer(self._bench.shelf(), self._bench.folder)
        return FileChange(placer.place(Kind.PACK, title), text, None)

    def _lesson(self, path: DocumentPath) -> Lesson:
        document = read_document(self._bench.folder.read(path).text, path)
        if not isinstance(document, Lesson):
            raise EditRefused(0, "This is no lesson; a huddle is made of one.", path)
        return document

    def _lessons_of(self, pack: Pack) -> Iterator[Lesson]:
        for name in pack.lessons:
            path = self._bench.caches.catalog.path_of(name)
            document = self._read(path) if path is not None else None
            if isinstance(document, Lesson):
                yield document

    def _taught(
        self,
        path: DocumentPath,
        name: DocumentId,
        cases: Collection[DocumentId],
        known: Collection[DocumentPath],
    ) -> TaughtBy | None:
        document = self._read(path)
        if not isinstance(document, Lesson):
            return None
        evidence = self._bench.caches.catalog.evidence_of(path)
        return TaughtBy(
            id=name,
            path=path,
            title=document.title,
            state=document.state,
            moment=document.applies_when,
            cases=frozenset(cases),
            passages=sum(_supports(one, known) for one in evidence),
            applied=len(document.applied),
        )

    def _read(self, path: DocumentPath) -> Case | Lesson | Pack | None:
        try:
            return read_document(self._bench.folder.read(path).text, path)
        except CasebookError:
            return None


def _supports(evidence: Evidence, cases: Collection[DocumentPath]) -> bool:
    supports = evidence.quotation.role is Role.SUPPORTS and evidence.found is not Found.LOST
    return supports and evidence.case_path in cases


def _day(series: Series, number: int) -> str:
    return (series.first + dt.timedelta(days=series.every * number)).isoformat()


def _short(title: str) -> str:
    """Cut a title at a word."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
