from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from casebook.gui.look.scheme import Choice
from casebook.gui.panes.welcome_page import WelcomePage
from casebook.gui.widgets.drop_zone import DropZone
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.link_button import LinkButton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, scheme, icons):
    made = WelcomePage(scheme, icons)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def asked(page):
    """What was asked for, in order."""
    found = []
    page.sample_requested.connect(lambda: found.append("sample"))
    page.folder_requested.connect(lambda: found.append("folder"))
    page.new_requested.connect(lambda: found.append("new"))
    page.help_requested.connect(lambda: found.append("help"))
    page.library_requested.connect(found.append)
    page.recent_removed.connect(lambda folder: found.append(("gone", folder)))
    return found


def dragged(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(page, data):
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    event.setAccepted(False)
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def drop(page, data):
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, event)


def test_the_three_ways_to_begin_by_mouse_and_keyboard(qtbot, page, asked):
    page.setFocus()
    assert page.choices[0].hasFocus(), "the keyboard starts at the sample library"
    qtbot.keyClick(page.choices[0], Qt.Key.Key_Return)
    qtbot.mouseClick(page.choices[1], LEFT)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
    assert asked == ["sample", "folder", "sample", "folder", "new"]


def test_the_tour_opens_the_help(qtbot, page, asked):
    tour = next(link for link in page.findChildren(LinkButton) if link.isVisible())
    assert tour.text() == "A short tour"
    qtbot.mouseClick(tour, LEFT)
    assert asked == ["help"]


def test_only_counts_that_are_known_are_shown(page):
    assert page.choices[0].accessibleName() == (
        "Open the sample library: Cases, lessons and packs to try"
    )
    page.show_sample(6, 14, 1)
    assert page.choices[0].accessibleName() == (
        "Open the sample library: 6 cases, 14 lessons, one pack to try"
    )
    page.show_sample(1, 0, 0)
    assert "One case, 0 lessons" in page.choices[0].accessibleName()


def test_recent_libraries_open_and_can_be_forgotten(qtbot, page, asked):
    here, gone = Path("/home/jo/notes"), Path("/mnt/share/desk")
    page.show_recent([here, gone], [gone])
    first, second = page.recent
    assert second.accessibleName() == "desk: folder not found"
    qtbot.mouseClick(first, LEFT, pos=QPoint(40, 10))
    qtbot.mouseClick(second.findChild(IconButton), LEFT)
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert asked == [here, ("gone", gone), ("gone", here), here]
    page.show_recent([here])
    assert [row.folder for row in page.recent] == [here]


def test_a_folder_that_is_dragged_in_lights_up_and_opens(page, asked, tmp_path):
    zone = page.findChild(DropZone)
    assert enter(page, dragged(tmp_path))
    assert zone.accepting
    page.grab()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not zone.accepting
    enter(page, dragged(tmp_path))
    drop(page, dragged(tmp_path))
    assert not zone.accepting
    assert asked == [tmp_path]


def test_what_is_no_single_folder_is_not_taken(page, asked, tmp_path):
    file = tmp_path / "note.md"
    file.write_text("words")
    network = QMimeData()
    network.setUrls([QUrl("https://example.org/folder")])
    for data in (dragged(file), dragged(tmp_path, tmp_path), network, QMimeData()):
        assert not enter(page, data)
        drop(page, data)
    assert asked == []
    assert not page.findChild(DropZone).accepting


@pytest.mark.parametrize("size", [(960, 600), (620, 500), (1920, 1080)])
def test_everything_can_be_reached_at_every_size(qtbot, page, size):
    page.show_recent([Path(f"/home/jo/library {number}") for number in range(8)])
    page.resize(*size)
    last = page.recent[-1]
    last.setFocus()
    qtbot.waitUntil(lambda: last.isVisible() and page.choices[0].width() == last.width())
    for row in (*page.choices, *page.recent):
        left = row.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + row.width() <= size[0]


def test_the_page_is_drawn_in_both_schemes(page, scheme):
    page.show_recent([Path("/gone")], [Path("/gone")])
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        assert page.grab().toImage().pixelColor(2, 2).name() == scheme.palette.page
