"""What other programs seem to have destroyed: asked about before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.finding import Finding
    from casebook.domain.names import DocumentPath
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_VANISHED, _DAMAGED = "vanished", "damaged:"
_MOST = 3
"""Documents about which is asked one by one; of more, the list of findings tells."""


class Losses(QObject):
    """Looks after each look at the files whether documents are gone, emptied or cut off."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._told: frozenset[Finding] = frozenset()

    def let_go(self) -> None:
        """Ask nothing about a library that was closed."""
        self._told = frozenset()
        self._place.take_notice_away(_VANISHED)
        self._place.take_notice_away(_DAMAGED)

    def look(self) -> None:
        """Ask about what is new since the last time."""
        library = self._place.session.library
        if library is None:
            return
        self._look_for_vanished(library)
        self._place.read(
            "looking for damage", _damage, lambda found: self._take(library, found), topic="damage"
        )

    def _look_for_vanished(self, library: Library) -> None:
        if library.vanishing is None:
            self._place.take_notice_away(_VANISHED)
            return
        ways = (
            (self.tr("Look again"), self._place.session.look),
            (self.tr("They are meant to be gone"), self._place.session.believe),
        )
        self._place.put_notice(_VANISHED, str(library.vanishing), *ways)

    def _take(self, library: Library, found: Mapping[Finding, bool]) -> None:
        for healed in self._told - found.keys():
            self._place.take_notice_away(f"{_DAMAGED}{healed.path}")
        new = sorted(found.keys() - self._told)
        self._told = frozenset(found)
        if len(new) > _MOST:
            words = self.tr("{0} documents were emptied or cut off by another program.")
            way = (self.tr("Show them"), self._place.actions["findings"].trigger)
            self._place.put_notice(_DAMAGED, words.format(len(new)), way)
            return
        for one in new:
            self._offer(one, can_be_had=found[one] and not library.read_only)

    def _offer(self, one: Finding, *, can_be_had: bool) -> None:
        ways: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Open it"), lambda: self._place.desk.open(one.path)),
        )
        if can_be_had:
            ways = ((self.tr("Bring its text back"), lambda: self._bring_back(one.path)), *ways)
        self._place.put_notice(f"{_DAMAGED}{one.path}", one.message, *ways)

    def _bring_back(self, path: DocumentPath) -> None:
        def work(library: Library) -> Change:
            return library.history.restore(library.history.versions(path)[0])

        what = self.tr("Brought back: {0}").format(path)
        self._place.changes.make(what, work, lambda: self._place.desk.open(path))


def _damage(library: Library) -> dict[Finding, bool]:
    """Give what seems to be destroyed, and whether a former text of it can be had."""
    found = library.damaged()
    return {one: bool(library.history.versions(one.path)) for one in found} if found else {}
