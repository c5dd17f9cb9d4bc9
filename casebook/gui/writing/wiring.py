"""Where everything that writes is wired with the rest of the window, and its actions."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from casebook.domain.values import Kind
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from casebook.domain.names import DocumentPath
    from casebook.domain.reading import Reading
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.history import Place
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.panes.reading_page import ReadingPage
    from casebook.gui.parts import Parts
    from casebook.library.library import Library

_UNSAVED = "unsaved:"
"""The key of the notice that a text is not saved."""


def wire_writing(parts: Parts) -> None:
    """Connect what writes with what is there."""
    writer, desk, reader, panes = parts.writer, parts.desk, parts.reader, parts.panes
    manuscript = writer.manuscript
    session, window, state = parts.session, parts.window, parts.state
    reader.opened.connect(partial(_take_opened, parts))
    reader.refreshed.connect(partial(_take_refreshed, parts))
    reader.gone.connect(partial(_take_gone, parts))
    desk.title_changed.connect(manuscript.standing.take_title)
    manuscript.standing.title_changed.connect(parts.libraries.show_title)
    session.library_opened.connect(partial(take_writable_library, parts))
    session.library_closed.connect(writer.end)
    session.changed.connect(manuscript.take_change)
    writer.mode_changed.connect(parts.switch.show_mode)
    writer.mode_changed.connect(lambda _: state.show_room())
    manuscript.standing.below.stands.connect(panes.status.stand)
    manuscript.previewing.set_anew.connect(desk.show_beside)
    writer.read_requested.connect(partial(_read_on, parts))
    manuscript.pane_made.connect(partial(_wire_pane, parts))
    manuscript.pane_made.connect(parts.lessons.take_pane)
    manuscript.renamed.connect(desk.open)
    where = manuscript.whereabouts
    where.copy_requested.connect(partial(_save_copy, parts))
    where.given_up.connect(partial(writer.leave, lambda: None))
    panes.when_made(
        Panes.outline,
        lambda outline: outline.heading_requested.connect(partial(_go_to_heading, parts)),
    )
    panes.when_made(Panes.outline, lambda _: _show_written_headings(parts))
    panes.tools.typed.connect(lambda words: parts.view.show_list() if words.strip() else None)
    panes.tools.list_requested.connect(parts.view.show_list)
    window.may_close = partial(_may_close, parts)
    manuscript.saving.failed.connect(partial(_tell_unsaved, parts))
    manuscript.saving.saved.connect(lambda _: parts.place.take_notice_away(_UNSAVED))
    session.library_closed.connect(lambda: parts.place.take_notice_away(_UNSAVED))
    _wire_leftovers(parts)
    _wire_author(parts)
    _wire_versions(parts)
    parts.finder.found.connect(parts.properties.take_results)
    parts.switch.show_mode(Mode.READ)
    parts.actions["autosave"].setChecked(state.autosave)
    parts.actions["spelling"].setChecked(state.spelling)
    parts.actions["spelling"].setVisible(find_spec("spellchecker") is not None)


def _tell_unsaved(parts: Parts, why: str) -> None:
    from casebook.gui.writing.unsaved import tell_unsaved

    tell_unsaved(_UNSAVED, parts.place, parts.writer.manuscript, why)


def _wire_leftovers(parts: Parts) -> None:
    """Connect what offers drafts, and texts that other programs have destroyed."""
    left = parts.leftovers
    parts.writer.put_by.connect(left.put_by)
    parts.reader.opened.connect(lambda reading, _: left.take_opened(reading.document.path))
    parts.session.library_closed.connect(left.let_go)
    parts.session.settled.connect(parts.losses.look)
    parts.session.library_closed.connect(parts.losses.let_go)


def _wire_author(parts: Parts) -> None:
    parts.author.folder_requested.connect(parts.commands.show_folder)
    parts.panes.when_made(
        Panes.page, lambda page: page.menu_makers.append(partial(_add_to_page_menu, parts))
    )


def _add_to_page_menu(parts: Parts, menu: QMenu, point: QPoint) -> None:
    parts.sections.add_to_menu(menu, parts.panes.page.heading_over(point))


def _wire_versions(parts: Parts) -> None:
    versions = parts.versions
    parts.panes.side.offer("versions", versions.make_panel)
    parts.reader.opened.connect(lambda *_: versions.follow())
    parts.reader.refreshed.connect(lambda _: versions.follow())
    parts.reader.gone.connect(lambda _: versions.follow())
    parts.writer.manuscript.previewing.set_anew.connect(lambda _: versions.follow())


def _show_versions(parts: Parts, wanted: bool) -> None:
    parts.state.show_panel("versions" if wanted else "")
    parts.versions.follow()


def take_writable_library(parts: Parts, library: Library) -> None:
    """Offer to write where the library may be written."""
    parts.panes.tools.show_writing(not library.read_only)
    parts.properties.take_library(library)
    parts.leftovers.take_library(library)


def writing_handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what each action about writing does, by its id."""
    writer, author, copies = parts.writer, parts.author, parts.copies
    return {
        "new-case": lambda: author.ask_new(Kind.CASE),
        "new-lesson": lambda: author.ask_new(Kind.LESSON),
        "new-pack": lambda: author.ask_new(Kind.PACK),
        "capture": author.capture,
        "templates": author.show_templates,
        "fill-section": parts.sections.choose_section,
        "change-id": author.ask_id,
        "delete": author.ask_delete,
        "bring-back": parts.versions.ask_deleted,
        "merge-copies": copies.merge,
        "versions": partial(_show_versions, parts),
        "spelling": partial(_check_spelling, parts),
        "read-or-write": writer.toggle,
        "write-alone": lambda: writer.set_mode(Mode.WRITE),
        "save": writer.save,
        "save-copy": partial(_save_copy, parts),
        "autosave": parts.state.save_by_itself,
        "find-in-page": lambda: writer.find() if writer.is_writing else parts.panes.find.open(),
        "next-hit": partial(_step_hit, parts, 1),
        "previous-hit": partial(_step_hit, parts, -1),
    }


