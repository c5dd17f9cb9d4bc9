from PySide6.QtWidgets import QAbstractItemView

from casebook.gui.library_panes import Panes
from casebook.gui.widgets.words import Words


def test_a_start_without_a_document_makes_no_page(start, folder):
    driver = start(folder).show()
    pages = (Panes.page, Panes.lesson, Panes.find, Panes.welcome)
    assert [driver.panes.made(page) for page in pages] == [None] * len(pages)
    driver.open("checkout-line.md")
    assert driver.panes.made(Panes.page) is driver.middle


def test_panels_opened_later_show_the_document_that_is_read(start, folder, settings):
    settings.side_panel = ""
    driver = start(folder).show()
    driver.open("checkout-line.md")
    assert driver.panes.made(Panes.lessons) is None
    driver.act("lessons-panel")
    assert driver.panes.lessons.count == 1
    driver.act("outline")
    headings = driver.panes.outline.findChild(QAbstractItemView).model()
    assert [headings.index(row, 0).data() for row in range(headings.rowCount())] == [
        "Situation",
        "Impact",
    ]
    driver.act("properties")
    named = {words.words for words in driver.panes.properties.findChildren(Words)}
    assert "Outcome" in named


def test_the_lessons_opened_later_say_what_stands_there_without_a_document(start, folder, settings):
    settings.side_panel = ""
    driver = start(folder).show()
    driver.act("lessons-panel")
    assert driver.panes.lessons.count is None
    said = [words.words for words in driver.panes.lessons.findChildren(Words)]
    assert "Lessons stand beside a case." in said


def test_the_size_and_the_type_chosen_hold_for_a_page_made_later(start, folder, settings):
    settings.zoom = 150
    driver = start(folder).show()
    driver.act("sans")
    driver.open("checkout-line.md")
    assert driver.panes.page.zoom == 150
    driver.act("zoom-in")
    assert settings.zoom == driver.panes.page.zoom == 175
