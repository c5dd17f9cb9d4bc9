"""Choosing a document by typing: a field, and a list of what was found below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from casebook.domain.query import Entry, Facet
from casebook.domain.values import Kind
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.filter_field import FilterField

_HEIGHT = 260
_ICON = 14
_WHILE_TYPING = 80  # milliseconds
PATH = Qt.ItemDataRole.UserRole
"""Role: the path of the document of a row; nothing for a row that stands for something else."""
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class DocumentPicker(Sheet):
    """A field and a list; the arrows walk the list while the keyboard stays in the field.

    Signals:
        typed: What is being looked for; the owner answers with ``show_entries``.
        picked: The path of a document.
    """

    typed = Signal(str)
    picked = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        hint: str,
        things: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make it with an empty list.

        Args:
            scheme: The colours.
            title: What is asked.
            hint: What stands in the empty field.
            things: What is listed, for those who listen.
            parent: The window that it stands over.
        """
        super().__init__(scheme, title, "", self.tr("Choose"), parent, width=600)
        self.field = FilterField(scheme, hint)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("field", "true")
        self.list.setAccessibleName(things)
        self.list.setFixedHeight(_HEIGHT)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.doubleClicked.connect(lambda _: self.finish())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(lambda: self.typed.emit(self.field.text()))
        self.field.textChanged.connect(self._soon.start)

    def add_list(self, between: QWidget | None = None) -> None:
        """Put the field and the list below what the sheet holds already.

        Args:
            between: What stands between the two, if anything.
        """
        self.column.addWidget(self.field)
        if between is not None:
            self.column.addWidget(between)
        self.column.addWidget(self.list)
        self.field.setFocus()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what was found, the best first."""
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(self._mark(entry), entry.title)
            item.setData(PATH, entry.path)
            item.setToolTip(entry.excerpt)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> object:
        """The path in the current row, or None."""
        index: QModelIndex = self.list.currentIndex()
        return index.data(PATH)

    def missing(self) -> str:
        """Say that there is nothing to choose."""
        if self.list.currentItem() is None:
            return self.tr("Nothing was found by these words; try others.")
        return ""

    def give(self) -> None:
        """Tell which document."""
        self.picked.emit(self.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _WALKING
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _mark(self, entry: Entry) -> QIcon:
        if entry.kind is Kind.LESSON:
            mark = f"state/{entry.value(Facet.STATE) or 'observed'}"
        else:
            mark = f"outcome/{entry.value(Facet.OUTCOME) or 'unknown'}"
        image = mark_image(mark, self._scheme.palette, self.devicePixelRatioF())
        return QIcon(QPixmap.fromImage(image))
