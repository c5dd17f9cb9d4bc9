import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter

from casebook.gui.look.fonts import (
    TextRole,
    font,
    line_height,
    reading_families,
    source_families,
    ui_families,
)
from casebook.gui.look.palette import LIGHT
from casebook.gui.look.text_block import TextBlock

LONG = "A customer stood in a growing queue at a cash register while people around him grumbled"


def block(text, width=200, most=2, marks=()):
    role = TextRole.SNIPPET
    return TextBlock(text, font(role), line_height(role), width, most, marks)


def drawn(made, width=220):
    image = QImage(width, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    made.paint(painter, QPointF(0, 0), LIGHT.text2, LIGHT)
    painter.end()
    return image


def marked_columns(image):
    hit = QColor(LIGHT.hit)
    rows = range(image.height())
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == hit for y in rows)]


def test_a_short_text_takes_one_line_and_stays_as_it_is(qapp):
    made = block("A line.")
    assert (made.text, made.lines, made.height) == ("A line.", 1, 18)


def test_a_long_text_is_cut_at_a_word_on_its_last_line(qapp):
    made = block(LONG)
    assert made.lines == 2
    assert made.text.endswith("…")
    assert LONG.startswith(made.text[:-1])
    assert LONG[len(made.text) - 1] == " "


def test_a_word_longer_than_the_line_is_broken_and_cut(qapp):
    made = block("x" * 500)
    assert made.lines == 2
    assert made.text.endswith("x…")


def test_line_breaks_and_tabs_are_spaces_in_a_list(qapp):
    assert block("one\ntwo\tthree").text == "one two three"


def test_marked_words_have_the_colour_of_hits(qapp):
    made = block("one queue two", marks=[(4, 9)])
    columns = marked_columns(drawn(made))
    metrics = QFontMetricsF(font(TextRole.SNIPPET))
    assert columns[0] == pytest.approx(metrics.horizontalAdvance("one "), abs=2)
    assert columns[-1] == pytest.approx(metrics.horizontalAdvance("one queue"), abs=2)


def test_marks_stand_right_behind_letters_outside_the_basic_plane(qapp):
    plain, astral = "aa queue", "𝒜𝒜 queue"
    wide = marked_columns(drawn(block(astral, marks=[(3, 8)])))
    narrow = marked_columns(drawn(block(plain, marks=[(3, 8)])))
    assert wide[-1] - wide[0] == pytest.approx(narrow[-1] - narrow[0], abs=2)


def test_marks_in_the_part_that_is_cut_off_are_dropped(qapp):
    assert not marked_columns(drawn(block(LONG, marks=[(80, 87)])))


def test_an_empty_text_takes_no_more_than_a_line(qapp):
    assert block("").lines <= 1


@pytest.mark.parametrize("role", TextRole)
def test_every_role_has_a_font_that_fits_its_line(qapp, role):
    made = font(role)
    assert made.pixelSize() == role.value.size
    assert made.pixelSize() < line_height(role)
    assert QFontInfo(made).family()


def test_zoom_makes_letters_and_lines_larger_alike(qapp):
    assert font(TextRole.BODY, 2.0).pixelSize() == 32
    assert line_height(TextRole.BODY, 2.0) == 52


def test_reading_without_serifs_uses_the_family_of_the_window(qapp):
    assert font(TextRole.BODY).families()[0] == reading_families()[0]
    assert font(TextRole.BODY, sans=True).families() == list(ui_families())
    assert font(TextRole.SOURCE, sans=True).families() == list(source_families())


def test_figures_in_counts_have_one_width(qapp):
    metrics = QFontMetricsF(font(TextRole.SNIPPET))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("0000"))


@pytest.mark.parametrize(
    ("text", "at_right"),
    [
        ("A line", False),
        ("שורה אחת", True),
        ("12 – سطر", True),
        ("Ein Satz über שלום", False),
        ("—", False),
    ],
)
def test_a_text_begins_at_the_side_from_which_its_first_letters_are_read(qapp, text, at_right):
    image = drawn(block(text), width=200)
    white = QColor("white")
    inked = [x for x in range(200) if any(image.pixelColor(x, y) != white for y in range(20))]
    assert (inked[0] > 20) == at_right
    assert (inked[-1] > 180) == at_right
