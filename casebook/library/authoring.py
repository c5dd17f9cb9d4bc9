"""New documents: where they lie, what they are called, and what stands in them at first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casebook.domain.document import Kind
from casebook.domain.edit import Edits, apply_edits, replacing
from casebook.domain.errors import CasebookError
from casebook.domain.harvest import Harvestable
from casebook.domain.lesson import Role
from casebook.domain.names import DocumentPath, id_of
from casebook.domain.sections import SectionName
from casebook.library.placing import Placer
from casebook.library.plan import Editing, Plan, edited_files
from casebook.library.shelf import Shelf
from casebook.markdown.editing.evidence import evidence_edits
from casebook.markdown.editing.harvest import harvested_edits
from casebook.markdown.editing.new_documents import new_text
from casebook.markdown.editing.sections import section_edits
from casebook.markdown.reading import read_document
from casebook.resources import resource
from casebook.storage.file_text import FileText, read_bytes
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.journal import FileChange

_HARVEST = "Make lessons of a case"


def template_of(kind: Kind, chosen: Path | None = None) -> str:
    """Give the text of a template: one of the user's own, else the one that comes along.

    Raises:
        FileUnreadable: A chosen one cannot be read.
        FileTooLarge: It is larger than Casebook reads.
    """
    file = chosen or resource("templates", f"{kind.value}.md")
    return FileText.of(DocumentPath(file.name), *read_bytes(str(file), file)).text


def own_templates(folder: Path, kind: Kind) -> tuple[Path, ...]:
    """Give the user's own templates for a kind, by name; one that cannot be read is left out."""
    found = []
    for file in sorted(folder.glob("*.md")):
        try:
            text = template_of(kind, file)
        except CasebookError:
            continue
        if read_document(text, DocumentPath(file.name)).kind is kind:
            found.append(file)
    return tuple(found)


def captured(
    shelf: Shelf, folder: LibraryFolder, title: str, happened: str, where: str, learned: str
) -> tuple[FileChange, ...]:
    """Make a draft of what somebody noted in a hurry, and a lesson of what was learned.

    Args:
        shelf: The entries of the library.
        folder: Its files.
        title: The title of the case.
        happened: What happened, as paragraphs.
        where: Where, or "".
        learned: One sentence, or "" for no lesson.
    """
    properties = {"status": "draft", **({"place": where} if where else {})}
    text = new_text(Kind.CASE, template_of(Kind.CASE), title, properties=properties)
    text = apply_edits(text, section_edits(text, SectionName.SITUATION, happened))
    case = place_for(shelf, folder, Kind.CASE, title)
    if not learned:
        return (FileChange(case, text, None),)
    lesson = place_for(shelf, folder, Kind.LESSON, learned.rstrip("."))
    linked = f"- [[{id_of(lesson)}]]"
    text = apply_edits(text, section_edits(text, SectionName.LESSONS_LEARNED, linked))
    written = new_text(Kind.LESSON, template_of(Kind.LESSON), learned.rstrip("."))
    return FileChange(case, text, None), FileChange(lesson, written, None)


def place_for(shelf: Shelf, folder: LibraryFolder, kind: Kind, title: str) -> DocumentPath:
    """Give the path of a new document: where most of its kind lie, with an id of its own."""
    return Placer(shelf, folder).place(kind, title)


def harvest_plan(
    shelf: Shelf,
    folder: LibraryFolder,
    case: DocumentPath,
    chosen: Sequence[tuple[Harvestable, str]],
    known: Sequence[tuple[Harvestable, DocumentPath]],
) -> Plan:
    """Plan lessons made of what a case says, with their evidence, and the links to them.

    Args:
        shelf: The entries of the library.
        folder: Its files.
        case: The case.
        chosen: Each sentence with the title of its new lesson.
        known: Each sentence that a lesson says already, with that lesson.

    Raises:
        EditRefused: A sentence cannot be quoted.
    """
    case_id = id_of(case)
    placer = Placer(shelf, folder)
    places = [placer.place(Kind.LESSON, title) for _, title in chosen]
    template = template_of(Kind.LESSON)
    links = [(one, id_of(place)) for (one, _), place in zip(chosen, places, strict=True)]
    links += [(one, id_of(lesson)) for one, lesson in known]
    changes, refused = edited_files(folder, [case], lambda text: harvested_edits(text, links))
    for lesson in dict.fromkeys(lesson for _, lesson in known):
        passages = [one.passage for one, path in known if path == lesson]
        more, not_quoted = edited_files(folder, [lesson], quoting(passages, case_id))
        changes += more
        refused |= not_quoted
    if refused:
        return Plan(_HARVEST, refused=refused)
    for (one, title), place in zip(chosen, places, strict=True):
        changes.append(FileChange(place, lesson_of(one, title, case_id, template), None))
    return Plan(_HARVEST, tuple(changes))


def lesson_of(one: Harvestable, title: str, case_id: str, template: str) -> str:
    """Give the text of a lesson made of a sentence of a case, which is its evidence."""
    properties = {"effect": one.effect.value}
    text = new_text(Kind.LESSON, template, title, themes=one.themes, properties=properties)
    return apply_edits(text, quoting([one.passage], case_id)(text))


def quoting(passages: Sequence[str], case_id: str) -> Editing:
    """Give what quotes passages of a case in a lesson."""

    def editing(text: str) -> Edits:
        quoted = text
        for passage in passages:
            edits = evidence_edits(quoted, passage, case_id, Role.SUPPORTS)
            quoted = apply_edits(quoted, edits)
        return replacing(text, 0, len(text), quoted)

    return editing
