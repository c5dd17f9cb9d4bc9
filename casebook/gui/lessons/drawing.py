"""New lessons, and more evidence for those that are there, from words selected in a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from casebook.domain.names import DocumentPath, id_of
from casebook.domain.query import Entry, Facet, Query
from casebook.domain.values import Kind, Role
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.lessons.passages import Selected
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.case_picker import CasePicker
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.lesson_sheet import LessonSheet, NewLesson
from casebook.gui.workplace import Workplace

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.edit import Edits
    from casebook.domain.names import ThemeId
    from casebook.library.library import Library
    from casebook.markdown.editing.selecting import SelectedPassage

MOST_FOUND = 40
"""Documents that a picker lists at most."""
_ALIKE = 5
_SHARED = 2
"""How many telling words a lesson must share with a passage to be offered beside it."""
_LONGEST = 60
_PICKING = "picking"
Show = Callable[[DocumentPath, DocumentPath | None], None]
"""Shows a lesson, given with the case beside which it is to be shown, or None."""


class Drawn(NamedTuple):
    """A passage with what is known of where it goes.

    Attributes:
        case: The case.
        passage: The words, found in it.
        themes: The themes of the case.
        alike: Lessons that may say the same.
    """

    case: DocumentPath
    passage: SelectedPassage
    themes: tuple[ThemeId, ...]
    alike: tuple[Entry, ...]


class Drawing(QObject):
    """Makes lessons of passages."""

    def __init__(self, place: Workplace, show: Show, parent: QObject | None = None) -> None:
        """Take what it works with, and who shows a lesson that was made."""
        super().__init__(parent)
        self._place = place
        self._show = show

    def make_lesson(self, selected: Selected) -> None:
        """Ask for the sentence of a new lesson that rests on selected words."""
        self._find(selected, lambda drawn: self._ask_for_lesson(drawn, ""))

    def add_evidence(self, selected: Selected, role: Role) -> None:
        """Ask which lesson selected words support or contradict."""
        self._find(selected, lambda drawn: self._ask_which(drawn, role))

    def begin_lesson(self) -> None:
        """Ask for a new lesson that rests on nothing yet."""
        sheet = LessonSheet(self._place.scheme, "", self._themes(()), (), self._place.window)
        sheet.given.connect(lambda new: self._write(new, None, Role.SUPPORTS))
        sheet.existing_chosen.connect(lambda path: self._show(path, None))
        self._look_for_the_like(sheet)
        sheet.open()

    def quote(self, drawn: Drawn, lesson: DocumentPath, title: str, role: Role) -> None:
        """Write a passage into a lesson, and show it there beside the case."""

        def edits(text: str) -> Edits:
            from casebook.markdown.editing.evidence import evidence_edits

            made = evidence_edits(text, drawn.passage.markdown, id_of(drawn.case), role)
            written.append(bool(made))
            return made

        def show() -> None:
            if not written[-1]:
                self._place.say(self.tr("The lesson quotes these words already."))
            self._show(lesson, drawn.case)

        words = {
            Role.SUPPORTS: self.tr("Evidence for “{0}”"),
            Role.CONTRADICTS: self.tr("Counter-evidence for “{0}”"),
        }
        written: list[bool] = []
        what = words[role].format(cut(title, _LONGEST))
        self._place.changes.edit(lesson, what, edits, show)

    def _find(self, selected: Selected, then: Callable[[Drawn], None]) -> None:
        def find(library: Library) -> Drawn:
            from casebook.markdown.editing.selecting import selected_passage

            case = library.document(selected.case)
            passage = selected_passage(case, selected.words)
            alike = library.lessons_for(passage.words, _ALIKE)
            entries = tuple(one.hit.entry for one in alike if len(one.words) >= _SHARED)
            return Drawn(selected.case, passage, case.themes, entries)

        self._place.read("finding a passage", find, then, topic="passage")

    def _ask_for_lesson(self, drawn: Drawn, title: str, role: Role = Role.SUPPORTS) -> None:
        proposed = title or (drawn.passage.words if drawn.passage.is_lesson else "")
        sheet = LessonSheet(
            self._place.scheme,
            drawn.passage.words,
            self._themes(drawn.themes),
            drawn.alike,
            self._place.window,
            proposed=proposed,
        )
        sheet.given.connect(lambda new: self._write(new, drawn, role))
        sheet.existing_chosen.connect(lambda path: self._quote_in(drawn, path, role))
        self._look_for_the_like(sheet)
        sheet.open()

    def _ask_which(self, drawn: Drawn, role: Role) -> None:
        place = self._place
        picker = LessonPicker(place.scheme, place.icons, drawn.passage.words, role, place.window)
        picker.show_lessons(drawn.alike, alike=True)
        search_lessons(place, picker, drawn.alike)
        picker.picked.connect(lambda path: self._quote_in(drawn, path, role))
        picker.new_requested.connect(lambda words: self._ask_for_lesson(drawn, words, role))
        if not drawn.alike:
            picker.typed.emit("")  # all there are, to choose from
        picker.open()

    def _look_for_the_like(self, sheet: LessonSheet) -> None:
        """Let a sheet say which lesson says the like, as one writes."""

        def look(words: str) -> None:
            self._place.read(
                "looking for a lesson that says the like",
                lambda library: library.lessons_like([words])[0],
                sheet.show_like,
                topic=_PICKING,
            )

        sheet.written.connect(look)
        sheet.finished.connect(lambda: self._place.jobs.cancel(_PICKING))

    def _quote_in(self, drawn: Drawn, lesson: DocumentPath, role: Role) -> None:
        self.quote(drawn, lesson, self._title_of(lesson), role)

    def _title_of(self, lesson: DocumentPath) -> str:
        library = self._place.session.library
        entry = library.shelf.entry(lesson) if library is not None else None
        return entry.title if entry is not None else id_of(lesson)

    def _themes(self, proposed: Sequence[ThemeId]) -> ThemeEditor:
        editor = ThemeEditor(self._place.scheme, self.tr("Themes"))
        library = self._place.session.library
        if library is not None:
            editor.set_vocabulary(library.vocabulary)
        editor.show_values(tuple(proposed))
        return editor

    def _write(self, new: NewLesson, drawn: Drawn | None, role: Role) -> None:
        what = self.tr("New lesson “{0}”").format(cut(new.title, _LONGEST))
        written: list[DocumentPath] = []

        def work(library: Library) -> Change:
            from casebook.domain.edit import apply_edits
            from casebook.markdown.editing.evidence import evidence_edits
            from casebook.storage.keeping.journal import FileChange

            made = library.curation.new_document(Kind.LESSON, new.title, themes=new.themes)
            text = made.text
            if drawn is not None:
                markdown = drawn.passage.markdown
                text = apply_edits(text, evidence_edits(text, markdown, id_of(drawn.case), role))
            written.append(made.path)
            return library.curation.write_all([FileChange(made.path, text, None)], what)

        def show() -> None:
            self._show(written[-1], drawn.case if drawn is not None else None)

        self._place.changes.make(what, work, show)


def search_lessons(
    place: Workplace,
    picker: LessonPicker,
    alike: Sequence[Entry] = (),
    among: Callable[[Sequence[Entry]], Sequence[Entry]] = tuple,
) -> None:
    """Let a picker find lessons by what is typed into it.

    Args:
        place: Where they are looked for.
        picker: The picker.
        alike: Those that come back when nothing is typed.
        among: Leaves out those that are not to be chosen.
    """

    def show(found: Sequence[Entry]) -> None:
        picker.show_lessons(among(found))

    def look(words: str) -> None:
        if not words.strip() and alike:
            picker.show_lessons(alike, alike=True)
            return
        _find(place, Kind.LESSON, words, show)

    picker.typed.connect(look)
    picker.finished.connect(lambda: place.jobs.cancel(_PICKING))


def search_cases(place: Workplace, picker: CasePicker) -> None:
    """Let a picker find cases by what is typed into it; all of them without words."""
    picker.typed.connect(lambda words: _find(place, Kind.CASE, words, picker.show_entries))
    picker.finished.connect(lambda: place.jobs.cancel(_PICKING))
    picker.typed.emit("")


def _find(
    place: Workplace, kind: Kind, words: str, take: Callable[[Sequence[Entry]], None]
) -> None:
    """Find documents of a kind by words; the best come first."""

    def find(library: Library) -> list[Entry]:
        query = Query(words, {Facet.KIND: frozenset({kind.value})}, as_typed=True)
        hits = library.find(query).hits
        return [hits.entry(at) for at in range(min(len(hits), MOST_FOUND))]

    place.read("finding documents to choose from", find, take, topic=_PICKING)
