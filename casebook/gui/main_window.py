"""What the main window is made of, and the wiring of its first picture.

It is wired in two blocks, because the window starts in two steps (see ``app``). ``wire_front``
connects what is there at the first picture: the session, the search, the list. What is asked
for before the page side is there makes it at once, so that no key and no click is lost.
Everything else is connected in ``page_wiring``. What actions do stands in ``handlers``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from casebook.gui.asking.hit_marker import HitMarker
    from casebook.gui.asking.together import Asking
    from casebook.gui.bundles.bundle_desk import BundleDesk
    from casebook.gui.changes import Changes
    from casebook.gui.commands import Commands
    from casebook.gui.companions import Companions
    from casebook.gui.curators import Curators
    from casebook.gui.desk import Desk
    from casebook.gui.editor.mode_switch import ModeSwitch
    from casebook.gui.finder import Finder
    from casebook.gui.handing.handing import Handing
    from casebook.gui.intake.desk import Intake
    from casebook.gui.jobs import Jobs
    from casebook.gui.lessons.lesson_desk import LessonDesk
    from casebook.gui.libraries import Libraries
    from casebook.gui.library_panes import Panes
    from casebook.gui.library_view import LibraryView, ListPanes
    from casebook.gui.list_desk import ListDesk
    from casebook.gui.packs.pack_desk import PackDesk
    from casebook.gui.presenting.presenting_desk import PresentingDesk
    from casebook.gui.property_desk import PropertyDesk
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.upkeep import Upkeep
    from casebook.gui.version_desk import VersionDesk
    from casebook.gui.view_state import ViewState
    from casebook.gui.window_frame import WindowFrame
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.author import Author
    from casebook.gui.writing.copies import Copies
    from casebook.gui.writing.leftovers import Leftovers
    from casebook.gui.writing.losses import Losses
    from casebook.gui.writing.section_desk import SectionDesk
    from casebook.gui.writing.writer import Writer


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

    place: Workplace
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
    hits: HitMarker
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


def take_crash(parts: Parts, error: BaseException) -> None:
    """Show the report of a bug, once what is not saved is safe."""
    parts.writer.manuscript.keep_at_once()
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
