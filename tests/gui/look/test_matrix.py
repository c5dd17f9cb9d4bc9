from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from casebook.domain.case import Risk, Side
from casebook.gui.look.matrix import (
    cell_rect,
    heat,
    matrix_cell_at,
    matrix_size,
    paint_matrix,
    risks_in,
)
from casebook.gui.look.palette import DARK, LIGHT


def risk(label, likelihood, severity):
    labels = tuple(label.split())
    return Risk(labels, (Side.SECURITY,), "security", "Breach", likelihood, severity, "")


def drawn(risks, palette=LIGHT, scale=1):
    size = matrix_size() * scale
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(palette.page))
    painter = QPainter(image)
    paint_matrix(painter, QRectF(0, 0, size.width(), size.height()), risks, palette)
    painter.end()
    return image


def middle_of(likelihood, severity):
    return cell_rect(likelihood, severity).center().toPoint()


def test_the_heat_rises_with_likelihood_times_severity(qapp):
    steps = [LIGHT.heat.index(heat(likelihood, 5, LIGHT)) for likelihood in range(1, 6)]
    assert steps == [1, 2, 3, 4, 4]
    assert heat(1, 1, DARK) == DARK.heat[0]


def test_a_risk_stands_in_the_cell_of_its_scores(qapp):
    image = drawn([risk("S1", 2, 5)])
    corner = cell_rect(2, 5).center() + QPointF(-8, -6)
    assert image.pixelColor(corner.toPoint()) == QColor(LIGHT.security)
    assert image.pixelColor(middle_of(5, 2)) == QColor(heat(5, 2, LIGHT))


def test_likelihood_rises_upwards_and_severity_to_the_right(qapp):
    assert cell_rect(5, 1).top() < cell_rect(1, 1).top()
    assert cell_rect(1, 5).left() > cell_rect(1, 1).left()


def test_a_risk_without_both_scores_is_not_placed(qapp):
    assert drawn([risk("S1", None, 3), risk("S2", 3, None)]) == drawn([])


def test_several_risks_share_a_cell_without_covering_each_other(qapp):
    for count in range(1, 8):
        risks = [risk(f"S{number}", 3, 3) for number in range(1, count + 1)]
        image = drawn(risks)
        assert image != drawn(risks[:-1])
        outside = cell_rect(3, 3).adjusted(-2, -2, 2, 2)
        assert image.pixelColor(outside.topLeft().toPoint()) != QColor(LIGHT.security)


def test_a_risk_of_two_sides_has_a_mark_for_each(qapp):
    image = drawn([risk("S1 C1", 3, 3)], scale=2)
    cell = cell_rect(3, 3)
    colours = {
        image.pixelColor(2 * x, round(2 * (cell.center().y() - 6))).name()
        for x in range(round(cell.left()), round(cell.right()))
    }
    assert {LIGHT.security, LIGHT.service} <= colours


def test_a_point_is_in_one_cell_or_in_none():
    assert matrix_cell_at(cell_rect(4, 2).center()) == (4, 2)
    assert matrix_cell_at(QPointF(2, 2)) is None
    both = [risk("S1", 4, 2), risk("C1", 1, 1)]
    assert risks_in(both, 4, 2) == (both[0],)
