"""What a gate still asks for, in a few words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.gates import Need, is_within_reach
from casebook.domain.lesson import State

_WORDS = {
    Need.PASSAGE: QT_TRANSLATE_NOOP("Gates", "a passage"),
    Need.THEME: QT_TRANSLATE_NOOP("Gates", "a theme"),
    Need.MOMENT: QT_TRANSLATE_NOOP("Gates", "when it applies"),
    Need.PERSON: QT_TRANSLATE_NOOP("Gates", "who validated it"),
    Need.DATE: QT_TRANSLATE_NOOP("Gates", "on which day"),
    Need.APPLIED: QT_TRANSLATE_NOOP("Gates", "where it was applied"),
}


def gate_words(state: State, needs: Collection[Need]) -> str:
    """Say what a lesson still needs for a state, or that it needs nothing more."""
    if not is_within_reach(needs):
        return _tr("It rests on no passage yet; select words in a case and make them its evidence")
    if not needs:
        ends = state in {State.REJECTED, State.RETIRED}
        return _tr("It leaves the board; no word of it is lost") if ends else _tr("Asks nothing")
    words = [_tr(str(_WORDS[need])) for need in needs if need in _WORDS]
    return _tr("Asks {0}").format(", ".join(words))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Gates", text)
