from PySide6.QtGui import QGuiApplication

from casebook.gui.widgets.words import Words


def test_a_case_is_shown_with_its_lessons(window):
    window.open("checkout-line.md")
    assert window.middle is window.panes.page
    assert "The store waited until customers complained" in window.panes.page.toPlainText()
    assert window.panes.lessons.count == 1
    assert window.window.windowTitle().startswith("The line that emptied")


def test_a_passage_is_gone_to_and_marked(window):
    window.open("checkout-line.md")
    window.panes.lessons.passage_requested.emit(1, 0)
    assert window.panes.page.chosen == 1
    window.panes.lessons.card_hovered.emit(1)
    window.panes.lessons.card_hovered.emit(0)


def test_a_lesson_opens_as_a_page_of_its_own_and_leads_to_the_passage(window, qtbot):
    window.open("open-early.md")
    assert window.middle is window.panes.lesson
    window.panes.lesson.wishes.document_requested.emit(
        "checkout-line.md", "waited until customers complained"
    )
    qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    assert window.middle is window.panes.page


def test_a_pack_opens_as_a_readable_page(window):
    window.open("recovery.md")
    assert "15 of 15 minutes" in window.panes.page.toPlainText()


def test_one_goes_back_and_forward(window, qtbot):
    window.open("checkout-line.md")
    window.open("open-early.md")
    assert window.parts.actions["back"].isEnabled()
    window.act("back")
    qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    assert window.parts.actions["forward"].isEnabled()
    window.act("forward")
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    assert not window.parts.actions["forward"].isEnabled()


def test_links_are_followed(window, qtbot):
    window.open("checkout-line.md")
    window.parts.desk.follow_link("casebook:open/car-maker.md#Situation")
    qtbot.waitUntil(lambda: window.read == "car-maker.md")


def test_a_link_to_nowhere_says_what_to_do(window):
    window.open("checkout-line.md")
    window.parts.desk.follow_link("casebook:nowhere/nothing-here")
    assert "nothing-here" in window.panes.status.words.text()


def test_a_link_to_the_network_is_opened_only_when_the_user_agrees(window):
    window.open("checkout-line.md")
    window.parts.desk.follow_link("https://example.org/")
    assert window.answers.asked == ["https://example.org/"]
    assert window.opened_outside == []
    window.answers.goes_outside = True
    window.parts.desk.follow_link("https://example.org/")
    assert window.opened_outside == ["https://example.org/"]


def test_an_address_that_is_no_page_is_never_opened(window):
    window.answers.goes_outside = True
    window.parts.commands.open_outside("file:///etc/passwd")
    window.parts.commands.open_outside("javascript:alert(1)")
    assert window.opened_outside == []
    assert window.answers.asked == []


def test_a_document_of_the_library_opens_in_its_program(window, folder):
    window.parts.commands.open_elsewhere("report.pdf")
    assert window.opened_outside == [(folder / "report.pdf").as_uri()]


def test_what_may_be_a_program_is_shown_in_its_folder_and_never_started(window, folder):
    (folder / "report.sh").write_text("#!/bin/sh", "utf-8")
    window.parts.commands.open_elsewhere("report.sh")
    assert window.opened_outside == [folder.as_uri()]


def test_a_file_outside_of_the_library_is_not_opened(window):
    window.parts.commands.open_elsewhere("../settings.ini")
    assert window.opened_outside == []
    assert window.panes.status.words.text()


def test_a_link_to_the_document_is_copied_as_others_write_it(window):
    window.act("copy-link")
    window.open("checkout-line.md")
    window.act("copy-link")
    assert QGuiApplication.clipboard().text() == "[[checkout-line]]"


def test_the_file_and_the_folder_are_shown(window, folder):
    window.open("checkout-line.md")
    window.act("reveal-document")
    window.act("reveal")
    window.act("open-elsewhere")
    assert window.opened_outside == [
        folder.as_uri(),
        folder.as_uri(),
        (folder / "checkout-line.md").as_uri(),
    ]


def test_a_theme_on_the_page_narrows_the_list(window):
    window.open("checkout-line.md")
    window.search("zebra")
    window.panes.page.theme_requested.emit("trust")
    window.settle()
    assert window.listed == ["car-maker.md"]


def test_an_outline_without_headings_says_why(window):
    window.act("outline")
    words = window.panes.outline.findChild(Words)
    assert words.words == "Open a document to see its headings."
    window.open("open-early.md")
    assert words.words == "A lesson stands on one page and has no outline."


def test_the_outline_leads_to_headings(window):
    window.open("checkout-line.md")
    window.act("outline")
    assert window.panes.side.isVisible()
    window.panes.outline.heading_requested.emit(1)
    assert window.panes.page.headings()[1].text == "Impact"


def test_properties_lead_to_linked_documents(window, qtbot):
    window.open("checkout-line.md")
    window.act("properties")
    window.panes.properties.document_requested.emit("car-maker.md")
    qtbot.waitUntil(lambda: window.read == "car-maker.md")


def test_a_very_long_document_is_shown_to_its_end_when_asked(window, folder, qtbot):
    paragraphs = "\n\n".join(f"Paragraph {number} of many words." for number in range(9000))
    (folder / "long.md").write_text(f"# Long\n\n{paragraphs}\n", "utf-8")
    window.act("look-again")
    window.open("long.md")
    assert "Paragraph 8999" not in window.panes.page.toPlainText()
    window.panes.page.more_requested.emit()
    qtbot.waitUntil(lambda: "Paragraph 8999" in window.panes.page.toPlainText(), timeout=20000)
