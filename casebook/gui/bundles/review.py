"""One bundle reviewed: read, compared, chosen, and taken in when the user says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.difference import differences
from casebook.domain.names import DocumentPath, ThemeId
from casebook.gui.bundles.review_window import ReviewWindow
from casebook.gui.bundles.state_words import outcome_words, state_words
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.merge_sheet import MergeSheet, arrived
from casebook.gui.wording import counted
from casebook.gui.writing.reunion import decided, places
from casebook.library.bundles.arrival import Arrival, Choice, Comparison, State

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.errors import CasebookError
    from casebook.domain.merge import Merge
    from casebook.gui.sheets.merge_sheet import Side
    from casebook.library.bundles.settling import Taking
    from casebook.library.library import Library

_READING, _WORKING_OUT = "reading a bundle", "working out what a bundle changes"


class Review(QObject):
    """Keeps what was chosen for one bundle; its window shows it.

    Signals:
        taken: A Taking was written, and the Change that it is.
        refused: A sentence why the bundle cannot be read.
        ended: The window is gone.
    """

    taken = Signal(object, object)
    refused = Signal(str)
    ended = Signal()

    def __init__(
        self, path: Path, library: Library, jobs: Jobs, scheme: Scheme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._scheme = scheme
        self._path = path
        self._comparison: Comparison | None = None
        self._choices: dict[DocumentPath, Choice] = {}
        self._merged: dict[DocumentPath, str] = {}
        self._themes: frozenset[ThemeId] = frozenset()
        self._taking: Taking | None = None
        self._is_over = False
        self.sheet: MergeSheet | None = None
        self.window = window = ReviewWindow(scheme, path.name, parent)
        window.left.connect(self._leave)
        window.take_requested.connect(self._take)
        window.list.chosen.connect(self._show)
        window.list.themes_chosen.connect(self._choose_themes)
        window.view.choice_given.connect(self._choose)

    def begin(self) -> None:
        """Show the window and read the bundle."""
        self.window.show()
        self._jobs.start(
            LaneName.WRITE,  # behind the reading of the library, which it is compared with
            _READING,
            lambda progress: self._library.bundles.read(self._path, progress),
            self._take_comparison,
            self._refuse,
            watched=self._show_progress,
            topic=_READING,
        )

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if not self._is_over:
            self.window.show_progress(done, total, what)

    def _take_comparison(self, comparison: Comparison) -> None:
        if self._is_over:
            return
        self._comparison = comparison
        self._choices = {one.path: one.usual for one in comparison.arrivals}
        self._themes = frozenset(theme.id for theme in comparison.themes)
        counts = [f"{state_words(state)}: {count}" for state, count in comparison.counts.items()]
        documents = counted(
            len(comparison.arrivals), self.tr("1 document"), self.tr("{0} documents")
        )
        lead = "  ·  ".join([documents, *counts]) + "."
        window = self.window
        window.show_review(lead, comparison.missing, is_all_here=comparison.is_all_here)
        window.list.show_comparison(comparison)
        self._work_out()

    def _refuse(self, error: CasebookError) -> None:
        if not self._is_over:
            self.refused.emit(str(error))
            self.window.close()

    def _show(self, what: Arrival | State | None) -> None:
        view, comparison = self.window.view, self._comparison
        if comparison is None or self._is_over:
            return
        if isinstance(what, Arrival):
            view.show_arrival(what, self._choices[what.path])
            self._compare(what)
        elif what is not None:
            view.show_group(what, comparison.counts[what])
        else:
            view.show_nothing(
                self.tr(
                    "Themes that its documents use. What your library says of a theme stays; "
                    "their words for it are added."
                )
            )

    def _compare(self, arrival: Arrival) -> None:
        mine = arrival.mine
        if mine is None or arrival.state is State.SAME:
            return

        def take(found: object) -> None:
            if not self._is_over and self.window.list.what is arrival:
                self.window.view.show_differences(found)  # type: ignore[arg-type]

        self._jobs.start(
            LaneName.READ,
            "comparing with a bundle",
            lambda _: differences(mine.text, arrival.text),
            take,
            self._fail,
            topic="comparing with a bundle",
        )

    def _choose(self, choice: Choice) -> None:
        what = self.window.list.what
        if isinstance(what, Arrival) and choice is Choice.MERGED:
            self._merge(what)
        elif isinstance(what, Arrival):
            self._settle(what, choice)
        elif what is not None and self._comparison is not None:
            same = [one for one in self._comparison.arrivals if one.state is what]
            self._choices |= {one.path: choice for one in same}
            self._work_out()

    def _settle(self, arrival: Arrival, choice: Choice) -> None:
        self._choices[arrival.path] = choice
        if self.window.list.what is arrival:
            self.window.view.tick(choice)
        self._work_out()

    def _merge(self, arrival: Arrival) -> None:
        def take(merge: Merge) -> None:
            if self._is_over:
                return
            if merge.text is not None:
                self._merged[arrival.path] = merge.text
                self._settle(arrival, Choice.MERGED)
            else:
                self._ask(arrival, merge)

        self._jobs.start(
            LaneName.READ,
            "merging with a bundle",
            lambda _: arrival.merged(),
            take,
            self._fail,
            topic="merging with a bundle",
        )

    def _ask(self, arrival: Arrival, merge: Merge) -> None:
        sheet = MergeSheet(self._scheme, arrived(arrival.title), places(merge), self.window)
        self.sheet = sheet

        def decide(sides: tuple[Side, ...]) -> None:
            self._merged[arrival.path] = decided(merge, sides)
            self._settle(arrival, Choice.MERGED)

        sheet.decided.connect(decide)
        sheet.rejected.connect(lambda: self._settle(arrival, self._choices[arrival.path]))
        sheet.open()

    def _choose_themes(self, themes: frozenset[ThemeId]) -> None:
        if self._comparison is not None and themes != self._themes:
            self._themes = themes
            self._work_out()

    def _work_out(self) -> None:
        """Find out what would be written with these choices, and say so."""
        comparison = self._comparison
        if comparison is None:
            return
        self.window.list.show_choices(self._choices)
        choices, merged, themes = dict(self._choices), dict(self._merged), self._themes
        self._taking = None
        self.window.take.setEnabled(False)
        self._jobs.start(
            LaneName.READ,
            _WORKING_OUT,
            lambda _: self._library.bundles.settle(comparison, choices, merged, themes),
            self._show_taking,
            self._fail,
            topic=_WORKING_OUT,
        )

    def _show_taking(self, taking: Taking) -> None:
        if self._is_over:
            return
        self._taking = taking
        refused = [one.refused for one in taking.outcomes if one.refused]
        words = self.tr("Taking it in: {0}.").format(told(taking))
        if not taking.changes:
            words = self.tr("Nothing would change.")
        self.window.show_outcome(
            " ".join([words, *refused, *taking.warnings]), may_take=bool(taking.changes)
        )

    def _take(self) -> None:
        taking = self._taking
        if taking is None:
            return
        self.window.show_taking()

        def take(change: Change) -> None:
            self.taken.emit(taking, change)
            self.window.end()

        self._jobs.start(
            LaneName.WRITE,
            "taking a bundle in",
            lambda _: self._library.bundles.take(taking),
            take,
            lambda error: self.window.show_refused(str(error)),
        )

    def _fail(self, error: CasebookError) -> None:
        if not self._is_over:
            self.window.show_outcome(str(error), may_take=False)

    def _leave(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._jobs.cancel(_READING)
            self.ended.emit()


def told(taking: Taking) -> str:
    """Say what a taking adds and changes."""
    return outcome_words(
        len(taking.added), len(taking.changed), len(taking.themes), len(taking.pictures)
    )
