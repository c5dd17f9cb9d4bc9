"""Where what hands out is wired with the rest of the window, and its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.parts import Parts


def wire_handing(parts: Parts) -> None:
    """Connect the export window with what is there."""
    handing = parts.handing
    parts.session.changed.connect(handing.take_change)
    parts.session.library_closed.connect(handing.let_go)
    parts.panes.side.offer("pages", handing.make_panel)
    parts.reader.opened.connect(lambda *_: handing.follow())
    parts.reader.refreshed.connect(lambda _: handing.follow())
    parts.reader.gone.connect(lambda _: handing.follow())
    parts.writer.manuscript.previewing.set_anew.connect(lambda _: handing.follow())
    parts.curators.export_requested.connect(handing.export)


def handing_handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what the actions about handing out do, by their ids."""
    handing = parts.handing
    return {
        "export": handing.export,
        "print": handing.print,
        "pages-panel": handing.show_panel,
    }
