"""The bar below selected words."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTextEdit

from casebook.gui.widgets.selection_popover import SelectionPopover


@pytest.fixture
def bar(qtbot, icons):
    page = QTextEdit()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return SelectionPopover(icons, page)


def test_it_stands_below_the_last_line(bar):
    bar.show_below(QRect(20, 100, 80, 20), QRect(20, 60, 1, 20))
    assert bar.y() > 120


def test_without_room_below_it_stands_above_the_first_line_and_covers_no_word(bar):
    bar.show_below(QRect(20, 370, 80, 20), QRect(20, 310, 1, 20))
    assert bar.geometry().bottom() < 310


def test_it_stays_inside_of_the_page(bar):
    bar.show_below(QRect(590, 390, 5, 20), QRect(590, 0, 5, 20))
    assert bar.parentWidget().rect().contains(bar.geometry())
