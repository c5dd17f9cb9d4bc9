"""Small drawings that mean something: states, outcomes, moments, sides, balance, effects.

Every function draws into a square of any size and takes its colours from a palette; the same
drawings serve lists, cards, the reading page and exports. Every mark has a shape of its own, so
that none is told by its colour alone.

The words are the values of the domain's enums (``State``, ``Outcome``, ``MomentKind`` …). A word
that is not known is drawn as a neutral dot.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from casebook.domain.values import Effect, Kind, Mark, MomentKind, Outcome, Role, State
from casebook.gui.look.drawing import draw_line, on_grid, set_stroke
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.palette import Palette, needs_ring
from casebook.gui.look.sides import paint_side

THEME_DOT = 8
_KIND_GLYPHS = {Kind.CASE: "book", Kind.LESSON: "lightbulb", Kind.PACK: "package"}
_EFFECT_GLYPHS = {Effect.IMPROVE: "rising", Effect.SUSTAIN: "anchor"}
_MINUS_SIGNS = {"-": Mark.WORSE, "–": Mark.WORSE}


def paint_state(painter: QPainter, rect: QRectF, palette: Palette, state: str) -> None:
    """Draw how far a lesson has come: a ring that fills up, with a tick when it is embedded."""
    colours = {
        State.IDENTIFIED: palette.identified,
        State.VALIDATED: palette.validated,
        State.EMBEDDED: palette.embedded,
    }
    if state not in set(State):
        paint_neutral(painter, rect, palette)
        return
    colour = colours.get(State(state), palette.observed)
    with on_grid(painter, rect, 14):
        if state == State.EMBEDDED:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(7, 7), 6.25, 6.25)
            set_stroke(painter, palette.card, 1.6)
            draw_line(painter, (4.2, 7.2), (6.2, 9.2), (9.9, 5.2))
            return
        set_stroke(painter, colour, 1.5, (2.3, 2.02) if state == State.OBSERVED else None)
        painter.drawEllipse(QPointF(7, 7), 5.5, 5.5)
        if state == State.REJECTED:
            draw_line(painter, (3.4, 10.6), (10.6, 3.4))
        if state == State.RETIRED:
            draw_line(painter, (4.4, 7), (9.6, 7))
        spans = {State.IDENTIFIED: 180, State.VALIDATED: 270}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPie(QRectF(3.5, 3.5, 7, 7), 90 * 16, -spans.get(State(state), 0) * 16)


def paint_outcome(painter: QPainter, rect: QRectF, palette: Palette, outcome: str) -> None:
    """Draw how a case ended: a tick, a cross, a wave or a question mark, none of them framed."""
    with on_grid(painter, rect, 16):
        if outcome == Outcome.SUCCESS:
            set_stroke(painter, palette.success, 2.25)
            draw_line(painter, (2.5, 8.8), (6.2, 12.4), (13.5, 4))
        elif outcome == Outcome.FAILURE:
            set_stroke(painter, palette.failure, 2.25)
            draw_line(painter, (3.5, 3.5), (12.5, 12.5))
            draw_line(painter, (12.5, 3.5), (3.5, 12.5))
        elif outcome == Outcome.MIXED:
            set_stroke(painter, palette.mixed, 2.25)
            wave = QPainterPath(QPointF(2, 9.6))
            wave.cubicTo(3.6, 5.4, 6.4, 5.4, 8, 8)
            wave.cubicTo(9.6, 10.6, 12.4, 10.6, 14, 6.4)
            painter.drawPath(wave)
        elif outcome == Outcome.UNKNOWN:
            _paint_question(painter, palette)
        else:
            _paint_dot(painter, palette)


def _paint_question(painter: QPainter, palette: Palette) -> None:
    """Draw a thin question mark on a grid of 16."""
    set_stroke(painter, palette.unknown, 1.75)
    hook = QPainterPath(QPointF(5.4, 5.6))
    hook.cubicTo(5.4, 2.2, 10.8, 2.2, 10.8, 5.6)
    hook.cubicTo(10.8, 7.6, 8.1, 7.6, 8.1, 10)
    painter.drawPath(hook)
    painter.drawPoint(QPointF(8.1, 13.2))


def paint_kind(painter: QPainter, rect: QRectF, palette: Palette, kind: str) -> None:
    """Draw what a document is: a book, a light bulb or a package."""
    if kind in set(Kind):
        paint_glyph(painter, rect, _KIND_GLYPHS[Kind(kind)], palette.text2)
    else:
        paint_neutral(painter, rect, palette)


def paint_effect(painter: QPainter, rect: QRectF, palette: Palette, effect: str) -> None:
    """Draw whether a lesson improves (a rising line) or sustains (an anchor)."""
    if effect in set(Effect):
        paint_glyph(painter, rect, _EFFECT_GLYPHS[Effect(effect)], palette.text2)
    else:
        paint_neutral(painter, rect, palette)


def paint_moment(painter: QPainter, rect: QRectF, palette: Palette, kind: str) -> None:
    """Draw a moment of a timeline: signal ring, decision diamond, action disc, result square."""
    with on_grid(painter, rect, 14):
        if kind == MomentKind.SIGNAL:
            painter.setPen(QPen(QColor(palette.signal), 2))
            painter.setBrush(QColor(palette.page))
            painter.drawEllipse(QPointF(7, 7), 5, 5)
        elif kind == MomentKind.DECISION:
            painter.setBrush(QColor(palette.decision))
            corners = [QPointF(7, 1), QPointF(13, 7), QPointF(7, 13), QPointF(1, 7)]
            painter.drawPolygon(QPolygonF(corners))
        elif kind == MomentKind.ACTION:
            painter.setBrush(QColor(palette.action))
            painter.drawEllipse(QPointF(7, 7), 6, 6)
        elif kind == MomentKind.RESULT:
            painter.setBrush(QColor(palette.result))
            painter.drawRoundedRect(QRectF(1.5, 1.5, 11, 11), 2, 2)
        else:
            painter.setBrush(QColor(palette.text3))
            painter.drawEllipse(QPointF(7, 7), 3, 3)


def paint_balance(painter: QPainter, rect: QRectF, palette: Palette, mark: str) -> None:
    """Draw what a strategy does: plus, ring or minus; nothing where it is not said."""
    mark = _MINUS_SIGNS.get(mark, mark)
    with on_grid(painter, rect, 16):
        if mark == Mark.NEUTRAL:
            set_stroke(painter, palette.unknown, 1.75)
            painter.drawEllipse(QPointF(8, 8), 3.25, 3.25)
        elif mark in {Mark.BETTER, Mark.WORSE}:
            better = mark == Mark.BETTER
            set_stroke(painter, palette.success if better else palette.failure, 2)
            draw_line(painter, (4, 8), (12, 8))
            if better:
                draw_line(painter, (8, 4), (8, 12))


def paint_role(painter: QPainter, rect: QRectF, palette: Palette, role: str) -> None:
    """Draw what a passage does for a lesson: a plus or a minus."""
    if role not in set(Role):
        paint_neutral(painter, rect, palette)
        return
    supports = role == Role.SUPPORTS
    with on_grid(painter, rect, 16):
        set_stroke(painter, palette.supports if supports else palette.contradicts, 1.5)
        draw_line(painter, (3.5, 8), (12.5, 8))
        if supports:
            draw_line(painter, (8, 3.5), (8, 12.5))


def paint_check(painter: QPainter, rect: QRectF, palette: Palette, on: bool) -> None:
    """Draw a box to tick, ticked or not."""
    with on_grid(painter, rect, 14):
        painter.setPen(QPen(QColor(palette.ink_fill if on else palette.field_line), 1))
        painter.setBrush(QColor(palette.ink_fill if on else palette.page))
        painter.drawRoundedRect(QRectF(0.5, 0.5, 13, 13), 3.5, 3.5)
        if on:
            set_stroke(painter, palette.on_fill, 1.5)
            draw_line(painter, (3.8, 7.3), (6, 9.5), (10.4, 4.7))


def paint_dot(painter: QPainter, rect: QRectF, palette: Palette, colour: str) -> None:
    """Draw the dot of a theme, 8 logical pixels wide, in the middle of a rectangle.

    A colour that would be lost on the page gets a ring.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    radius = THEME_DOT / 2
    if needs_ring(colour, palette):
        painter.setPen(QPen(QColor(palette.text3), 1))
        radius -= 0.5
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(rect.center(), radius, radius)
    painter.restore()


