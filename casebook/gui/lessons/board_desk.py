"""The board of lessons: it shows the lessons of the list by their state, and follows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from casebook.domain.board import BoardLesson
from casebook.domain.errors import CasebookError
from casebook.domain.gates import Need, is_within_reach, still_needed
from casebook.domain.lesson import Lesson, State
from casebook.domain.names import DocumentPath
from casebook.domain.values import Kind
from casebook.gui.board.lesson_board import Gate, LessonBoard
from casebook.gui.jobs import LaneName
from casebook.gui.lessons.gate_words import gate_words
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.progress import Progress
    from casebook.domain.query import Entry, Results
    from casebook.gui.lessons.lesson_desk import LessonDesk
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_STATES = (State.IDENTIFIED, State.VALIDATED, State.EMBEDDED)


class Placed(NamedTuple):
    """A lesson that was read for the board.

    Attributes:
        changed: When its file was changed last, in seconds since 1970.
        card: What the board shows of it.
        needs: By state, what it still needs to get there.
    """

    changed: float
    card: BoardLesson
    needs: Mapping[State, tuple[Need, ...]]


class BoardDesk(QObject):
    """Shows the board in the middle of the window instead of list and page.

    Attributes:
        board: The board.
    """

    def __init__(
        self,
        place: Workplace,
        lessons: LessonDesk,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._lessons = lessons
        self._placed: dict[DocumentPath, Placed] = {}
        self._opened: DocumentPath | None = None
        self._first: DocumentPath | None = None
        self._takes_keyboard = False
        self.board = LessonBoard(place.scheme, place.icons, self._gate, today())
        self.board.lesson_requested.connect(self._open)
        self.board.state_requested.connect(lessons.states.change_state)
        self.board.new_requested.connect(lessons.drawing.begin_lesson)
        self.board.list_requested.connect(self.leave)
        self.board.use_requested.connect(lessons.states.log_use)

    @property
    def is_shown(self) -> bool:
        """Whether the board is shown."""
        return self._place.view.alone is self.board

    def show(self) -> None:
        """Show the lessons of the list on the board, or all of them when it shows others."""
        place = self._place
        library = place.session.library
        if library is None:
            return
        self._opened = None
        self.board.set_writable(not library.read_only)
        self.board.show_vocabulary(library.vocabulary)
        self._takes_keyboard = True
        find = place.panes.made(Panes.find)
        if find is not None:
            find.leave()
        place.view.show_alone(self.board)
        self._tell()
        if place.finder.kind is not Kind.LESSON:
            place.lists.show_kind(Kind.LESSON)
        elif place.finder.results is not None:
            self._read(place.finder.results)

    def leave(self) -> None:
        """Show list and page again."""
        if self.is_shown:
            self._place.view.show_alone(None)
            self._place.panes.results.take_focus()
        self._tell()

    def go_back(self) -> bool:
        """Go back to the board from a lesson that was opened on it; False when none was.

        From the board, one goes back to list and page.
        """
        if self.is_shown:
            self.leave()
            return True
        opened, now = self._opened, self._place.reader.path
        if opened is None or opened != now:
            return False
        self.show()
        self._first = opened
        self.board.select(opened)
        return True

    def can_go_back(self) -> bool:
        """Whether there is a board to go back to, or to leave."""
        return self.is_shown or self._opened is not None

    def take_results(self, results: Results) -> None:
        """Follow the list; when it shows other kinds, the board goes."""
        if not self.is_shown:
            return
        if self._place.finder.kind is not Kind.LESSON:
            self.leave()
        else:
            self._read(results)

    def take_opened(self, path: DocumentPath) -> None:
        """Make room for a document that was opened; one from the board leads back to it."""
        if path != self._opened:
            self._opened = None
        if self.is_shown:
            self._place.view.show_alone(None)
            self._tell()

    def let_go(self) -> None:
        """Forget the lessons of a library that was closed."""
        self._placed.clear()
        self._opened = self._first = None
        self.leave()
        self.board.show_lessons(())

    def _read(self, results: Results) -> None:
        """Read the lessons that are not known yet, off the GUI thread, and show all."""
        library = self._place.session.library
        if library is None:
            return
        hits = results.hits
        entries = [hits.entry(at) for at in range(len(hits))]
        wanted = [entry for entry in entries if entry.kind is Kind.LESSON]
        unknown = [entry for entry in wanted if not self._knows(entry)]
        if not unknown:
            self._show(wanted)
            return

        def take(read: dict[DocumentPath, Placed]) -> None:
            if library is self._place.session.library:
                self._placed.update(read)
                self._show(wanted)

        status = self._place.panes.status
        self._place.jobs.start(
            LaneName.READ,
            self.tr("reading lessons"),
            lambda progress: _read_lessons(library, unknown, progress),
            take,
            lambda error: status.say(str(error)),
            watched=status.show_progress,
            ended=status.settle,
            topic="board",
        )

    def _knows(self, entry: Entry) -> bool:
        placed = self._placed.get(entry.path)
        return placed is not None and placed.changed == entry.changed

    def _show(self, wanted: list[Entry]) -> None:
        found = (self._placed.get(entry.path) for entry in wanted)
        self.board.show_lessons([placed.card for placed in found if placed is not None])
        if self._first is not None:
            self.board.select(self._first)
            self._first = None
        elif self._takes_keyboard:
            self.board.focus_first()
        self._takes_keyboard = False

    def _tell(self) -> None:
        """Let title and actions say what is shown."""
        place, reading = self._place, self._place.reader.reading
        title = reading.document.title if reading is not None else ""
        place.desk.title_changed.emit(self.tr("Lessons") if self.is_shown else title)
        place.actions["lessons-board"].setChecked(self.is_shown)
        way_back = place.reader.history.can_go_back or self.can_go_back()
        place.actions["back"].setEnabled(way_back)

    def _gate(self, lesson: BoardLesson, state: State) -> Gate:
        """Say what a lesson meets on its way into a state."""
        placed = self._placed.get(lesson.path)
        needs = placed.needs.get(state, ()) if placed is not None else ()
        return Gate(gate_words(state, needs), is_within_reach(needs))

    def _open(self, path: DocumentPath) -> None:
        self._opened = path
        self._place.desk.open(path)


def _read_lessons(
    library: Library, entries: list[Entry], progress: Progress
) -> dict[DocumentPath, Placed]:
    """Read lessons; those that cannot be read are left out, the list says what is wrong."""
    read: dict[DocumentPath, Placed] = {}
    for at, entry in enumerate(entries):
        progress.step(at, len(entries), entry.path)
        try:
            lesson = library.document(entry.path)
        except CasebookError:
            continue
        if isinstance(lesson, Lesson):
            needs = {state: still_needed(lesson, state) for state in _STATES}
            read[entry.path] = Placed(entry.changed, BoardLesson.of(lesson), needs)
    return read