def _take_opened(parts: Parts, reading: Reading, place: Place) -> None:
    if not (parts.writer.is_writing and parts.writer.path == reading.document.path):
        parts.desk.take_reading(reading, place)
    else:
        parts.desk.note_opened(reading)
    parts.writer.take_opened(reading, place)


def _take_refreshed(parts: Parts, reading: Reading) -> None:
    if parts.writer.is_writing or parts.packs.is_building:
        parts.desk.show_beside(reading)
    else:
        parts.desk.refresh_reading(reading)


def _take_gone(parts: Parts, path: DocumentPath) -> None:
    if not parts.writer.take_gone(path):
        parts.desk.take_gone(path)


def _read_on(parts: Parts) -> None:
    """Show the page again, with what is written."""
    if parts.reader.reading is None:
        parts.desk.show_nothing_read()
    else:
        parts.desk.refresh_reading(parts.reader.reading)
        parts.reader.refresh()


def _wire_pane(parts: Parts, pane: EditorPane) -> None:
    """Connect the page beside the text as the one that is read."""
    page, desk, commands = pane.preview.page, parts.desk, parts.commands
    page.document_requested.connect(desk.open)
    page.outside_link_requested.connect(commands.open_outside)
    page.file_requested.connect(commands.open_elsewhere)
    page.nowhere_requested.connect(desk.say_nowhere)
    page.theme_requested.connect(parts.lists.choose_theme)
    page.lesson_requested.connect(desk.choose_lesson)
    page.page_set.connect(partial(_show_written_headings, parts))
    parts.panes.when_made(Panes.lessons, partial(_wire_lessons, page))
    parts.lists.vocabulary_shown.connect(lambda _, colours: page.set_theme_colours(colours))
    parts.lists.show_vocabulary()
    parts.state.dress(page)


def _wire_lessons(page: ReadingPage, lessons: LessonsPanel) -> None:
    lessons.passage_requested.connect(page.show_passage)
    lessons.card_hovered.connect(lambda number: page.glow(number or None))


def _show_written_headings(parts: Parts) -> None:
    """Show the headings of what is written in the outline."""
    pane, outline = parts.writer.manuscript.pane, parts.panes.made(Panes.outline)
    if parts.writer.is_writing and pane is not None and outline is not None:
        headings = pane.preview.page.headings()
        outline.show_headings([(part.level, part.text) for part in headings])


def _go_to_heading(parts: Parts, index: int) -> None:
    pane = parts.writer.manuscript.pane
    if parts.writer.is_writing and pane is not None:
        headings = pane.preview.page.headings()
        parts.writer.go_to_heading(headings[index].text if index < len(headings) else "")
    else:
        parts.panes.page.go_to_heading(index)


def _step_hit(parts: Parts, step: int) -> None:
    pane = parts.writer.manuscript.pane
    if parts.writer.is_writing and pane is not None:
        pane.finding.step(step)
    else:
        parts.hits.go(step)


def _save_copy(parts: Parts) -> None:
    from casebook.gui.writing.copying import ask_copy

    ask_copy(parts)


def _check_spelling(parts: Parts, wanted: bool) -> None:
    parts.state.check_spelling(wanted)
    helps = parts.writer.manuscript.helps
    if helps is not None:
        helps.spelling.set_on(wanted)


def _may_close(parts: Parts) -> bool:
    """Say whether the window may close; else it closes when the text is safe."""
    if not parts.writer.is_unsaved:
        return True
    parts.writer.leave(lambda: _close(parts))
    return False


def _close(parts: Parts) -> None:
    parts.window.close()
