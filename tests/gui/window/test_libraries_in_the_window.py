from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from casebook.library.demo import SAMPLE_NAME


def title(driver):
    return driver.window.windowTitle()


def test_the_first_start_shows_the_welcome_page(start):
    driver = start().show()
    assert driver.panes.welcome.isVisible()
    assert title(driver) == "Casebook"
    assert not driver.parts.actions["search"].isEnabled()


def test_the_last_library_and_its_document_are_opened_again(start, folder, qtbot):
    first = start(folder).show()
    first.open("car-maker.md")
    first.window.close()
    first.made.close()
    second = start().show()
    qtbot.waitUntil(lambda: second.read == "car-maker.md")
    assert len(second.listed) == 4


def test_a_folder_is_opened_from_the_welcome_page(start, folder, answers, qtbot):
    driver = start().show()
    answers.to_open = folder
    driver.panes.welcome.folder_requested.emit()
    qtbot.waitUntil(lambda: len(driver.listed) == 4)
    assert driver.settings.recent == [folder]


def test_thinking_better_of_it_opens_nothing(start, answers):
    driver = start().show()
    driver.panes.welcome.folder_requested.emit()
    driver.panes.welcome.new_requested.emit()
    driver.settle()
    assert driver.parts.session.library is None


def test_a_new_library_is_made_and_says_what_to_put_in(start, answers, tmp_path, qtbot):
    driver = start().show()
    answers.to_make = tmp_path / "New"
    driver.panes.welcome.new_requested.emit()
    qtbot.waitUntil(lambda: driver.parts.session.library is not None)
    driver.settle()
    assert (tmp_path / "New" / "themes.yaml").exists()
    assert driver.middle is driver.panes.empty


def test_a_library_that_cannot_be_made_is_told(start, answers, tmp_path, qtbot):
    (tmp_path / "file").write_text("in the way", "utf-8")
    driver = start().show()
    answers.to_make = tmp_path / "file" / "New"
    driver.panes.welcome.new_requested.emit()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "New" in answers.told[0]


def test_the_sample_library_is_copied_and_opened(start, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    driver = start().show()
    driver.panes.welcome.sample_requested.emit()
    qtbot.waitUntil(lambda: driver.parts.session.library is not None, timeout=20000)
    driver.settle()
    assert SAMPLE_NAME in title(driver)


def test_a_library_that_is_gone_is_told_and_the_welcome_page_shown(start, answers, tmp_path, qtbot):
    driver = start(tmp_path / "nowhere").show()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "nowhere" in answers.told[0]
    assert driver.panes.welcome.isVisible()


def test_a_folder_that_cannot_be_opened_leaves_the_open_library(window, tmp_path, qtbot):
    window.parts.session.open(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: bool(window.answers.told))
    assert len(window.listed) == 4


def test_another_library_takes_the_place_of_the_first(window, tmp_path, qtbot):
    other = tmp_path / "Other"
    other.mkdir()
    (other / "one.md").write_text("# One\n", "utf-8")
    window.open("checkout-line.md")
    window.search("customers")
    window.parts.session.open(other)
    qtbot.waitUntil(lambda: window.listed == ["one.md"])
    assert window.panes.tools.search.text() == ""
    assert window.read is None
    assert "Other" in title(window)


def test_closing_the_library_shows_the_welcome_page_with_it_listed(window, folder):
    window.act("close-library")
    assert window.panes.welcome.isVisible()
    assert window.settings.last_library is None
    assert [row.folder for row in window.panes.welcome.recent] == [folder]
    window.panes.welcome.recent_removed.emit(folder)
    assert window.panes.welcome.recent == []


def test_a_library_opened_read_only_says_so(start, folder):
    driver = start(folder, read_only=True).show()
    assert "read only" in title(driver)


@pytest.mark.logs_warnings
def test_an_unusable_cache_is_said_in_the_window(start, folder, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    driver = start(folder, cache=tmp_path / "file").show()
    assert "--cache-dir" in driver.panes.status.words.text()
    assert len(driver.listed) == 4


def test_the_menu_of_libraries_lists_the_recent_ones(window, tmp_path, qtbot):
    window.settings.remember_library(tmp_path / "Before")
    window.parts.libraries.show_menu()
    menu = window.parts.libraries.menu
    assert "Before" in [action.text() for action in menu.actions()]
    menu.close()


def drop(window, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    window.dragEnterEvent(entering)
    if not entering.isAccepted():
        return False
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    return True


def test_a_folder_dropped_on_the_window_is_opened(window, tmp_path, qtbot):
    other = tmp_path / "Dropped"
    other.mkdir()
    (other / "one.md").write_text("# One\n", "utf-8")
    assert drop(window.window, other)
    qtbot.waitUntil(lambda: window.listed == ["one.md"])


def test_what_is_not_a_file_is_not_taken_when_it_is_dropped(window):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/page")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    window.window.dragEnterEvent(entering)
    assert not entering.isAccepted()
