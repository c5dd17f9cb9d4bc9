"""The screen that the room sees. No word of the facilitator's ever comes here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.presenting.keys import Act
from casebook.gui.presenting.session_bar import paint_session_bar
from casebook.gui.presenting.session_window import SessionWindow
from casebook.gui.presenting.stage_picture import StagePicture, said_on
from casebook.gui.presenting.stage_words import Images, letters
from casebook.gui.presenting.time_words import (
    clock_of,
    end_in_words,
    left_in_words,
    standing_in_words,
)

if TYPE_CHECKING:
    from casebook.export.session import Screen, Showing
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.presenting.course import Course

_SIDE = 96
_HEAD = 84
_TOP = 232
_BOTTOM = 208
_POINTER_STAYS = 2_000  # milliseconds


class RoomWindow(SessionWindow):
    """Shows one screen of a session at a time, with the time below."""

    def __init__(
        self,
        showing: Showing,
        course: Course,
        scheme: Scheme,
        images: Images,
        now: dt.datetime,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(showing.title)
        self._showing = showing
        self._course = course
        self._scheme = scheme
        self._images = images
        self._set: tuple[Screen, QSizeF, object] | None = None
        self._picture: StagePicture | None = None
        self._now = now
        self.is_blank = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(_POINTER_STAYS)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        scheme.changed.connect(self.update)

    def show_now(self, now: dt.datetime) -> None:
        """Show where the session is at a time."""
        self._now = now
        self.setAccessibleName(said_on(self._course.screen))
        self.update()

    def blank(self, on: bool) -> None:
        """Show nothing at all, or everything again."""
        self.is_blank = on
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on with the left button, back with the right one."""
        right = event.button() is Qt.MouseButton.RightButton
        self.act_requested.emit(Act.BACK if right else Act.FORWARD)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer for a moment."""
        self.unsetCursor()
        self._pointer.start()
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the screen anew."""
        super().resizeEvent(event)
        self._set = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the head, the screen and the time."""
        del event
        painter = QPainter(self)
        palette = self._scheme.palette
        if self.is_blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        painter.fillRect(self.rect(), QColor(palette.page))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._unit
        self._paint_head(painter, unit)
        picture = self._screen_picture(unit)
        revealed = self._course.place.revealed
        picture.paint(painter, QPointF(_SIDE * unit, _TOP * unit), revealed)
        self._paint_time(painter, unit)

    @property
    def _unit(self) -> float:
        """What one pixel of a screen of 1920 × 1080 is here."""
        return min(self.width() / 1920, self.height() / 1080)

    def _screen_picture(self, unit: float) -> StagePicture:
        screen, palette = self._course.screen, self._scheme.palette
        height = self.height() - (_TOP + _BOTTOM + 24) * unit
        area = QSizeF(self.width() - 2 * _SIDE * unit, height)
        wanted = (screen, area, palette)
        if self._picture is None or self._set != wanted:
            self._picture = StagePicture(screen, area, palette, self._images)
            self._set = wanted
        return self._picture

    def _paint_head(self, painter: QPainter, unit: float) -> None:
        palette, step = self._scheme.palette, self._course.step
        line = QRectF(_SIDE * unit, (_HEAD - 24) * unit, 0, 48 * unit)
        line.setRight(self.width() - _SIDE * unit)
        place = self._course.screen.place
        middle = Qt.AlignmentFlag.AlignVCenter
        plain = letters(TextRole.UI, 22 * unit)
        painter.setFont(plain)
        painter.setPen(QColor(palette.text2))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, place)
        right = QFontMetricsF(plain).horizontalAdvance(place)
        strong = letters(TextRole.UI, 22 * unit, strong=True)
        painter.setFont(strong)
        painter.setPen(QColor(palette.text))
        painter.drawText(line, middle, step.label)
        if not step.item:
            return
        line.setLeft(line.left() + QFontMetricsF(strong).horizontalAdvance(step.label))
        line.setRight(line.right() - right - 32 * unit)
        painter.setFont(plain)
        painter.setPen(QColor(palette.text2))
        metrics = QFontMetricsF(plain)
        item = metrics.elidedText(f"  ·  {step.item}", Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, middle, item)

    def _paint_time(self, painter: QPainter, unit: float) -> None:
        palette, timing = self._scheme.palette, self._course.timing(self._now)
        bottom = self.height() - _BOTTOM * unit
        line = QRectF(_SIDE * unit, bottom, self.width() - 2 * _SIDE * unit, 80 * unit)
        over = timing.minutes is not None and timing.left < 0
        clock = letters(TextRole.UI, 64 * unit, strong=True)
        painter.setFont(clock)
        painter.setPen(QColor(palette.late if over else palette.text))
        side = Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, side, clock_of(timing.left))
        beside = QRectF(line)
        width = QFontMetricsF(clock).horizontalAdvance(clock_of(timing.left))
        beside.setLeft(line.left() + width + 24 * unit)
        beside.setBottom(line.bottom() - 10 * unit)
        painter.setFont(letters(TextRole.UI, 22 * unit))
        painter.setPen(QColor(palette.text2))
        painter.drawText(beside, side, left_in_words(timing))
        self._paint_standing(painter, beside, unit)
        bar = QRectF(line.left(), line.bottom() + 20 * unit, line.width(), 11 * unit)
        done = self._course.share_done(self._now)
        at = self._course.place.step
        paint_session_bar(painter, bar, self._showing.steps, at, done, palette, 20 * unit)

    def _paint_standing(self, painter: QPainter, line: QRectF, unit: float) -> None:
        palette, timing = self._scheme.palette, self._course.timing(self._now)
        if self._course.is_paused:
            words, tone, glyph = self.tr("paused"), palette.text2, "clock"
        elif all(step.minutes is None for step in self._showing.steps):
            return
        else:
            words = ", ".join((standing_in_words(timing), end_in_words(timing)))
            late = timing.late > 0
            tone, glyph = (palette.late, "clock") if late else (palette.result, "check")
        made = letters(TextRole.UI, 22 * unit)
        painter.setFont(made)
        painter.setPen(QColor(tone))
        side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, side, words)
        width = QFontMetricsF(made).horizontalAdvance(words)
        mark = QRectF(0, 0, 22 * unit, 22 * unit)
        mark.moveRight(line.right() - width - 8 * unit)
        mark.moveBottom(line.bottom() - 3 * unit)
        paint_glyph(painter, mark, glyph, tone)
