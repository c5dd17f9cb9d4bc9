"""The words for how documents of a bundle stand, and for what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from casebook.gui.wording import counted
from casebook.library.bundles.arrival import Choice, State


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bundles", text)


def state_words(state: State) -> str:
    """Name a state, as the head of a group."""
    return {
        State.NEW: _tr("New"),
        State.NEWER: _tr("Changed there"),
        State.CHANGED: _tr("Changed here and there"),
        State.TAKEN: _tr("Another document has the id"),
        State.OLDER: _tr("Changed here"),
        State.SAME: _tr("The same"),
    }[state]


def state_sentence(state: State) -> str:
    """Say what a state means for the library."""
    return {
        State.NEW: _tr("Your library does not have it."),
        State.NEWER: _tr("They went on from your text, and you have not changed it since."),
        State.CHANGED: _tr("Both of you have changed it. Nothing happens until you choose."),
        State.TAKEN: _tr("Your document of this id is another one, and stays as it is."),
        State.OLDER: _tr("You went on from their text; they have not changed it since."),
        State.SAME: _tr("Your library has it, word for word."),
    }[state]


def choice_words(choice: Choice, state: State) -> str:
    """Say what a choice does in a state."""
    if state is State.NEW:
        return _tr("Add it") if choice is Choice.THEIRS else _tr("Leave it out")
    if state is State.TAKEN and choice is Choice.MINE:
        return _tr("Leave theirs out")
    if state is State.TAKEN and choice is Choice.THEIRS:
        return _tr("Put theirs in place of mine")
    return {
        Choice.THEIRS: _tr("Take theirs"),
        Choice.MINE: _tr("Keep mine"),
        Choice.BOTH: _tr("Keep both: theirs gets an id of its own"),
        Choice.MERGED: _tr("Merge the two"),
    }[choice]


def short_words(choice: Choice, state: State) -> str:
    """Say in one or two words what becomes of a document, for the list."""
    if state is State.SAME:
        return ""
    if state is State.NEW:
        return _tr("add") if choice is Choice.THEIRS else _tr("leave out")
    return {
        Choice.THEIRS: _tr("theirs"),
        Choice.MINE: _tr("mine"),
        Choice.BOTH: _tr("both"),
        Choice.MERGED: _tr("merged"),
    }[choice]


def outcome_words(added: int, changed: int, themes: int, pictures: int) -> str:
    """Say what comes of it, such as “3 documents added, 1 changed”."""
    parts = (
        (added, _tr("1 document added"), _tr("{0} documents added")),
        (changed, _tr("1 document changed"), _tr("{0} documents changed")),
        (themes, _tr("1 theme"), _tr("{0} themes")),
        (pictures, _tr("1 picture"), _tr("{0} pictures")),
    )
    told = [counted(count, one, many) for count, one, many in parts if count]
    return ", ".join(told) or _tr("nothing changes")
