"""Packs made in one step: of what was found, of a theme, of a lesson, and after a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Facet, Query
from casebook.domain.values import Kind
from casebook.gui.look.text_block import cut
from casebook.gui.packs.make_sheet import MakeSheet, NewPack
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.series_sheet import SeriesSheet
from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet
from casebook.gui.wording import counted

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.pack_drafting import Series
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan
    from casebook.storage.keeping.journal import FileChange

_LONGEST = 60
_CONSIDERED = 60
"""Documents of a search that may be used; more are not read."""
Drafting = Callable[["Library"], "FileChange"]


class Making(QObject):
    """Asks by sheets, and has packs written.

    Signals:
        made: The path of a pack that was made, to be built on.

    Attributes:
        sheet: The sheet that was opened last.
    """

    made = Signal(object)

    def __init__(
        self,
        place: Workplace,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._today = today
        self.sheet: Sheet | None = None

    def of_list(self) -> None:
        """Make a pack of what the list shows, or of what is selected in it."""
        place = self._place
        selected = place.panes.results.selecting.paths()
        if len(selected) > 1:
            self.of_documents(selected)
            return
        query = place.finder.query
        words = query.text.strip()
        themes = [ThemeId(theme) for theme in query.chosen.get(Facet.THEME, ())]
        title = words or self._label(themes) or tr("New pack")

        def find(library: Library) -> list[DocumentPath]:
            return _found(library, query)

        place.read(
            "finding cases for a pack",
            find,
            lambda paths: self._ask(cut(title, _LONGEST), paths, themes),
        )

    def of_documents(self, paths: Sequence[DocumentPath]) -> None:
        """Make a pack of documents."""
        self._ask(tr("New pack"), list(paths), ())

    def of_theme(self, theme: ThemeId) -> None:
        """Make a pack of the cases of a theme."""
        query = Query("", {Facet.THEME: frozenset({str(theme)})})
        self._place.read(
            "finding cases for a pack",
            lambda library: _found(library, query),
            lambda paths: self._ask(self._label([theme]), paths, [theme]),
        )

    def huddle(self, lesson: DocumentPath) -> None:
        """Make the five-minute pack of a lesson."""
        self._write(tr("Make a huddle"), lambda library: library.packing.huddle(lesson))

    def ask_series(self, pack: DocumentPath, lessons: int) -> None:
        """Ask when the huddles after a session are, and show the packs that come of it."""
        place = self._place
        sheet = SeriesSheet(place.scheme, lessons, self._today(), place.window)
        sheet.given.connect(lambda series: self._plan_series(pack, series))
        self._open(sheet)

    def _plan_series(self, pack: DocumentPath, series: Series) -> None:
        place = self._place

        def show(plan: Plan) -> None:
            files = [PlannedFile(change.path, _planned(change.text)) for change in plan.changes]
            note = tr("It can be undone in one step.")
            lead = tr("{0} packs are written.").format(len(files))
            words = tr("Write them"), tr("What follows the session")
            sheet = PlanSheet(
                place.scheme, words[1], words[0], files, place.window, note=note, lead=lead
            )
            sheet.agreed.connect(lambda: place.changes.carry_out(plan))
            self._open(sheet)

        place.changes.plan(lambda library: library.packing.series(pack, series), show)

    def _ask(
        self,
        title: str,
        paths: Sequence[DocumentPath],
        themes: Sequence[ThemeId],
    ) -> None:
        place = self._place
        if not place.changes.are_allowed:
            return
        if not paths:
            place.say(tr("There are no cases to make a pack of; search for others."))
            return
        count = counted(len(paths), tr("one document"), tr("{0} documents")).format(len(paths))
        if len(paths) == _CONSIDERED:
            count = tr("the best {0}").format(_CONSIDERED)
        lead = tr(
            "Well-founded cases that differ in how they ended are chosen from {0}, and laid out "
            "so that the minutes add up. You can change everything."
        ).format(count)
        sheet = MakeSheet(place.scheme, title[:1].upper() + title[1:], lead, place.window)
        sheet.given.connect(lambda new: self._make(new, paths, themes))
        self._open(sheet)

    def _make(self, new: NewPack, paths: Sequence[DocumentPath], themes: Sequence[ThemeId]) -> None:
        self._write(
            tr("Make the pack “{0}”").format(cut(new.title, _LONGEST)),
            lambda library: library.packing.draft(new.title, paths, new.minutes, new.cases, themes),
        )

    def _write(self, what: str, drafting: Drafting) -> None:
        made: list[DocumentPath] = []

        def work(library: Library) -> Change:
            change = drafting(library)
            made.append(change.path)
            return library.curation.write_all([change], what)

        self._place.changes.make(what, work, lambda: self.made.emit(made[-1]))

    def _label(self, themes: Sequence[ThemeId]) -> str:
        library = self._place.session.library
        if library is None:
            return ""
        return ", ".join(library.vocabulary.label(theme) for theme in themes)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.open()


def _found(library: Library, query: Query) -> list[DocumentPath]:
    """Give the cases that answer a question, else the lessons, the best first."""
    for kind in (Kind.CASE, Kind.LESSON):
        asked = query._replace(chosen={**query.chosen, Facet.KIND: frozenset({kind.value})})
        hits = library.find(asked).hits
        if len(hits):
            return [hits.entry(at).path for at in range(min(len(hits), _CONSIDERED))]
    return []


def _planned(text: str) -> str:
    """Give the day for which a new pack is planned, as it stands in its front matter."""
    for line in text.split("\n"):
        if line.startswith("planned:"):
            return line.partition(":")[2].strip().strip("'\"")
    return ""
