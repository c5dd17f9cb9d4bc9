"""How it stands with the time, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

if TYPE_CHECKING:
    from casebook.gui.presenting.course import Timing


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presenting", text)


def clock_of(seconds: int) -> str:
    """Give seconds as minutes and seconds; a plus stands before time that is over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02d}"


def left_in_words(timing: Timing) -> str:
    """Say what the clock counts."""
    if timing.minutes is None:
        return _tr("so far")
    if timing.left < 0:
        return _tr("over {0} minutes").format(timing.minutes)
    return _tr("left of {0} minutes").format(timing.minutes)


def standing_in_words(timing: Timing) -> str:
    """Say whether the session is on time."""
    if timing.late > 0:
        return _tr("{0} min late").format(timing.late)
    if timing.late < 0:
        return _tr("{0} min early").format(-timing.late)
    return _tr("on time")


def end_in_words(timing: Timing) -> str:
    """Say when the session will end, as clocks are read where the user lives."""
    local = QLocale().toString(
        QTime(timing.ends.hour, timing.ends.minute), QLocale.FormatType.ShortFormat
    )
    return _tr("ends {0}").format(local)
