import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication

from casebook.gui.look.scheme import Choice
from casebook.gui.models.headings_model import CURRENT, DEPTH
from casebook.gui.panes.outline_panel import OutlinePanel
from casebook.gui.panes.quiet_list import QuietList
from casebook.gui.widgets.words import Words

HEADINGS = [(2, "Situation"), (3, "Before"), (2, "Timeline"), (6, "Deep")]


@pytest.fixture
def panel(qtbot, scheme, icons):
    made = OutlinePanel(scheme, icons)
    qtbot.addWidget(made)
    made.resize(312, 300)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def values(panel, role):
    model = panel.findChild(QuietList).model()
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_headings_are_set_in_by_their_level_below_the_highest(panel):
    panel.show_headings(HEADINGS)
    assert values(panel, Qt.ItemDataRole.DisplayRole) == [text for _, text in HEADINGS]
    assert values(panel, DEPTH) == [0, 1, 0, 4]
    assert panel.count == 4


def test_a_click_and_enter_ask_for_a_heading(qtbot, panel):
    panel.show_headings(HEADINGS)
    view = panel.findChild(QuietList)
    asked = []
    panel.heading_requested.connect(asked.append)
    place = view.visualRect(view.model().index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel.focus_first()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [2, 1]


def test_the_current_heading_follows_the_page_without_taking_the_keyboard(panel):
    panel.show_headings(HEADINGS)
    panel.show_current(2)
    panel.show_current(2)
    assert values(panel, CURRENT) == [False, False, True, False]
    assert panel.findChild(QuietList).currentIndex().row() == 2
    panel.show_current(-1)
    assert values(panel, CURRENT) == [False] * 4
    panel.focus_first()
    panel.show_current(3)
    assert panel.findChild(QuietList).currentIndex().row() == 2, "the keyboard stays where it is"


def test_the_keyboard_starts_at_the_first_heading(panel):
    panel.show_headings(HEADINGS)
    panel.focus_first()
    assert panel.findChild(QuietList).currentIndex().row() == 0


def test_the_same_headings_again_change_nothing(panel):
    panel.show_headings(HEADINGS)
    panel.show_current(1)
    panel.show_headings(HEADINGS)
    assert values(panel, CURRENT)[1]


def test_a_document_without_headings_says_so(panel):
    panel.show_headings([])
    assert panel.findChild(Words).words == "This document has no headings."
    assert panel.findChild(Words).isVisible()
    assert panel.count is None


def test_the_current_row_has_its_bar_in_both_schemes(panel, scheme):
    panel.show_headings(HEADINGS)
    panel.show_current(1)
    panel.focus_first()
    view = panel.findChild(QuietList)
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        rect = view.visualRect(view.model().index(1))
        image = view.viewport().grab().toImage()
        assert image.pixelColor(9, rect.center().y()).name() == scheme.palette.ink


def test_a_heading_lights_up_under_the_pointer(panel, scheme):
    panel.show_headings(HEADINGS)
    view = panel.findChild(QuietList)
    row = view.visualRect(view.model().index(2))
    where = QPointF(row.center())
    event = QHoverEvent(QEvent.Type.HoverMove, where, where, QPointF())
    QApplication.sendEvent(view.viewport(), event)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(row.right() - 20, row.center().y()).name() == scheme.palette.hover
