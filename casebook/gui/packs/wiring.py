"""Where the signals of all that builds and makes packs are wired, and its actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.parts import Parts


def wire_packs(parts: Parts) -> None:
    """Connect what builds packs; after what writes, in whose place it stands."""
    packs, reader, session = parts.packs, parts.reader, parts.session
    reader.opened.connect(lambda reading, _: packs.take_opened(reading))
    reader.gone.connect(lambda _: packs.take_gone())
    parts.finder.found.connect(packs.take_results)
    session.library_opened.connect(packs.take_library)
    session.library_closed.connect(packs.let_go)
    session.changed.connect(packs.take_change)
    parts.switch.mode_requested.connect(packs.take_mode)
    parts.curators.pack_requested.connect(packs.make_of)
    parts.curators.theme_pack_requested.connect(packs.make_of_theme)
    parts.panes.when_made(
        Panes.lesson, lambda page: page.wishes.huddle_requested.connect(packs.huddle)
    )
    parts.writer.mode_changed.connect(lambda _: packs.show_bar())
    parts.desk.title_changed.connect(lambda _: packs.show_bar())  # the board has another one
    packs.left.connect(parts.writer.read_requested)
    parts.desk.leave = packs.leave
    session.leave = packs.leave
    parts.window.may_close = partial(_may_close, parts, parts.window.may_close)


def pack_handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what the actions about packs do, by their ids; some stand before those of others."""
    packs, lessons = parts.packs, parts.lessons
    return {
        "build": packs.toggle,
        "pack-from-search": packs.make_of_list,
        "huddle": packs.huddle,
        "save": packs.save,
        "read-or-write": packs.read_or_write,
        "lessons-board": lambda on: packs.stop(lambda: lessons.show_board(on)),
    }


def _may_close(parts: Parts, may_close: Callable[[], bool]) -> bool:
    """Say whether the window may close; else it closes when the pack is safe."""
    if not parts.packs.is_unsaved:
        return may_close()
    # not from within the event that asks whether it may
    parts.packs.leave(lambda: QTimer.singleShot(0, parts.window, parts.window.close))
    return False
