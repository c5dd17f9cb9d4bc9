"""What can be done with a lesson: carried on, logged, replaced, merged."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from casebook.domain.gates import following_state, is_within_reach, still_needed
from casebook.domain.lesson import Lesson, State
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.lesson_wishes import LessonWishes
from casebook.gui.wording import word_of


class LessonActs(QWidget):
    """A row of buttons below the steps of a lesson."""

    def __init__(
        self, scheme: Scheme, lesson: Lesson, wishes: LessonWishes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._wishes = wishes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.next = self._next(lesson)
        if self.next is not None:
            row.addWidget(self.next)
        self.more = QPushButton(self.tr("Change the state"))
        self.more.setMenu(self._menu(lesson))
        row.addWidget(self.more)
        self.huddle = QPushButton(self.tr("Make a huddle"))
        self.huddle.setToolTip(self.tr("Make a pack of five minutes of this lesson"))
        self.huddle.clicked.connect(self._wishes.huddle_requested)
        row.addWidget(self.huddle)
        row.addStretch(1)

    def _next(self, lesson: Lesson) -> QPushButton | None:
        """Offer the next step when all that it needs is there, or can be given now."""
        state = following_state(lesson)
        if state is None:
            return None
        needs = still_needed(lesson, state)
        if not is_within_reach(needs):
            return None
        words = self.tr("Make it “{0}”…") if needs else self.tr("Make it “{0}”")
        button = QPushButton(words.format(word_of(state).lower()))
        button.clicked.connect(lambda: self._wishes.state_requested.emit(state))
        return button

    def _menu(self, lesson: Lesson) -> QMenu:
        menu = QMenu(self)
        for state in State:
            action = QAction(word_of(state), menu)
            image = mark_image(f"state/{state}", self._scheme.palette, self.devicePixelRatioF())
            action.setIcon(QIcon(QPixmap.fromImage(image)))
            action.setEnabled(state is not (lesson.state or State.OBSERVED))
            action.triggered.connect(
                lambda _=False, to=state: self._wishes.state_requested.emit(to)
            )
            menu.addAction(action)
        menu.addSeparator()
        replace = QAction(self.tr("Replace it by another lesson…"), menu)
        replace.triggered.connect(self._wishes.replacement_requested)
        merge = QAction(self.tr("Merge it into another lesson…"), menu)
        merge.triggered.connect(self._wishes.merge_requested)
        menu.addActions([replace, merge])
        return menu
