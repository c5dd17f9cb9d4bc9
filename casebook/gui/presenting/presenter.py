"""Gives a session: the room's screen, the facilitator's screen, and what is kept at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from casebook.gui.presenting.course import Course
from casebook.gui.presenting.keys import Act
from casebook.gui.presenting.notes_window import NotesWindow
from casebook.gui.presenting.room_window import RoomWindow
from casebook.gui.presenting.session_sheet import SessionSheet
from casebook.gui.presenting.stage_words import Images

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from casebook.export.session import Showing
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme

Clock = Callable[[], dt.datetime]
_TICK = 250  # milliseconds: the clock never looks as if it had skipped a second


def local_time() -> dt.datetime:
    """Give the time as the clocks show it here, aware of its zone."""
    return dt.datetime.now(dt.UTC).astimezone()


class Presenter(QObject):
    """One session, from its first screen until it is kept.

    With two screens the room's is full on the one that does not hold the window, the notes are
    on the other. With one screen the notes are shown only when they are asked for.

    Signals:
        held: A Held: the session is to be kept.
        came_up_changed: What the facilitator noted so far.
        ended: It is over, kept or not.
    """

    held = Signal(object)
    came_up_changed = Signal(str)
    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        scheme: Scheme,
        icons: Icons,
        showing: Showing,
        images: Images,
        *,
        keeps: bool,
        came_up: str = "",
        now: Clock = local_time,
    ) -> None:
        """Take what is shown.

        Args:
            window: The main window; the notes go where it is.
            scheme: The colours.
            icons: The icons.
            showing: The session.
            images: Its pictures, read already.
            keeps: Whether it can be kept how it went.
            came_up: What was noted in a session that did not end.
            now: Tells the time.
        """
        super().__init__(window)
        self._window = window
        self._scheme = scheme
        self._showing = showing
        self.keeps = keeps
        self._now = now
        self._swapped = False
        self._sheet: SessionSheet | None = None
        self.course = Course(showing, now())
        self.room = RoomWindow(showing, self.course, scheme, images, now(), window)
        self.notes = NotesWindow(showing, self.course, scheme, icons, images, window)
        self.notes.show_came_up(came_up)
        self.notes.came_up_changed.connect(self.came_up_changed)
        self.notes.step_requested.connect(self._go_to)
        self.notes.closed.connect(self._take_notes_closed)
        self.room.closed.connect(self.end)
        for each in (self.room, self.notes):
            each.act_requested.connect(self.act)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._show)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._take_screens)

    def begin(self) -> None:
        """Show it, and let the clock run."""
        self._place()
        if len(QGuiApplication.screens()) > 1:
            self.notes.show()
        self._timer.start()
        self._show()

    def act(self, act: Act) -> None:
        """Do what a key or a button asks for."""
        if act is Act.END:
            self.end()
        elif self.room.is_blank and act in {Act.FORWARD, Act.BACK}:
            self.room.blank(False)  # the room sees where it was before it goes on
        elif act is Act.FORWARD and not self.course.forward(self._now()):
            self.end()
        else:
            self._do(act)
            self._show()

    def _do(self, act: Act) -> None:
        now = self._now()
        match act:
            case Act.BACK:
                self.course.back(now)
            case Act.FIRST:
                self.course.go_to(0, now)
            case Act.LAST:
                self.course.go_to(len(self._showing.steps) - 1, now)
            case Act.BLANK:
                self.room.blank(not self.room.is_blank)
            case Act.PAUSE:
                self.course.pause(now)
            case Act.NOTES:
                self._show_notes(not self.notes.isVisible())
            case Act.SWAP:
                self._swapped = not self._swapped
                self._place()

    def end(self) -> None:
        """Take the screens away, and ask how it went where that can be kept."""
        if self._sheet is not None:
            return
        if not self.course.is_paused:
            self.course.pause(self._now())
        self._timer.stop()
        self.room.hide()
        self.notes.hide()
        if not self.keeps:
            self._leave()
            return
        sheet = SessionSheet(
            self._scheme,
            self._showing.title,
            self._showing.lessons,
            self._now().date(),
            self.notes.came_up.toPlainText(),
            self._window,
        )
        self._sheet = sheet
        sheet.held.connect(self.held)
        sheet.accepted.connect(self._leave)
        sheet.dropped.connect(self._leave)
        sheet.resumed.connect(self._resume)
        sheet.open()

    def _resume(self) -> None:
        if self._sheet is not None:
            self.notes.show_came_up(self._sheet.came_up.toPlainText())
        self._sheet = None
        self.course.pause(self._now())
        self.begin()

    def _leave(self) -> None:
        self._sheet = None
        self.ended.emit()
        for each in (self.room, self.notes):
            each.blockSignals(True)
            each.close()
            each.deleteLater()
        self.deleteLater()

    def _go_to(self, step: int) -> None:
        if step != self.course.place.step:
            self.course.go_to(step, self._now())
            self._show()

    def _show(self) -> None:
        now = self._now()
        self.room.show_now(now)
        if self.notes.isVisible():
            self.notes.show_now(now)

    def _show_notes(self, on: bool) -> None:
        if on:
            self.notes.show_now(self._now())
            self.notes.show()
            self.notes.raise_()
            self.notes.activateWindow()
        else:
            self.notes.hide()
            self.room.activateWindow()

    def _take_notes_closed(self) -> None:
        self.room.activateWindow()

    def _take_screens(self) -> None:
        """Hide the notes when the room's screen is the only one that is left."""
        if not self.room.isVisible():
            return
        if len(QGuiApplication.screens()) < 2:
            self.notes.hide()
        self._place()

    def _place(self) -> None:
        """Put the room's screen and the notes where they belong."""
        own = self._window.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        room, notes = (others[0], own) if others else (own, own)
        if self._swapped:
            room, notes = notes, room
        _move(self.notes, notes)
        self.room.hide()  # a window that fills one screen does not move to another
        self.room.setWindowState(Qt.WindowState.WindowNoState)
        self.room.setScreen(room)
        self.room.setGeometry(room.geometry())
        self.room.showFullScreen()
        self.room.setFocus()


def _move(window: QWidget, screen: QScreen) -> None:
    free = screen.availableGeometry()
    place = window.geometry()
    place.setSize(place.size().boundedTo(free.size()))
    place.moveCenter(free.center())
    window.setGeometry(place)
