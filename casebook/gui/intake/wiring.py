"""Where the ways in are wired, and what their actions do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from casebook.domain.keeping import SavedSearch
from casebook.domain.query import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.parts import Parts


def wire_intake(parts: Parts) -> None:
    """Connect what takes files in; after the writing, whose questions come first."""
    intake, session, window = parts.intake, parts.session, parts.window
    leave, may_close = session.leave, window.may_close
    window.hovered.connect(intake.show_hovering)
    intake.newest_requested.connect(
        lambda: parts.lists.ask_saved(SavedSearch("", sort=Sort.CHANGED))
    )
    session.library_closed.connect(intake.let_go)
    session.leave = lambda then: leave(lambda: intake.leave(then))
    window.may_close = lambda: intake.may_close() and may_close()
    paste = QShortcut(QKeySequence.StandardKey.Paste, parts.panes.results.view)
    paste.setContext(Qt.ShortcutContext.WidgetShortcut)
    paste.activated.connect(intake.paste)


def intake_handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what the actions about importing do, by their ids."""
    return {
        "import": parts.intake.choose_files,
        "import-folder": parts.intake.choose_folder,
    }
