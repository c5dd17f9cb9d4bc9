"""What each action does: the other half of the table in ``actions``.

A room with actions of its own gives what they do in its ``wiring`` module; they are put
together here. The module is imported when the first action is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.domain.values import Kind
from casebook.gui.bundles.wiring import bundle_handlers
from casebook.gui.handing.wiring import handing_handlers
from casebook.gui.intake.wiring import intake_handlers
from casebook.gui.lessons.wiring import lesson_handlers
from casebook.gui.packs.wiring import pack_handlers
from casebook.gui.presenting.wiring import presenting_handlers
from casebook.gui.writing.wiring import writing_handlers

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.parts import Parts


def handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what each action does, by its id; one that is checkable is told whether it is on."""
    lists = parts.lists
    commands, session, desk, state = parts.commands, parts.session, parts.desk, parts.state
    panes, companions = parts.panes, parts.companions
    return {
        "open": commands.open_folder,
        "new-library": commands.make_library,
        "sample": commands.open_sample,
        "reveal": commands.reveal_library,
        "look-again": session.look,
        "reindex": session.read_anew,
        "close-library": parts.libraries.close_library,
        "quit": parts.window.close,
        "undo-change": parts.changes.undo,
        "forward": desk.go_forward,
        "everything": lambda: lists.show_kind(None),
        "cases": lambda: lists.show_kind(Kind.CASE),
        "lessons": lambda: lists.show_kind(Kind.LESSON),
        "packs": lambda: lists.show_kind(Kind.PACK),
        "next-document": lambda: desk.step(1),
        "previous-document": lambda: desk.step(-1),
        "next-pane": lambda: state.walk(1),
        "previous-pane": lambda: state.walk(-1),
        "search": panes.tools.take_focus,
        "clear": lists.clear_all,
        "save-search": parts.asking.saving.save,
        "unanswered": parts.asking.mending.show,
        "apply": parts.asking.applying.show,
        "meaning": parts.asking.ranking.toggle,
        "sidebar": state.show_sidebar,
        "outline": lambda on: state.show_panel("outline" if on else ""),
        "properties": lambda on: state.show_panel("properties" if on else ""),
        "zoom-in": lambda: state.zoom(1),
        "zoom-out": lambda: state.zoom(-1),
        "zoom-reset": lambda: state.zoom(0),
        "sans": state.read_sans,
        "scheme-system": lambda _: state.choose_scheme("system"),
        "scheme-light": lambda _: state.choose_scheme("light"),
        "scheme-dark": lambda _: state.choose_scheme("dark"),
        "copy-link": desk.with_path(commands.copy_link),
        "reveal-document": desk.with_path(commands.reveal),
        "open-elsewhere": desk.with_path(commands.open_elsewhere),
        **writing_handlers(parts),
        "findings": companions.show_findings,
        "themes": parts.curators.show_themes,
        "change-selected": lambda: parts.curators.change_selected(panes.results.selecting.paths()),
        "shortcuts": companions.show_shortcuts,
        "commands": companions.show_palette,
        "help": companions.show_help,
        "about": companions.show_about,
        "menu": panes.tools.open_menu,
        **lesson_handlers(parts.lessons),
        **presenting_handlers(parts),
        **bundle_handlers(parts.bundles),
        **intake_handlers(parts),
        **handing_handlers(parts),
        **pack_handlers(parts),
    }
