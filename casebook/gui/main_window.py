"""What the main window is made of, and the one place where signals are wired.

It is wired in two blocks, because the window starts in two steps (see ``app``). ``wire_front``
connects what is there at the first picture: the session, the search, the list. What is asked
for before the page side is there makes it at once, so that no key and no click is lost.
``wire_pages`` connects everything else; a new dialog is wired there, and a new pane or panel in
``_wire_panes``, as it is made later. A room with much to wire does it in a ``wiring`` module of
its own, which is called there. What actions do stands in ``handlers``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from casebook.gui.asking.together import Asking
    from casebook.gui.author import Author
    from casebook.gui.bundles.bundle_desk import BundleDesk
    from casebook.gui.changes import Changes
    from casebook.gui.commands import Commands
    from casebook.gui.companions import Companions
    from casebook.gui.copies import Copies
    from casebook.gui.curators import Curators
    from casebook.gui.desk import Desk
    from casebook.gui.editor.mode_switch import ModeSwitch
    from casebook.gui.finder import Finder
    from casebook.gui.handing.handing import Handing
    from casebook.gui.intake.desk import Intake
    from casebook.gui.jobs import Jobs
    from casebook.gui.lessons.lesson_desk import LessonDesk
    from casebook.gui.libraries import Libraries
    from casebook.gui.library_view import LibraryView, ListPanes
    from casebook.gui.list_desk import ListDesk
    from casebook.gui.packs.pack_desk import PackDesk
    from casebook.gui.panes.empty_page import EmptyPage
    from casebook.gui.panes.find_bar import FindBar
    from casebook.gui.panes.lesson_page import LessonPage
    from casebook.gui.panes.lessons_panel import LessonsPanel
    from casebook.gui.panes.properties_panel import PropertiesPanel
    from casebook.gui.panes.reading_page import ReadingPage
    from casebook.gui.panes.welcome_page import WelcomePage
    from casebook.gui.presenting.presenting_desk import PresentingDesk
    from casebook.gui.property_desk import PropertyDesk
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.upkeep import Upkeep
    from casebook.gui.version_desk import VersionDesk
    from casebook.gui.view_state import ViewState
    from casebook.gui.window_frame import WindowFrame
    from casebook.gui.writer import Writer
    from casebook.gui.writing.leftovers import Leftovers
    from casebook.gui.writing.losses import Losses
    from casebook.gui.writing.section_desk import SectionDesk


class Front(NamedTuple):
    """What is there at the first picture."""

    window: WindowFrame
    view: LibraryView
    panes: ListPanes
    actions: dict[str, QAction]
    jobs: Jobs
    session: Session
    finder: Finder
    lists: ListDesk


class Parts(NamedTuple):
    """Everything that is wired together."""

    window: WindowFrame
    view: LibraryView
    panes: Panes
    actions: dict[str, QAction]
    jobs: Jobs
    session: Session
    changes: Changes
    upkeep: Upkeep
    finder: Finder
    reader: Reader
    lists: ListDesk
    desk: Desk
    commands: Commands
    state: ViewState
    companions: Companions
    libraries: Libraries
    curators: Curators
    asking: Asking
    lessons: LessonDesk
    switch: ModeSwitch
    writer: Writer
    leftovers: Leftovers
    properties: PropertyDesk
    handing: Handing
    author: Author
    sections: SectionDesk
    versions: VersionDesk
    copies: Copies
    presenting: PresentingDesk
    losses: Losses
    bundles: BundleDesk
    intake: Intake
    packs: PackDesk


def wire_front(front: Front, parts: Callable[[], Parts]) -> None:
    """Connect what the first picture needs.

    Args:
        front: What is there.
        parts: Gives everything, and makes what is not there yet.
    """
    session, lists, finder, window = front.session, front.lists, front.finder, front.window
    panes, tools, results = front.panes, front.panes.tools, front.panes.results
    session.glimpsed.connect(lambda glimpse: window.show_title("", glimpse.name))
    session.glimpsed.connect(lists.take_glimpse)
    session.library_opened.connect(lists.take_library)
    session.library_closed.connect(lists.let_go)
    session.library_refused.connect(_in_time(parts, lambda made: made.libraries.refuse_library))
    session.changed.connect(lists.take_change)
    session.progressed.connect(panes.status.show_progress)
    session.settled.connect(panes.status.settle)
    session.settled.connect(lists.take_settled)
    session.failed.connect(panes.status.say)
    panes.status.cancel_requested.connect(session.stop)
    front.jobs.crashed.connect(_in_time(parts, lambda made: partial(take_crash, made)))
    window.dropped.connect(_in_time(parts, lambda made: made.intake.take_dropped))
    finder.found.connect(lists.take_results)
    finder.thought_again.connect(lists.take_thoughts)
    finder.snippets_read.connect(results.show_snippets)
    finder.failed.connect(panes.status.say)
    tools.typed.connect(finder.type)
    tools.first_hit_requested.connect(lists.go_to_first_hit)
    tools.list_requested.connect(results.take_focus)
    tools.left_by_escape.connect(results.take_focus)
    results.stay_active_with(tools.search)
    results.document_requested.connect(_in_time(parts, lambda made: made.desk.open))
    results.snippets_wanted.connect(finder.fetch_snippets)
    results.sort_chosen.connect(lists.sort)
    results.widening_toggled.connect(finder.toggle_widening)
    results.meant_taken.connect(tools.set_words)
    results.filter_dropped.connect(lists.drop_filter)
    results.filters_cleared.connect(lists.clear_filters)
    results.search_cleared.connect(lists.clear_words)
    panes.sidebar.choice_changed.connect(lists.take_choice)
    panes.sidebar.library_menu_requested.connect(
        _in_time(parts, lambda made: made.libraries.show_menu)
    )
    panes.sidebar.theme_menu_requested.connect(
        _in_time(parts, lambda made: made.curators.show_theme_menu)
    )
    for name, action in front.actions.items():
        action.triggered.connect(partial(_act, parts, name, action))


def wire_pages(parts: Parts) -> None:
    """Connect the page side, the panel, the dialogs and the upkeep with what is there."""
    # each is no part of the first picture
    from casebook.gui.asking.together import wire_asking
    from casebook.gui.bundles.wiring import wire_bundles
    from casebook.gui.handing.wiring import wire_handing
    from casebook.gui.intake.wiring import wire_intake
    from casebook.gui.lessons.wiring import wire_lessons
    from casebook.gui.packs.wiring import wire_packs
    from casebook.gui.wiring_writing import wire_writing

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


def take_crash(parts: Parts, error: BaseException) -> None:
    """Show the report of a bug, once what is not saved is safe."""
    parts.writer.keep_at_once()
    parts.packs.keep_at_once()
    parts.companions.show_crash(error)


def _in_time(
    parts: Callable[[], Parts], taker: Callable[[Parts], Callable[..., object]]
) -> Callable[..., object]:
    """Give a slot for somebody who may have to be made first."""

    def take(*given: object) -> None:
        taker(parts())(*given)

    return take


def _act(parts: Callable[[], Parts], name: str, action: QAction, *_: bool) -> None:
    """Do what an action does, once everything is there."""
    wanted = [action.isChecked()] if action.isCheckable() else []  # before anybody sets it back
    from casebook.gui.handlers import handlers  # which are no part of the first picture

    handlers(parts())[name](*wanted)


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
    session.changed.connect(parts.upkeep.take_change)
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
    parts.companions.said.connect(panes.status.say)
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
    page.hits_counted.connect(partial(_show_hits, parts, page))
    page.lesson_requested.connect(desk.choose_lesson)
    page.page_set.connect(desk.show_headings)
    page.place_changed.connect(desk.show_current_heading)
    page.zoom_changed.connect(parts.state.take_zoom)
    panes.when_made(
        Panes.lessons, lambda lessons: lessons.passage_requested.connect(page.show_passage)
    )


def _wire_lesson(parts: Parts, lesson: LessonPage) -> None:
    desk = parts.desk
    lesson.document_requested.connect(lambda path, words: desk.open(path, "", words))
    lesson.link_requested.connect(desk.follow_link)
    lesson.hits.hits_counted.connect(partial(_show_hits, parts, lesson.hits))


def _show_hits(parts: Parts, page: object, current: int, total: int) -> None:
    """Count the hits of the page in view, and not of one behind it."""
    if page is parts.desk.page_in_view:
        parts.desk.show_hits(current, total)


def _wire_empty(parts: Parts, empty: EmptyPage) -> None:
    empty.filter_dropped.connect(parts.lists.drop_filter)
    empty.step_requested.connect(lambda step: _take_step(parts, step))


def _wire_find(parts: Parts, find: FindBar) -> None:
    desk = parts.desk
    find.sought.connect(desk.find_in_page)
    find.left.connect(desk.take_focus)
    find.next_requested.connect(lambda: desk.go_to_hit(1))
    find.previous_requested.connect(lambda: desk.go_to_hit(-1))


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
