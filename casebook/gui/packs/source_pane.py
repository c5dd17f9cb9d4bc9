"""Where an agenda is filled from: a search, a theme, and the lessons of the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.look.chips import CHIP_HEIGHT, Chip, chip_size, paint_chip, paint_chip_label
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.icons import Icons
from casebook.gui.look.marks import mark_image
from casebook.gui.look.palette import colour_of, theme_colours
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.source_list import SourceList, SourceRow
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import Words

_WHILE_TYPING = 60  # milliseconds
_CROSS = 10
_LEAST_SOURCE = 120


class ThemeChip(Pressable):
    """A theme by which the search is narrowed; a click drops it."""

    def __init__(self, scheme: Scheme, label: str, colour: str) -> None:
        super().__init__(scheme)
        self._chip = Chip(label, colour)
        self.setAccessibleName(tr("Theme {0}; press to drop it").format(label))
        self.setToolTip(tr("Search in all themes again"))
        self.setFixedSize(min(chip_size(self._chip).width() + _CROSS + 4, 200), CHIP_HEIGHT)

    def sizeHint(self) -> QSize:
        """Its size is fixed."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip and its cross."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        palette = self._scheme.palette
        paint_chip(painter, frame, palette, Chip("", ""))
        inner = QRectF(0, 0, frame.width() - _CROSS, frame.height())
        paint_chip_label(painter, inner, palette, self._chip)
        cross = QRectF(frame.right() - _CROSS - 5, (frame.height() - _CROSS) / 2, _CROSS, _CROSS)
        paint_glyph(painter, cross, "clear", palette.text2)
        self.paint_ring(painter, frame, 4)


class SourcePane(QWidget):
    """Cases and lessons above, the lessons of the pack below.

    Signals:
        asked: The words and the ThemeId (or None) of a question.
    """

    asked = Signal(str, object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._vocabulary = Vocabulary.of(())
        self._colours: Mapping[ThemeId, str] = {}
        self.theme: ThemeId | None = None
        self._chip: ThemeChip | None = None
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(self.ask)
        self.field = FilterField(scheme, tr("Cases and lessons"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._soon.start())
        self.themes = IconButton(
            scheme, icons.icon("tag"), tr("Search within a theme"), size=28, icon_size=16
        )
        self.themes.clicked.connect(self._show_themes)
        self.list = SourceList(scheme, tr("Cases and lessons to add"))
        self.lessons = SourceList(scheme, tr("Lessons of this pack"))
        self.nothing = self._note()
        self.no_lessons = self._note()
        self._lay_out()

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Know the themes and their colours."""
        self._vocabulary = vocabulary
        self._colours = theme_colours(vocabulary)
        self.themes.setVisible(bool(vocabulary.themes))

    def ask(self) -> None:
        """Ask for what is typed and chosen."""
        self._soon.stop()
        self.asked.emit(self.field.text(), self.theme)

    def show_found(self, rows: Sequence[SourceRow], more: int) -> None:
        """Show what was found, and how much else there is."""
        self.list.show_rows(rows)
        words = ""
        if not rows:
            words = tr("Nothing was found by these words. Try others, or drop the theme.")
            if not self.field.text().strip() and self.theme is None:
                words = tr("There are no cases or lessons in this library yet.")
        elif more:
            words = tr("and {0} more; type to find them").format(f"{more:,}")
        self.nothing.show_words(words)
        self.nothing.setVisible(bool(words))

    def show_lessons(self, rows: Sequence[SourceRow]) -> None:
        """Show the lessons of the pack, chosen and suggested."""
        self.lessons.show_rows(rows)
        self.no_lessons.setVisible(not rows)
        self._fit()

    def choose_theme(self, theme: ThemeId | None) -> None:
        """Search within a theme; None for all."""
        self.theme = theme
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if theme is not None:
            label = self._vocabulary.label(theme)
            self._chip = ThemeChip(self._scheme, label, colour_of(theme, self._colours))
            self._chip.clicked.connect(lambda: self.choose_theme(None))
            self._chips.insertWidget(0, self._chip)
        self._chips_box.setVisible(theme is not None)
        self.ask()

    def theme_menu(self) -> QMenu:
        """Give the menu of themes."""
        menu = QMenu(self)
        menu.addAction(tr("All themes"), lambda: self.choose_theme(None))
        menu.addSeparator()
        for theme in sorted(self._vocabulary.themes, key=self._vocabulary.label):
            colour = colour_of(theme, self._colours)
            image = mark_image(f"dot/{colour}", self._scheme.palette, self.devicePixelRatioF())
            icon = QIcon(QPixmap.fromImage(image))
            label = self._vocabulary.label(theme).replace("&", "&&")
            menu.addAction(icon, label, lambda theme=theme: self.choose_theme(theme))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field into the list by arrow down; empty the field by Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.take_focus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.ask()
                self.list.take_focus()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lessons the height they need, as far as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.lessons.height_of_rows(max(1, self.width())) + 1
        self.lessons.setFixedHeight(min(needed, max(0, self.height() // 2 - _LEAST_SOURCE // 2)))
        self.lessons.setVisible(bool(self.lessons.rows))

    def _show_themes(self) -> None:
        menu = self.theme_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.themes.mapToGlobal(self.themes.rect().bottomLeft()))

    def _note(self) -> Words:
        note = Words(self._scheme, TextRole.SNIPPET, "text3")
        note.setContentsMargins(16, 8, 16, 8)
        return note

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        label = Words(self._scheme, TextRole.LABEL, "text2")
        label.show_words(tr("Add to the agenda"))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, 1)
        line.addWidget(self.themes)
        self._chips_box = QWidget()
        self._chips = QHBoxLayout(self._chips_box)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.addStretch(1)
        self._chips_box.hide()
        head.addWidget(label)
        head.addLayout(line)
        head.addWidget(self._chips_box)
        below = QHBoxLayout()
        below.setContentsMargins(16, 12, 12, 4)
        lessons = Words(self._scheme, TextRole.LABEL, "text2")
        lessons.show_words(tr("Lessons of this pack"))
        most = Words(self._scheme, TextRole.SNIPPET, "text3", wrapped=False)
        most.show_words(tr("3 at most"))
        below.addWidget(lessons, 1)
        below.addWidget(most)
        self.no_lessons.show_words(
            tr("Put a case into the agenda, and the lessons that it teaches are suggested here.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addLayout(below)
        column.addWidget(self.lessons)
        column.addWidget(self.no_lessons)
