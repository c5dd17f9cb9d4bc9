"""The widgets of the pack builder by themselves: mouse, drag and drop, what is painted."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_lessons import SuggestedLesson, TaughtBy, Why
from casebook.domain.pack_plan import PackPlan, PlannedStep
from casebook.domain.values import Kind, State
from casebook.gui.look.icons import Icons
from casebook.gui.packs.agenda_head import AgendaHead
from casebook.gui.packs.agenda_pane import AgendaPane
from casebook.gui.packs.pack_words import holdings, reason, times_used, used_words
from casebook.gui.packs.source_list import SourceList, SourceRow
from casebook.gui.packs.source_pane import SourcePane
from casebook.gui.packs.step_list import StepList
from casebook.gui.packs.time_bar import TimeBar, scale_marks
from casebook.gui.panes.document_drag import packed

LINE = DocumentId("checkout-line")
ITEM = PackItem(
    LINE,
    DocumentPath("checkout-line.md"),
    "The line",
    sections=("situation", "timeline"),
    questions=("Why?", "Who?", "When?"),
    role_play=("Scene", "Customer", "Staff"),
)
PLAN = PackPlan(
    "Recovery",
    minutes=30,
    steps=(
        PlannedStep(1, "open", 5, note="Why"),
        PlannedStep(2, "discuss", 15, LINE, "questions 1–2"),
        PlannedStep(3, "juggle", None, DocumentId("nowhere")),
    ),
)


@pytest.fixture
def steps(qtbot, scheme):
    made = StepList(scheme, Icons(scheme))
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show_plan(PLAN, {LINE: ITEM})
    made.show()
    return made


def mouse(kind, at, buttons=Qt.MouseButton.LeftButton):
    button = Qt.MouseButton.LeftButton
    return QMouseEvent(kind, QPointF(at), QPointF(at), button, buttons, Qt.KeyboardModifier(0))


def dropped(source, data, at):
    class Drop(QDropEvent):
        def source(self):
            return source  # only a drag of the system would have one

    return Drop(
        QPointF(at),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def step_data(key):
    data = QMimeData()
    data.setData("application/x-casebook-step", str(key).encode())
    return data


def test_a_step_is_painted_also_when_its_case_is_gone(steps):
    assert not steps.grab().isNull()
    lost = steps.rows[3]
    assert lost.use.text() == "“nowhere” is not in the library"
    assert lost.activity.text() == "juggle"
    assert lost.minutes.text() == "–"
    steps.rows[2].setFocus()
    assert not steps.grab().isNull()


def test_a_press_chooses_and_a_drag_begins_with_the_mouse(steps, qtbot):
    row = steps.rows[2]
    began = []
    row.dragged.disconnect()
    row.dragged.connect(lambda: began.append(True))
    with qtbot.waitSignal(steps.chosen, check_params_cb=lambda key: key == 2):
        row.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, QPoint(4, 20)))
    row.mouseMoveEvent(mouse(QEvent.Type.MouseMove, QPoint(5, 20)))
    assert row.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert not began
    row.mouseMoveEvent(mouse(QEvent.Type.MouseMove, QPoint(80, 60)))
    assert began == [True]
    row.mouseReleaseEvent(mouse(QEvent.Type.MouseButtonRelease, QPoint(80, 60)))
    assert row.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_double_click_opens_and_the_right_button_asks(steps, qtbot):
    with qtbot.waitSignal(steps.opened, check_params_cb=lambda key: key == 2):
        steps.rows[2].mouseDoubleClickEvent(mouse(QEvent.Type.MouseButtonDblClick, QPoint(9, 9)))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    with qtbot.waitSignal(steps.menu_requested):
        steps.rows[2].contextMenuEvent(asked)
    with qtbot.waitSignal(steps.menu_requested):
        QTest.keyClick(steps.rows[2], Qt.Key.Key_Menu)
    with qtbot.waitSignal(steps.menu_requested):
        steps.rows[2].more.click()
    with qtbot.waitSignal(steps.activity_requested):
        steps.rows[2].activity.click()
    with qtbot.waitSignal(steps.opened):
        steps.rows[2].use.click()
    QTest.keyClick(steps.rows[2], Qt.Key.Key_A)
    with qtbot.assertNotEmitted(steps.moved):
        QTest.keyClick(steps.rows[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_a_step_is_dropped_where_the_line_stands(steps, qtbot):
    at, data = QPoint(20, 44 * 2 + 30), step_data(1)  # events do not keep what is dragged
    enter = QDragEnterEvent(
        at,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    steps.dragEnterEvent(enter)
    move = QDragMoveEvent(
        at,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    steps.dragMoveEvent(move)
    assert steps._marker.isVisible()
    assert not steps.grab().isNull()
    steps.dragLeaveEvent(QDragLeaveEvent())
    assert not steps._marker.isVisible()
    with qtbot.waitSignal(steps.moved) as moved:
        steps.dropEvent(dropped(steps, data, at))
    assert moved.args == [1, 2]
    with qtbot.assertNotEmitted(steps.moved):
        steps.dropEvent(dropped(QWidget(), data, at))
        steps.take_step(77, 0)


def test_documents_are_dropped_on_the_list_and_below_it(steps, qtbot, scheme):
    data = packed([DocumentPath("car-maker.md")])
    with qtbot.waitSignal(steps.documents_dropped) as got:
        steps.dropEvent(dropped(QWidget(), data, QPoint(20, 50)))
    assert got.args == [("car-maker.md",), 1]
    icons = Icons(scheme)
    pane = AgendaPane(scheme, icons, AgendaHead(scheme, icons, {}, lambda menu: None))
    qtbot.addWidget(pane)
    pane.show_plan(PLAN, {LINE: ITEM})

    class Enter(QDragEnterEvent):
        def source(self):
            return steps

    enter = Enter(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(pane.documents_dropped) as got:
        pane.dropEvent(dropped(steps, data, QPoint(5, 400)))
    assert got.args == [("car-maker.md",), 3]
    with qtbot.assertNotEmitted(pane.documents_dropped):
        pane.dropEvent(dropped(None, data, QPoint(5, 400)))


def test_the_wheel_changes_minutes_only_where_the_keyboard_is(steps):
    box = steps.rows[1].minutes

    def turn():
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        box.wheelEvent(wheel)
        return wheel.isAccepted()

    assert not turn()
    assert box.value() == 5


def rows(*titles, ticked=None):
    return [
        SourceRow(DocumentPath(f"{title}.md"), title, "outcome/mixed", "3 questions", False, ticked)
        for title in titles
    ]


@pytest.fixture
def source(qtbot, scheme):
    made = SourceList(scheme, "Cases")
    qtbot.addWidget(made)
    made.resize(260, 300)
    made.show()
    return made


def middle(source, row):
    return source.visualRect(source.model().index(row)).center()


def test_a_source_is_added_by_double_click_space_and_enter(source, qtbot):
    source.show_rows(rows("One", "Two"))
    with qtbot.waitSignal(source.added) as got:
        source.mouseDoubleClickEvent(mouse(QEvent.Type.MouseButtonDblClick, middle(source, 1)))
    assert got.args == ["Two.md"]
    source.take_focus()
    with qtbot.waitSignal(source.added):
        QTest.keyClick(source, Qt.Key.Key_Space)
    with qtbot.waitSignal(source.added):
        QTest.keyClick(source, Qt.Key.Key_Return)
    QTest.keyClick(source, Qt.Key.Key_Down)
    assert source.current == "Two.md"
    source.show_rows(rows("Two", "Three"))
    assert source.current == "Two.md"
    assert not source.grab().isNull()
    index = source.model().index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Two, 3 questions"
    assert index.data() == index.data(Qt.ItemDataRole.ToolTipRole) == "Two"
    assert index.data(Qt.ItemDataRole.FontRole) is None


def test_a_tick_is_pressed_at_the_right(source, qtbot):
    source.show_rows([*rows("One", ticked=False), *rows("Two", ticked=True)])
    place = source.visualRect(source.model().index(0))
    at = QPoint(source.viewport().width() - 15, place.top() + 12)
    with qtbot.waitSignal(source.ticked) as got:
        source.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, at))
    assert got.args == ["One.md"]
    assert not source.grab().isNull()
    with qtbot.waitSignal(source.menu_requested):
        source.customContextMenuRequested.emit(middle(source, 1))
    with qtbot.assertNotEmitted(source.menu_requested):
        source.customContextMenuRequested.emit(QPoint(5, 290))


def test_a_source_is_dragged(source, monkeypatch):
    dragged = []
    monkeypatch.setattr(
        "casebook.gui.packs.source_list.drag", lambda _, paths, words, __: dragged.append(paths)
    )
    source.show_rows(rows("One", "Two"))
    at = middle(source, 0)
    source.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, at))
    source.mouseMoveEvent(mouse(QEvent.Type.MouseMove, at + QPoint(3, 0)))
    assert not dragged
    source.mouseMoveEvent(mouse(QEvent.Type.MouseMove, at + QPoint(40, 0)))
    assert dragged == [["One.md"]]
    source.mouseMoveEvent(mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton))
    source.mousePressEvent(mouse(QEvent.Type.MouseButtonPress, QPoint(5, 290)))
    source.mouseMoveEvent(mouse(QEvent.Type.MouseMove, QPoint(99, 290)))
    assert len(dragged) == 1


def test_esc_empties_the_field_and_enter_goes_into_the_list(qtbot, scheme):
    pane = SourcePane(scheme, Icons(scheme))
    qtbot.addWidget(pane)
    pane.resize(264, 500)
    pane.show()
    pane.show_found([], 0)
    assert "no cases or lessons" in pane.nothing.words
    pane.show_found(rows("One"), 1234)
    assert pane.nothing.words == "and 1,234 more; type to find them"
    QTest.keyClicks(pane.field, "one")
    QTest.keyClick(pane.field, Qt.Key.Key_Escape)
    assert pane.field.text() == ""
    with qtbot.waitSignal(pane.asked) as got:
        QTest.keyClick(pane.field, Qt.Key.Key_Return)
    assert got.args == ["", None]
    assert not pane.grab().isNull()


def test_the_bar_says_what_the_minutes_come_to(qtbot, scheme):
    bar = TimeBar(scheme)
    qtbot.addWidget(bar)
    bar.resize(120, bar.height())
    bar.show_plan(PLAN)
    assert bar.words == "20 of 30 minutes, 10 left, Talk 20"
    assert not bar.grab().isNull()
    bar.show_plan(PackPlan("Empty"))
    assert bar.words == "0 minutes"
    assert not bar.grab().isNull()
    assert scale_marks(60) == [0, 15, 30, 45, 60]
    assert scale_marks(7) == [0, 5, 7]
    assert scale_marks(16) == [0, 5, 10, 16]
    assert scale_marks(999)[-1] == 999


def test_words_for_what_a_step_uses():
    def used(activity, use="", item=ITEM):
        return used_words(PlannedStep(1, activity, 5, LINE, use), item)

    assert used("discuss", "questions 2") == "Question 2 of 3"
    assert used("discuss", "questions") == "All 3 questions"
    assert used("discuss") == "Without questions"
    assert used("role-play") == "Customer, staff"
    assert used("read") == "All of it"
    assert used("read", "situation, timeline") == "Situation, timeline"
    assert used("read", "situation", None) == "situation"
    bare = PackItem(LINE, DocumentPath("a.md"), "A")
    assert used("discuss", "", bare) == "No questions in this case yet"
    assert used("discuss", "questions 1", bare) == "Questions (it has none)"
    one = PackItem(LINE, DocumentPath("a.md"), "A", questions=("Why?",))
    assert used("discuss", "questions", one) == "Its question"


def test_words_for_sources_and_reasons():
    assert times_used(1) == "In the agenda"
    assert times_used(3) == "In the agenda, 3 times"
    assert holdings(ITEM) == "3 questions, role-play, timeline"
    assert holdings(PackItem(LINE, DocumentPath("a.md"), "A")) == "Case"
    lesson = PackItem(LINE, DocumentPath("a.md"), "A", Kind.LESSON, state=State.VALIDATED)
    assert holdings(lesson) == "Lesson, validated"
    taught = TaughtBy(LINE, DocumentPath("a.md"), "A")
    said = [
        reason(SuggestedLesson(taught, why, number, False))
        for why, number in (
            (Why.ALL_CASES, 2),
            (Why.ALL_CASES, 3),
            (Why.CASES, 2),
            (Why.OBJECTIVE, 1),
            (Why.APPLIED, 1),
            (Why.APPLIED, 2),
            (Why.APPLIED, 5),
            (Why.CASE, 1),
            (Why.NOTHING, 0),
        )
    ]
    assert said == [
        "Both cases teach it",
        "All 3 cases teach it",
        "2 cases teach it",
        "Answers objective 1",
        "Already applied once",
        "Already applied twice",
        "Already applied 5 times",
        "One case teaches it",
        "Chosen for this pack",
    ]
