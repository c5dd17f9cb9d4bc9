"""What a step of the agenda shows that can be pressed: what is done, and with what."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import PlannedStep
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.minutes import part_colour, part_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import activity_word, step_detail, step_title, tr
from casebook.gui.widgets.pressable import Pressable
from casebook.markdown.page_words import ACTIVITY_ICONS

ROW_HEIGHT = 44
"""Pixels of a row of the agenda."""
_ACTIVITY = 120
_BAR = (4, 20)
_GLYPH = 16
_LINE = 18


class ActivityButton(Pressable):
    """The bar, the icon and the name of what is done; a click offers others."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self._colour = ""
        self._glyph = ""
        self.setFixedSize(_ACTIVITY, 32)

    def show_step(self, step: PlannedStep) -> None:
        """Show what is done in a step."""
        self._glyph = ACTIVITY_ICONS[step.activity] if step.activity else ""
        self._colour = part_of(step.activity).value
        self._part = part_of(step.activity)
        self.setText(activity_word(step.activity, step.activity_text) or tr("(nothing)"))
        self.setAccessibleName(tr("Activity: {0}").format(self.text()))
        self.setToolTip(tr("Change the activity"))
        self.update()

    def sizeHint(self) -> QSize:
        """Its size is fixed."""
        return QSize(_ACTIVITY, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, icon, name and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(part_colour(self._part, palette)))
        bar = QRectF(2, (self.height() - _BAR[1]) / 2, *_BAR)
        painter.drawRoundedRect(bar, 2, 2)
        left = bar.right() + 8
        if self._glyph:
            square = QRectF(left, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
            paint_glyph(painter, square, self._glyph, palette.text2)
            left = square.right() + 8
        painter.setFont(font(TextRole.UI))
        painter.setPen(QColor(palette.text))
        room = QRectF(left, 0, self.width() - left - 2, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self.paint_ring(painter, frame, 6)


class UseButton(Pressable):
    """The case or lesson of a step and what of it is used; a click lets one choose."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.detail = ""
        self._tone = "text"
        self.setMinimumHeight(ROW_HEIGHT - 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: PlannedStep, item: PackItem | None) -> None:
        """Show what a step uses."""
        lost = bool(step.item) and item is None
        quiet = "text2" if step.note else "text3"
        self._tone = "late" if lost else "text" if step.item else quiet
        self.setText(step_title(step, item))
        self.detail = step_detail(step, item)
        self.setAccessibleName(", ".join(part for part in (self.text(), self.detail) if part))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(160, ROW_HEIGHT - 6)

    def minimumSizeHint(self) -> QSize:
        """It can be cut."""
        return QSize(80, ROW_HEIGHT - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one line, or two."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        frame = QRectF(self.rect())
        self.paint_ground(painter, frame, 6)
        height = 2 * _LINE if self.detail else _LINE
        top = (self.height() - height) / 2
        strong = font(TextRole.UI)
        if self._tone in {"text", "late"}:
            strong.setWeight(strong.Weight.Medium)
        painter.setFont(strong)
        self._write(painter, top, self.text(), str(getattr(palette, self._tone)))
        if self.detail:
            painter.setFont(font(TextRole.SNIPPET))
            self._write(painter, top + _LINE, self.detail, palette.text2)
        self.paint_ring(painter, frame, 6)

    def _write(self, painter: QPainter, top: float, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        room = QRectF(4, top, self.width() - 8, _LINE)
        fitted = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitted)
