"""How a command looks in a list: icon, name with the typed letters marked, menu, keys."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.commands_model import COMMAND, Command
from casebook.gui.widgets.key_cap import keys_of, paint_cap

ROW_HEIGHT = 32
_SIDE = 12
_ICON = 16
_Index = QModelIndex | QPersistentModelIndex


class CommandDelegate(QStyledItemDelegate):
    """Draws the rows of a CommandsModel."""

    def __init__(self, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are alike."""
        del option, index
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        palette = self._scheme.palette
        command: Command = index.data(COMMAND)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = _ground(palette, option.state)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect.adjusted(4, 0, -4, 0), 6, 6)
        self._paint_icon(painter, rect, command)
        right = self._paint_end(painter, rect, command)
        _paint_name(painter, rect, right, palette, command)
        painter.restore()

    def _paint_icon(self, painter: QPainter, rect: QRectF, command: Command) -> None:
        """Draw the icon; a tick in its place for what is switched on."""
        square = QRectF(rect.left() + _SIDE, rect.center().y() - _ICON / 2, _ICON, _ICON)
        action = command.action
        if action.isChecked():
            paint_glyph(painter, square, "check", self._scheme.palette.ink)
        elif not action.icon().isNull():
            mode = QIcon.Mode.Normal if action.isEnabled() else QIcon.Mode.Disabled
            action.icon().paint(
                painter, square.toRect(), Qt.AlignmentFlag.AlignCenter, mode, QIcon.State.Off
            )

    def _paint_end(self, painter: QPainter, rect: QRectF, command: Command) -> float:
        """Draw keys and menu at the right end; give where they begin."""
        palette = self._scheme.palette
        right = rect.right() - _SIDE
        keys = keys_of(command.action.shortcut())
        if keys:
            right = paint_cap(painter, right, rect.center().y(), palette, keys) - 8
        painter.setFont(font(TextRole.SNIPPET))
        painter.setPen(QColor(palette.text3))
        width = painter.fontMetrics().horizontalAdvance(command.menu)
        place = QRectF(right - width, rect.top(), width + 1, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, command.menu)
        return right - width - 8


def _ground(palette: Palette, state: QStyle.StateFlag) -> str:
    if state & QStyle.StateFlag.State_Selected:
        return palette.ink_soft
    return palette.hover if state & QStyle.StateFlag.State_MouseOver else ""


def _paint_name(
    painter: QPainter, rect: QRectF, right: float, palette: Palette, command: Command
) -> None:
    """Write the name, the letters that were typed heavier and in ink."""
    left = rect.left() + _SIDE + _ICON + 12
    enabled = command.action.isEnabled()
    marked = set(command.places)
    painter.setClipRect(QRect(int(left), int(rect.top()), int(right - left), int(rect.height())))
    for chosen, letters in groupby(enumerate(command.name), key=lambda pair: pair[0] in marked):
        text = "".join(letter for _, letter in letters)
        used = font(TextRole.UI_STRONG if chosen else TextRole.UI)
        colour = palette.ink if chosen and enabled else palette.text if enabled else palette.text3
        painter.setFont(used)
        painter.setPen(QColor(colour))
        width = QFontMetricsF(used).horizontalAdvance(text)
        place = QRectF(left, rect.top(), width + 2, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        left += width
