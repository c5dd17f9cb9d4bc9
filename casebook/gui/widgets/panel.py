"""What stands in the right panel: something with a title and, perhaps, a count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.surface import Surface


class Panel(Surface):
    """A pane that shows one side of the document that is read.

    Signals:
        count_changed: How many things it shows is another now.
    """

    count_changed = Signal()

    def __init__(
        self, scheme: Scheme, icons: Icons, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, "pane", parent)
        self._icons = icons
        self.title = title
        self._count: int | None = None
        self.setAccessibleName(title)
        # where the keyboard goes when nothing in it can be clicked
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def count(self) -> int | None:
        """How many things it shows; None when that is nothing to count."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Tell the head how many things are shown."""
        self._count = count
        self.count_changed.emit()

    def focus_first(self) -> None:
        """Move the keyboard to the first thing in it that can be clicked."""
        target = next((child for child in self.findChildren(Pressable) if child.isEnabled()), self)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
