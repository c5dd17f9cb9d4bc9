"""What changes several files of a library at once, deletes one, or gives it another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from casebook.domain.case import Case
from casebook.domain.change import Change
from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused, Edits, apply_edits, replacing
from casebook.domain.errors import WriteRefused
from casebook.domain.harvest import Harvestable
from casebook.domain.names import DocumentPath
from casebook.domain.pack import SessionHeld
from casebook.domain.progress import Progress
from casebook.library.authoring import (
    captured,
    harvest_plan,
    own_templates,
    place_for,
    template_of,
)
from casebook.library.ending import merging_plan, replacement_plan
from casebook.library.gating import refuse_unready
from casebook.library.holding import session_changes
from casebook.library.placing import Placer
from casebook.library.plan import Plan, edited_files
from casebook.library.renaming import renaming_plan
from casebook.library.theming import Theming
from casebook.library.workbench import Workbench
from casebook.markdown.editing.harvest import harvest
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.new_documents import new_text
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.theme_names import list_item_edits
from casebook.markdown.editing.titles import title_edits
from casebook.markdown.reading import read_document
from casebook.storage.keeping.journal import FileChange
from casebook.storage.tables.links import ResolvedLink

DELETE, UNDO = "delete", "undo"
_GATED = {"status", "state"}


class Curation:
    """The larger changes to one library; each is one step that can be undone.

    Attributes:
        themes: Plans changes to the themes.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.themes = Theming(bench)

    def write_all(
        self, changes: Sequence[FileChange], what: str, progress: Progress | None = None
    ) -> Change:
        """Write several files, all or none, as one step that can be undone.

        Args:
            changes: Each of another file.
            what: A few words for the user, such as "Rename theme".
            progress: How far it is.

        Raises:
            Cancelled: By the progress, before all files are written; nothing was changed.
            EditedOutside: A file is another than the one read; nothing was changed.
            WriteRefused: A file cannot be written; nothing was changed.
            DataUnusable: The data folder cannot be written; nothing was changed.
        """
        record = self._bench.writer.write_all(changes, what, progress=progress)
        return self._bench.taken(record.paths, what, progress)

    def undo_last(self, progress: Progress | None = None) -> Change:
        """Take back the last change of several files, all of it.

        Args:
            progress: How far it is.

        Raises:
            Cancelled: By the progress, before all files are written; nothing is undone.
            EditedOutside: Files were changed since; the sentence names them. Nothing is undone.
            WriteRefused: There is nothing to undo, or a file cannot be written.
            DataUnusable: The data folder cannot be written.
        """
        documents = (entry.path for entry in self._bench.shelf().entries)
        record = self._bench.writer.undo(documents, progress)
        return self._bench.taken(record.paths, UNDO, progress)

    def carry_out(self, plan: Plan, progress: Progress | None = None) -> Change:
        """Do what was planned, as one step that can be undone; see ``write_all``."""
        return self.write_all(plan.changes, plan.what, progress)

    def plan_edits(
        self,
        paths: Iterable[DocumentPath],
        *,
        add_themes: Iterable[str] = (),
        remove_themes: Iterable[str] = (),
        properties: Mapping[str, Value | None] | None = None,
    ) -> Plan:
        """Plan the same change to many documents.

        What is not ready for another status or state is among those that are refused.

        Args:
            paths: Which ones.
            add_themes: Ids of themes to add.
            remove_themes: Ids of themes to take out.
            properties: Keys of the front matter to set; None takes one out.
        """
        added, removed, given = tuple(add_themes), tuple(remove_themes), properties or {}
        is_gated = not given.keys().isdisjoint(_GATED)

        def editing(path: DocumentPath, text: str) -> Edits:
            changed = apply_edits(text, list_item_edits(text, "themes", added, removed))
            for key, value in given.items():
                changed = apply_edits(changed, property_edits(changed, key, value))
            if is_gated and changed != text:
                refuse_unready(self._bench, path, text, changed)
            return replacing(text, 0, len(text), changed)

        changes: list[FileChange] = []
        refused: dict[DocumentPath, str] = {}
        for path in sorted(set(paths)):
            made, not_made = edited_files(self._bench.folder, [path], partial(editing, path))
            changes += made
            refused |= not_made
        return Plan("Change documents", tuple(changes), refused)

    def new_document(
        self,
        kind: Kind,
        title: str,
        *,
        template: Path | None = None,
        themes: Iterable[str] = (),
        properties: Mapping[str, Value] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> FileChange:
        """Make the text of a new document and find a place for it; nothing is written yet.

        Args:
            kind: What it is.
            title: Its title, of which its id is made.
            template: A template of the user's own.
            themes: Ids of themes.
            properties: Other keys of the front matter.
            words: What to put for ``{{…}}`` besides title, such as ``author``.

        Raises:
            WriteRefused: The title is empty.
            EditRefused: The front matter of the template is broken.
            FileUnreadable: The template cannot be read.
        """
        if not title.strip():
            raise WriteRefused("A new document needs a title. Give it one.")
        text = new_text(
            kind,
            template_of(kind, template),
            title,
            themes=themes,
            properties=properties,
            words=words,
        )
        path = place_for(self._bench.shelf(), self._bench.folder, kind, title)
        return FileChange(path, text, None)

    def copy_of(self, path: DocumentPath, title: str, text: str | None = None) -> FileChange:
        """Make a copy of a document beside it, with an id of its own; nothing is written yet.

        Links stay as they are: those in the copy lead where they led, those of others to the
        original.

        Args:
            path: The document.
            title: The title of the copy, of which its id is made. Where the title cannot be set,
                because the front matter is broken, the copy keeps the one that it has.
            text: The text to be copied; that of the file when not given.

        Raises:
            WriteRefused: The title is empty, or the file holds what a copy would lose.
            FileUnreadable: It cannot be read.
        """
        if not title.strip():
            raise WriteRefused("A copy needs a title. Give it one.")
        if text is None:
            read = self._bench.folder.read(path)
            if read.lossy:
                raise WriteRefused(
                    f"{path} holds signs that cannot be shown, which a copy would lose. "
                    "Copy the file in its folder."
                )
            text = read.text
        with suppress(EditRefused):
            text = apply_edits(text, title_edits(text, title))
        place = Placer(self._bench.shelf(), self._bench.folder).place_beside(path, title)
        return FileChange(place, text, None)

    @property
    def templates_folder(self) -> Path:
        """The folder of the user's own templates; it need not be there."""
        return self._bench.kept.templates

    def templates(self, kind: Kind) -> tuple[Path, ...]:
        """Give the user's own templates for a kind."""
        return own_templates(self.templates_folder, kind)

    def capture(self, title: str, happened: str, where: str, learned: str) -> Change:
        """Write a draft of what somebody noted in a hurry, as one step that can be undone.

        Args:
            title: The title of the case.
            happened: What happened, as paragraphs.
            where: Where, or "".
            learned: One sentence, which becomes a lesson that the case links; or "".

        Raises:
            WriteRefused: The library cannot be written.
        """
        shelf, folder = self._bench.shelf(), self._bench.folder
        changes = captured(shelf, folder, title, happened, where, learned)
        return self.write_all(changes, "Quick capture")

    def keep_session(
        self, pack: DocumentPath, session: SessionHeld, lessons: Sequence[DocumentPath]
    ) -> Change:
        """Keep with a pack how a session went, and note in lessons that it put them to use.

        Raises:
            EditRefused: A file cannot be changed without guessing; nothing was changed.
            EditedOutside, WriteRefused, DataUnusable: As in ``write_all``.
        """
        changes = session_changes(self._bench.folder, pack, session, lessons)
        return self.write_all(tuple(changes), "Keep how the session went")

    def harvest(self, case: DocumentPath) -> tuple[Harvestable, ...]:
        """Give the plain sentences of a case that could become lessons.

        Raises:
            FileUnreadable: It cannot be read.
            FileTooLarge: It is larger than Casebook reads.
        """
        document = read_document(self._bench.folder.read(case).text, case)
        return harvest(document) if isinstance(document, Case) else ()

    def plan_harvest(
        self,
        case: DocumentPath,
        chosen: Sequence[tuple[Harvestable, str]],
        known: Sequence[tuple[Harvestable, DocumentPath]] = (),
    ) -> Plan:
        """Plan lessons made of sentences of a case, with their evidence, and the links to them.

        Args:
            case: The case.
            chosen: Each sentence with the title of its new lesson.
            known: Each sentence that a lesson says already, with that lesson, which quotes it.

        Raises:
            EditRefused: A sentence cannot be quoted.
        """
        return harvest_plan(self._bench.shelf(), self._bench.folder, case, chosen, known)

    def plan_lesson_merge(self, kept: DocumentPath, other: DocumentPath) -> Plan:
        """Plan to make one lesson of two: the other is retired and names the one that is kept.

        Raises:
            WriteRefused: They are the same, one is no lesson, or the kept one has ended itself.
            EditRefused: One of them cannot be changed without guessing.
            FileUnreadable: One of them cannot be read.
        """
        return merging_plan(self._bench, kept, other)

    def plan_replacement(self, lesson: DocumentPath, by: DocumentPath) -> Plan:
        """Plan to retire a lesson in favour of another.

        Raises:
            WriteRefused: They are the same, one is no lesson, or the other has ended itself.
            EditRefused: It cannot be changed without guessing.
            FileUnreadable: One of them cannot be read.
        """
        return replacement_plan(self._bench, lesson, by)

    def plan_id_rename(self, path: DocumentPath, new_id: str) -> Plan:
        """Plan another id for a document: another file name, and every link to it.

        Args:
            path: The document; it stays in its folder.
            new_id: The id that it is to have.

        Raises:
            EditedOutside: There is a document or a file of this name.
            FileUnreadable: It cannot be read.
            WriteRefused: That is no name for a file.
        """
        return renaming_plan(self._bench, path, new_id)

    def links_to(self, path: DocumentPath) -> tuple[ResolvedLink, ...]:
        """Give the links of other documents that lead to one, by path and line."""
        return self._bench.caches.catalog.links_to(path)

    def delete(self, path: DocumentPath) -> Change:
        """Put a document into the trash of the system, as one step that can be undone.

        Its text is kept among the versions.

        Raises:
            FileUnreadable: It has gone already.
            WriteRefused: There is no trash, or a program keeps the file.
        """
        self._bench.writer.delete(path, DELETE)
        return self._bench.taken([path], DELETE)
