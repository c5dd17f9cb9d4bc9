"""Lines of tags above a list: what a search was widened by, which choices narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from casebook.gui.look.drawing import fill
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.marks import paint_mark
from casebook.gui.look.scheme import Scheme

_TAG_HEIGHT = 20
_LINE_HEIGHT = 24
_LEFT = 16
_RIGHT = 12
_ICON = 14
_CROSS = 12
_GAP = 4
_RADIUS = 4
_TEXT = TextRole.SNIPPET


class Tag(NamedTuple):
    """One thing on the line that a click takes away or brings back.

    Attributes:
        label: What it says.
        mark: The name of the mark before it, or "".
        key: What is given back when it is clicked.
        on: Whether it holds; else it is struck out.
        says: What a click does, for screen readers and tool tips.
        before: Words in front of it, such as ``Outcome:``.
    """

    label: str
    mark: str
    key: object
    on: bool = True
    says: str = ""
    before: str = ""


class TagButton(QAbstractButton):
    """A tag with a cross, or with a plus while it does not hold."""

    def __init__(self, tag: Tag, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self._scheme = scheme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tag.says or tag.label)
        self.setToolTip(tag.says)
        self.setFont(font(_TEXT))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Give the size with the whole label."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.tag.label)
        mark = _CROSS + _GAP if self.tag.mark else 0
        return QSize(6 + mark + words + _GAP + _CROSS + _GAP, _TAG_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tag."""
        del event
        palette = self._scheme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.hover if self.underMouse() else palette.sunk))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        left = 6
        if self.tag.mark:
            paint_mark(painter, QRectF(left, 4, _CROSS, _CROSS), palette, self.tag.mark)
            left += _CROSS + _GAP
        end = self.width() - _GAP - _CROSS
        words = self.font()
        words.setStrikeOut(not self.tag.on)
        painter.setFont(words)
        painter.setPen(QColor(palette.text if self.tag.on else palette.text3))
        room = end - _GAP - left
        label = QFontMetrics(words).elidedText(
            self.tag.label, Qt.TextElideMode.ElideRight, room + 1
        )
        place = QRect(left, 0, room + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, label)
        sign = "clear" if self.tag.on else "plus"
        paint_glyph(painter, QRectF(end, 4, _CROSS, _CROSS), sign, palette.text3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


class TagLine(QWidget):
    """An icon, then tags with words between them, on as many lines as they need.

    Signals:
        tag_clicked: The key of a tag.
    """

    tag_clicked = Signal(object)

    def __init__(self, icon: str, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._scheme = scheme
        self._tags: tuple[Tag, ...] = ()
        self._buttons: list[TagButton] = []
        self._words: list[tuple[QPoint, str]] = []
        self.setFont(font(_TEXT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        scheme.changed.connect(self.update)
        self.hide()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags; without any there is no line. The focus stays where it can."""
        if tuple(tags) == self._tags:
            return
        focused = next((b.tag.key for b in self._buttons if b.hasFocus()), None)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._tags = tuple(tags)
        self._buttons = [self._button(tag) for tag in self._tags]
        self._arrange()
        self.setVisible(bool(self._tags))
        for button in self._buttons:
            button.show()
            if focused is not None and button.tag.key == focused:
                button.setFocus()

    def buttons(self) -> list[TagButton]:
        """Give the buttons, in order."""
        return list(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and the line below."""
        del event
        palette = self._scheme.palette
        painter = QPainter(self)
        fill(painter, self.rect(), palette.pane)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), palette.line)
        top = (_LINE_HEIGHT + 8 - _ICON) // 2
        paint_glyph(painter, QRectF(_LEFT, top, _ICON, _ICON), self._icon, palette.text3)
        painter.setPen(QColor(palette.text2))
        for place, words in self._words:
            rect = QRect(place, QSize(self.width(), _TAG_HEIGHT))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def _button(self, tag: Tag) -> TagButton:
        button = TagButton(tag, self._scheme, self)
        button.clicked.connect(lambda: self.tag_clicked.emit(tag.key))
        return button

    def _arrange(self) -> None:
        """Place words and tags, beginning another line where they do not fit."""
        metrics = QFontMetrics(self.font())
        start = _LEFT + _ICON + 2 * _GAP
        x, line = start, 0
        self._words = []
        for button in self._buttons:
            before = metrics.horizontalAdvance(button.tag.before)
            before += _GAP if before else 0
            wanted = button.sizeHint().width()
            if x > start and x + before + wanted > self.width() - _RIGHT:
                x, line = start, line + 1
            top = 6 + line * _LINE_HEIGHT
            if before:
                self._words.append((QPoint(x, top), button.tag.before))
            room = max(_TAG_HEIGHT * 2, self.width() - _RIGHT - x - before)
            button.setGeometry(x + before, top, min(wanted, room), _TAG_HEIGHT)
            x += before + button.width() + _GAP
        self.setFixedHeight((line + 1) * _LINE_HEIGHT + 8)
        self.update()
