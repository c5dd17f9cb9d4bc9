"""Lessons made of the plain sentences with which a case says what was learned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from casebook.domain.names import DocumentPath
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.harvest_sheet import Harvested, HarvestSheet, Offered

if TYPE_CHECKING:
    from casebook.domain.harvest import Harvestable
    from casebook.domain.query import Entry
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan

_LONGEST = 60


class Found(NamedTuple):
    """A sentence, and the lesson that says the like, or None."""

    sentence: Harvestable
    like: Entry | None


class Harvesting(QObject):
    """Offers the sentences of a case, and makes lessons of those that are chosen."""

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place

    def harvest(self, case: DocumentPath, title: str) -> None:
        """Ask which sentences of a case are to become lessons."""

        def look(library: Library) -> list[Found]:
            sentences = library.curation.harvest(case)
            like = library.lessons_like([one.sentence for one in sentences])
            return list(map(Found, sentences, like))

        self._place.read(
            "looking for lessons to harvest",
            look,
            lambda found: self._ask(case, title, found),
            topic="harvest",
        )

    def _ask(self, case: DocumentPath, title: str, found: list[Found]) -> None:
        place = self._place
        if not found:
            place.say(
                self.tr(
                    "There are no plain sentences under “Lessons learned” or the like. Select"
                    " words in the case to make a lesson of them."
                )
            )
            return
        offered = [
            Offered(
                at, one.sentence.title, one.sentence.sentence, one.like.title if one.like else ""
            )
            for at, one in enumerate(found)
        ]
        sheet = HarvestSheet(place.scheme, title, offered, place.window)
        sheet.harvested.connect(lambda chosen: self._plan(case, title, found, chosen))
        sheet.open()

    def _plan(self, case: DocumentPath, title: str, found: list[Found], chosen: Harvested) -> None:
        new = [(found[at].sentence, title) for at, title in chosen.new]
        known = [
            (one.sentence, one.like.path)
            for one in (found[at] for at in chosen.known)
            if one.like is not None
        ]
        count = len(new) + len(known)
        one, several = self.tr("A lesson of “{1}”"), self.tr("{0} lessons of “{1}”")
        what = (several if count > 1 else one).format(count, cut(title, _LONGEST))

        def plan(library: Library) -> Plan:
            return replace(library.curation.plan_harvest(case, new, known), what=what)

        self._place.changes.plan(plan, self._carry_out)

    def _carry_out(self, plan: Plan) -> None:
        place = self._place
        if plan.refused:
            place.say(" ".join(plan.refused.values()))
            return
        place.changes.carry_out(plan, lambda: place.state.show_panel("lessons"))
