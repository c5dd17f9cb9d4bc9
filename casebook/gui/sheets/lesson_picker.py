"""Choosing a lesson by typing: those that say the like come first, a new one is always there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from casebook.domain.lesson import Role
from casebook.domain.query import Entry, Facet
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.marks import mark_image
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.words import Words, cut

_HEIGHT = 260
_WHILE_TYPING = 80  # milliseconds
_LONGEST_QUOTATION = 300
_PATH = Qt.ItemDataRole.UserRole
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class LessonPicker(Sheet):
    """A field and a list of lessons.

    Signals:
        typed: What is being looked for; the owner answers with ``show_lessons``.
        picked: The path of a lesson.
        new_requested: The words that were typed, for a new lesson.
    """

    typed = Signal(str)
    picked = Signal(object)
    new_requested = Signal(str)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        quotation: str,
        role: Role | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            icons: The icons.
            quotation: The words that were selected, or "".
            role: What they do for the lesson; None where a lesson is chosen for something else.
            parent: The window that it stands over.
        """
        titles = {
            Role.SUPPORTS: self.tr("Evidence for which lesson?"),
            Role.CONTRADICTS: self.tr("Counter-evidence for which lesson?"),
            None: self.tr("Which lesson?"),
        }
        super().__init__(scheme, titles[role], "", self.tr("Choose"), parent, width=600)
        self._icons = icons
        if quotation:
            words = Words(scheme, TextRole.QUOTATION, "text2")
            words.show_words(f"“{cut(quotation, _LONGEST_QUOTATION)}”")
            self.column.addWidget(words)
        self.field = FilterField(scheme, self.tr("Type a few words of the lesson"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("field", "true")
        self.list.setAccessibleName(self.tr("Lessons"))
        self.list.setFixedHeight(_HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.doubleClicked.connect(lambda _: self.finish())
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(lambda: self.typed.emit(self.field.text()))
        self.field.textChanged.connect(self._soon.start)
        self.field.setFocus()
        self.show_lessons(())

    def show_lessons(self, lessons: Sequence[Entry], *, alike: bool = False) -> None:
        """Show what was found.

        Args:
            lessons: The best first.
            alike: Whether they were found by the quotation, before anything was typed.
        """
        self.list.clear()
        for entry in lessons:
            item = QListWidgetItem(self._mark(entry), entry.title)
            item.setData(_PATH, entry.path)
            item.setToolTip(entry.excerpt)
            self.list.addItem(item)
        words = self.field.text().strip()
        new = self.tr("New lesson: “{0}”").format(words) if words else self.tr("A new lesson…")
        self.list.addItem(QListWidgetItem(self._icons.icon("plus"), new))
        self.list.setCurrentRow(0)
        self.lead.show_words(self.tr("These say something like it:") if alike and lessons else "")
        self.lead.setVisible(bool(self.lead.words))

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

    def give(self) -> None:
        """Tell which lesson, or that there shall be a new one."""
        index: QModelIndex = self.list.currentIndex()
        path = index.data(_PATH)
        if path:
            self.picked.emit(path)
        else:
            self.new_requested.emit(self.field.text().strip())

    def _mark(self, entry: Entry) -> QIcon:
        state = entry.value(Facet.STATE) or "observed"
        ratio = self.devicePixelRatioF()
        image = mark_image(f"state/{state}", self._scheme.palette, ratio)
        return QIcon(QPixmap.fromImage(image))
