import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from casebook.domain.lesson import Role
from casebook.gui.look.chips import Chip, chip_size, lay_out_chips, paint_chip, paint_number
from casebook.gui.look.palette import LIGHT

CHIPS = [Chip("Resource allocation", "#cc3078"), Chip("Service recovery", "#00a878"), Chip("Trust")]


def canvas(width=200, height=24):
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.pane))
    return image


def test_chips_that_fit_stand_side_by_side(qapp):
    placed = lay_out_chips(CHIPS, 1000)
    assert [item.chip for item in placed] == CHIPS
    for before, after in itertools.pairwise(placed):
        assert after.x == before.x + before.width + 4


def test_what_does_not_fit_is_counted_and_stays_within_the_width(qapp):
    first = chip_size(CHIPS[0]).width()
    placed = lay_out_chips(CHIPS, first + 50)
    assert [item.chip.label for item in placed] == ["Resource allocation", "+2"]
    assert placed[-1].x + placed[-1].width <= first + 50


def test_a_single_chip_that_is_too_long_is_cut_to_the_width(qapp):
    (only,) = lay_out_chips(CHIPS[:1], 60)
    assert only.width == 60


def test_no_chips_take_no_place(qapp):
    assert lay_out_chips([], 100) == ()


@pytest.mark.parametrize(("raised", "ground"), [(False, LIGHT.sunk), (True, LIGHT.page)])
def test_a_chip_stands_on_page_colour_in_a_selected_row(qapp, raised, ground):
    image = canvas()
    painter = QPainter(image)
    paint_chip(painter, QRectF(0, 0, 120, 20), LIGHT, CHIPS[0], raised)
    painter.end()
    assert image.pixelColor(4, 10) == QColor(ground)
    assert image.pixelColor(11, 10) == QColor("#cc3078")


def test_a_cut_label_does_not_run_out_of_its_chip(qapp):
    image = canvas()
    painter = QPainter(image)
    paint_chip(painter, QRectF(0, 0, 60, 20), LIGHT, CHIPS[0])
    painter.end()
    assert {image.pixelColor(x, 10).name() for x in range(61, 200)} == {LIGHT.pane}


@pytest.mark.parametrize(
    ("role", "colour"), [(Role.SUPPORTS, LIGHT.supports), (Role.CONTRADICTS, LIGHT.contradicts)]
)
def test_the_number_of_the_chosen_card_is_filled(qapp, role, colour):
    filled, empty = canvas(20, 20), canvas(20, 20)
    for image, full in ((filled, True), (empty, False)):
        painter = QPainter(image)
        paint_number(painter, QRectF(0, 0, 20, 20), LIGHT, 1, role, full)
        painter.end()
    assert filled.pixelColor(4, 10) == QColor(colour)
    assert empty.pixelColor(4, 10) == QColor(LIGHT.page)
