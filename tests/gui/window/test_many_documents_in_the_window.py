"""Many documents changed at once, from the list of the whole window."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.domain.names import DocumentPath
from casebook.gui.panes.document_drag import packed
from casebook.gui.sheets.bulk_sheet import BulkSheet
from casebook.gui.sheets.plan_sheet import PlanSheet

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def sheet_of(kind):
    """The sheet of a kind that is open."""
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next(sheet for sheet in shown if sheet.isVisible())


def sheets(kind):
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return [sheet for sheet in shown if sheet.isVisible()]


def texts(folder):
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}


def select(window, *names):
    """Select documents of the list with Ctrl and clicks, the first one by opening it."""
    view = window.panes.results.view
    rows = [window.listed.index(name) for name in names]
    for at, row in enumerate(rows):
        held = CTRL if at else Qt.KeyboardModifier.NoModifier
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
    window.settle()


def test_selected_documents_are_changed_together_and_taken_back(window, folder):
    before = texts(folder)
    select(window, "checkout-line.md", "car-maker.md")
    assert window.read == "checkout-line.md"
    window.act("change-selected")
    sheet = sheet_of(BulkSheet)
    assert sheet.windowTitle() == "Change 2 documents"
    QTest.keyClicks(sheet.added.line, "Front line")
    sheet.primary.click()
    window.settle()
    plan = sheet_of(PlanSheet)
    assert plan.files.count() == 2
    assert texts(folder) == before
    plan.primary.click()
    window.settle()
    changed = [name for name, text in texts(folder).items() if "front-line]" in text]
    assert sorted(changed) == ["car-maker.md", "checkout-line.md"]
    assert "Change 2 documents" in window.panes.status.words.text()
    assert [str(path) for path in window.panes.results.selecting.paths()] == [
        name for name in window.listed if name in changed
    ]
    window.act("undo-change")
    assert texts(folder) == before


def test_a_property_is_set_with_a_value_that_it_may_have(window, folder):
    select(window, "checkout-line.md", "car-maker.md")
    window.panes.results.selecting.bar.change.click()
    sheet = sheet_of(BulkSheet)
    sheet.key.setCurrentIndex(sheet.key.findData("outcome"))
    sheet.choice.setCurrentIndex(sheet.choice.findData("failure"))
    sheet.primary.click()
    window.settle()
    sheet_of(PlanSheet).primary.click()
    window.settle()
    assert "outcome: failure" in texts(folder)["car-maker.md"]


def test_a_case_that_is_not_ready_keeps_its_status_and_says_what_it_needs(window, folder):
    ready = folder / "car-maker.md"
    words = "source: x\n---\n## Situation\na\n\n## Strategies\nb\n\n## Impact\nc\n"
    ready.write_text(f"---\ntitle: A car maker\nthemes: [trust]\n{words}", "utf-8")
    window.act("look-again")
    select(window, "checkout-line.md", "car-maker.md")
    window.act("change-selected")
    sheet = sheet_of(BulkSheet)
    sheet.key.setCurrentIndex(sheet.key.findData("status"))
    sheet.choice.setCurrentIndex(sheet.choice.findData("reviewed"))
    sheet.primary.click()
    window.settle()
    plan = sheet_of(PlanSheet)
    assert plan.files.count() == 1
    assert "checkout-line.md" in plan.refused.item(0).text()
    assert "It needs Strategies first." in plan.refused.item(0).text()
    plan.primary.click()
    window.settle()
    assert "status: reviewed" in texts(folder)["car-maker.md"]
    assert "status" not in texts(folder)["checkout-line.md"]


def test_what_is_so_already_is_said_and_shows_no_plan(window, folder):
    window.search("car maker")
    window.panes.results.open_first()
    window.settle()
    window.act("change-selected")
    sheet = sheet_of(BulkSheet)
    QTest.keyClicks(sheet.added.line, "trust")
    sheet.primary.click()
    window.settle()
    assert sheets(PlanSheet) == []
    assert "so already" in window.panes.status.words.text()


def test_without_a_selection_it_says_what_to_do(window):
    window.panes.results.select(None)
    window.act("change-selected")
    assert sheets(BulkSheet) == []
    assert "Select" in window.panes.status.words.text()


def dragged_onto(window, key, *names):
    """Let go of documents over a row of the sidebar."""
    view = window.panes.sidebar.view
    place = QPointF(view.visualRect(window.panes.sidebar.model.index_of(key)).center())
    data = packed([DocumentPath(name) for name in names])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier

    class From(QDropEvent):
        def source(self):
            return window.panes.results.view

    enter = QDragEnterEvent(place.toPoint(), action, data, button, none)
    move = QDragMoveEvent(place.toPoint(), action, data, button, none)
    view.dragEnterEvent(enter)
    view.dragMoveEvent(move)
    view.dropEvent(From(place, action, data, button, none, QEvent.Type.Drop))
    window.settle()
    return enter, move


def test_one_document_let_go_of_on_a_theme_gets_it_at_once(window, folder):
    before = texts(folder)
    dragged_onto(window, "theme:themes:trust", "checkout-line.md")
    assert sheets(PlanSheet) == []
    assert "themes: [resource-allocation, trust]" in texts(folder)["checkout-line.md"]
    assert "Trust" in window.panes.status.words.text()
    window.act("undo-change")
    assert texts(folder) == before


def test_several_documents_let_go_of_on_a_theme_are_shown_first(window, folder):
    dragged_onto(window, "theme:themes:trust", "checkout-line.md", "open-early.md")
    plan = sheet_of(PlanSheet)
    assert plan.files.count() == 2
    plan.primary.click()
    window.settle()
    assert "trust]" in texts(folder)["open-early.md"]


def test_of_several_of_which_one_changes_nothing_is_shown(window, folder):
    dragged_onto(window, "theme:themes:trust", "checkout-line.md", "car-maker.md")
    assert sheets(PlanSheet) == []
    assert "trust]" in texts(folder)["checkout-line.md"]


def test_documents_let_go_of_elsewhere_change_nothing(window, folder):
    before = texts(folder)
    enter, move = dragged_onto(window, "kind:kinds:case", "checkout-line.md")
    assert not enter.isAccepted()  # nobody in this program drags it
    assert not move.isAccepted()
    assert texts(folder) == before


def menu(window):
    return {action.text(): action for action in window.parts.curators.bulk.menu.actions()}


def test_the_menu_of_the_list_opens_changes_and_selects(window, qtbot):
    select(window, "checkout-line.md")
    results = window.panes.results
    results.selecting.menu_requested.emit(results.view.mapToGlobal(results.view.pos()))
    menu(window)["Select all"].trigger()
    window.parts.curators.bulk.menu.hide()
    assert len(results.selecting.paths()) == 4
    results.selecting.menu_requested.emit(results.view.mapToGlobal(results.view.pos()))
    assert "Open" not in menu(window)
    menu(window)["Change these 4…"].trigger()
    window.parts.curators.bulk.menu.hide()
    sheet_of(BulkSheet).reject()


def test_a_library_that_is_only_read_offers_no_change(start, folder):
    window = start(folder, read_only=True).show()
    select(window, "checkout-line.md", "car-maker.md")
    results = window.panes.results
    assert not results.selecting.bar.change.isVisible()
    assert not window.parts.actions["change-selected"].isEnabled()
    results.selecting.menu_requested.emit(results.view.mapToGlobal(results.view.pos()))
    window.parts.curators.bulk.menu.hide()
    assert list(menu(window)) == ["Export…", "", "Select all"]


def test_esc_in_the_list_goes_back_to_one(window):
    select(window, "checkout-line.md", "car-maker.md")
    window.press(window.panes.results.view, Qt.Key.Key_Escape)
    assert len(window.panes.results.selecting.paths()) == 1
