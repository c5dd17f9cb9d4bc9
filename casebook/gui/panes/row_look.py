"""How a row of a list is drawn, beside what it says.

Qt has flags for this in ``QStyle``; making that class in Python takes longer than painting a list.
"""

from __future__ import annotations

from typing import NamedTuple


class RowLook(NamedTuple):
    """What holds for a row at the moment.

    Attributes:
        chosen: Whether it is selected.
        active: Whether its list has the keyboard.
        hovered: Whether the pointer is over it.
        ringed: Whether the keyboard is at it, which is to be seen.
        is_open: Whether the rows below it are shown; in the list, whether it has one more line.
    """

    chosen: bool = False
    active: bool = False
    hovered: bool = False
    ringed: bool = False
    is_open: bool = False
