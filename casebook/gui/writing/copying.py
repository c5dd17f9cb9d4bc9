"""A copy of the document that is open, saved under a title and an id of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casebook.domain.names import DocumentPath, id_of
from casebook.domain.slug import slug_of
from casebook.gui.sheets.name_sheet import NameSheet

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.parts import Parts
    from casebook.library.library import Library


def ask_copy(parts: Parts) -> None:
    """Ask for the title of a copy, and save it; what is not saved yet goes into the copy too."""
    library, path = parts.session.library, parts.writer.path or parts.reader.path
    if library is None or path is None or not parts.changes.are_allowed:
        return
    reading = parts.reader.reading
    taken = [entry.id for entry in library.shelf.entries]
    words = _tr("The file will be called {0}")
    sheet = NameSheet(
        parts.panes.scheme,
        _tr("Save a copy"),
        _tr("Title"),
        _tr("Save the copy"),
        parts.window,
        lead=_tr("The copy gets an id of its own. All links go on leading to the original."),
        proposed=reading.document.title if reading else id_of(path),
        becomes=lambda title: words.format(f"{slug_of(title, taken, 'copy')}.md"),
    )
    sheet.setObjectName("copySheet")
    sheet.named.connect(lambda title: _save(parts, path, title))
    parts.author.sheet = sheet
    sheet.open()


def _save(parts: Parts, path: DocumentPath, title: str) -> None:
    writer = parts.writer
    text = writer.manuscript.unsaved(path)
    made: list[DocumentPath] = []

    def work(library: Library) -> Change:
        copy = library.curation.copy_of(path, title, text)
        made.append(copy.path)
        return library.curation.write_all([copy], f"Copy {id_of(path)} as {id_of(copy.path)}")

    def then() -> None:
        sitting, standing = writer.manuscript.sitting, writer.manuscript.standing
        if sitting is not None and sitting.is_gone and path == writer.path:
            standing.drafts.drop(sitting)
            writer.end()
            parts.author.write(made[0])
            return
        ways = (
            (_tr("Open"), lambda: parts.desk.open(made[0])),
            (_tr("Undo"), parts.changes.undo),
        )
        parts.panes.status.offer(_tr("Saved a copy: {0}").format(made[0]), *ways)

    parts.changes.make("", work, then)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Copying", text)
