"""The lessons of one column, as a list that cards can be dragged from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from casebook.domain.board import BoardLesson
from casebook.domain.names import DocumentPath

LESSON = Qt.ItemDataRole.UserRole
HELD = Qt.ItemDataRole.UserRole + 1
DRAGGED = "application/x-casebook-lesson"

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ColumnModel(QAbstractListModel):
    """Cards in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lessons: tuple[BoardLesson, ...] = ()
        self._held: DocumentPath | None = None

    @property
    def lessons(self) -> tuple[BoardLesson, ...]:
        """What is in the column."""
        return self._lessons

    def show_lessons(self, lessons: Sequence[BoardLesson]) -> None:
        """Put these lessons into the column; the same ones change nothing."""
        if tuple(lessons) != self._lessons:
            self.beginResetModel()
            self._lessons = tuple(lessons)
            self.endResetModel()

    def hold(self, path: DocumentPath | None) -> None:
        """Show a card as the one that is being moved; None for none."""
        self._held = path
        if self._lessons:
            self.dataChanged.emit(self.index(0), self.index(len(self._lessons) - 1), [HELD])

    def row_of(self, path: DocumentPath) -> int:
        """Give the row of a lesson, or -1."""
        return next((row for row, one in enumerate(self._lessons) if one.path == path), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many cards there are."""
        return 0 if parent.isValid() else len(self._lessons)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the lesson itself, or its title for those who listen."""
        if not index.isValid():
            return None
        lesson = self._lessons[index.row()]
        if role == LESSON:
            return lesson
        if role == HELD:
            return lesson.path == self._held
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return lesson.title
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let cards be dragged; they are dropped on the column, never on each other."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """A card goes when the library says so, not when it is let go of."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What is dragged."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Give the path of the card that is dragged."""
        dragged = QMimeData()
        for index in indexes[:1]:
            path = self._lessons[index.row()].path
            dragged.setData(DRAGGED, path.encode("utf-8", "surrogateescape"))
        return dragged
