"""Where everything that the first picture can do without is wired with what is there.

A new dialog is wired here, and a new pane or panel in ``_wire_panes``, as it is made later. A
room with much to wire does it in a ``wiring`` module of its own, which is called here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casebook.gui.asking.together import wire_asking
from casebook.gui.bundles.wiring import wire_bundles
from casebook.gui.handing.wiring import wire_handing
from casebook.gui.intake.wiring import wire_intake
from casebook.gui.lessons.wiring import wire_lessons
from casebook.gui.library_panes import Panes
from casebook.gui.packs.wiring import wire_packs
from casebook.gui.writing.wiring import wire_writing

if TYPE_CHECKING:
    from casebook.gui.panes.empty_page import EmptyPage
    from casebook.gui.panes.find_bar import FindBar
    from casebook.gui.panes.lesson_page import LessonPage
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.panes.properties_panel import PropertiesPanel
    from casebook.gui.panes.reading_page import ReadingPage
    from casebook.gui.panes.welcome_page import WelcomePage
    from casebook.gui.parts import Parts


def wire_pages(parts: Parts) -> None:
    """Connect the page side, the panel, the dialogs and the upkeep with what is there."""
    _wire_library(parts)
    _wire_reading(parts)
    _wire_panes(parts)
    _wire_curating(parts)
    wire_asking(parts)
    wire_lessons(parts)
    wire_bundles(parts)
    wire_writing(parts)
    wire_packs(parts)
    wire_intake(parts)  # which asks before what it finds here
    wire_handing(parts)
    parts.packs.make_preview = parts.handing.new_preview
    parts.handing.chosen = lambda: parts.packs.wanted_artefacts


def _wire_library(parts: Parts) -> None:
    session, desk, window = parts.session, parts.desk, parts.window
    session.library_opened.connect(desk.take_library)
    session.library_opened.connect(parts.upkeep.take_library)
    session.library_opened.connect(parts.libraries.take_library)
    session.library_closed.connect(desk.let_go)
    session.library_closed.connect(parts.upkeep.let_go)
    session.library_closed.connect(parts.companions.let_go)
    session.changed.connect(desk.take_change)
    session.changed.connect(parts.companions.take_change)
    session.settled.connect(desk.take_settled)
    session.settled.connect(parts.upkeep.take_settled)
    parts.upkeep.look_due.connect(session.look)
    parts.changes.made.connect(parts.panes.status.say)
    parts.changes.failed.connect(parts.panes.status.say)
    parts.changes.progressed.connect(parts.panes.status.show_progress)
    parts.changes.settled.connect(parts.panes.status.settle)
    parts.panes.status.cancel_requested.connect(parts.changes.stop)
    parts.changes.undoable_changed.connect(parts.state.show_undoable)
    window.activated.connect(parts.upkeep.look_soon)
    window.closing.connect(parts.state.keep)
    window.closing.connect(desk.remember_place)
    parts.lists.vocabulary_shown.connect(desk.show_vocabulary)
    parts.finder.found.connect(lambda _: desk.take_results())
    parts.finder.found.connect(lambda _: session.keep_glimpse(parts.finder.everything))


def _wire_reading(parts: Parts) -> None:
    reader, desk, panes, commands = parts.reader, parts.desk, parts.panes, parts.commands
    reader.stayed_away.connect(desk.show_nothing_read)
    reader.failed.connect(panes.status.say)
    reader.way_changed.connect(parts.state.show_way)
    parts.companions.document_requested.connect(desk.open)
    parts.companions.outside_link_requested.connect(commands.open_outside)
    commands.said.connect(panes.status.say)


def _wire_panes(parts: Parts) -> None:
    """Have each pane of the page side connected when it is made."""
    panes = parts.panes
    panes.when_made(Panes.page, partial(_wire_page, parts))
    panes.when_made(Panes.lesson, partial(_wire_lesson, parts))
    panes.when_made(Panes.empty, partial(_wire_empty, parts))
    panes.when_made(Panes.find, partial(_wire_find, parts))
    panes.when_made(Panes.lessons, partial(_wire_lessons, parts))
    panes.when_made(Panes.properties, partial(_wire_properties, parts))
    panes.when_made(Panes.side, lambda side: side.closed.connect(parts.state.close_panel))
    panes.when_made(Panes.welcome, partial(_wire_welcome, parts))


def _wire_page(parts: Parts, page: ReadingPage) -> None:
    desk, commands, panes = parts.desk, parts.commands, parts.panes
    page.document_requested.connect(desk.open)
    page.outside_link_requested.connect(commands.open_outside)
    page.file_requested.connect(commands.open_elsewhere)
    page.nowhere_requested.connect(desk.say_nowhere)
    page.theme_requested.connect(parts.lists.choose_theme)
    page.more_requested.connect(parts.reader.show_whole)
    page.hits_counted.connect(parts.hits.show_count)
    page.lesson_requested.connect(desk.choose_lesson)
    page.page_set.connect(desk.show_headings)
    page.place_changed.connect(desk.show_current_heading)
    page.zoom_changed.connect(parts.state.take_zoom)
    panes.when_made(Panes.find, lambda find: find.left.connect(page.setFocus))
    panes.when_made(
        Panes.lessons, lambda lessons: lessons.passage_requested.connect(page.show_passage)
    )


def _wire_lesson(parts: Parts, lesson: LessonPage) -> None:
    desk = parts.desk
    lesson.wishes.document_requested.connect(lambda path, words: desk.open(path, "", words))
    lesson.wishes.link_requested.connect(desk.follow_link)


def _wire_empty(parts: Parts, empty: EmptyPage) -> None:
    empty.filter_dropped.connect(parts.lists.drop_filter)
    empty.step_requested.connect(lambda step: _take_step(parts, step))


def _wire_find(parts: Parts, find: FindBar) -> None:
    hits = parts.hits
    find.sought.connect(hits.find)
    find.next_requested.connect(lambda: hits.go(1))
    find.previous_requested.connect(lambda: hits.go(-1))


def _wire_lessons(parts: Parts, lessons: LessonsPanel) -> None:
    lessons.card_hovered.connect(lambda number: parts.panes.page.glow(number or None))
    lessons.lesson_requested.connect(parts.desk.open)
    lessons.help_requested.connect(parts.companions.explain_lessons)


def _wire_properties(parts: Parts, properties: PropertiesPanel) -> None:
    properties.document_requested.connect(parts.desk.open)
    properties.outside_link_requested.connect(parts.commands.open_outside)


def _take_step(parts: Parts, step: str) -> None:
    """Do what the empty page offers: something with the search, or any action by its id."""
    steps = {
        "clear-search": parts.lists.clear_words,
        "drop-filters": parts.lists.clear_filters,
        "show-everything": parts.lists.clear_all,
        "take-meant": parts.lists.take_meant,
        "add-synonym": parts.asking.mending.add_synonym_asked,
    }
    (steps.get(step) or parts.actions[step].trigger)()


def _wire_curating(parts: Parts) -> None:
    session, curators, results = parts.session, parts.curators, parts.panes.results
    selecting = results.selecting
    session.library_opened.connect(curators.take_library)
    session.library_closed.connect(curators.let_go)
    session.changed.connect(curators.take_change)
    curators.documents_requested.connect(parts.lists.choose_theme)
    curators.document_requested.connect(parts.desk.open)
    curators.everything_requested.connect(results.view.selectAll)
    curators.writing_allowed.connect(selecting.allow_writing)
    selecting.change_requested.connect(lambda: curators.change_selected(selecting.paths()))
    selecting.menu_requested.connect(
        lambda place: curators.show_list_menu(selecting.paths(), place)
    )
    parts.panes.sidebar.view.documents_dropped.connect(curators.add_theme)


def _wire_welcome(parts: Parts, welcome: WelcomePage) -> None:
    commands = parts.commands
    welcome.sample_requested.connect(commands.open_sample)
    welcome.folder_requested.connect(commands.open_folder)
    welcome.new_requested.connect(commands.make_library)
    welcome.library_requested.connect(parts.session.open)
    welcome.recent_removed.connect(parts.libraries.forget_library)
    welcome.help_requested.connect(parts.companions.show_help)
