"""What the status line says while one writes: whether it is saved, how long it is, where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.wording import counted

if TYPE_CHECKING:
    from casebook.gui.editor.counting import Length


class WordsBelow(QObject):
    """Puts the words together.

    Signals:
        stands: What is to stand at the left, and at the right.
    """

    stands = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._state = ""
        self._length = ""
        self._place = ""

    def show(self, shown: bool) -> None:
        """Show length and place, or no longer; whether it is saved is always told."""
        self._is_shown = shown
        self._tell()

    def tell(self, unsaved: bool, drafted: str) -> None:
        """Tell whether there is unsaved text, and when a draft of it was kept."""
        if not unsaved:
            self._state = ""
        elif drafted:
            self._state = self.tr("Edited; a draft was kept at {0}").format(drafted)
        else:
            self._state = self.tr("Edited")
        self._tell()

    def tell_saved(self, time: str) -> None:
        """Tell that everything is saved."""
        self._state = self.tr("Saved at {0}").format(time)
        self._tell()

    def take_length(self, length: Length) -> None:
        """Take how long the text is."""
        words = counted(length.words, self.tr("1 word"), self.tr("{0} words"))
        self._length = self.tr("{0}  ·  {1} min read").format(words, length.minutes)
        self._tell()

    def take_place(self, line: int, column: int) -> None:
        """Take where the cursor is."""
        self._place = self.tr("Line {0}, column {1}").format(line, column)
        self._tell()

    def _tell(self) -> None:
        facts = "  ·  ".join(filter(None, (self._length, self._place))) if self._is_shown else ""
        self.stands.emit(self._state if self._is_shown or self._state else "", facts)
