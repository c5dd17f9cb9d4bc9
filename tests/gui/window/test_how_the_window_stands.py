import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from casebook.gui.actions import TABLE
from casebook.gui.crash import CrashWatch
from casebook.gui.dialogs.crash_report import CrashDialog, crash_report


def test_every_action_has_a_handler_and_no_two_share_a_shortcut(window):
    assert set(window.parts.actions) == {row.id for row in TABLE}
    keys = [keys for row in TABLE for keys in row.shortcuts]
    assert len(keys) == len(set(keys))


def test_the_right_panel_shows_one_thing_at_a_time(window):
    window.act("outline")
    assert window.panes.side.name == "outline"
    assert window.parts.actions["outline"].isChecked()
    assert not window.parts.actions["lessons-panel"].isChecked()
    window.act("outline")
    assert not window.panes.side.isVisible()
    window.act("lessons-panel")
    window.panes.side.closed.emit()
    assert not window.panes.side.isVisible()
    assert window.settings.side_panel == ""


def test_the_lessons_beside_the_page_make_room_for_a_lesson(window):
    lamp = window.parts.actions["lessons-panel"]
    window.open("open-early.md")
    assert not window.panes.side.isVisible()
    assert not lamp.isChecked()
    window.open("checkout-line.md")
    assert window.panes.side.isVisible()
    assert lamp.isChecked()
    window.window.resize(1920, 1000)
    window.open("open-early.md")
    assert window.panes.side.isVisible()


def test_lessons_that_are_asked_for_stay_beside_a_lesson(window):
    window.open("open-early.md")
    window.act("lessons-panel")
    assert window.panes.side.isVisible()
    window.open("checkout-line.md")
    window.open("open-early.md")
    assert window.panes.side.isVisible()
    assert window.parts.actions["lessons-panel"].isChecked()
    window.act("properties")
    window.act("lessons-panel")
    assert window.panes.side.name == "lessons"


def test_the_sidebar_is_hidden_and_comes_back(window):
    window.act("sidebar")
    assert not window.panes.sidebar.isVisible()
    assert not window.settings.sidebar_shown
    window.act("sidebar")
    assert window.panes.sidebar.isVisible()


def test_text_is_set_larger_and_smaller_within_bounds(window):
    window.open("checkout-line.md")
    for _ in range(12):
        window.act("zoom-in")
    assert window.settings.zoom == window.panes.page.zoom == 200
    for _ in range(12):
        window.act("zoom-out")
    assert window.settings.zoom == 80
    window.act("zoom-reset")
    assert window.settings.zoom == 100


def test_pages_are_set_without_serifs_when_wanted(window):
    window.act("sans")
    assert window.settings.sans
    assert window.parts.actions["sans"].isChecked()


def test_colours_stay_light_or_dark_when_wanted(window):
    window.act("scheme-dark")
    assert window.settings.scheme == "dark"
    assert window.parts.actions["scheme-dark"].isChecked()
    assert not window.parts.actions["scheme-system"].isChecked()
    window.act("scheme-light")
    window.act("scheme-system")
    assert window.settings.scheme == "system"


def test_the_panes_are_walked_by_the_keyboard(window, qtbot):
    window.open("checkout-line.md")
    window.window.activateWindow()
    qtbot.waitUntil(window.window.isActiveWindow)
    window.panes.tools.search.setFocus()
    visited = []
    for _ in range(5):
        window.act("next-pane")
        visited.append(QGuiApplication.focusObject())
    assert len({id(stop) for stop in visited}) == 5
    assert visited[:2] == [window.panes.sidebar.view, window.panes.results.view]
    assert visited[-1] is window.panes.tools.search
    window.act("previous-pane")
    assert QGuiApplication.focusObject() is visited[-2]


def test_without_results_the_walk_stops_at_what_stands_in_the_place_of_the_list(window, qtbot):
    window.search("zebracrossings")
    window.window.activateWindow()
    qtbot.waitUntil(window.window.isActiveWindow)
    window.panes.sidebar.view.setFocus()
    window.act("next-pane")
    focus = QGuiApplication.focusObject()
    assert focus is not window.panes.results.view
    assert window.panes.results.isAncestorOf(focus)


