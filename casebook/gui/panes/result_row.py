"""How a document looks in the result list."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Place, Snippet
from casebook.domain.theme import Vocabulary, label_of
from casebook.domain.values import Kind
from casebook.gui.look.chips import CHIP_HEIGHT, Chip, PlacedChip, lay_out_chips, paint_chip
from casebook.gui.look.drawing import fill
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.marks import paint_kind, paint_outcome, paint_state
from casebook.gui.look.palette import Palette, colour_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import TextBlock
from casebook.gui.panes.row_look import RowLook
from casebook.gui.wording import placed_words

_PADDING = 12
_BAR = 3
_LEFT = 16
_RIGHT = 16
_MARK = 16
_TEXT_LEFT = _LEFT + _MARK + 8
_COUNT_ICON = 14
_GAP = 8
_TITLE_LINES = 2
_SNIPPET_LINES = 2
_SNIPPET_LINES_CHOSEN = 3
_ABOVE_SNIPPET = 2
_ABOVE_CHIPS = 8
_LINE = 1
_RING = 2
LEAST_HEIGHT = 2 * _PADDING + _LINE
"""Logical pixels that every row has at least."""

_COUNT_ICONS = {Kind.CASE: "lightbulb", Kind.LESSON: "quote", Kind.PACK: "list"}
_KEPT = 400
_LETTER = 7  # usual width of a letter of a snippet, a little too wide

_Index = QModelIndex | QPersistentModelIndex
_Said = tuple[str, str, tuple[str, ...] | None]
_Key = tuple[DocumentPath, float, int, _Said, int, bool, Snippet | None]


_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Row(NamedTuple):
    """A row laid out for a width; ``snippet`` and ``chips`` may be absent."""

    title: TextBlock
    snippet: TextBlock | None
    chips: tuple[PlacedChip, ...]
    height: int


class ResultRows:
    """Lays rows out once for a width, and paints them."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._vocabulary: Vocabulary | None = None
        self._colours: Mapping[ThemeId, str] = {}
        self._labels: dict[ThemeId, str] = {}
        self._rows: OrderedDict[_Key, _Row] = OrderedDict()

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the labels and colours of themes."""
        labels = {theme.id: theme.label for theme in vocabulary.themes.values()}
        if (labels, colours) != (self._labels, self._colours):
            self.forget()
        self._vocabulary = vocabulary
        self._labels = labels
        self._colours = colours

    def forget(self) -> None:
        """Lay every row out anew; for labels or fonts that may have changed."""
        self._rows.clear()

    def height(self, entry: Entry, snippet: Snippet | None, width: int, chosen: bool) -> int:
        """Give the height of a row in a width, both in logical pixels."""
        return self._row(entry, snippet, width, chosen).height

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        look: RowLook,
        entry: Entry,
        snippet: Snippet | None,
    ) -> None:
        """Draw a row."""
        palette = self._scheme.palette
        row = self._row(entry, snippet, rect.width(), look.is_open)
        painter.save()
        _paint_ground(painter, rect, look, palette)
        top = rect.top() + _PADDING
        mark = QRectF(rect.left() + _LEFT, top + 2, _MARK, _MARK)
        paint_entry_mark(painter, mark, palette, entry)
        _paint_count(painter, QRect(rect.left(), top, rect.width() - _RIGHT, 20), palette, entry)
        left = rect.left() + _TEXT_LEFT
        row.title.paint(painter, QPointF(left, top), palette.text, palette)
        top += row.title.height
        if row.snippet:
            top += _ABOVE_SNIPPET
            row.snippet.paint(painter, QPointF(left, top), palette.text2, palette)
            top += row.snippet.height
        top += _ABOVE_CHIPS
        for placed in row.chips:
            frame = QRectF(left + placed.x, top, placed.width, CHIP_HEIGHT)
            paint_chip(painter, frame, palette, placed.chip, raised=look.chosen)
        if look.ringed:
            painter.setPen(QPen(QColor(palette.ink), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1 - _LINE))
        painter.restore()

    def _row(self, entry: Entry, snippet: Snippet | None, width: int, chosen: bool) -> _Row:
        """Give a row laid out; the rows asked for last are kept."""
        said = (entry.title, entry.excerpt, entry.values.get(Facet.THEME))
        key = (entry.path, entry.changed, entry.count, said, width, chosen, snippet)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._lay_out(entry, snippet, width, chosen)
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(key)
        return row

    def _lay_out(self, entry: Entry, snippet: Snippet | None, width: int, chosen: bool) -> _Row:
        room = width - _TEXT_LEFT - _RIGHT
        count = _count_width(entry)
        title_room = room - (count + _GAP if count else 0)
        title = _block(entry.title, TextRole.UI_STRONG, title_room, _TITLE_LINES)
        height = 2 * _PADDING + _LINE + title.height
        text, marks = _snippet_text(entry, snippet)
        block = None
        if text:
            lines = _SNIPPET_LINES_CHOSEN if chosen else _SNIPPET_LINES
            block = _block(text, TextRole.SNIPPET, room, lines, marks)
            if marks and not block.shows(marks[0]):
                text, marks = _from_mark(text, marks, lines * room // _LETTER)
                block = _block(text, TextRole.SNIPPET, room, lines, marks)
            height += _ABOVE_SNIPPET + block.height
        chips = lay_out_chips([self._chip(theme) for theme in entry.themes], room)
        if chips:
            height += _ABOVE_CHIPS + CHIP_HEIGHT
        return _Row(title, block, chips, height)

    def _chip(self, theme: ThemeId) -> Chip:
        label = self._vocabulary.label(theme) if self._vocabulary else label_of(theme)
        return Chip(label, colour_of(theme, self._colours))


def paint_entry_mark(painter: QPainter, rect: QRectF, palette: Palette, entry: Entry) -> None:
    """Draw how a case ended or how far a lesson has come; what it is where that is not said."""
    outcome, state = entry.value(Facet.OUTCOME), entry.value(Facet.STATE)
    if entry.kind is Kind.CASE and outcome:
        paint_outcome(painter, rect, palette, outcome)
    elif entry.kind is Kind.LESSON and state:
        paint_state(painter, rect, palette, state)
    else:
        paint_kind(painter, rect, palette, entry.kind)


def _block(
    text: str,
    role: TextRole,
    width: int,
    lines: int,
    marks: tuple[tuple[int, int], ...] = (),
) -> TextBlock:
    return TextBlock(text, font(role), line_height(role), width, lines, marks)


def _snippet_text(entry: Entry, snippet: Snippet | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the words below the title; after a name or a theme that was hit, the first words."""
    if snippet is None or not snippet.text:
        return entry.excerpt, ()
    text, begin = placed_words(snippet.place, snippet.text)
    if snippet.place in {Place.ALIAS, Place.THEME} and entry.excerpt:
        text = f"{text} · {entry.excerpt}"
    return text, tuple((start + begin, end + begin) for start, end in snippet.marks)


