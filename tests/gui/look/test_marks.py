import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from casebook.domain.case import MomentKind, Outcome, Side
from casebook.domain.document import Kind
from casebook.domain.lesson import Effect, Role, State
from casebook.gui.look.marks import mark_image, paint_dot, paint_mark
from casebook.gui.look.palette import DARK, LIGHT

GROUPS = {
    "state": list(State),
    "outcome": list(Outcome),
    "moment": list(MomentKind),
    "kind": list(Kind),
    "effect": list(Effect),
    "role": list(Role),
    "balance": ["+", "0", "−"],
    "risk": [f"{side.letter}1" for side in Side],
    "check": ["on", "off"],
}


def shape(image):
    """Which pixels are covered by something that is not the page, colours apart."""
    return bytes(
        image.pixelColor(x, y).alpha() > 110 and image.pixelColor(x, y).lightness() < 235
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("group", GROUPS)
def test_marks_of_a_group_are_told_apart_without_colour(qapp, group):
    images = {word: mark_image(f"{group}/{word}", LIGHT, 2.0) for word in GROUPS[group]}
    for first, second in itertools.combinations(images, 2):
        if {first, second} <= {State.IDENTIFIED, State.VALIDATED}:
            continue  # the pie differs by a quarter, which the next test looks at
        one, other = shape(images[first]), shape(images[second])
        different = sum(a != b for a, b in zip(one, other, strict=True))
        assert different >= 16, (first, second)


def test_the_ring_of_a_lesson_fills_up_on_its_way(qapp):
    states = [State.OBSERVED, State.IDENTIFIED, State.VALIDATED, State.EMBEDDED]
    filled = [sum(shape(mark_image(f"state/{state}", LIGHT, 4.0))) for state in states]
    assert filled == sorted(filled)
    assert len(set(filled)) == 4


@pytest.mark.parametrize(
    "name",
    [
        "",
        "state/",
        "state/odd",
        "odd/odd",
        "outcome/odd",
        "kind/x",
        "effect/x",
        "role/x",
        "dot/no-colour",
    ],
)
def test_a_mark_that_is_not_known_is_a_small_neutral_dot(qapp, name):
    image = mark_image(name, LIGHT)
    assert image.pixelColor(8, 8) == QColor(LIGHT.text3)
    assert image.pixelColor(3, 8).alpha() == 0


@pytest.mark.parametrize("mark", ["-", "–", "−"])
def test_every_way_to_write_a_minus_is_a_minus(qapp, mark):
    assert mark_image(f"balance/{mark}", LIGHT) == mark_image("balance/−", LIGHT)


def test_what_a_balance_does_not_say_stays_empty(qapp):
    assert not any(shape(mark_image("balance/?", LIGHT)))


def test_marks_take_their_colours_from_the_palette(qapp):
    for palette in (LIGHT, DARK):
        assert mark_image("moment/action", palette).pixelColor(8, 8) == QColor(palette.action)
        assert mark_image("state/embedded", palette).pixelColor(8, 3) == QColor(palette.embedded)


def test_a_mark_is_drawn_in_the_pixels_of_the_screen(qapp):
    image = mark_image("state/embedded", LIGHT, 2.0, 14)
    assert (image.width(), image.devicePixelRatio()) == (28, 2.0)
    assert len(set(shape(image))) == 2


def test_a_theme_is_a_dot_of_eight_pixels_in_its_colour(qapp):
    image = mark_image("dot/#546cd8", LIGHT)
    covered = [x for x in range(16) if image.pixelColor(x, 8).alpha() > 200]
    assert (covered[0], covered[-1]) == (4, 11)
    assert image.pixelColor(8, 8) == QColor("#546cd8")


def test_a_pale_dot_has_a_ring_on_the_light_page_alone(qapp):
    def edge(palette):
        image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(palette.page))
        painter = QPainter(image)
        paint_dot(painter, QRectF(0, 0, 16, 16), palette, "#ffff99")
        painter.end()
        return image.pixelColor(4, 8)

    assert edge(LIGHT).lightness() < 180
    assert edge(DARK).lightness() > 180


def test_other_drawings_can_be_had_as_marks_too(qapp):
    names = ("icon/book", "due/late", "due/soon", "due/some-day", "check/on")
    assert all(any(shape(mark_image(name, LIGHT))) for name in names)
    assert mark_image("due/late", LIGHT) != mark_image("due/soon", LIGHT)


def test_a_painter_is_given_back_as_it_was(qapp):
    image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = painter.pen(), painter.brush(), painter.transform()
    for group, words in GROUPS.items():
        for word in words:
            paint_mark(painter, QRectF(2, 2, 14, 14), LIGHT, f"{group}/{word}")
    assert (painter.pen(), painter.brush(), painter.transform()) == before
    painter.end()