@pytest.mark.parametrize("words", ["", "customers"])
def test_no_word_of_the_tool_bar_is_cut_in_the_smallest_window(window, qtbot, words):
    window.open("checkout-line.md")
    window.window.resize(960, 600)
    window.search(words)
    if words:
        window.act("next-hit")
    tools = window.panes.tools
    qtbot.waitUntil(lambda: tools.width() == 960)

    def fits(part):
        return part.width() >= part.sizeHint().width()

    parts = [part for part in tools.findChildren(QToolButton) if part.isVisible()]
    assert len(parts) >= 8
    qtbot.waitUntil(lambda: all(map(fits, parts)) and tools.search.width() > 150)
    window.window.resize(1366, 768)
    qtbot.waitUntil(lambda: tools.hits.isVisible() and fits(tools.hits))
    left = tools.search.mapTo(window.window, QPoint(0, 0)).x()
    assert left == window.panes.results.mapTo(window.window, QPoint(16, 0)).x() - 1


def test_the_window_comes_back_as_it_was_left(start, folder):
    first = start(folder).show()
    first.act("sidebar")
    first.act("properties")
    first.parts.view.set_widths([0, 300, 600, 320])
    first.window.close()
    first.made.close()
    second = start().show()
    assert not second.panes.sidebar.isVisible()
    assert second.panes.side.name == "properties"


def test_settings_of_another_time_do_not_stop_the_start(start, folder, settings):
    settings.scheme = "sepia"
    settings.sort = "colour"
    driver = start(folder).show()
    assert len(driver.listed) == 4


def test_the_search_takes_the_focus_and_its_words_are_selected(window):
    window.search("customers")
    window.act("search")
    assert window.panes.tools.search.selectedText() == "customers"


def test_arrow_down_in_the_search_goes_to_the_list(window, qtbot):
    with qtbot.waitSignal(window.panes.tools.list_requested):
        window.press(window.panes.tools.search, Qt.Key.Key_Down)


def test_palette_shortcuts_help_and_about_are_shown(window):
    for name in ("commands", "shortcuts", "help", "about"):
        window.act(name)
    names = {
        type(child).__name__
        for child in window.window.children()
        if getattr(child, "isVisible", lambda: False)()
    }
    assert {"CommandPalette", "ShortcutsWindow", "HelpWindow", "QMessageBox"} <= names


def test_the_menu_holds_every_action(window):
    menu = window.panes.tools.menu
    listed = [action for group in menu.actions() for action in group.menu().actions()]
    assert {action.objectName() for action in listed if not action.isSeparator()} == {
        row.id for row in TABLE
    }


def bug():
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError as error:
        return error


def test_a_crash_report_says_what_and_where_and_in_which_versions():
    report = crash_report(bug())
    assert "ZeroDivisionError: a bug" in report
    assert "Casebook" in report.splitlines()[0]
    assert "def" in report or "in bug" in report


@pytest.mark.logs_warnings
def test_a_bug_is_shown_once_as_a_report_that_can_be_copied(window, monkeypatch):
    error = bug()
    window.parts.companions.show_crash(error)
    window.parts.companions.show_crash(error)
    (dialog,) = window.window.findChildren(CrashDialog)
    dialog.copy()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    dialog.close()


@pytest.mark.logs_warnings
def test_what_nobody_else_caught_is_caught(qtbot, monkeypatch):
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    watch = CrashWatch()
    watch.install()
    import sys
    import threading

    error = bug()
    with qtbot.waitSignal(watch.caught) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == [error]

    class Raised:
        exc_type, exc_value, exc_traceback = type(error), error, None

    with qtbot.waitSignal(watch.caught):
        threading.excepthook(Raised)
    quits = []
    monkeypatch.setattr("casebook.gui.crash.QGuiApplication.quit", lambda: quits.append(1))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quits == [1]


def test_what_there_is_no_room_for_goes_and_comes_back(window, qtbot):
    window.window.resize(960, 600)
    qtbot.waitUntil(lambda: window.window.width() == 960)
    assert window.panes.sidebar.isVisible()
    assert not window.panes.side.isVisible()
    window.act("properties")
    assert window.panes.side.isVisible()
    assert not window.panes.sidebar.isVisible()
    window.window.resize(1400, 800)
    qtbot.waitUntil(window.panes.sidebar.isVisible)
    assert window.panes.side.isVisible()


def test_how_a_lesson_is_written_is_explained(window):
    window.panes.lessons.help_requested.emit()
    assert window.parts.companions._help.isVisible()


def test_widths_that_a_small_window_forced_are_not_kept_in_a_large_one(start, folder, settings):
    settings.panes = [176, 264, 400, 280]
    driver = start(folder).show()
    driver.parts.view.set_widths(settings.panes)
    assert driver.panes.sidebar.width() == 208
    assert driver.panes.results.width() == 336
