"""How the rows of the sidebar look: kinds, heads, themes, values."""

from __future__ import annotations

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from casebook.domain.query import Facet
from casebook.domain.values import Kind
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.marks import paint_check, paint_dot, paint_mark
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.sidebar_model import ROW_ROLE
from casebook.gui.models.sidebar_tree import RowKind, SidebarRow
from casebook.gui.panes.row_look import RowLook

SIDE = 8
KIND_HEIGHT = 28
ROW_HEIGHT = 24
_ABOVE_HEAD = 8
_PADDING = 8
_RADIUS = 6
_GAP = 8
_ICON = 16
_MARK = 14
_CHEVRON = 12
_DOT = 8
_DOT_LEFT = 20
_DEPTH_STEP = 8
_KIND_ICONS = {"": "layers", Kind.CASE: "book", Kind.LESSON: "lightbulb", Kind.PACK: "package"}
_MARKED = {Facet.OUTCOME: "outcome", Facet.STATE: "state", Facet.EFFECT: "effect"}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_AT_END = _MIDDLE | Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex


class SidebarDelegate(QStyledItemDelegate):
    """Paints rows by what they are; the tree itself indents nothing."""

    def __init__(self, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a row; the first heads stand a little apart."""
        del option
        row: SidebarRow = index.data(ROW_ROLE)
        if row.kind is RowKind.KIND:
            return QSize(0, KIND_HEIGHT)
        if row.kind is RowKind.HEAD and self._stands_apart(row, index):
            return QSize(0, _ABOVE_HEAD + KIND_HEIGHT)
        return QSize(0, ROW_HEIGHT)

    def paint_row(self, painter: QPainter, rect: QRect, look: RowLook, row: SidebarRow) -> None:
        """Draw a row."""
        palette = self._scheme.palette
        frame = rect.adjusted(SIDE, 0, -SIDE, 0)
        if row.kind is RowKind.HEAD and frame.height() > KIND_HEIGHT:
            frame.setTop(frame.bottom() + 1 - KIND_HEIGHT)
        chosen = bool(row.chosen)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, look, frame, palette, soft=chosen and row.kind in _SOFT)
        if row.kind is RowKind.HEAD:
            _paint_head(painter, frame, palette, row, look.is_open)
        else:
            left = _paint_lead(painter, frame, palette, row, chosen, look.is_open)
            _paint_words(painter, frame, palette, row, chosen, left)
        painter.restore()

    @staticmethod
    def _stands_apart(row: SidebarRow, index: _Index) -> bool:
        """Say whether a head is the first, or the first below searches or themes."""
        before = index.sibling(index.row() - 1, 0).data(ROW_ROLE)
        apart = {Facet.KIND, Facet.THEME}  # saved searches stand below the kinds
        return before is None or before.facet in apart or row.facet is Facet.THEME


_SOFT = {RowKind.KIND, RowKind.THEME, RowKind.SEARCH}
_UNCOUNTED = {RowKind.MORE}


def chevron_rect(frame: QRect, row: SidebarRow) -> QRect:
    """Give where the chevron of a theme with narrower ones is drawn, and takes a click."""
    left = frame.left() + 4 + row.depth * _DEPTH_STEP
    return QRect(left, frame.top() + (frame.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)


def _paint_ground(
    painter: QPainter,
    look: RowLook,
    frame: QRect,
    palette: Palette,
    *,
    soft: bool,
) -> None:
    """Draw the background of a row that is chosen or under the pointer, and the focus ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    if soft or look.hovered:
        painter.setBrush(QColor(palette.ink_soft if soft else palette.hover))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
    if look.ringed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.ink), 2))
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)


