"""Columns, lines of marks, scrolled columns: how they use the room they are given."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from casebook.gui.look.fonts import TextRole
from casebook.gui.widgets.button_row import ButtonRow
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.heading_line import HeadingLine
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.plain_table import PlainTable
from casebook.gui.widgets.surface import ScrolledColumn, Surface
from casebook.gui.widgets.words import Words


@pytest.fixture
def line(qtbot, scheme):
    made = MarkedLine(scheme)
    qtbot.addWidget(made)
    return made


def words(scheme, text):
    made = Words(scheme, TextRole.UI)
    made.show_words(text)
    return made


def test_buttons_keep_their_words_and_stand_below_each_other_where_it_is_narrow(qtbot):
    row = ButtonRow()
    qtbot.addWidget(row)
    buttons = [QPushButton(words) for words in ("Make it embedded", "Change it", "Merge")]
    for button in buttons:
        row.add(button)
    widths = [button.sizeHint().width() for button in buttons]
    assert row.sizeHint().width() == sum(widths) + 2 * 8
    assert row.minimumSizeHint().width() == max(widths)
    for width, tops in ((sum(widths) + 16, 1), (widths[0] + widths[1] + 8, 2), (max(widths), 3)):
        row.resize(width, row.heightForWidth(width))
        row.show()
        qtbot.waitUntil(lambda tops=tops: len({button.y() for button in buttons}) == tops)
        assert [button.width() for button in buttons] == widths
        assert max(button.geometry().bottom() + 1 for button in buttons) == row.height()
    buttons[0].setText("Make")
    qtbot.waitUntil(lambda: buttons[0].width() < widths[0])


def test_items_flow_onto_further_lines(line):
    line.show_items([Marked("Improve", "effect/improve"), Marked("Empowerment"), Marked("Trust")])
    assert line.words == line.accessibleName() == "Improve · Empowerment · Trust"
    assert line.heightForWidth(400) == 18
    assert line.heightForWidth(130) == 2 * 18
    assert line.heightForWidth(60) == 3 * 18
    assert line.sizeHint().height() == 18
    assert line.minimumSizeHint().width() < 60


def test_trailing_items_stand_at_the_right_or_below(line):
    line.show_items([Marked("Improve")], [Marked("Review by 1 Sep 2026"), Marked("Owner")])
    assert line.heightForWidth(400) == 18
    assert line.heightForWidth(200) == 2 * 18
    places = line._place(400)
    assert places[-1].x + places[-1].width == pytest.approx(400)
    assert line._place(200)[1].x == 0
    line.show_items([], [Marked("Owner")])
    assert line.heightForWidth(400) == 18


def test_an_item_that_is_too_long_is_cut(line):
    line.show_items([Marked("An owner with an extraordinarily long name", "icon/users")])
    assert line._place(100)[0].text.endswith("…")
    assert line.heightForWidth(100) == 18


def test_an_empty_line_takes_no_room(line):
    line.show_items([])
    assert (line.heightForWidth(100), line.sizeHint().height()) == (0, 0)


def test_a_line_draws_marks_in_their_colours(line, scheme):
    line.show_items([Marked("Trust", "dot/#3090fc"), Marked("x", tone="late")], [Marked("end")])
    line.resize(200, 18)
    image = line.grab().toImage()
    assert image.pixelColor(7, 9).name() == "#3090fc"


@pytest.mark.parametrize(("width", "columns"), [(100, 1), (419, 1), (420, 2), (640, 3), (2000, 3)])
def test_columns_are_as_many_as_there_is_room_for(qtbot, width, columns):
    made = Columns(200, 3, 20)
    qtbot.addWidget(made)
    assert made.columns_at(width) == columns


def test_rows_are_as_high_as_their_highest_and_grow_with_it(qtbot, scheme):
    made = Columns(100, 2, 10, row_gap=4)
    qtbot.addWidget(made)
    parts = [words(scheme, text) for text in ("short", "long " * 30, "last")]
    for part in parts:
        made.add(part)
    made.resize(300, made.heightForWidth(300))
    made.show()
    assert parts[0].height() == parts[1].height() > 20
    assert parts[2].y() == parts[0].height() + 4
    before = made.heightForWidth(300)
    parts[2].show_words("much longer now " * 20)
    qtbot.waitUntil(lambda: parts[2].height() > 20)
    assert made.heightForWidth(300) > before
    assert made.sizeHint().height() == made.heightForWidth(300)


def test_columns_have_their_weights_only_side_by_side(qtbot, scheme):
    made = Columns(100, 2, 10, weights=(1, 3))
    qtbot.addWidget(made)
    left, right = words(scheme, "left"), words(scheme, "right")
    made.add(left)
    made.add(right)
    made.show()
    made.resize(410, 40)
    assert (left.width(), right.width()) == (100, 300)
    made.resize(180, 80)
    assert (left.width(), right.width()) == (180, 180)


def test_what_is_lower_can_stand_in_the_middle(qtbot, scheme):
    made = Columns(100, 2, 10, middle=True)
    qtbot.addWidget(made)
    low, high = words(scheme, "low"), words(scheme, "high " * 60)
    made.add(low)
    made.add(high)
    made.show()
    made.resize(300, 400)
    assert low.height() == pytest.approx(20, abs=1)
    assert low.y() == pytest.approx((high.height() - 20) / 2, abs=1)


def test_widgets_without_a_height_by_width_are_taken_as_they_are(qtbot):
    made = Columns(100, 1, 10)
    qtbot.addWidget(made)
    label = QLabel("one line")
    made.add(label)
    assert made.heightForWidth(200) == label.sizeHint().height()
    assert Columns(100, 1, 10).heightForWidth(200) == 0


def test_a_scrolled_column_is_as_high_as_it_needs_to_be(qtbot, scheme):
    scroll = ScrolledColumn((10, 0, 20, 0), 0)
    qtbot.addWidget(scroll)
    part = words(scheme, "words that go on " * 60)
    scroll.column.addWidget(part)
    scroll.resize(300, 100)
    scroll.show()
    scroll.settle()
    bar = scroll.verticalScrollBar()
    assert bar.maximum() == part.heightForWidth(270) - 100
    assert part.width() == 270, "the bar stands in the margin"
    part.show_words("short")
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert part.width() == 270
    scroll.clear()
    assert scroll.column.count() == 0


def test_a_scrolled_column_stays_in_the_middle_of_a_wide_page(qtbot, scheme):
    scroll = ScrolledColumn((10, 0, 10, 0), 0, widest=200, centred=True)
    qtbot.addWidget(scroll)
    part = words(scheme, "short")
    scroll.column.addWidget(part)
    scroll.resize(620, 220)
    scroll.show()
    scroll.settle()
    assert (part.x(), part.width()) == (210, 200)
    assert part.y() == 100


def test_a_table_has_a_line_below_each_row(qtbot, scheme):
    table = PlainTable(scheme, ("Date", "Result"), [("2026", "short"), ("", "long " * 40)], (80,))
    ground = Surface(scheme, "page")
    qtbot.addWidget(ground)
    table.setParent(ground)
    ground.resize(300, 300)
    table.setGeometry(0, 0, 300, table.heightForWidth(300))
    ground.show()
    image = ground.grab().toImage()
    lines = [
        y for y in range(table.height()) if image.pixelColor(298, y).name() == scheme.palette.line
    ]
    heads = [y for y in range(40) if image.pixelColor(298, y).name() == scheme.palette.field_line]
    assert len(heads) == 1
    assert len(lines) == 2
    assert lines[-1] == table.height() - 1


def test_a_heading_keeps_its_note_beside_it(qtbot, scheme):
    line = HeadingLine(scheme, "Evidence", "3 cases support", [Marked("Grades: a to b")])
    qtbot.addWidget(line)
    assert line.heightForWidth(600) == 24
    assert line.heightForWidth(220) > 30
    line.resize(600, 24)
    line.show()
    assert line.heading.words == "Evidence"
    assert line.findChild(MarkedLine).words == "3 cases support · Grades: a to b"
    assert line.findChild(MarkedLine).x() > line.heading.width()
    assert line.layout().alignment() == Qt.AlignmentFlag(0)
