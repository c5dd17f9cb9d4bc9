"""How a lesson looks on the board."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from casebook.domain.board import BoardLesson
from casebook.domain.dates import PartialDate
from casebook.domain.names import ThemeId
from casebook.gui.board.column_model import HELD, LESSON
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.marks import THEME_DOT, paint_dot, paint_effect, paint_mark
from casebook.gui.look.palette import Palette, colour_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import TextBlock
from casebook.gui.wording import date_words, is_over

GAP = 8
"""Pixels between two cards."""
_PADDING = 12
_RADIUS = 8
_MARK = 14
_DOT_STEP = THEME_DOT + 4
_HEAD = 20
_LINE = 18
_MOST_DOTS = 6
_TITLE_LINES = 4
_MOMENT_LINES = 2
_KEPT = 400
_HEIGHTS_KEPT = 20_000
_SOON = 31  # days

_POINTED_AT = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus

_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("Board", text)


@dataclass(frozen=True, slots=True)
class Due:
    """What is due for a lesson.

    Attributes:
        words: When, in words.
        when: "late", "soon" or "later".
    """

    words: str
    when: str


def due_of(lesson: BoardLesson, today: dt.date) -> Due | None:
    """Say what is due for a lesson on a day; None when nothing is."""
    date = lesson.date
    if date is None:
        return None
    text = _tr("Review by {0}") if date is lesson.review_by else _tr("Due {0}")
    words = text.format(date_words(date))
    if is_over(date, today):
        return Due(_tr("{0}, late").format(words), "late")
    return Due(words, "soon" if _days_until(date, today) <= _SOON else "later")


def _days_until(date: PartialDate, today: dt.date) -> int:
    return (dt.date(date.year, date.month or 12, date.day or 28) - today).days


@dataclass(frozen=True, slots=True)
class _Laid:
    """A card laid out for a width; ``moment`` may be absent."""

    title: TextBlock
    moment: TextBlock | None
    notes: tuple[tuple[str, str, str], ...]
    height: int


class CardDelegate(QStyledItemDelegate):
    """Lays cards out once for a width, and paints them.

    Signals:
        use_requested: The BoardLesson of a card whose check mark was clicked: it was applied.
    """

    use_requested = Signal(object)

    def __init__(self, scheme: Scheme, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._today = today
        self._colours: Mapping[ThemeId, str] = {}
        self._heights: dict[tuple[BoardLesson, int], int] = {}
        self._laid: OrderedDict[tuple[BoardLesson, int], _Laid] = OrderedDict()
        self._writable = True
        self._pressed: _Index | None = None

    def set_writable(self, writable: bool) -> None:
        """Offer to log uses, or not."""
        self._writable = writable

    def show_colours(self, colours: Mapping[ThemeId, str]) -> None:
        """Take the colours of themes."""
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the size of a card in the width that the option asks for."""
        width, lesson = option.rect.width(), index.data(LESSON)
        height = self._heights.get((lesson, width))
        if height is None:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            height = self._heights[lesson, width] = self._card(lesson, width).height
        return QSize(width, height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a card."""
        palette = self._scheme.palette
        lesson: BoardLesson = index.data(LESSON)
        frame = QRectF(option.rect).adjusted(0, 0, 0, -GAP)
        card = self._card(lesson, option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, frame, palette, option, held=bool(index.data(HELD)))
        inside = frame.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        offers = self._writable and bool(option.state & _POINTED_AT)
        self._paint_head(painter, inside, lesson, offers=offers)
        top = inside.top() + _HEAD
        card.title.paint(painter, QPointF(inside.left(), top), palette.text, palette)
        top += card.title.height
        if card.moment is not None:
            card.moment.paint(painter, QPointF(inside.left(), top), palette.text2, palette)
            top += card.moment.height
        for line, (mark, words, tone) in enumerate(card.notes):
            y = top + 4 + line * _LINE
            paint_mark(painter, QRectF(inside.left(), y + 2, _MARK, _MARK), palette, mark)
            _write(painter, inside, y, words, getattr(palette, tone), _MARK + 6)
        _paint_foot(painter, inside, palette, lesson)
        painter.restore()

    def _card(self, lesson: BoardLesson, width: int) -> _Laid:
        key = (lesson, width)
        card = self._laid.get(key)
        if card is None:
            card = self._laid[key] = self._lay_out(lesson, width)
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(key)
        return card

    def _lay_out(self, lesson: BoardLesson, width: int) -> _Laid:
        room = width - 2 * _PADDING
        title = _block(lesson.title, TextRole.CARD_TITLE, room, _TITLE_LINES)
        when = lesson.applies_when[:1].upper() + lesson.applies_when[1:]
        moment = _block(when, TextRole.SNIPPET, room, _MOMENT_LINES) if when else None
        notes = tuple(_notes(lesson, self._today))
        height = 2 * _PADDING + _HEAD + title.height + (moment.height if moment else 0)
        height += (4 + len(notes) * _LINE if notes else 0) + 6 + _LINE
        return _Laid(title, moment, notes, height)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Log a use when the check mark of a card is clicked."""
        if not (self._writable and isinstance(event, QMouseEvent)):
            return super().editorEvent(event, model, option, index)
        within = _use_mark(option).contains(event.position())
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = QPersistentModelIndex(index) if within else None
        elif event.type() is QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if within and pressed == QPersistentModelIndex(index):
                self.use_requested.emit(index.data(LESSON))
        return within

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Say what the check mark does."""
        if self._writable and _use_mark(option).contains(event.pos()):
            QToolTip.showText(event.globalPos(), _tr("It was applied"), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_head(
        self, painter: QPainter, inside: QRectF, lesson: BoardLesson, *, offers: bool
    ) -> None:
        for at, theme in enumerate(lesson.themes[:_MOST_DOTS]):
            dot = QRectF(inside.left() + at * _DOT_STEP, inside.top(), THEME_DOT, _MARK)
            paint_dot(painter, dot, self._scheme.palette, colour_of(theme, self._colours))
        right = inside.right() - _MARK
        if offers:
            mark = QRectF(right, inside.top(), _MARK, _MARK)
            paint_glyph(painter, mark, "check", self._scheme.palette.ink)
            right -= _MARK + GAP
        if lesson.effect is not None:
            mark = QRectF(right, inside.top(), _MARK, _MARK)
            paint_effect(painter, mark, self._scheme.palette, lesson.effect)


def _use_mark(option: QStyleOptionViewItem) -> QRectF:
    """Give where a card takes a click on its check mark, a little around it."""
    side = _MARK + 2 * GAP
    right = option.rect.x() + option.rect.width() - _PADDING - _MARK - GAP
    return QRectF(right, option.rect.y() + _PADDING - GAP, side, side)


def _notes(lesson: BoardLesson, today: dt.date) -> list[tuple[str, str, str]]:
    """Give the lines about what is due and what was done: mark, words, tone."""
    notes = []
    due = due_of(lesson, today)
    if due is not None:
        tone = {"late": "late", "soon": "soon"}.get(due.when, "text3")
        notes.append((f"due/{due.when}", due.words, tone))
    if lesson.never_applied:
        notes.append(("state/observed", _tr("Never applied"), "text2"))
    elif lesson.applied:
        notes.append(("outcome/success", _tr("Applied {0}×").format(lesson.applied), "success"))
    return notes


def _block(text: str, role: TextRole, width: int, lines: int) -> TextBlock:
    return TextBlock(text, font(role), line_height(role), width, lines)


def _paint_frame(
    painter: QPainter, frame: QRectF, palette: Palette, option: QStyleOptionViewItem, *, held: bool
) -> None:
    """Draw the ground; dashed while the card is held, ringed while the keyboard is on it."""
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setBrush(QColor(palette.hover if hovered else palette.card))
    pen = QPen(QColor(palette.ink if held else palette.line), 1)
    if held:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus and not held:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.ink), 2))
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def _paint_foot(painter: QPainter, inside: QRectF, palette: Palette, lesson: BoardLesson) -> None:
    """Draw how many passages there are on each side, and who has the lesson."""
    y = inside.bottom() - _LINE + 2
    paint_glyph(painter, QRectF(inside.left(), y + 2, _MARK, _MARK), "quote", palette.text3)
    left = _MARK + 6
    left += _write(painter, inside, y, str(lesson.supports), palette.text2, left) + 12
    if lesson.contradicts:
        mark = QRectF(inside.left() + left, y + 2, _MARK, _MARK)
        paint_mark(painter, mark, palette, "role/contradicts")
        _write(painter, inside, y, str(lesson.contradicts), palette.contradicts, left + _MARK + 4)
    owner = lesson.owner or _tr("No owner")
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(palette.text2 if lesson.owner else palette.text3))
    room = QRectF(inside.left() + inside.width() * 0.45, y, inside.width() * 0.55, _LINE)
    text = painter.fontMetrics().elidedText(owner, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _write(
    painter: QPainter, inside: QRectF, y: float, words: str, colour: str, left: float
) -> int:
    """Write a few words on a line; give their width in pixels."""
    letters = font(TextRole.SNIPPET)
    painter.setFont(letters)
    painter.setPen(QColor(colour))
    room = QRectF(inside.left() + left, y, inside.width() - left, _LINE)
    shown = QFontMetrics(letters).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return QFontMetrics(letters).horizontalAdvance(shown)
