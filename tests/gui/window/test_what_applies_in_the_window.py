from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.gui.history import Place

SECOND_CASE = """\
---
title: Another line that nobody saw
themes: [resource-allocation]
type: recovery
---
## Situation
A customer stood in a line. The store waited until customers complained.
"""

SECOND_LESSON = """\
---
kind: lesson
title: Look at the line before you hear it
state: observed
applies_when: planning when to call more people to the line
themes: [resource-allocation]
---
## Why
A line can be seen before it is heard.
"""

LONG = (
    "---\ntitle: A long one\n---\n" + "## Part\nThe yard lay still, and the line was long.\n\n" * 60
)


def like(window):
    return [str(row.path) for row in window.panes.lessons.similar]


def look_alike(window):
    window.parts.asking.alike.soon.timeout.emit()
    window.settle()


def test_similar_cases_stand_below_the_lessons_and_open(window, folder):
    (folder / "second.md").write_text(SECOND_CASE, "utf-8")
    window.act("look-again")
    window.open("checkout-line.md")
    assert like(window) == []
    look_alike(window)
    assert like(window)[0] == "second.md"
    assert len(window.panes.lessons._cards) == 1
    window.panes.lessons.similar[0].click()
    window.qtbot.waitUntil(lambda: window.read == "second.md")


def test_beside_a_lesson_stand_similar_lessons(window, folder):
    (folder / "look.md").write_text(SECOND_LESSON, "utf-8")
    window.act("look-again")
    window.open("open-early.md")
    window.act("lessons-panel")
    look_alike(window)
    assert like(window) == ["look.md"]


def test_beside_a_pack_and_in_a_hidden_panel_nothing_is_looked_for(window, folder):
    (folder / "second.md").write_text(SECOND_CASE, "utf-8")
    window.act("look-again")
    window.open("recovery.md")
    look_alike(window)
    assert like(window) == []
    window.parts.state.show_panel("")
    window.open("checkout-line.md")
    look_alike(window)
    assert like(window) == []
    window.parts.state.show_panel("lessons")
    assert window.parts.asking.alike.soon.isActive()
    look_alike(window)
    assert like(window)[0] == "second.md"


def applying(window):
    window.act("apply")
    return window.parts.asking.applying.window


def describe(window, words):
    shown = applying(window)
    shown.field.setPlainText(words)
    shown._soon.timeout.emit()
    window.settle()
    return shown


def test_lessons_that_may_apply_show_with_the_reason_and_open(window):
    shown = describe(window, "I am about to plan when to call more people, as the queue grows.")
    (card,) = shown.cards
    assert "Resource allocation" in card.reason.words
    assert "people" in card.reason.words
    assert shown.said.words == "1 lesson may apply"
    QTest.keyClick(card, Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.read == "open-early.md")


def test_ctrl_enter_opens_the_likeliest_and_esc_closes_the_window(window):
    shown = describe(window, "planning when to call more people")
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.qtbot.waitUntil(lambda: window.read == "open-early.md")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_words_that_fit_no_lesson_say_so_and_none_say_what_to_do(window):
    shown = describe(window, "xylophone")
    assert shown.cards == []
    assert shown.said.words.startswith("No lesson")
    assert describe(window, "").said.words.endswith("while you type.")


def test_the_window_goes_with_the_library_and_needs_one(window):
    shown = applying(window)
    window.act("close-library")
    assert not shown.isVisible()
    window.parts.asking.applying.show()
    assert not shown.isVisible()


def test_a_hit_is_opened_at_the_passage_that_the_list_shows(window, folder):
    text = LONG + "## End\nAt the gate a customer waited in the line of the yard.\n"
    (folder / "long.md").write_text(text, "utf-8")
    window.act("look-again")
    window.search('customer line yard gate "waited in the line"')
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.read == "long.md")
    window.settle()
    page = window.panes.page
    current = window.panes.tools.hits.text()
    assert current.startswith("Hit ")
    assert not current.startswith("Hit 1 of")
    assert page.verticalScrollBar().value() > page.height()
    window.act("next-hit")
    assert window.panes.tools.hits.text() != current


def test_a_place_to_go_to_counts_more_than_hits(window):
    window.search("customers")
    window.open("car-maker.md")
    window.parts.reader.open(Place("checkout-line.md", "Impact"))
    window.qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    window.settle()
    assert window.panes.tools.hits.text() == "3 hits"


def test_hits_are_marked_again_when_the_page_has_other_words(window, folder, edited):
    window.open("checkout-line.md")
    window.search("customers")
    assert window.panes.tools.hits.text() == "3 hits"
    edited(folder / "checkout-line.md", "content", "content, as customers are")
    window.act("look-again")
    assert window.panes.tools.hits.text() == "4 hits"
    window.panes.tools.set_words("")
    window.settle()
    assert window.panes.tools.hits.text() == ""


def test_hits_of_a_lesson_are_counted_and_stepped_through_and_not_those_of_a_page_behind(window):
    window.open("checkout-line.md")
    window.open("open-early.md")
    window.search("register")
    hits = window.panes.tools.hits
    assert hits.text() == "1 hit"
    window.search("customers line")
    assert hits.text() == "2 hits"
    window.act("next-hit")
    assert hits.text() == "Hit 1 of 2"
    window.act("scheme-dark")
    assert hits.text() == "Hit 1 of 2"
    window.act("previous-hit")
    assert hits.text() == "Hit 2 of 2"
    window.panes.tools.set_words("")
    window.settle()
    assert hits.text() == ""


def test_a_lesson_that_is_changed_outside_keeps_its_hits_marked(window, folder, edited):
    window.search("customers")
    window.open("open-early.md")
    assert window.panes.tools.hits.text().endswith("1 of 1")
    edited(folder / "open-early.md", "before it is heard", "before customers are heard")
    window.act("look-again")
    assert window.panes.tools.hits.text() == "2 hits"


def test_words_are_found_on_the_page_of_a_lesson(window, qtbot):
    window.open("checkout-line.md")
    window.open("open-early.md")
    window.act("find-in-page")
    bar = window.panes.find
    bar.field.setText("before")
    assert bar.count.text() == "1 of 2"
    window.press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    bar.field.setText("emptied")  # a word of the case behind
    assert bar.count.text() == "Not in this page"
    window.press(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.panes.lesson.hits.text.startswith("Open another register")
