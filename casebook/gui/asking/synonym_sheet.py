"""Asks of which theme some words are to be a synonym."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.look.marks import paint_dot
from casebook.gui.look.palette import colour_of, theme_colours
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.filter_field import FilterField

_HEIGHT = 260
_ICON = 16
_THEME = Qt.ItemDataRole.UserRole
_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class SynonymSheet(Sheet):
    """The words, and a list of themes that is narrowed by typing.

    Signals:
        given: A ThemeId, and the words that shall find it.
    """

    given = Signal(str, str)

    def __init__(
        self, scheme: Scheme, words: str, vocabulary: Vocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            scheme,
            self.tr("Add as a synonym"),
            self.tr("A search for these words finds the documents with the theme from now on."),
            self.tr("Add"),
            parent,
        )
        self._vocabulary = vocabulary
        self.words = QLineEdit(words)
        self.add_field(self.tr("Words"), self.words)
        self.field = FilterField(scheme, self.tr("Narrow the themes"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setProperty("field", "true")
        self.list.setAccessibleName(self.tr("Themes"))
        self.list.setFixedHeight(_HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.doubleClicked.connect(lambda _: self.finish())
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self._dots = self._make_dots()
        self.field.setFocus()
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the field."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _WALKING:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def missing(self) -> str:
        """Say that there is no word, or no theme."""
        if not self.words.text().strip():
            return self.tr("Type the words that are to find the theme.")
        if self.list.currentItem() is None:
            return self.tr("Choose the theme that the words stand for.")
        return ""

    def give(self) -> None:
        """Tell the theme and the words."""
        theme = self.list.currentItem().data(_THEME)
        self.given.emit(theme, " ".join(self.words.text().split()))

    def _fill(self) -> None:
        typed = self.field.text().strip().casefold()
        self.list.clear()
        for theme, depth in self._vocabulary.walk():
            if not any(typed in name.casefold() for name in self._vocabulary.names(theme.id)):
                continue
            item = QListWidgetItem(self._dots[theme.id], "    " * min(depth, 8) + theme.label)
            item.setData(_THEME, theme.id)
            item.setToolTip(", ".join(theme.synonyms))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() and typed else -1)

    def _make_dots(self) -> dict[ThemeId, QIcon]:
        colours, palette = theme_colours(self._vocabulary), self._scheme.palette
        ratio = self.devicePixelRatioF()
        dots = {}
        for theme in self._vocabulary.themes:
            picture = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_dot(painter, QRectF(4, 4, 8, 8), palette, colour_of(theme, colours))
            painter.end()
            dots[theme] = QIcon(picture)
        return dots