def _from_mark(
    text: str, marks: tuple[tuple[int, int], ...], letters: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Let a text begin shortly before its first mark, with so many letters if it can be."""
    latest = min(marks[0][0] - letters // 3, len(text) - letters)
    begin = text.rfind(" ", 0, max(0, latest)) + 1
    shift = begin - 1
    return "…" + text[begin:], tuple((start - shift, end - shift) for start, end in marks)


def _paint_ground(painter: QPainter, rect: QRect, look: RowLook, palette: Palette) -> None:
    """Draw the background, the bar of the selected row and the line below."""
    if look.chosen and look.active:
        fill(painter, rect, palette.ink_soft)
    elif look.chosen or look.hovered:
        fill(painter, rect, palette.hover)
    fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), _LINE), palette.line)
    if look.chosen:
        fill(painter, QRect(rect.left(), rect.top(), _BAR, rect.height()), palette.ink)


def _count_width(entry: Entry) -> int:
    if not entry.count:
        return 0
    return (
        _COUNT_ICON + 4 + QFontMetrics(font(TextRole.SNIPPET)).horizontalAdvance(str(entry.count))
    )


def _paint_count(painter: QPainter, line: QRect, palette: Palette, entry: Entry) -> None:
    """Draw how many lessons, passages or steps there are at the right end of the first line."""
    if not entry.count:
        return
    painter.setFont(font(TextRole.SNIPPET))
    painter.setPen(QColor(palette.text3))
    painter.drawText(line, _AT_END, str(entry.count))
    left = line.right() + 1 - _count_width(entry)
    icon = QRectF(left, line.top() + 3, _COUNT_ICON, _COUNT_ICON)
    paint_glyph(painter, icon, _COUNT_ICONS[entry.kind], palette.text3)
