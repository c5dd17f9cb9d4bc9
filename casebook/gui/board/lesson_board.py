"""The board: four columns for the way of a lesson, two places for its ends, and what is urgent.

Cards are moved with the mouse, or by the keyboard: Space picks a card up, the arrows carry it,
Space puts it down, Esc leaves it where it was. The board itself changes nothing; it asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casebook.domain.board import BoardLesson
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.board.board_head import BoardHead
from casebook.gui.board.card_menu import CardMenu
from casebook.gui.board.column import BoardColumn, CardList
from casebook.gui.board.end_button import EndButton
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.palette import theme_colours
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of

COLUMNS = (State.OBSERVED, State.IDENTIFIED, State.VALIDATED, State.EMBEDDED)
ENDS = (State.REJECTED, State.RETIRED)
_FOOT_HEIGHT = 36


@dataclass(frozen=True, slots=True)
class Gate:
    """What a lesson meets on its way into a state.

    Attributes:
        words: What will be asked for, or what is missing.
        met: Whether it may go there now.
    """

    words: str
    met: bool = True


Gatekeeper = Callable[[BoardLesson, State], Gate]


def _asks_for(state: State) -> str:
    """Say in a few words what a column asks for."""
    words = {
        State.OBSERVED: "A first note, no gate",
        State.IDENTIFIED: "Passage, theme, moment of need",
        State.VALIDATED: "A person and a date",
        State.EMBEDDED: "A row in Applied",
    }
    return QCoreApplication.translate("Board", words[state])


class LessonBoard(Surface):
    """All lessons by their state.

    Signals:
        lesson_requested: The path of a lesson to open.
        state_requested: A path and the State that the lesson is to have.
        new_requested: A new lesson is to begin; it is observed, as any other state is earned.
        list_requested: The lessons are to be seen as a list.
        use_requested: The path and the title of a lesson that was put to use.
    """

    lesson_requested = Signal(object)
    state_requested = Signal(object, State)
    new_requested = Signal()
    list_requested = Signal()
    use_requested = Signal(object, str)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        gatekeeper: Gatekeeper,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, "pane", parent)
        self._gatekeeper = gatekeeper
        self._lessons: dict[DocumentPath, BoardLesson] = {}
        self._held: BoardLesson | None = None
        self._over: State | None = None
        self._writable = True
        self.head = BoardHead(scheme, icons, today)
        self.head.switch.list_requested.connect(self.list_requested)
        self.head.narrowed.connect(self._fill)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = {
            state: BoardColumn(scheme, icons, state, _asks_for(state), today) for state in COLUMNS
        }
        self.ends = {state: EndButton(scheme, state) for state in ENDS}
        self.hint = Words(scheme, TextRole.SNIPPET, "text3", wrapped=False)
        self._lay_out(scheme)
        self._wire()
        self.show_lessons(())

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the colours of themes."""
        colours: Mapping[ThemeId, str] = theme_colours(vocabulary)
        for column in self.columns.values():
            column.delegate.show_colours(colours)
            column.cards.viewport().update()

    def show_lessons(self, lessons: Sequence[BoardLesson]) -> None:
        """Show these lessons, those due first; the filters and the keyboard's place stay."""
        self._lessons = {lesson.path: lesson for lesson in lessons}
        if self._held is not None and self._held.path not in self._lessons:
            self._let_go()
        self.head.show_lessons(lessons)
        self._fill()

    def set_writable(self, writable: bool) -> None:
        """Let lessons be begun and moved, or only looked at."""
        self._writable = writable
        for column in self.columns.values():
            column.set_writable(writable)
        for end in self.ends.values():
            end.setAcceptDrops(writable)
        self._say()

    def focus_first(self) -> None:
        """Put the keyboard on the first card there is."""
        for column in self.columns.values():
            if column.model.lessons:
                if not column.cards.currentIndex().isValid():
                    column.cards.setCurrentIndex(column.model.index(0))
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def select(self, path: DocumentPath) -> None:
        """Put the keyboard on the card of a lesson."""
        lesson = self._lessons.get(path)
        if lesson is not None and lesson.state in self.columns:
            column = self.columns[lesson.state]
            column.select(path)
            column.cards.setFocus()

    def current(self) -> BoardLesson | None:
        """Give the lesson on whose card the keyboard is; None for none."""
        at = self.window().focusWidget()
        return at.current() if isinstance(at, CardList) and self.isAncestorOf(at) else None

    def _show_menu(self, lesson: BoardLesson, place: QPoint) -> None:
        menu = CardMenu(self._scheme, lesson, writable=self._writable, parent=self)
        menu.opened.connect(lambda: self.lesson_requested.emit(lesson.path))
        menu.used.connect(lambda: self._log_use(lesson))
        menu.state_chosen.connect(lambda state: self._ask(lesson.path, state))
        menu.popup(place)

    def _log_use(self, lesson: BoardLesson) -> None:
        self.use_requested.emit(lesson.path, lesson.title)

    def _lay_out(self, scheme: Scheme) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(8, 0, 8, 0)
        middle.setSpacing(4)
        for column in self.columns.values():
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            middle.addWidget(column, 1)
        foot = QWidget()
        foot.setFixedHeight(_FOOT_HEIGHT)
        below = QHBoxLayout(foot)
        below.setContentsMargins(16, 0, 16, 0)
        below.setSpacing(8)
        for end in self.ends.values():
            below.addWidget(end)
        below.addStretch(1)
        below.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(Line(scheme))
        whole.addLayout(middle, 1)
        whole.addWidget(Line(scheme))
        whole.addWidget(foot)

    def _wire(self) -> None:
        for state, column in self.columns.items():
            column.dropped.connect(lambda path, to=state: self._ask(path, to))
            column.hovered.connect(lambda path, to=state: self._hover(path, to))
            column.new_requested.connect(self.new_requested)
            column.cards.opened.connect(self.lesson_requested)
            column.cards.menu_requested.connect(self._show_menu)
            column.delegate.use_requested.connect(self._log_use)
            column.cards.key_taken.connect(lambda event, at=state: self._take_key(event, at))
        for state, end in self.ends.items():
            end.dropped.connect(lambda path, to=state: self._ask(path, to))
            end.lesson_requested.connect(self.lesson_requested)

    def _fill(self) -> None:
        """Put the lessons that pass the filters into their columns."""
        shown = [lesson for lesson in self._lessons.values() if self.head.passes(lesson)]
        shown.sort(key=_urgency)
        for state, column in self.columns.items():
            column.show_lessons(tuple(one for one in shown if one.state is state))
        for state, end in self.ends.items():
            end.show_lessons([one for one in shown if one.state is state])
        self._say()

    def _take_key(self, event: QKeyEvent, at: State) -> None:
        """Pick a card up, carry it, put it down; else walk between the columns."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if step is not None:
            self._carry(step) if self._held is not None else self._walk(at, step)
        elif key is Qt.Key.Key_Space:
            self._pick_up_or_put_down(at)
        elif key is Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        else:
            return
        event.accept()

    def _walk(self, at: State, step: int) -> None:
        order = list(COLUMNS)
        row = self.columns[at].cards.currentIndex().row()
        place = order.index(at) + step
        while 0 <= place < len(order):
            column = self.columns[order[place]]
            if column.model.lessons:
                last = len(column.model.lessons) - 1
                column.cards.setCurrentIndex(column.model.index(min(max(row, 0), last)))
                column.cards.setFocus()
                return
            place += step

    def _carry(self, step: int) -> None:
        assert self._held is not None
        order = (*COLUMNS, *ENDS)
        now = order.index(self._over or self._held.state)
        there = order[min(max(now + step, 0), len(order) - 1)]
        self._hover(self._held.path, there)

    def _pick_up_or_put_down(self, at: State) -> None:
        if self._held is not None:
            path, over = self._held.path, self._over
            self._let_go()
            if over is not None:
                self._ask(path, over)
            return
        self._held = self.columns[at].cards.current() if self._writable else None
        if self._held is not None:
            self.columns[at].model.hold(self._held.path)
            self._say()

    def _let_go(self) -> None:
        self._hover(None, None)
        self._held = None
        for column in self.columns.values():
            column.model.hold(None)
        self._say()

    def _hover(self, path: DocumentPath | None, over: State | None) -> None:
        """Say in the column that a card is over what it would meet there."""
        self._over = over if path is not None else None
        lesson = self._lessons.get(path) if path is not None else None
        for state, column in self.columns.items():
            if lesson is None or state is not over or state is lesson.state:
                column.show_gate("", "", met=True)
                continue
            gate = self._gatekeeper(lesson, state)
            title = self.tr("Drop to make it “{0}”") if gate.met else self.tr("Not yet “{0}”")
            column.show_gate(title.format(word_of(state).lower()), gate.words, met=gate.met)
        for state, end in self.ends.items():
            end.show_target(lesson is not None and state is over)
        self._say()

    def _ask(self, path: DocumentPath, to: State) -> None:
        lesson = self._lessons.get(path)
        if lesson is not None and lesson.state is not to:
            self.state_requested.emit(path, to)

    def _say(self) -> None:
        if self._held is not None and self._over in ENDS:
            words = self._gatekeeper(self._held, self._over).words
        elif self._held is not None:
            words = self.tr("Arrows carry the card, Space puts it down, Esc leaves it")
        elif not self._writable:
            words = self.tr("This library is open for reading only")
        elif self._lessons:
            words = self.tr("Space picks a card up, arrow keys move it, Space puts it down")
        else:
            words = self.tr("No lessons yet. Draw the first one from a case, or begin one here.")
        self.hint.show_words(words)


def _urgency(lesson: BoardLesson) -> tuple[str, str]:
    return (str(lesson.date) if lesson.date else "~", lesson.title.casefold())
