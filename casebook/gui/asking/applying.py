"""Lessons that may apply to what somebody describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.look.palette import theme_colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from casebook.domain.applicable import Applicable
    from casebook.domain.errors import CasebookError
    from casebook.gui.asking.applying_window import ApplyingWindow
    from casebook.gui.look.scheme import Scheme
    from casebook.library.library import Library


class Applying(QObject):
    """Asks the library for lessons while a paragraph is typed, away from the GUI thread.

    Signals:
        lesson_requested: The path of a lesson to be opened.
        said: A sentence for the status line.
    """

    lesson_requested = Signal(str)
    said = Signal(str)

    def __init__(self, window: QWidget, jobs: Jobs, scheme: Scheme) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._scheme = scheme
        self._library: Library | None = None
        self.window: ApplyingWindow | None = None

    def use(self, library: Library | None) -> None:
        """Ask another library; none for None."""
        self._library = library
        if self.window is not None:
            self.window.close()
            self.window.show_lessons(())

    def show(self) -> None:
        """Show the window; what was typed into it is still there."""
        library = self._library
        if library is None:
            return
        if self.window is None:
            from casebook.gui.asking.applying_window import ApplyingWindow

            self.window = ApplyingWindow(self._scheme, self._window)
            self.window.described.connect(self._ask)
            self.window.lesson_requested.connect(self.lesson_requested)
        self.window.show_vocabulary(library.vocabulary, theme_colours(library.vocabulary))
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _ask(self, paragraph: str) -> None:
        library = self._library
        if library is None:
            return

        def work(_: object) -> tuple[Applicable, ...]:
            return library.lessons_for(paragraph) if paragraph.strip() else ()

        self._jobs.start(
            LaneName.READ, "looking for lessons", work, self._take, self._fail, topic="applying"
        )

    def _take(self, lessons: tuple[Applicable, ...]) -> None:
        if self.window is not None:
            self.window.show_lessons(lessons)

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))
