"""Where the signals of all that takes bundles in are wired, and its actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casebook.gui.bundles.bundle_desk import NOTICE
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.bundles.bundle_desk import BundleDesk
    from casebook.gui.main_window import Parts
    from casebook.gui.panes.notice_bar import Notice


def wire_bundles(parts: Parts) -> None:
    """Connect what opens bundles and takes them in."""
    bundles = parts.bundles
    parts.intake.take_bundle = bundles.take_dropped
    parts.session.library_opened.connect(bundles.take_library)
    parts.session.library_closed.connect(bundles.let_go)
    bundles.noticed.connect(partial(_show_notice, parts))
    parts.session.library_closed.connect(partial(_drop_notice, parts))
    bundles.sweep()


def _show_notice(parts: Parts, notice: Notice) -> None:
    parts.panes.notices.put(notice)


def _drop_notice(parts: Parts) -> None:
    notices = parts.panes.made(Panes.notices)
    if notices is not None:
        notices.take_away(NOTICE)


def bundle_handlers(bundles: BundleDesk) -> dict[str, Callable[..., object]]:
    """Give what the actions about bundles do, by their ids."""
    return {"take-bundle": bundles.ask}
