from PySide6.QtCore import Qt

from casebook.domain.document import Kind
from casebook.domain.query import Facet, Sort
from casebook.gui.dialogs.shortcuts import ShortcutsWindow


def test_the_library_is_listed_and_counted(window):
    assert sorted(window.listed) == [
        "car-maker.md",
        "checkout-line.md",
        "open-early.md",
        "recovery.md",
    ]
    assert window.window.isVisible()
    assert "My library" in window.window.windowTitle()


def test_typing_narrows_the_list_and_esc_clears_it(window):
    window.search("accel")
    assert window.listed == ["car-maker.md"]
    window.press(window.panes.tools.search, Qt.Key.Key_Escape)
    assert len(window.listed) == 4


def test_esc_in_an_empty_search_goes_to_the_list(window, qtbot):
    window.panes.tools.search.setFocus()
    window.press(window.panes.tools.search, Qt.Key.Key_Escape)
    assert window.panes.results.view.hasFocus() or not window.window.isActiveWindow()


def test_enter_opens_the_first_hit_even_while_the_answer_is_on_its_way(window, qtbot):
    field = window.panes.tools.search
    field.setText("accelerated")
    window.press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "car-maker.md")


def test_enter_opens_the_first_hit_of_an_answer_that_is_there(window, qtbot):
    window.search("accelerated")
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "car-maker.md")


def test_a_synonym_widens_the_search_and_can_be_turned_off(window):
    window.search("queue")
    assert "checkout-line.md" in window.listed
    window.panes.results.widening_toggled.emit("resource-allocation")
    window.settle()
    assert window.listed == []
    window.panes.results.widening_toggled.emit("resource-allocation")
    window.settle()
    assert "checkout-line.md" in window.listed


def test_kinds_are_chosen_by_the_keyboard(window):
    window.act("lessons")
    assert window.listed == ["open-early.md"]
    assert window.parts.finder.kind is Kind.LESSON
    window.act("packs")
    assert window.listed == ["recovery.md"]
    window.act("everything")
    assert len(window.listed) == 4


def test_filters_narrow_and_are_dropped_again(window):
    window.panes.sidebar.set_chosen({Facet.OUTCOME: frozenset({"mixed", "success"})})
    window.panes.sidebar.choice_changed.emit()
    window.settle()
    assert sorted(window.listed) == ["car-maker.md", "checkout-line.md"]
    window.panes.results.filter_dropped.emit(Facet.OUTCOME, "success")
    window.settle()
    assert window.listed == ["checkout-line.md"]
    window.panes.results.filters_cleared.emit()
    window.settle()
    assert len(window.listed) == 4


def test_clearing_takes_words_and_filters_away(window):
    window.search("zebra")
    window.panes.sidebar.set_chosen({Facet.OUTCOME: frozenset({"mixed"})})
    window.panes.sidebar.choice_changed.emit()
    window.settle()
    window.act("clear")
    assert len(window.listed) == 4
    assert window.panes.tools.search.text() == ""


def test_a_search_that_finds_nothing_says_what_to_do_next(window, qtbot):
    window.act("cases")
    window.search("zebra")
    assert window.middle is window.panes.empty
    offered = window.panes.empty.rows
    assert offered
    window.panes.empty.step_requested.emit("show-everything")
    window.settle()
    assert len(window.listed) == 4


def test_the_empty_page_offers_actions_by_their_names(window):
    window.panes.empty.step_requested.emit("shortcuts")
    (shown,) = window.window.findChildren(ShortcutsWindow)
    assert shown.isVisible()


def test_the_order_is_remembered(start, folder):
    first = start(folder).show()
    first.panes.results.sort_chosen.emit(Sort.TITLE)
    first.settle()
    assert first.listed == ["car-maker.md", "recovery.md", "open-early.md", "checkout-line.md"]
    first.window.close()
    first.made.close()
    again = start().show()
    assert again.listed == first.listed
    assert again.parts.finder.query.sort is Sort.TITLE


def test_snippets_come_after_the_list(window, qtbot):
    window.search("complained")
    model = window.panes.results._model
    row = window.listed.index("checkout-line.md")
    qtbot.waitUntil(lambda: model.snippet(row) is not None and bool(model.snippet(row).marks))


def test_the_words_searched_for_are_marked_in_the_page_and_stepped_through(window, qtbot):
    window.open("checkout-line.md")
    window.search("customers")
    assert window.panes.tools.hits.text() == "3 hits"
    window.act("next-hit")
    assert window.panes.tools.hits.text() == "Hit 1 of 3"
    window.act("next-hit")
    assert window.panes.tools.hits.text() == "Hit 2 of 3"
    window.act("previous-hit")
    assert window.panes.tools.hits.text() == "Hit 1 of 3"


def test_opening_a_hit_goes_to_its_passage(window, qtbot):
    window.search("content")
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    assert window.panes.tools.hits.text() == "Hit 1 of 1"


def test_words_are_found_in_the_page(window):
    window.open("checkout-line.md")
    window.act("find-in-page")
    bar = window.panes.find
    assert bar.isVisible()
    bar.field.setText("line")
    assert bar.count.text().endswith("of 3") or "of" in bar.count.text()
    window.press(bar.field, Qt.Key.Key_Return)
    bar.field.setText("zebra")
    assert bar.count.text() == "Not in this page"
    window.press(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_next_document_of_the_list_is_a_key_away(window, qtbot):
    window.panes.results.sort_chosen.emit(Sort.TITLE)
    window.settle()
    window.act("next-document")
    qtbot.waitUntil(lambda: window.read == window.listed[0])
    window.act("next-document")
    qtbot.waitUntil(lambda: window.read == window.listed[1])
    window.act("previous-document")
    qtbot.waitUntil(lambda: window.read == window.listed[0])


def test_the_list_has_the_keyboard_after_a_start_and_enter_opens_its_first_row(window, qtbot):
    assert window.panes.results.view.currentIndex().row() == 0
    window.press(window.panes.results.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == window.listed[0])


def test_search_down_and_enter_open_the_first_hit(window, qtbot):
    window.search("accelerated")
    window.press(window.panes.tools.search, Qt.Key.Key_Down)
    window.press(window.panes.results.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.read == "car-maker.md")
