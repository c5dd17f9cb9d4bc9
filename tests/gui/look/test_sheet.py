import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QToolButton,
)

from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.sheet import style_sheet
from casebook.resources import resource


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_is_filled_in_and_every_picture_is_there(palette):
    sheet = style_sheet(palette)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    pictures = set(re.findall(r'url\("(.*?)"\)', sheet))
    assert len(pictures) == 4
    assert all(resource("icons", "sheet", name.rsplit("/", 1)[-1]).is_file() for name in pictures)


@pytest.mark.parametrize(("palette", "shade"), [(LIGHT, "light"), (DARK, "dark")])
def test_the_pictures_of_the_sheet_have_the_colours_of_the_palette(palette, shade):
    wanted = {
        "tick": palette.on_fill,
        "arrow": palette.text2,
        "arrow_up": palette.text2,
        "chosen": palette.ink,
    }
    for name, colour in wanted.items():
        text = resource("icons", "sheet", f"{name}-{shade}.svg").read_text(encoding="utf-8")
        assert re.findall(r'stroke="(.*?)"', text) == [colour]


def test_no_colour_is_written_in_the_rules():
    rules = resource("window.qss").read_text(encoding="utf-8")
    assert not re.findall(r":[^;{]*#[0-9a-fA-F]{3}", rules)


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QToolButton])
def test_fields_and_buttons_are_28_pixels_high(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(LIGHT))
    if kind in {QPushButton, QToolButton}:
        widget.setText("Open")
    assert widget.sizeHint().height() == 28


def test_a_tool_that_is_only_an_icon_is_a_square_of_28_pixels(qtbot, icons):
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("back"))
    button.setStyleSheet(style_sheet(LIGHT))
    assert button.sizeHint() == QSize(28, 28)


@pytest.mark.parametrize("segment", ["first", "middle", "last", "only"])
def test_the_parts_of_a_switch_are_28_pixels_high_too(qtbot, segment):
    button = QToolButton()
    qtbot.addWidget(button)
    button.setText("Read")
    button.setProperty("segment", segment)
    button.setStyleSheet(style_sheet(LIGHT))
    assert button.sizeHint().height() == 28


def test_buttons_of_questions_have_no_pictures_of_the_platform(qtbot):
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons

    class WithPictures(QProxyStyle):
        def styleHint(self, asked, *rest):
            return 1 if asked == hint else super().styleHint(asked, *rest)

    box = QDialogButtonBox()
    qtbot.addWidget(box)
    style = WithPictures()
    box.setStyle(style)
    assert box.style().styleHint(hint, None, box)
    box.setStyleSheet(style_sheet(LIGHT))
    assert not box.style().styleHint(hint, None, box)
