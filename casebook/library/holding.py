"""A session that was held, kept with its pack and noted in the lessons it put to use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.names import DocumentPath, id_of
from casebook.domain.pack import Pack, SessionHeld
from casebook.domain.sections import SectionName
from casebook.markdown.editing.evidence import applied_edits
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.reading import read_document
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.journal import FileChange


def session_changes(
    folder: LibraryFolder,
    pack: DocumentPath,
    session: SessionHeld,
    lessons: Sequence[DocumentPath],
) -> Iterator[FileChange]:
    """Give what changes when a session is kept.

    The pack gets a row in *Sessions*; each lesson one in *Applied*, which says where and leads
    to the pack.

    Raises:
        FileUnreadable: One of them cannot be read, or has gone.
        EditRefused: One of them cannot be changed without guessing.
    """
    link = f"[[{id_of(pack)}]]"
    where = f"{session.place} ({link})" if session.place else link

    def held(text: str) -> Edits:
        document = read_document(text, pack)
        before = document.sessions if isinstance(document, Pack) else ()
        return rows_edits(text, SectionName.SESSIONS, (*before, session))

    yield _changed(folder, pack, held)
    for path in lessons:
        yield _changed(
            folder,
            path,
            lambda text: applied_edits(text, session.date, where, session.went_well),
        )


def _changed(
    folder: LibraryFolder, path: DocumentPath, edits_of: Callable[[str], Edits]
) -> FileChange:
    read = folder.read(path)
    try:
        return FileChange(path, apply_edits(read.text, edits_of(read.text)), read)
    except EditRefused as error:
        raise error.within(path) from error
