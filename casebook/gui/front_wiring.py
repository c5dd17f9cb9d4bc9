"""Where what is there at the first picture is wired: the session, the search, the list.

What is asked for before the page side is there makes it at once, so that no key and no click is
lost. Everything else is connected in ``page_wiring``, because the window starts in two steps (see
``app``). What actions do stands in ``handlers``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from casebook.gui.parts import Front, Parts


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
