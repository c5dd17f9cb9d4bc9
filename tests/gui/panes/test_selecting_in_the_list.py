"""Several documents of the list selected at once."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.gui.look.palette import LIGHT

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(result_list):
    return result_list


@pytest.fixture
def opened(pane):
    heard = []
    pane.document_requested.connect(heard.append)
    return heard


def point_in(pane, row):
    return pane.view.visualRect(pane.view.model().index(row, 0)).center()


def click(pane, row, held=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(pane.view.viewport(), LEFT, held, point_in(pane, row))


def press(pane, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(pane.view, key, held)


def selected(pane):
    return [path.removesuffix(".md") for path in pane.selecting.paths()]


def test_one_document_is_selected_as_ever(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 1)
    assert selected(pane) == ["2"]
    assert opened == ["2.md"]
    assert pane.head.isVisible()
    assert pane.selecting.bar is None


def test_ctrl_and_a_click_selects_beside_others_and_opens_nothing(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 2, CTRL)
    click(pane, 3, CTRL)
    assert selected(pane) == ["1", "3", "4"]
    click(pane, 2, CTRL)
    assert selected(pane) == ["1", "4"]
    assert opened == ["1.md"]


def test_shift_selects_from_where_one_began(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 1)
    click(pane, 3, SHIFT)
    assert selected(pane) == ["2", "3", "4"]
    click(pane, 0, SHIFT)
    assert selected(pane) == ["1", "2"]
    assert opened == ["2.md"]


def test_the_arrows_select_with_shift_and_walk_alone_without(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 0)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_Down, SHIFT)
    assert selected(pane) == ["1", "2", "3"]
    press(pane, Qt.Key.Key_Up, SHIFT)
    assert selected(pane) == ["1", "2"]
    press(pane, Qt.Key.Key_End, SHIFT)
    assert selected(pane) == ["1", "2", "3", "4"]
    press(pane, Qt.Key.Key_Home)
    assert selected(pane) == ["1"]
    assert opened == ["1.md"]


def test_rows_that_are_apart_are_selected_with_the_keyboard(pane, answer):
    pane.show_results(answer())
    click(pane, 0)
    press(pane, Qt.Key.Key_Down, CTRL | SHIFT)
    press(pane, Qt.Key.Key_Down, CTRL | SHIFT)
    assert selected(pane) == ["1"]
    press(pane, Qt.Key.Key_Space, CTRL)
    assert selected(pane) == ["1", "3"]


def test_enter_opens_the_current_one_alone(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 0)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_Return)
    assert opened == ["1.md", "2.md"]
    assert selected(pane) == ["2"]


def test_everything_is_selected_and_let_go_of(pane, answer, entry):
    pane.show_results(answer(hits=tuple(entry(n, f"Title {n}") for n in range(70_000))))
    pane.take_focus()
    press(pane, Qt.Key.Key_A, CTRL)
    assert pane.view.selection.count == 70_000
    assert pane.selecting.bar.number.text() == "70,000 selected"
    assert not pane.head.isVisible()
    press(pane, Qt.Key.Key_Escape)
    assert selected(pane) == ["0"]
    assert pane.head.isVisible()
    assert not pane.selecting.bar.isVisible()


def test_the_bar_asks_for_the_change_and_lets_go(qtbot, pane, answer):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 1, SHIFT)
    with qtbot.waitSignal(pane.selecting.change_requested):
        pane.selecting.bar.change.click()
    pane.selecting.bar.clear.click()
    assert len(selected(pane)) == 1


def test_nothing_is_offered_where_nothing_may_be_written(pane, answer):
    pane.show_results(answer())
    pane.selecting.allow_writing(False)
    click(pane, 0)
    click(pane, 1, SHIFT)
    assert not pane.selecting.bar.change.isVisible()
    pane.selecting.allow_writing(True)
    assert pane.selecting.bar.change.isVisible()


def test_documents_stay_selected_while_they_are_in_the_list(pane, answer, entries):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 2, CTRL)
    click(pane, 3, CTRL)
    pane.show_results(answer("words", hits=(entries[3], entries[1], entries[2])))
    assert selected(pane) == ["4", "3"]
    pane.show_results(answer("more", hits=(entries[3],)))
    assert len(selected(pane)) <= 1
    assert pane.head.isVisible()


def test_a_document_opened_elsewhere_keeps_what_is_selected(pane, answer):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 1, CTRL)
    pane.select("4.md")
    assert selected(pane) == ["1", "2"]
    assert pane.view.currentIndex().row() == 3


def test_a_far_row_is_reached_by_shift(pane, answer, entry):
    pane.show_results(answer(hits=tuple(entry(n, f"Title {n}") for n in range(3000))))
    click(pane, 1)
    press(pane, Qt.Key.Key_End, SHIFT)
    assert pane.view.selection.count == 2999
    assert pane.view.selection.has(2999)
    assert not pane.view.selection.has(0)


def test_selected_rows_are_painted_as_such(pane, answer):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 2, CTRL)
    image = pane.view.viewport().grab().toImage()
    grounds = []
    for row in range(3):
        frame = pane.view.visualRect(pane.view.model().index(row, 0))
        grounds.append(image.pixelColor(QPoint(8, frame.bottom() - 3)).name())
    assert grounds[0] == grounds[2] == LIGHT.ink_soft != grounds[1]


def test_a_click_on_one_of_several_opens_it_alone(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 2, SHIFT)
    click(pane, 1)
    assert selected(pane) == ["2"]
    assert opened == ["1.md", "2.md"]


def test_dragging_one_of_several_takes_all_of_them(pane, answer, opened):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 2, SHIFT)
    pane.selecting.allow_writing(False)  # a drag would wait for the pointer to be let go
    dragged = []
    pane.view.dragged.connect(lambda: dragged.append(selected(pane)))
    start, away = point_in(pane, 1), point_in(pane, 1) + QPoint(60, 0)
    QTest.mousePress(pane.view.viewport(), LEFT, pos=start)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(away),
        QPointF(pane.view.viewport().mapToGlobal(away)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.view.viewport(), move)
    QTest.mouseRelease(pane.view.viewport(), LEFT, pos=away)
    assert dragged == [["1", "2", "3"]]
    assert opened == ["1.md"]


def menu_asked_at(pane, point):
    reason = QContextMenuEvent.Reason.Mouse
    place = pane.view.viewport().mapToGlobal(point)
    QApplication.sendEvent(pane.view.viewport(), QContextMenuEvent(reason, point, place))


def test_a_menu_is_of_the_selection_or_of_the_row_outside_of_it(pane, answer):
    pane.show_results(answer())
    asked = []
    pane.selecting.menu_requested.connect(lambda _: asked.append(selected(pane)))
    click(pane, 0)
    click(pane, 1, SHIFT)
    menu_asked_at(pane, point_in(pane, 1))
    menu_asked_at(pane, point_in(pane, 3))
    menu_asked_at(pane, QPoint(10, pane.view.height() - 2))
    assert asked == [["1", "2"], ["4"]]


def test_the_list_keeps_qts_rules(qtmodeltester, pane, answer):
    pane.show_results(answer())
    click(pane, 0)
    click(pane, 3, SHIFT)
    qtmodeltester.check(pane.view.model())
