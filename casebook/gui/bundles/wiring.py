"""Where the signals of all that takes bundles in are wired, and its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.bundles.bundle_desk import BundleDesk
    from casebook.gui.parts import Parts


def wire_bundles(parts: Parts) -> None:
    """Connect what opens bundles and takes them in."""
    bundles = parts.bundles
    parts.intake.take_bundle = bundles.take_dropped
    parts.session.library_opened.connect(bundles.take_library)
    parts.session.library_closed.connect(bundles.let_go)
    bundles.sweep()


def bundle_handlers(bundles: BundleDesk) -> dict[str, Callable[..., object]]:
    """Give what the actions about bundles do, by their ids."""
    return {"take-bundle": bundles.ask}
