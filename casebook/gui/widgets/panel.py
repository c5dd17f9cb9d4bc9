"""What stands in the right panel: something with a title and, perhaps, a count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import ScrolledColumn, Surface


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
        self.take_keyboard(itself=True)

    @property
    def count(self) -> int | None:
        """How many things it shows; None when that is nothing to count."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Tell the head how many things are shown."""
        self._count = count
        self.count_changed.emit()

    def take_keyboard(self, *, itself: bool) -> None:
        """Let the keyboard come to the panel itself, or only to what is in it."""
        policy = Qt.FocusPolicy.TabFocus if itself else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def focus_first(self) -> None:
        """Move the keyboard to the first thing in it that can be clicked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)


class ScrolledPanel(Panel):
    """A panel of widgets below each other, walked with the arrows."""

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        title: str,
        margins: tuple[int, int, int, int],
        spacing: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty.

        Args:
            scheme: The colours.
            icons: The icons.
            title: What stands in the head.
            margins: Pixels at the left, top, right and bottom of the widgets.
            spacing: Pixels between them.
            parent: Where it stands.
        """
        super().__init__(scheme, icons, title, parent)
        self._scroll = ScrolledColumn(margins, spacing)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

    @property
    def scroll_place(self) -> int:
        """How far it is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll to a place that ``scroll_place`` gave."""
        self._scroll.verticalScrollBar().setValue(place)

    def focus_first(self) -> None:
        """Move the keyboard to the first thing in it that can be clicked."""
        stops = self._scroll.stops()
        (stops[0] if stops else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Lay out what was put into it; the keyboard goes to what can be clicked there."""
        self._scroll.settle()
        self.take_keyboard(itself=not self._scroll.stops())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows while the panel itself has the keyboard."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll.walk(step)
