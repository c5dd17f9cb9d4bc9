"""The steps of an agenda, one below the other; rows are moved, and documents dropped between."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.names import DocumentId
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import PackPlan
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.step_buttons import ROW_HEIGHT
from casebook.gui.packs.step_row import StepRow
from casebook.gui.panes.document_drag import unpacked

_STEP = "application/x-casebook-step"
_NOWHERE = -1


class StepList(QWidget):
    """Shows the steps of a plan and asks for changes; it changes nothing itself.

    Signals:
        minutes_given: The key of a step, and minutes or None.
        activity_requested: The key of a step, and the place of the screen for a menu.
        opened: The key of a step to be looked at closely.
        menu_requested: The key of a step, and the place of the screen for a menu.
        moved: The key of a step, and where it is to stand, from 0.
        removed: The key of a step.
        chosen: The key of the step that is looked at.
        documents_dropped: Paths, and the place before which they were let go of.
        dragged_to: The height at which something is dragged over the steps.
    """

    minutes_given = Signal(int, object)
    activity_requested = Signal(int, QPoint)
    opened = Signal(int)
    menu_requested = Signal(int, QPoint)
    moved = Signal(int, int)
    removed = Signal(int)
    chosen = Signal(int)
    documents_dropped = Signal(object, int)
    dragged_to = Signal(int)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._icons = icons
        self._order: list[int] = []
        self._dropping = _NOWHERE
        self.rows: dict[int, StepRow] = {}
        self.current = 0
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Agenda"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 1, 0, 0)
        self._column.setSpacing(0)
        self._marker = _DropLine(scheme, self)

    def show_plan(self, plan: PackPlan, items: Mapping[DocumentId, PackItem]) -> None:
        """Show the steps of a plan with the cases and lessons that are known; focus stays."""
        wanted = [step.key for step in plan.steps]
        for key in [key for key in self.rows if key not in wanted]:
            self._let_go(key)
        for at, (step, start) in enumerate(zip(plan.steps, plan.starts(), strict=True)):
            row = self.rows.get(step.key) or self._made(step.key)
            row.show_step(step, items.get(step.item), start, at + 1)
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
        if wanted != self._order:
            self._order = wanted
            self._chain()
        self.show_current(self.current if self.current in self.rows else 0)

    def show_current(self, key: int) -> None:
        """Show which step is looked at; 0 for none."""
        self.current = key
        for its, row in self.rows.items():
            row.set_current(its == key)

    def focus_step(self, key: int) -> None:
        """Move the keyboard to a step."""
        row = self.rows.get(key)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(key)

    def place_at(self, y: int) -> int:
        """Give the place between steps that is nearest to a height."""
        return min(max(0, round((y - 1) / ROW_HEIGHT)), len(self._order))

    def take_step(self, key: int, y: int) -> None:
        """Move a step that was let go of at a height."""
        if key not in self._order:
            return
        at, now = self.place_at(y), self._order.index(key)
        self.moved.emit(key, at - 1 if at > now else at)

    # dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take steps of this agenda, and documents of the list."""
        if _step_in(event.mimeData(), event.source(), self) or unpacked(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        y = event.position().toPoint().y()
        self._mark(self.place_at(y))
        self.dragged_to.emit(y)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        del event
        self._mark(_NOWHERE)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was let go of."""
        y = event.position().toPoint().y()
        self._mark(_NOWHERE)
        step = _step_in(event.mimeData(), event.source(), self)
        if step:
            self.take_step(step, y)
        elif paths := unpacked(event):
            self.documents_dropped.emit(paths, self.place_at(y))
        event.acceptProposedAction()

    def _mark(self, place: int) -> None:
        self._dropping = place
        self._marker.setVisible(place != _NOWHERE)
        self._marker.setGeometry(QRect(0, place * ROW_HEIGHT - 1, self.width(), 3))
        self._marker.raise_()

    def _drag(self, key: int) -> None:
        row = self.rows[key]
        dragged = QDrag(self)
        data = QMimeData()
        data.setData(_STEP, str(key).encode())
        dragged.setMimeData(data)
        dragged.setPixmap(row.grab())
        dragged.setHotSpot(QPoint(8, ROW_HEIGHT // 2))
        dragged.exec(Qt.DropAction.MoveAction)

    # rows

    def _made(self, key: int) -> StepRow:
        row = self.rows[key] = StepRow(self._scheme, self._icons)
        row.minutes_given.connect(lambda minutes: self.minutes_given.emit(key, minutes))
        row.activity_requested.connect(lambda at: self.activity_requested.emit(key, at))
        row.opened.connect(lambda: self.opened.emit(key))
        row.menu_requested.connect(lambda at: self.menu_requested.emit(key, at))
        row.moved.connect(lambda by: self._move(key, by))
        row.walked.connect(lambda by: self._walk(key, by))
        row.removed.connect(lambda: self._remove(key))
        row.chosen.connect(lambda: self._choose(key))
        row.dragged.connect(lambda: self._drag(key))
        return row

    def _let_go(self, key: int) -> None:
        row = self.rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _chain(self) -> None:
        """Let Tab go through the rows in their order."""
        stops = [
            stop
            for key in self._order
            for row in (self.rows[key],)
            for stop in (row, row.minutes, row.activity, row.use, row.more)
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _choose(self, key: int) -> None:
        self.show_current(key)
        self.chosen.emit(key)

    def _move(self, key: int, by: int) -> None:
        at = self._order.index(key) + by
        if 0 <= at < len(self._order):
            self.moved.emit(key, at)

    def _walk(self, key: int, by: int) -> None:
        at = self._order.index(key) + by
        if 0 <= at < len(self._order):
            self.focus_step(self._order[at])

    def _remove(self, key: int) -> None:
        """Let the keyboard go to the row that comes next, then ask."""
        at = self._order.index(key)
        left = [*self._order[at + 1 :], *reversed(self._order[:at])]
        if left:
            self.focus_step(left[0])
        self.removed.emit(key)


class _DropLine(QWidget):
    """Where something that is dragged would land."""

    def __init__(self, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        QPainter(self).fillRect(self.rect(), QColor(self._scheme.palette.ink))


def _step_in(data: QMimeData, source: object, here: QWidget) -> int:
    """Give the key of the step of this agenda that is dragged; 0 for anything else."""
    raw = bytes(data.data(_STEP).data())
    return int(raw) if source is here and raw.isdigit() else 0
