"""The themes of a document: chips that can be taken away, and a line to add others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QFrame, QLineEdit, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.forms.value_editor import ValueEditor
from casebook.gui.look.chips import CHIP_HEIGHT, Chip, chip_size, paint_chip, paint_chip_label
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import colour_of, theme_colours
from casebook.gui.look.scheme import Scheme

_CROSS = 12
_GAP = 4
_INSET = 4
_LINE_HEIGHT = 24
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ThemeChip(QAbstractButton):
    """A theme with a cross: a click, Delete or Backspace takes it away."""

    def __init__(self, scheme: Scheme, theme: ThemeId, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._scheme = scheme
        self._chip = chip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Take away {0}").format(chip.label))
        self.setToolTip(self.accessibleName())
        scheme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Give the size with the whole label and the cross."""
        return QSize(chip_size(self._chip).width() + _CROSS + _GAP, CHIP_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip, its cross and the ring of the focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        paint_chip(painter, frame, palette, Chip(""))
        inside = frame.adjusted(0, 0, -_CROSS - _GAP, 0)
        paint_chip_label(painter, inside, palette, self._chip)
        cross = QRectF(self.width() - _CROSS - _GAP, (CHIP_HEIGHT - _CROSS) / 2, _CROSS, _CROSS)
        tone = palette.text if self.underMouse() or self.hasFocus() else palette.text3
        paint_glyph(painter, cross, "clear", tone)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4)


class _Frame(QFrame):
    """A field with chips on as many lines as they need, and the line to type in behind them."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.line = line
        line.setParent(self)
        self.chips: list[ThemeChip] = []
        self.setProperty("field", "true")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the chips and the line."""
        x, y = _INSET, _INSET
        width = self.width() - 2 * _INSET
        for chip in self.chips:
            wanted = min(chip.sizeHint().width(), width)
            if x > _INSET and x + wanted > _INSET + width:
                x, y = _INSET, y + _LINE_HEIGHT
            chip.setGeometry(x, y, wanted, CHIP_HEIGHT)
            x += wanted + _GAP
        if self.chips:
            y += _LINE_HEIGHT
        self.line.setGeometry(_INSET, y, width, CHIP_HEIGHT)
        self.setFixedHeight(y + CHIP_HEIGHT + _INSET)


class ThemeEditor(ValueEditor):
    """Themes by their labels; what is typed is completed from the vocabulary."""

    def __init__(self, scheme: Scheme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._scheme = scheme
        self._vocabulary = Vocabulary.of(())
        self._colours: Mapping[ThemeId, str] = {}
        self.line = QLineEdit()
        self.line.setObjectName("bare")
        self.line.setFrame(False)
        self.line.setPlaceholderText(self.tr("Add…"))
        self.line.setAccessibleName(self.tr("Add a theme"))
        self.line.installEventFilter(self)
        self._labels = QStringListModel(self)
        completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add_typed, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.frame = _Frame(self.line)
        self._take(self.frame)
        self.setFocusProxy(self.line)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        self._colours = theme_colours(vocabulary)
        self._write()

    @property
    def is_being_written(self) -> bool:
        """Whether something is typed that is not a theme yet."""
        return bool(self.line.text())

    def take_typed(self) -> None:
        """Add what is typed, if it was not added yet."""
        self._add_typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Backspace in the empty line go to the last chip, and Esc forget what is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self.frame.chips:
                self.frame.chips[-1].setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
            if event.key() in _ENTER and self.line.text().strip():
                self._add_typed()
                # a form around it is finished by Ctrl+Enter alone
                return not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        for chip in self.frame.chips:
            chip.hide()
            chip.deleteLater()
        self.frame.chips = [self._chip(ThemeId(value)) for value in self._values]
        self.frame.arrange()
        has = set(self._values)
        free = [theme for theme, _ in self._vocabulary.walk() if theme.id not in has]
        self._labels.setStringList([theme.label for theme in free])
        for chip in self.frame.chips:
            chip.show()

    def _chip(self, theme: ThemeId) -> ThemeChip:
        shown = Chip(self._vocabulary.label(theme), colour_of(theme, self._colours))
        chip = ThemeChip(self._scheme, theme, shown, self.frame)
        chip.clicked.connect(lambda: self._remove(theme))
        return chip

    def _add_typed(self) -> None:
        words = self.line.text().strip()
        if not words:
            return
        self.line.clear()
        theme = self._vocabulary.find(words) or ThemeId(theme_id_of(words))
        if theme not in self._values:
            self._change((*self._values, theme))

    def _remove(self, theme: ThemeId) -> None:
        self._change(tuple(value for value in self._values if value != theme))
        self.line.setFocus()

    def _change(self, values: Sequence[str]) -> None:
        self._give(values)
        self._write()


def theme_id_of(words: str) -> str:
    """Make the id of a theme that nobody has listed: small letters, joined by hyphens."""
    return "-".join(words.casefold().removeprefix("#").split())
