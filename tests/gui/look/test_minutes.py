import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep
from casebook.gui.look.minutes import Part, minutes_of, paint_minutes, part_colour
from casebook.gui.look.palette import LIGHT


def step(minutes, activity):
    return AgendaStep(minutes, activity, activity or "sing", DocumentId(""), "", "")


STEPS = [step(10, Activity.READ), step(10, Activity.DISCUSS), step(20, Activity.ROLE_PLAY)]


def drawn(steps, planned=None):
    image = QImage(400, 16, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.page))
    painter = QPainter(image)
    paint_minutes(painter, QRectF(0, 2, 400, 12), steps, LIGHT, planned)
    painter.end()
    return image


def test_minutes_are_added_up_by_what_people_do():
    steps = [*STEPS, step(None, Activity.CLOSE), step(5, None), step(5, Activity.BREAK)]
    assert minutes_of(steps) == {Part.TALK: 15, Part.DO: 20, Part.READ: 10, Part.BREAK: 5}
    assert minutes_of([]) == {}


def test_each_step_is_as_wide_as_its_minutes(qapp):
    image = drawn(STEPS)
    parts = {50: Part.READ, 150: Part.TALK, 250: Part.DO, 390: Part.DO}
    for x, part in parts.items():
        assert image.pixelColor(x, 8) == QColor(part_colour(part, LIGHT))


def test_minutes_that_are_left_stand_empty_at_the_end(qapp):
    image = drawn(STEPS, planned=80)
    assert image.pixelColor(150, 8) == QColor(part_colour(Part.DO, LIGHT))
    assert image.pixelColor(300, 8) == QColor(LIGHT.page)
    assert any(image.pixelColor(x, 2) != QColor(LIGHT.page) for x in range(210, 390))


def test_a_line_says_where_the_plan_ended_when_it_is_overrun(qapp):
    assert drawn(STEPS, planned=20).pixelColor(200, 8) == QColor(LIGHT.late)


@pytest.mark.parametrize("steps", [[], [step(None, Activity.READ)]])
def test_without_minutes_nothing_is_drawn(qapp, steps):
    assert drawn(steps).pixelColor(200, 8) == QColor(LIGHT.page)
