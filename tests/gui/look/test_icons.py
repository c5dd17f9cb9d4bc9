import gc
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from casebook.gui.look.glyphs import glyph_image
from casebook.gui.look.icons import app_icon
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice
from casebook.resources import resource

SIZE = QSize(16, 16)


def colours_in(image):
    found = {}
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() > 200:
                found[colour.name()] = found.get(colour.name(), 0) + 1
    return found


def main_colour(icon, mode=QIcon.Mode.Normal, state=QIcon.State.Off):
    found = colours_in(icon.pixmap(SIZE, mode, state).toImage())
    return max(found, key=found.get)


def close_to(colour, other):
    first, second = QColor(colour), QColor(other)
    pairs = zip(first.getRgb(), second.getRgb(), strict=True)
    return all(abs(a - b) < 16 for a, b in pairs)


def test_an_icon_says_by_its_colour_whether_it_is_on_or_cannot_be_used(icons):
    icon = icons.icon("sidebar")
    assert close_to(main_colour(icon), LIGHT.text2)
    assert close_to(main_colour(icon, state=QIcon.State.On), LIGHT.ink)
    assert close_to(main_colour(icon, QIcon.Mode.Disabled), LIGHT.field_line)


def test_an_icon_that_was_given_out_follows_the_scheme(icons, scheme):
    icon = QIcon(icons.icon("sidebar"))
    scheme.set_choice(Choice.DARK)
    assert close_to(main_colour(icon), DARK.text2)


def test_icons_outlive_the_python_objects_around_them(icons):
    copies = [QIcon(icons.icon(name)) for name in ("book", "folder", "search")]
    for copy in copies:
        copy.addPixmap(copy.pixmap(SIZE))
    gc.collect()
    assert all(not copy.pixmap(SIZE).isNull() for copy in copies)


def test_an_icon_is_drawn_with_twice_the_pixels_on_a_dense_screen(icons):
    picture = icons.icon("search").pixmap(SIZE, 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.deviceIndependentSize().toSize() == SIZE


def test_a_name_that_is_no_icon_is_a_dot_and_not_an_error(icons):
    image = glyph_image("no-such-icon", "#ff0000", 16, 1.0)
    assert image.pixelColor(8, 8) == QColor("#ff0000")
    assert image.pixelColor(1, 1).alpha() == 0
    assert not icons.icon("no-such-icon").pixmap(SIZE).isNull()


@pytest.mark.parametrize(
    "path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_every_icon_draws_something_in_the_colour_asked_for(qapp, path):
    text = path.read_text(encoding="utf-8")
    image = glyph_image(path.stem, "#ff0000", 32, 1.0)
    assert colours_in(image)
    if path.stem != "casebook":
        assert not re.search(r"#[0-9a-f]{3}", text)
        assert colours_in(image).keys() == {"#ff0000"}


def test_the_program_has_an_icon(qapp):
    assert not app_icon().pixmap(SIZE).isNull()
