import pytest
from PySide6.QtCore import QPoint, Qt

from casebook.domain.document import Kind
from casebook.domain.query import Facet
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.sidebar import Sidebar

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot, scheme, vocabulary, colours, answer):
    made = Sidebar(scheme)
    qtbot.addWidget(made)
    made.resize(208, 700)
    made.show_library("Sample library", "/somewhere/sample")
    made.show_vocabulary(vocabulary, colours)
    made.show_results(answer(), None)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rect_of(pane, key):
    return pane.view.visualRect(pane.model.index_of(key))


def click(qtbot, pane, key, modifier=Qt.KeyboardModifier.NoModifier, x=100):
    rect = rect_of(pane, key)
    place = QPoint(x, rect.center().y())
    qtbot.mouseClick(pane.view.viewport(), LEFT, modifier, place)


def is_open(pane, key):
    return pane.view.isExpanded(pane.model.index_of(key))


def colour_at(pane, x, y):
    return pane.view.viewport().grab().toImage().pixelColor(x, y).name()


def test_the_name_of_the_library_asks_for_a_menu(qtbot, pane):
    assert pane.library.text() == "Sample library"
    assert pane.library.accessibleName() == "Library: Sample library"
    assert pane.library.toolTip() == "/somewhere/sample"
    with qtbot.waitSignal(pane.library_menu_requested):
        qtbot.mouseClick(pane.library, LEFT)


def test_a_click_on_a_kind_shows_that_kind(qtbot, pane):
    with qtbot.waitSignal(pane.choice_changed):
        click(qtbot, pane, "kind:kinds:lesson")
    assert pane.chosen() == {Facet.KIND: frozenset({"lesson"})}


def test_a_click_on_a_theme_chooses_it_alone_and_ctrl_adds_another(qtbot, pane):
    click(qtbot, pane, "theme:themes:recovery")
    click(qtbot, pane, "theme:themes:trust")
    assert pane.chosen()[Facet.THEME] == {"trust"}
    click(qtbot, pane, "theme:themes:recovery", CTRL)
    assert pane.chosen()[Facet.THEME] == {"trust", "recovery"}
    click(qtbot, pane, "theme:themes:trust", CTRL)
    assert pane.chosen()[Facet.THEME] == {"recovery"}


def test_a_click_on_a_value_ticks_it(qtbot, pane):
    click(qtbot, pane, "value:outcomes:mixed")
    click(qtbot, pane, "value:outcomes:success")
    assert pane.chosen()[Facet.OUTCOME] == {"mixed", "success"}
    click(qtbot, pane, "value:outcomes:mixed")
    assert pane.chosen()[Facet.OUTCOME] == {"success"}


