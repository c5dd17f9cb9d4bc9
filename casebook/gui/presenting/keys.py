"""The keys of a session, the same in both windows; a remote sends some of them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Act(Enum):
    """What a key asks for."""

    FORWARD = auto()
    BACK = auto()
    FIRST = auto()
    LAST = auto()
    BLANK = auto()
    PAUSE = auto()
    NOTES = auto()
    SWAP = auto()
    END = auto()


_KEYS = {
    Qt.Key.Key_Space: Act.FORWARD,
    Qt.Key.Key_Right: Act.FORWARD,
    Qt.Key.Key_Down: Act.FORWARD,
    Qt.Key.Key_PageDown: Act.FORWARD,
    Qt.Key.Key_Return: Act.FORWARD,
    Qt.Key.Key_Enter: Act.FORWARD,
    Qt.Key.Key_Left: Act.BACK,
    Qt.Key.Key_Up: Act.BACK,
    Qt.Key.Key_PageUp: Act.BACK,
    Qt.Key.Key_Backspace: Act.BACK,
    Qt.Key.Key_Home: Act.FIRST,
    Qt.Key.Key_End: Act.LAST,
    Qt.Key.Key_B: Act.BLANK,
    Qt.Key.Key_Period: Act.BLANK,
    Qt.Key.Key_P: Act.PAUSE,
    Qt.Key.Key_N: Act.NOTES,
    Qt.Key.Key_S: Act.SWAP,
    Qt.Key.Key_Escape: Act.END,
}
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def act_of(event: QKeyEvent) -> Act | None:
    """Give what a key asks for; None for a key without a meaning, or held with another."""
    if event.modifiers() & _HELD:
        return None
    return _KEYS.get(Qt.Key(event.key()))
