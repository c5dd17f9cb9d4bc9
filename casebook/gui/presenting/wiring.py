"""Where presenting is wired, and its action."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.parts import Parts


def presenting_handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Give what the actions about sessions do, by their ids."""
    return {"present": parts.desk.with_path(parts.presenting.present)}