def _paint_head(
    painter: QPainter,
    frame: QRect,
    palette: Palette,
    row: SidebarRow,
    is_open: bool,
) -> None:
    """Draw the head of a group, with how many of its values are chosen while it is closed."""
    label_font = font(TextRole.LABEL)
    painter.setFont(label_font)
    painter.setPen(QColor(palette.text3))
    words = frame.adjusted(_PADDING, 0, -_PADDING, 0)
    painter.drawText(words, _MIDDLE, row.label)
    if row.chosen and not is_open:
        words.setLeft(words.left() + QFontMetrics(label_font).horizontalAdvance(row.label) + 4)
        painter.setPen(QColor(palette.ink))
        painter.drawText(words, _MIDDLE, f"· {row.chosen}")
    chevron = QRectF(0, 0, _CHEVRON, _CHEVRON)
    chevron.moveCenter(QRectF(frame).center())
    chevron.moveRight(frame.right() + 1 - _PADDING)
    chevron.moveTop(round(chevron.top()))
    paint_glyph(painter, chevron, "chevron-down" if is_open else "chevron-right", palette.text3)


def _paint_lead(
    painter: QPainter, frame: QRect, palette: Palette, row: SidebarRow, chosen: bool, is_open: bool
) -> int:
    """Draw what stands before the label; give where the label begins."""
    left, middle = frame.left() + _PADDING, frame.top() + frame.height() // 2
    if row.kind is RowKind.KIND:
        icon = QRectF(left, middle - _ICON // 2, _ICON, _ICON)
        colour = palette.ink if chosen else palette.text2
        paint_glyph(painter, icon, _KIND_ICONS[row.value], colour)
        return left + _ICON + _GAP
    if row.kind is RowKind.SEARCH:
        icon = QRectF(left, middle - _MARK // 2, _MARK, _MARK)
        paint_glyph(painter, icon, "star", palette.ink if chosen else palette.text3)
        return left + _MARK + _GAP
    if row.kind is RowKind.THEME:
        if row.below:
            sign = "chevron-down" if is_open else "chevron-right"
            paint_glyph(painter, QRectF(chevron_rect(frame, row)), sign, palette.text3)
        dot = frame.left() + _DOT_LEFT + row.depth * _DEPTH_STEP
        place = QRectF(dot, middle - _DOT // 2, _DOT, _DOT)
        paint_dot(painter, place, palette, row.colour)
        return dot + _DOT + _GAP
    if row.kind is RowKind.VALUE:
        box = QRectF(left, middle - _MARK // 2, _MARK, _MARK)
        paint_check(painter, box, palette, chosen)
        left += _MARK + _GAP
        if row.facet in _MARKED:
            mark = box.translated(_MARK + _GAP, 0)
            paint_mark(painter, mark, palette, f"{_MARKED[row.facet]}/{row.value}")
            left += _MARK + _GAP
        return left
    return left + _MARK + _GAP


def _paint_words(
    painter: QPainter, frame: QRect, palette: Palette, row: SidebarRow, chosen: bool, left: int
) -> None:
    """Draw the label and, at the right, the count."""
    end = frame.right() + 1 - _PADDING
    if row.kind not in _UNCOUNTED and row.count >= 0:
        count = QLocale().toString(row.count)
        painter.setFont(font(TextRole.SNIPPET))
        soft = chosen and row.kind in _SOFT
        painter.setPen(QColor(palette.text2 if soft else palette.text3))
        place = QRect(left, frame.top(), end - left, frame.height())
        painter.drawText(place, _AT_END, count)
        end -= QFontMetrics(painter.font()).horizontalAdvance(count) + _GAP
    strong = chosen and row.kind in _SOFT
    label_font = font(TextRole.UI_STRONG if strong else TextRole.UI)
    label = QFontMetrics(label_font).elidedText(
        row.label, Qt.TextElideMode.ElideRight, max(0, end - left)
    )
    painter.setFont(label_font)
    painter.setPen(QColor(_label_colour(palette, row, chosen)))
    painter.drawText(QRect(left, frame.top(), end - left + 2, frame.height()), _MIDDLE, label)


def _label_colour(palette: Palette, row: SidebarRow, chosen: bool) -> str:
    if row.kind is RowKind.MORE:
        return palette.ink
    if row.kind is RowKind.KIND:
        return palette.text if chosen else palette.text2
    known = row.count or chosen or row.kind is RowKind.SEARCH
    return palette.text if known else palette.text3
