"""The way of a lesson: its state, its uses, and how it ends in another lesson."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.edit import Edits, apply_edits, replacing
from casebook.domain.lesson import Application, Lesson, State
from casebook.domain.names import DocumentPath, id_of
from casebook.domain.query import Facet
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.lessons.drawing import search_lessons
from casebook.gui.look.text_block import cut
from casebook.gui.proposals import Proposals
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.state_sheet import AppliedSheet, Passing, StateSheet
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.query import Entry
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan

_LONGEST = 60
_ENDED = {State.REJECTED, State.RETIRED}
Planning = Callable[["Library", DocumentPath, DocumentPath], "Plan"]
PassageSeeker = Callable[[DocumentPath, str], None]
"""Looks for a passage for a lesson, given with its title."""


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
        seek_passage: PassageSeeker,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._seek_passage = seek_passage
        self._today = today
        self._proposals = Proposals(place.window, place.scheme, place.changes)

    def change_state(self, path: DocumentPath, state: State) -> None:
        """Take a lesson into a state; what its gate still needs is asked for first."""

        def ask(lesson: Lesson | None) -> None:
            if lesson is not None and lesson.state is not state:
                self._ask(lesson, state)

        written = self._place.changes.text_written(path)
        self._place.read("reading a lesson", lambda library: _lesson(library, path, written), ask)

    def log_use(self, path: DocumentPath, title: str) -> None:
        """Note that a lesson was put to use today; offer to say more, and to take it back."""
        row = Application(str(self._today()), "", "")

        def edits(text: str) -> Edits:
            from casebook.markdown.editing.evidence import applied_edits

            return applied_edits(text, row.date, row.where, row.result)

        what = self.tr("Applied: {0}").format(cut(title, _LONGEST))
        self._place.changes.edit(path, what, edits, lambda: self._offer(path, title, row))

    def say_more(self, path: DocumentPath, title: str, logged: Application) -> None:
        """Ask where and with what result a lesson was put to use, for a row that stands there."""
        place = self._place

        def edits(text: str, said: Application) -> Edits:
            from casebook.markdown.editing.evidence import use_edits

            return use_edits(text, logged, said)

        what = self.tr("Note where it was applied")
        sheet = AppliedSheet(place.scheme, title, logged, place.window)
        sheet.applied.connect(
            lambda said: place.changes.edit(path, what, lambda text: edits(text, said))
        )
        sheet.open()

    def _offer(self, path: DocumentPath, title: str, row: Application) -> None:
        place = self._place
        ways = [(self.tr("Say where…"), lambda: self.say_more(path, title, row))]
        if place.changes.is_written(path):
            words = self.tr("Applied today: “{0}”, not saved yet")
        else:
            words = self.tr("Applied today: “{0}”")
            ways.append((self.tr("Undo"), place.changes.undo))
        place.offer(words.format(cut(title, _LONGEST)), *ways)

    def replace(self, path: DocumentPath, title: str) -> None:
        """Ask which lesson replaces one, show what changes, and retire it."""
        ask, act = self.tr("Which lesson replaces it?"), self.tr("Replace it")
        what = self.tr("Replace “{0}” by “{1}”")
        self._ask_for_other(path, title, ask, lambda by: self._end(path, by, what, act, _replacing))

    def merge(self, path: DocumentPath, title: str) -> None:
        """Ask which lesson takes over all of one, show what changes, and retire it."""
        ask, act = self.tr("Into which lesson is it to be merged?"), self.tr("Merge them")
        what = self.tr("Merge “{0}” into “{1}”")
        self._ask_for_other(path, title, ask, lambda by: self._end(path, by, what, act, _merging))

    def _ask(self, lesson: Lesson, state: State) -> None:
        place = self._place
        themes = ThemeEditor(place.scheme, self.tr("Themes"))
        library = place.session.library
        if library is not None:
            themes.set_vocabulary(library.vocabulary)
        sheet = StateSheet(place.scheme, lesson, state, themes, self._today(), place.window)
        if sheet.asks:
            sheet.passed.connect(lambda passing: self._pass(lesson, passing))
            sheet.passage_requested.connect(lambda: self._seek_passage(lesson.path, lesson.title))
            sheet.open()
        else:
            sheet.deleteLater()
            self._pass(lesson, Passing(state))

    def _pass(self, lesson: Lesson, passing: Passing) -> None:
        state = word_of(passing.state).lower()
        what = self.tr("“{0}” is {1}").format(cut(lesson.title, _LONGEST), state)
        self._place.changes.edit(lesson.path, what, lambda text: passing_edits(text, passing))

    def _ask_for_other(
        self, path: DocumentPath, title: str, ask: str, take: Callable[[DocumentPath], None]
    ) -> None:
        place = self._place
        picker = LessonPicker(place.scheme, place.icons, title, None, place.window, title=ask)

        def begin(alike: tuple[Entry, ...]) -> None:
            picker.show_lessons(alike, alike=True)
            search_lessons(place, picker, alike, lambda found: _in_use(found, path))
            picker.open()

        picker.picked.connect(take)
        place.read(
            "looking for lessons that are alike",
            lambda library: tuple(_in_use((hit.entry for hit in library.similar(path)), path)),
            begin,
            topic="alike",
        )

    def _end(
        self, path: DocumentPath, by: DocumentPath, what: str, act: str, planning: Planning
    ) -> None:
        """Show what changes when a lesson ends in another, and do it when the user agrees."""
        named = what.format(*(cut(self._title(one), _LONGEST) for one in (path, by)))

        def planned(library: Library) -> Plan:
            return replace(planning(library, path, by), what=named)

        self._proposals.offer(named, act, planned)

    def _title(self, path: DocumentPath) -> str:
        library = self._place.session.library
        entry = library.shelf.entry(path) if library is not None else None
        return entry.title if entry is not None else id_of(path)


def _in_use(entries: Iterable[Entry], apart_from: DocumentPath) -> list[Entry]:
    """Leave out one lesson, and those that have ended."""
    return [
        entry
        for entry in entries
        if entry.path != apart_from and entry.value(Facet.STATE) not in _ENDED
    ]


def _lesson(library: Library, path: DocumentPath, written: str | None) -> Lesson | None:
    """Read a lesson from its file, or from the text of its editor."""
    from casebook.markdown.reading import read_document

    document = library.document(path) if written is None else read_document(written, path)
    return document if isinstance(document, Lesson) else None


def _replacing(library: Library, path: DocumentPath, other: DocumentPath) -> Plan:
    return library.curation.plan_replacement(path, other)


def _merging(library: Library, path: DocumentPath, other: DocumentPath) -> Plan:
    return library.curation.plan_lesson_merge(other, path)
