"""Drafts that were looked over, as the files that are to be written: documents, lessons, others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from casebook.domain.alike import says_alike
from casebook.domain.case import Case
from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused, Edits, apply_edits, replacing
from casebook.domain.harvest import Harvestable
from casebook.domain.names import DocumentId, DocumentPath, id_of
from casebook.domain.values import State, Status
from casebook.importing.acceptance import Acceptance
from casebook.importing.draft import ATTACHMENTS, ORIGINAL_KEY, Draft
from casebook.importing.source import Format
from casebook.library.authoring import lesson_of, quoting, template_of
from casebook.library.likeness import Likeness
from casebook.library.merging_in import merged_in
from casebook.library.placing import Placer
from casebook.library.plan import Editing, edited_files
from casebook.library.workbench import Workbench
from casebook.markdown.editing.harvest import harvest, harvested_edits
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.theme_names import list_item_edits, themes_edits
from casebook.markdown.reading import read_document
from casebook.storage.attaching import Content
from casebook.storage.failures import reason
from casebook.storage.file_text import FileText
from casebook.storage.keeping.journal import FileChange
from casebook.storage.saving import not_written

_ORIGINALS = f"{ATTACHMENTS}/originals"
_LOOKED_AT = 5


class Accepting:
    """Works out what is to be written for drafts, one after another; it writes nothing.

    Attributes:
        files: Pictures and originals, by where they are to lie.
    """

    def __init__(self, bench: Workbench, likeness: Likeness, *, keep_originals: bool) -> None:
        self._bench = bench
        self._likeness = likeness
        self._keep_originals = keep_originals
        self._placer = Placer(bench.shelf(), bench.folder)
        self._made: dict[DocumentPath, str] = {}
        self._merged: dict[DocumentPath, tuple[FileText, str]] = {}
        self._quoted: dict[DocumentPath, list[tuple[str, DocumentId]]] = {}
        self.files: dict[DocumentPath, Content] = {}

    def reserve(self, paths: Iterable[DocumentPath]) -> None:
        """Keep the places of drafts that will be taken up."""
        for path in paths:
            self._placer.take(path)

    def add(self, wish: Acceptance) -> None:
        """Take a draft up.

        Raises:
            EditRefused: It cannot be merged, or its lessons cannot be quoted, without guessing.
            FileUnreadable: The document into which it is to be merged has gone.
            WriteRefused: Its original cannot be read any more.
        """
        draft = self._settled(wish)
        if wish.into is not None:
            self._merge(wish.into, draft)
            return
        if self._keep_originals and draft.original is not None:
            place = self._place_of_original(draft.original)
            self.files[place] = draft.original
            draft = draft.try_properties({ORIGINAL_KEY: place})
        self._made[draft.path] = self._with_lessons(draft, wish.lessons)
        pictures = zip(draft.picture_places, draft.pictures, strict=True)
        self.files.update((place, picture.data) for place, picture in pictures)

    def changes(self) -> list[FileChange]:
        """Give all files that are to be written.

        Raises:
            EditRefused: A lesson that is to quote a sentence cannot be changed.
        """
        made = [FileChange(path, text, None) for path, text in self._made.items()]
        merged = [
            FileChange(path, text, read)
            for path, (read, text) in self._merged.items()
            if text != read.text
        ]
        return [*made, *merged, *self._quoting()]

    def _settled(self, wish: Acceptance) -> Draft:
        """Give a draft as it is wished for, in its place."""
        draft = wish.draft
        kind = wish.kind or draft.kind
        title = " ".join(wish.title.split()) or draft.title
        wanted: dict[str, Value | None] = {
            key: value.strip() or None for key, value in wish.properties.items()
        }
        path = draft.path
        if kind is not draft.kind:
            wanted |= {"kind": kind.value, **_standing(kind)}
        if title != draft.title:
            wanted["title"] = title
        if (kind, title) != (draft.kind, draft.title) and draft.format is not Format.MARKDOWN:
            self._placer.give_back(path)
            path = self._placer.place(kind, title)
        elif (
            wish.into is None and self._bench.folder.locate(path).exists()
        ):  # since it was proposed
            folder, _, name = path.rpartition("/")
            path = self._placer.place_named(folder, name.removesuffix(".md"))
        draft = replace(draft, kind=kind, title=title, path=path).try_properties(wanted)
        themes = wish.themes
        if themes is not None:
            draft = draft.try_edits(lambda head: themes_edits(head, themes))
        return draft.try_edits(lambda head: list_item_edits(head, "redact", wish.redact))

    def _merge(self, path: DocumentPath, draft: Draft) -> None:
        if path not in self._merged:
            read = self._bench.folder.read(path)
            self._merged[path] = (read, read.text)
        read, text = self._merged[path]
        try:
            addition = merged_in(path, text, draft)
        except EditRefused as error:
            raise error.within(path) from error
        self._merged[path] = (read, addition.text)
        places = draft.picture_places
        wanted = (number for number in sorted(addition.pictures) if number < len(places))
        self.files.update((places[at], draft.pictures[at].data) for at in wanted)

    def _with_lessons(self, draft: Draft, wished: Sequence[Harvestable]) -> str:
        """Give the text of a draft in which sentences are lessons; those are taken up too."""
        document = read_document(draft.text, draft.path)
        if not wished or not isinstance(document, Case):
            return draft.text
        there = {one.sentence: one for one in harvest(document)}
        chosen = [there[one.sentence] for one in wished if one.sentence in there]
        titles = {one.sentence: one.title for one in wished}
        links: list[tuple[Harvestable, str]] = []
        template = template_of(Kind.LESSON)
        for one in chosen:
            known = self._lesson_like(one)
            if known is not None:
                self._quoted.setdefault(known, []).append((one.passage, draft.id))
                links.append((one, id_of(known)))
                continue
            title = titles[one.sentence]
            place = self._placer.place(Kind.LESSON, title)
            self._made[place] = lesson_of(one, title, draft.id, template)
            links.append((one, id_of(place)))
        return apply_edits(draft.text, harvested_edits(draft.text, links))

    def _lesson_like(self, one: Harvestable) -> DocumentPath | None:
        """Give the lesson of the library that says much the same as a sentence."""
        for lesson in self._likeness.lessons_for(one.sentence, _LOOKED_AT):
            entry = lesson.hit.entry
            if says_alike(one.sentence, entry.title):
                return entry.path
        return None

    def _quoting(self) -> list[FileChange]:
        """Give the lessons of the library with what they are to quote."""
        changes: list[FileChange] = []
        for path, passages in self._quoted.items():
            found, refused = edited_files(self._bench.folder, [path], _quoting_all(passages))
            if refused:
                raise EditRefused(0, refused[path])
            changes += found
        return changes

    def _place_of_original(self, original: Path) -> DocumentPath:
        """Give a place for a file that is free or holds it already.

        Raises:
            WriteRefused: It cannot be read any more.
        """
        number = 1
        try:
            data = original.read_bytes()
            while True:
                mark = f"-{number}" if number > 1 else ""
                place = DocumentPath(f"{_ORIGINALS}/{original.stem}{mark}{original.suffix}")
                target = self._bench.folder.locate(place)
                taken = self.files.get(place)
                free = taken is None and not target.exists()
                if free or taken == original or (target.exists() and target.read_bytes() == data):
                    return place
                number += 1
        except OSError as error:
            raise not_written(original.name, reason(error)) from error


def _standing(kind: Kind) -> Mapping[str, Value | None]:
    """Give the state in which a document of a kind begins, without that of the other kind."""
    if kind is Kind.LESSON:
        return {"status": None, "state": State.OBSERVED.value}
    return {"state": None, "status": Status.DRAFT.value}


def _quoting_all(passages: Sequence[tuple[str, DocumentId]]) -> Editing:
    """Give what quotes passages of several cases in a lesson."""

    def editing(text: str) -> Edits:
        quoted = text
        for passage, case_id in passages:
            quoted = apply_edits(quoted, quoting([passage], case_id)(quoted))
        return replacing(text, 0, len(text), quoted)

    return editing
