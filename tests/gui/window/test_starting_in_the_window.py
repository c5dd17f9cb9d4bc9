"""The window starts in two steps; nothing that is asked for between them is lost."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.names import DocumentPath
from casebook.domain.query import Sort


@pytest.fixture
def again(start, folder):
    """Starts once and ends, so that the next start knows how the list looked."""

    def begin(do=lambda driver: None):
        first = start(folder).show()
        do(first)
        first.settle()
        first.window.close()
        first.made.close()
        return start(folder)

    return begin


def at_the_first_list(driver, do):
    """Do something as soon as the list is filled, before the page side is there."""
    states = []

    def once(_):
        if not states:
            states.append(driver.made.is_complete)
            do(driver.made.front)

    driver.made.front.finder.found.connect(once)
    driver.show()
    assert states == [False]


def test_the_first_list_is_that_of_the_last_time(again):
    driver, seen = again(), []

    def look(front):
        seen.append((front.session.library, len(front.panes.results.paths())))
        seen.append(front.window.windowTitle())

    at_the_first_list(driver, look)
    assert seen == [(None, 4), "My library"]
    assert driver.parts.session.library is not None
    assert len(driver.listed) == 4


def test_a_start_without_changes_keeps_its_list_for_the_next(start, folder):
    def once():
        driver = start(folder).show()
        driver.window.close()
        driver.made.close()

    once()
    glimpse = next(Path(os.environ["CASEBOOK_CACHE_DIR"]).rglob("glimpse.json"))
    glimpse.unlink()  # as after an update that writes another
    once()
    assert glimpse.exists()


def test_what_has_changed_meanwhile_takes_the_place_of_the_first_list(again, folder):
    driver, first = again(), []
    (folder / "car-maker.md").unlink()
    at_the_first_list(driver, lambda front: first.extend(front.panes.results.paths()))
    assert "car-maker.md" in first
    assert "car-maker.md" not in driver.listed


def test_a_list_in_another_order_is_not_taken_for_this_one(again):
    driver = again()
    driver.settings.sort = Sort.TITLE.value
    driver.made.front.finder.sort(Sort.TITLE)
    driver.show()
    assert driver.listed[0] == "car-maker.md"


def test_words_typed_before_the_page_side_is_there_are_searched_for(again):
    driver = again()
    at_the_first_list(driver, lambda front: QTest.keyClicks(front.panes.tools.search, "trust"))
    driver.qtbot.waitUntil(lambda: driver.answered_for("trust"))
    driver.settle()
    assert driver.panes.tools.search.text() == "trust"
    assert driver.listed == ["car-maker.md"]


def test_a_choice_made_before_the_library_is_open_stays(again):
    driver = again()
    at_the_first_list(driver, lambda front: front.actions["lessons"].trigger())
    assert driver.listed == ["open-early.md"]


def test_enter_before_the_page_side_is_there_opens_the_document(again):
    driver = again(lambda driver: driver.parts.lists.sort(Sort.TITLE))
    at_the_first_list(
        driver, lambda front: QTest.keyClick(front.panes.results.view, Qt.Key.Key_Return)
    )
    driver.qtbot.waitUntil(lambda: driver.read == "car-maker.md")
    assert driver.middle is driver.panes.page


def test_an_action_before_the_page_side_is_there_is_done(again):
    driver = again()
    at_the_first_list(driver, lambda front: front.actions["outline"].trigger())
    assert driver.panes.side.name == "outline"
    assert driver.parts.actions["outline"].isChecked()


def test_a_document_asked_for_before_the_window_is_shown_is_opened(again):
    driver = again()
    driver.parts.desk.open(DocumentPath("car-maker.md"))
    driver.show()
    driver.parts.desk.open(DocumentPath("checkout-line.md"))
    driver.qtbot.waitUntil(lambda: driver.read == "checkout-line.md")


def test_the_document_of_the_last_time_is_selected_at_once_and_read(again):
    driver, selected = again(lambda driver: driver.open("car-maker.md")), []

    def look(front):
        row = front.panes.results.view.currentIndex().row()
        selected.append(front.panes.results.paths()[row])

    at_the_first_list(driver, look)
    assert selected == ["car-maker.md"]
    driver.qtbot.waitUntil(lambda: driver.read == "car-maker.md")


def test_where_the_document_of_the_last_time_is_gone_one_is_to_be_chosen(again, folder):
    driver = again(lambda driver: driver.open("car-maker.md"))
    (folder / "car-maker.md").unlink()
    driver.show()
    assert driver.read is None
    assert driver.middle is driver.panes.empty


def test_a_library_that_is_gone_since_shows_the_welcome_page(again, folder, answers):
    driver = again()
    shutil.rmtree(folder)
    driver.show()
    driver.qtbot.waitUntil(lambda: bool(answers.told))
    assert driver.panes.welcome.isVisible()


def test_a_library_closed_before_it_is_open_stays_closed(again):
    driver = again()
    at_the_first_list(driver, lambda front: front.actions["close-library"].trigger())
    assert driver.parts.session.library is None
    assert driver.panes.welcome.isVisible()


def test_a_window_that_nobody_sees_is_completed_too(again, monkeypatch):
    monkeypatch.setattr("casebook.gui.app._LONGEST_WAIT", 0)
    driver = again()
    driver.made.front.finder.found.disconnect(driver.made._await_picture)
    driver.show()
    assert len(driver.listed) == 4


def test_a_crash_before_the_page_side_is_there_is_reported(again):
    from casebook.gui.dialogs.crash_report import CrashDialog

    driver = again()
    driver.made.show_crash(ZeroDivisionError("a bug"))
    (dialog,) = driver.window.findChildren(CrashDialog)
    dialog.close()
    driver.show()
