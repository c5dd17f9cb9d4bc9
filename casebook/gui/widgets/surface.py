"""Plain ground in a colour of the palette, and a scrolled column on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook.gui.look.drawing import fill
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.own_viewport import give_viewport
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import hex_of

_SHOWN_OR_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_AROUND = 12
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class Surface(QWidget):
    """A ground that is filled with one colour of the palette."""

    def __init__(self, scheme: Scheme, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._tone = tone
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        fill(QPainter(self), event.rect(), hex_of(self._scheme.palette, self._tone))


class Line(QWidget):
    """A separator, one pixel high."""

    def __init__(self, scheme: Scheme, tone: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._tone = tone
        self.setFixedHeight(1)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        fill(QPainter(self), event.rect(), hex_of(self._scheme.palette, self._tone))


class Strip(Surface):
    """A row of widgets across a pane, with a line below.

    Attributes:
        row: Takes the widgets.
    """

    def __init__(
        self,
        scheme: Scheme,
        tone: str,
        margins: tuple[int, int, int, int],
        spacing: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty.

        Args:
            scheme: The colours.
            tone: The colour of its ground.
            margins: Pixels at the left, top, right and bottom of the row.
            spacing: Pixels between the widgets.
            parent: Where it stands.
        """
        super().__init__(scheme, tone, parent)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(*margins)
        self.row.setSpacing(spacing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row, 1)
        column.addWidget(Line(scheme))


class _Inside(QWidget):
    """What is scrolled: as high as its layout needs at the width it is given."""

    def minimumSizeHint(self) -> QSize:
        """Ask for nothing: wrapped labels would ask for the height of their narrowest form."""
        return QSize(0, 0)


class ScrolledColumn(QScrollArea):
    """Widgets below each other; what does not fit is scrolled to, never sideways."""

    def __init__(
        self,
        margins: tuple[int, int, int, int],
        spacing: int,
        parent: QWidget | None = None,
        *,
        widest: int = 0,
        centred: bool = False,
        walked: bool = True,
    ) -> None:
        """Make it empty.

        Args:
            margins: Pixels at the left, top, right and bottom.
            spacing: Pixels between the widgets.
            parent: Where it stands.
            widest: Pixels that the column takes at most, in the middle; 0 for no limit.
            centred: Whether it stands in the middle of the height while there is room.
            walked: Whether the arrows up and down walk from stop to stop.
        """
        super().__init__(parent)
        give_viewport(self)
        self._margins = margins
        self._widest = widest
        self._walked = walked
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # focus goes to what is inside
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = _Inside()
        self._around = QVBoxLayout(self._inside)
        self._around.setContentsMargins(*margins)
        if centred:
            self._around.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(spacing)
        self._around.addLayout(self.column)
        # an alignment to the top would cut what is higher than its size hint
        self._around.addStretch(1)
        self.setWidget(self._inside)
        # the ground below shows through
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit_margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._fit_margins()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from thing to thing with the arrows; scroll where there are none."""
        step = _STEPS.get(Qt.Key(event.key())) if self._walked else None
        if step is not None:
            self.walk(step)
        elif event.key() in _ARROWS:
            event.ignore()  # for what is around
        else:
            super().keyPressEvent(event)

    def stops(self) -> list[Pressable]:
        """Give what the keyboard can come to, from the top."""
        return [child for child in self.findChildren(Pressable) if child.is_stop_in(self)]

    def walk(self, step: int) -> None:
        """Move the keyboard to the next stop (1) or the one before (-1); scroll without any."""
        stops = self.stops()
        if not stops:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.singleStep())
            return
        current = next((at for at, stop in enumerate(stops) if stop.hasFocus()), None)
        target = 0 if current is None else min(max(current + step, 0), len(stops) - 1)
        stops[target].setFocus(Qt.FocusReason.TabFocusReason)
        self.reveal(stops[target])

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget is seen, with a little room around it."""
        self.ensureWidgetVisible(widget, 0, _AROUND)

    def _fit_margins(self) -> None:
        """Let the bar stand in the margin, so that nothing moves when it comes and goes."""
        left, top, right, bottom = self._margins
        beside = max(0, (self.width() - left - right - self._widest) // 2) if self._widest else 0
        bar = self.verticalScrollBar()
        width = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._around.setContentsMargins(left + beside, top, max(0, right + beside - width), bottom)

    def clear(self) -> None:
        """Take everything out."""
        clear_out(self.column)

    def settle(self) -> None:
        """Lay everything out now, so that it can be scrolled to."""
        for child in self._inside.children():
            # Qt shows what was added to a layout only later, and leaves it out until then
            if isinstance(child, QWidget) and not child.testAttribute(_SHOWN_OR_HIDDEN):
                child.show()
        self._around.activate()
        QApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest)


def clear_out(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear_out(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
