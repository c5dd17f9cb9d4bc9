"""The way of a lesson: its state, its uses, and how it ends in another lesson."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.edit import Edits, apply_edits, replacing
from casebook.domain.lesson import Application, Lesson, State
from casebook.domain.names import DocumentPath
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.lessons.drawing import search_lessons
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet
from casebook.gui.sheets.state_sheet import AppliedSheet, Passing, StateSheet
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.query import Entry
    from casebook.gui.lessons.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan

_LONGEST = 60
Planning = Callable[["Library", DocumentPath, DocumentPath], "Plan"]


def passing_edits(text: str, passing: Passing) -> Edits:
    """Give the edits that take a lesson into another state, with all that it takes along.

    Raises:
        EditRefused: The front matter or the table cannot be changed without guessing.
    """
    from casebook.markdown.editing.evidence import applied_edits
    from casebook.markdown.editing.properties import property_edits

    changed = text
    for key, value in passing.properties.items():
        given = value if isinstance(value, str) else list(value)
        changed = apply_edits(changed, property_edits(changed, key, given))
    if passing.applied is not None:
        row = passing.applied
        changed = apply_edits(changed, applied_edits(changed, row.date, row.where, row.result))
    changed = apply_edits(changed, property_edits(changed, "state", passing.state.value))
    return replacing(text, 0, len(text), changed)


class StateDesk(QObject):
    """Carries lessons from state to state."""

    def __init__(
        self,
        place: Workplace,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._today = today

    def change_state(self, path: DocumentPath, state: State) -> None:
        """Take a lesson into a state; what its gate still needs is asked for first."""

        def ask(lesson: Lesson | None) -> None:
            if lesson is not None and lesson.state is not state:
                self._ask(lesson, state)

        self._place.read("reading a lesson", lambda library: _lesson(library, path), ask)

    def log_use(self, path: DocumentPath, title: str) -> None:
        """Ask where a lesson was put to use, and note it."""
        place = self._place
        sheet = AppliedSheet(place.scheme, title, self._today(), place.window)
        sheet.applied.connect(lambda row: self._note(path, row))
        sheet.open()

    def replace(self, path: DocumentPath, title: str) -> None:
        """Ask which lesson replaces one, show what changes, and retire it."""
        ask = self.tr("Which lesson replaces it?")
        self._ask_for_other(path, title, ask, self.tr("Replace it"), _replacing)

    def merge(self, path: DocumentPath, title: str) -> None:
        """Ask which lesson takes over all of one, show what changes, and retire it."""
        ask = self.tr("Into which lesson is it to be merged?")
        self._ask_for_other(path, title, ask, self.tr("Merge them"), _merging)

    def _ask(self, lesson: Lesson, state: State) -> None:
        place = self._place
        themes = ThemeEditor(place.scheme, self.tr("Themes"))
        library = place.session.library
        if library is not None:
            themes.set_vocabulary(library.vocabulary)
        sheet = StateSheet(place.scheme, lesson, state, themes, self._today(), place.window)
        if sheet.asks:
            sheet.passed.connect(lambda passing: self._pass(lesson, passing))
            sheet.open()
        else:
            sheet.deleteLater()
            self._pass(lesson, Passing(state))

    def _pass(self, lesson: Lesson, passing: Passing) -> None:
        state = word_of(passing.state).lower()
        what = self.tr("“{0}” is {1}").format(cut(lesson.title, _LONGEST), state)
        self._place.changes.edit(lesson.path, what, lambda text: passing_edits(text, passing))

    def _note(self, path: DocumentPath, row: Application) -> None:
        def edits(text: str) -> Edits:
            from casebook.markdown.editing.evidence import applied_edits

            return applied_edits(text, row.date, row.where, row.result)

        self._place.changes.edit(path, self.tr("Note where it was applied"), edits)

    def _ask_for_other(
        self, path: DocumentPath, title: str, ask: str, act: str, planning: Planning
    ) -> None:
        place = self._place
        picker = LessonPicker(place.scheme, place.icons, title, None, place.window, title=ask)

        def begin(alike: tuple[Entry, ...]) -> None:
            picker.show_lessons(alike, alike=True)
            search_lessons(place, picker, alike)
            picker.open()

        def plan(other: DocumentPath) -> None:
            if other == path:
                place.say(self.tr("That is the lesson itself; choose another one."))
                return
            place.changes.plan(
                lambda library: planning(library, path, other),
                lambda planned: self._show_plan(planned, act),
            )

        picker.picked.connect(plan)
        place.read(
            "looking for lessons that are alike",
            lambda library: tuple(hit.entry for hit in library.similar(path)),
            begin,
            topic="alike",
        )

    def _show_plan(self, plan: Plan, act: str) -> None:
        place = self._place
        if plan.refused:
            place.say(" ".join(plan.refused.values()))
            return
        files = [PlannedFile(change.path, "") for change in plan.changes]
        note = self.tr("It can be undone in one step.")
        sheet = PlanSheet(place.scheme, plan.what, act, files, place.window, note=note)
        sheet.agreed.connect(lambda: place.changes.carry_out(plan))
        sheet.open()


def _lesson(library: Library, path: DocumentPath) -> Lesson | None:
    document = library.document(path)
    return document if isinstance(document, Lesson) else None


def _replacing(library: Library, path: DocumentPath, other: DocumentPath) -> Plan:
    return library.curation.plan_replacement(path, other)


def _merging(library: Library, path: DocumentPath, other: DocumentPath) -> Plan:
    return library.curation.plan_lesson_merge(other, path)
