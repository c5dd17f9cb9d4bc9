"""The page of what is being written, set anew whenever the text has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.reading import Reading
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.writing.sitting import Sitting

_PREVIEWED = 40_000
"""Characters of a long text that are set while one writes."""


class Previewing(QObject):
    """Has texts set, for one sitting at a time.

    Signals:
        set_anew: A Reading of what is written.
    """

    set_anew = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._sitting: Sitting | None = None
        self._reading: Reading | None = None

    def begin(self, sitting: Sitting | None) -> None:
        """Set the text of a sitting from now on; None ends the one there was."""
        self._sitting = sitting
        self._reading = None

    def picture(self, path: str) -> bytes | None:
        """Give a picture of the text that was set last."""
        return self._reading.pictures.get(path) if self._reading else None

    def render(self, pane: EditorPane, text: str, number: int) -> None:
        """Have a text set for a pane, which is answered also when nothing comes of it."""
        sitting = self._sitting
        if sitting is None:
            pane.render_failed(number)
            return
        limit = None if sitting.is_whole else _PREVIEWED
        is_shown: list[bool] = []

        def take(reading: Reading) -> None:
            if sitting is self._sitting:
                is_shown.append(True)
                self._take(reading)
                pane.show_rendered(number, reading)

        self._jobs.start(
            LaneName.READ,
            "setting what is written",
            lambda _: sitting.library.preview(sitting.path, text, limit),
            take,
            lambda _: None,
            ended=lambda: None if is_shown else pane.render_failed(number),
        )

    def read(self, text: str) -> None:
        """Have what stands beside the text follow it where no page does."""
        sitting = self._sitting
        if sitting is None:
            return
        self._jobs.start(
            LaneName.READ,
            "reading what is written",
            lambda _: sitting.library.preview(sitting.path, text, _PREVIEWED),
            lambda reading: self._take(reading) if sitting is self._sitting else None,
            lambda _: None,
            topic="reading what is written",
        )

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        self.set_anew.emit(reading)
