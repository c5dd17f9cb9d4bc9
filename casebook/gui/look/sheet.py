"""The style sheet of plain widgets, filled in from a palette.

The rules stand in ``resources/window.qss``, which also says by which properties a widget asks for
a look. What lists and pages show is painted instead, see ``marks`` and the delegates.
"""

from __future__ import annotations

from string import Template

from casebook.gui.look.palette import Palette
from casebook.resources import resource


def style_sheet(palette: Palette) -> str:
    """Give the style sheet of the whole window in the colours of a palette."""
    shade = "dark" if palette.dark else "light"
    # a style sheet takes pictures from files alone, so these few have their colours in them
    pictures = {
        name: resource("icons", "sheet", f"{name}-{shade}.svg").as_posix()
        for name in ("tick", "arrow", "arrow_up", "chosen")
    }
    resting = {"scroll": f"#99{palette.field_line.lstrip('#')}"}
    rules = resource("window.qss").read_text(encoding="utf-8")
    return Template(rules).substitute(palette._asdict() | pictures | resting)