def test_two_quick_clicks_on_a_value_tick_and_untick_it(qtbot, pane):
    place = rect_of(pane, "value:outcomes:mixed").center()
    qtbot.mouseClick(pane.view.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(pane.view.viewport(), LEFT, pos=place)
    qtbot.mouseRelease(pane.view.viewport(), LEFT, pos=place)
    assert pane.chosen() == {}


def test_a_press_that_ends_elsewhere_chooses_nothing(qtbot, pane):
    viewport = pane.view.viewport()
    with qtbot.assertNotEmitted(pane.choice_changed):
        qtbot.mousePress(viewport, LEFT, pos=rect_of(pane, "value:outcomes:mixed").center())
        qtbot.mouseRelease(viewport, LEFT, pos=rect_of(pane, "value:outcomes:failure").center())


def test_the_chevron_of_a_theme_closes_it_without_choosing_it(qtbot, pane):
    assert is_open(pane, "theme:themes:service")
    with qtbot.assertNotEmitted(pane.choice_changed):
        click(qtbot, pane, "theme:themes:service", x=18)
    assert not is_open(pane, "theme:themes:service")


def test_at_first_the_themes_and_the_first_facet_are_open(qtbot, pane):
    assert is_open(pane, "head:themes:")
    assert is_open(pane, "head:outcomes:")
    assert not is_open(pane, "head:types:")


def test_a_click_on_a_head_opens_and_closes_it(qtbot, pane):
    click(qtbot, pane, "head:types:")
    assert is_open(pane, "head:types:")
    click(qtbot, pane, "head:types:")
    assert not is_open(pane, "head:types:")


def test_what_is_closed_stays_closed_through_another_kind_and_another_start(
    qtbot, pane, answer, scheme, vocabulary, colours
):
    click(qtbot, pane, "head:outcomes:")
    click(qtbot, pane, "head:types:")
    pane.show_results(answer(), Kind.LESSON)
    pane.show_results(answer(), None)
    assert not is_open(pane, "head:outcomes:")
    assert is_open(pane, "head:types:")
    another = Sidebar(scheme)
    qtbot.addWidget(another)
    another.close_groups(pane.closed_groups())
    another.show_vocabulary(vocabulary, colours)
    another.show_results(answer(), None)
    assert not is_open(another, "head:outcomes:")
    assert is_open(another, "head:types:")


def test_keys_walk_tick_and_choose(qtbot, pane):
    view = pane.view
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert pane.chosen()[Facet.KIND] == {"lesson"}
    view.setCurrentIndex(pane.model.index_of("theme:themes:recovery"))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    view.setCurrentIndex(pane.model.index_of("theme:themes:trust"))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert pane.chosen()[Facet.THEME] == {"recovery", "trust"}
    qtbot.keyClick(view, Qt.Key.Key_Enter)
    assert pane.chosen()[Facet.THEME] == {"trust"}


def test_arrows_open_and_close_groups(qtbot, pane):
    pane.view.setCurrentIndex(pane.model.index_of("head:types:"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Right)
    assert is_open(pane, "head:types:")
    qtbot.keyClick(pane.view, Qt.Key.Key_Left)
    assert not is_open(pane, "head:types:")
    qtbot.keyClick(pane.view, Qt.Key.Key_Space)
    assert is_open(pane, "head:types:")


def test_all_values_of_a_long_list_can_be_asked_for(qtbot, pane, answer):
    counts = {Facet.OUTCOME: {"mixed": 1}, Facet.SECTOR: {f"s{n:02}": 50 - n for n in range(20)}}
    pane.show_results(answer(counts=counts), None)
    click(qtbot, pane, "head:sectors:")
    assert not pane.model.index_of("value:sectors:s19").isValid()
    pane.view.scrollTo(pane.model.index_of("more:sectors:"))
    click(qtbot, pane, "more:sectors:")
    assert pane.model.index_of("value:sectors:s19").isValid()
    assert is_open(pane, "head:sectors:")


def test_row_and_scroll_are_kept_when_other_values_come(qtbot, pane, answer):
    pane.resize(208, 200)
    pane.view.setCurrentIndex(pane.model.index_of("value:outcomes:mixed"))
    bar = pane.view.verticalScrollBar()
    scrolled = bar.value()
    assert scrolled > 0
    counts = {Facet.OUTCOME: {"unknown": 2}, Facet.YEAR: {"2010": 1}}
    pane.show_results(answer(counts=counts), None)
    assert pane.view.currentIndex() == pane.model.index_of("value:outcomes:mixed")
    assert bar.value() == scrolled


def test_a_choice_made_elsewhere_is_shown(qtbot, pane):
    with qtbot.assertNotEmitted(pane.choice_changed):
        pane.set_chosen({Facet.KIND: frozenset({"case"}), Facet.OUTCOME: frozenset({"mixed"})})
    kind = rect_of(pane, "kind:kinds:case")
    box = rect_of(pane, "value:outcomes:mixed")
    assert colour_at(pane, 120, kind.center().y()) == LIGHT.ink_soft
    assert colour_at(pane, 18, box.center().y() - 3) == LIGHT.ink_fill


def test_a_closed_head_tells_that_something_below_is_chosen(qtbot, pane):
    head = rect_of(pane, "head:types:")
    before = pane.view.viewport().grab(head).toImage()
    pane.set_chosen({Facet.TYPE: frozenset({"recovery"})})
    assert pane.view.viewport().grab(head).toImage() != before


def test_the_ring_is_shown_to_the_keyboard_and_not_to_the_mouse(qtbot, pane):
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.view.setFocus(Qt.FocusReason.MouseFocusReason)
    click(qtbot, pane, "kind:kinds:pack")
    rect = rect_of(pane, "kind:kinds:pack")
    assert colour_at(pane, 100, rect.top() + 1) == LIGHT.ink_soft
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    rect = rect_of(pane, "kind:kinds:lesson")
    assert colour_at(pane, 100, rect.top() + 1) == LIGHT.ink


def test_colours_change_with_the_scheme(qtbot, pane, scheme):
    rect = rect_of(pane, "kind:kinds:")
    assert colour_at(pane, 120, rect.center().y()) == LIGHT.ink_soft
    scheme.set_choice(Choice.DARK)
    assert colour_at(pane, 120, rect.center().y()) == DARK.ink_soft


def test_a_library_opened_next_has_no_choices(qtbot, pane):
    click(qtbot, pane, "value:outcomes:mixed")
    pane.show_library("Another")
    assert pane.chosen() == {}
    assert pane.library.text() == "Another"