def paint_due(painter: QPainter, rect: QRectF, palette: Palette, when: str) -> None:
    """Draw the calendar mark of something due soon or late."""
    colours = {"soon": palette.soon, "late": palette.late}
    paint_glyph(painter, rect, "calendar", colours.get(when, palette.text3))


def paint_neutral(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Draw the mark of something that has no mark of its own: a small grey dot."""
    with on_grid(painter, rect, 16):
        _paint_dot(painter, palette)


def _paint_dot(painter: QPainter, palette: Palette) -> None:
    painter.setBrush(QColor(palette.text3))
    painter.drawEllipse(QPointF(8, 8), 2, 2)


_Painting = Callable[[QPainter, QRectF, Palette, str], None]

_PAINTERS: dict[str, _Painting] = {
    "state": paint_state,
    "outcome": paint_outcome,
    "moment": paint_moment,
    "risk": paint_side,
    "balance": paint_balance,
    "role": paint_role,
    "kind": paint_kind,
    "effect": paint_effect,
    "due": paint_due,
    "dot": paint_dot,
}


def paint_mark(painter: QPainter, rect: QRectF, palette: Palette, name: str) -> None:
    """Draw a mark by its resource name, such as ``state/identified`` or ``risk/S1``.

    ``check/on``, ``check/off``, ``dot/#546cd8`` and ``icon/book`` work too; a name that is not
    known is drawn as a neutral dot.
    """
    group, _, word = name.partition("/")
    if group == "check":
        paint_check(painter, rect, palette, word == "on")
    elif group == "icon":
        paint_glyph(painter, rect, word, palette.text2)
    elif group == "dot" and not QColor.isValidColorName(word):
        paint_neutral(painter, rect, palette)
    else:
        paint = _PAINTERS.get(group)
        if paint and word:
            paint(painter, rect, palette, word)
        else:
            paint_neutral(painter, rect, palette)


def mark_image(name: str, palette: Palette, pixel_ratio: float = 1.0, size: int = 16) -> QImage:
    """Draw a mark by its resource name on a transparent square.

    Args:
        name: As for ``paint_mark``.
        palette: The colours.
        pixel_ratio: Device pixels to a logical one.
        size: Width and height in logical pixels.
    """
    pixels = max(1, round(size * pixel_ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    image.setDevicePixelRatio(pixel_ratio)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, size, size), palette, name)
    painter.end()
    return image
