from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from casebook.domain.query import Facet
from casebook.gui.asking.synonym_sheet import SynonymSheet
from casebook.gui.panes.meant_band import MeantBand


def band(window):
    return window.panes.results.findChild(MeantBand)


def offered(window):
    return [row.accessibleName() for row in window.panes.empty.rows]


def shown(window):
    model = window.panes.results._model
    return [str(model.entry(row).path) for row in range(model.rowCount())]


def test_a_misspelt_word_is_asked_back_with_the_documents_for_it_below(window):
    window.search("accelertaed ")
    assert window.listed == []
    assert band(window).row.text() == "accelerated "
    assert shown(window) == ["car-maker.md"]
    assert offered(window)[0] == "Search for accelerated"


def test_the_documents_that_were_meant_show_and_mark_the_words_that_were_meant(window, qtbot):
    window.search("accelertaed ")
    model = window.panes.results._model
    qtbot.waitUntil(lambda: model.snippet(0) is not None and bool(model.snippet(0).marks))
    window.open("car-maker.md")
    assert window.panes.tools.hits.text() == "Hit 1 of 1"


def test_enter_asks_what_was_meant_even_before_it_is_known(window, qtbot):
    field = window.panes.tools.search
    field.setFocus()
    field.setText("accelertaed ")
    window.press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.text() == "accelerated ")
    window.settle()
    assert window.listed == ["car-maker.md"]
    assert not band(window) or band(window).isHidden()


def test_a_click_asks_what_was_meant(window):
    window.search("accelertaed ")
    band(window).row.click()
    window.settle()
    assert window.panes.tools.search.text() == "accelerated "
    assert window.listed == ["car-maker.md"]
    assert band(window).isHidden()


def test_the_step_on_the_page_asks_what_was_meant(window):
    window.search("accelertaed ")
    window.panes.empty.rows[0].click()
    window.settle()
    assert window.listed == ["car-maker.md"]


def test_few_documents_stay_first_and_those_that_were_meant_follow(window):
    window.search("registers custmoers ")
    own = window.listed
    assert 0 < len(own) < 3
    assert shown(window)[: len(own)] == own
    assert set(shown(window)) > set(own)


def test_a_word_that_is_known_asks_nothing_back(window):
    window.search("accelerated")
    assert band(window) is None or band(window).isHidden()


def test_each_filter_says_what_it_would_give_without_it(window):
    window.panes.sidebar.set_chosen({Facet.OUTCOME: frozenset({"success"})})
    window.panes.sidebar.choice_changed.emit()
    window.settle()
    window.search("queueing grumbling")
    notes = {row.accessibleName(): row.accessibleDescription() for row in window.panes.empty.rows}
    assert notes["Drop the filter Outcome: Success"] == "2 results"
    window.search("zebra")
    notes = {row.accessibleName(): row.accessibleDescription() for row in window.panes.empty.rows}
    assert notes["Drop the filter Outcome: Success"] == "still none"


def test_words_that_find_nothing_become_a_synonym_in_one_go(window, folder):
    window.search("tailback")
    window.panes.empty.step_requested.emit("add-synonym")
    (sheet,) = window.window.findChildren(SynonymSheet)
    assert sheet.words.text() == "tailback"
    sheet.finish()
    assert sheet.problem.isVisible()
    sheet.field.setText("alloc")
    assert sheet.list.count() == 1
    sheet.finish()
    window.settle()
    assert "checkout-line.md" in window.listed
    assert "tailback" in (folder / "themes.yaml").read_text("utf-8")
    assert [str(tag.tag.label) for tag in window.panes.results.widenings.buttons()] == [
        "resource allocation"
    ]


def add_synonym(window, words, row=0):
    window.parts.asking.mending.add_synonym(words)
    (sheet,) = window.window.findChildren(SynonymSheet)
    sheet.list.setCurrentRow(row)
    sheet.finish()
    window.settle()


def test_a_word_that_is_a_synonym_already_changes_nothing(window, folder):
    before = (folder / "themes.yaml").read_bytes()
    add_synonym(window, "queue")
    assert (folder / "themes.yaml").read_bytes() == before
    assert window.parts.session.library.undoable == ""


def test_themes_that_cannot_be_changed_are_left_and_the_reason_is_said(window, folder):
    broken = "- id: resource-allocation\n  label: [\n"
    window.parts.asking.mending.add_synonym("tailback")
    (folder / "themes.yaml").write_text(broken, "utf-8")
    (sheet,) = window.window.findChildren(SynonymSheet)
    sheet.list.setCurrentRow(0)
    sheet.finish()
    window.settle()
    assert (folder / "themes.yaml").read_text("utf-8") == broken
    assert "themes.yaml" in window.panes.status.words.text()


def test_the_list_of_themes_is_walked_from_the_field_and_needs_words(window):
    window.parts.asking.mending.add_synonym("tailback")
    (sheet,) = window.window.findChildren(SynonymSheet)
    QTest.keyClick(sheet.field, Qt.Key.Key_Down)
    assert sheet.list.currentRow() == 0
    sheet.words.clear()
    sheet.finish()
    assert "words" in sheet.problem.words
    sheet.reject()


def test_without_themes_there_is_nothing_to_be_a_synonym_of(start, tmp_path):
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "one.md").write_text("# One\n", "utf-8")
    window = start(tmp_path / "bare").show()
    window.search("zebra")
    assert not any("synonym" in name for name in offered(window))
    window.parts.asking.mending.add_synonym("zebra")
    assert "no themes yet" in window.panes.status.words.text()


def test_nothing_is_made_a_synonym_where_nothing_may_be_written(start, folder):
    window = start(folder, read_only=True).show()
    window.search("tailback")
    assert not any("synonym" in name for name in offered(window))
    window.parts.asking.mending.add_synonym("tailback")
    assert window.window.findChildren(SynonymSheet) == []


def test_the_page_offers_to_write_a_case_where_that_can_be_done(window):
    write = QAction("New case", window.window)
    write.setShortcut("Ctrl+N")
    window.panes.empty.offer_writing(write)
    window.search("zebra")
    assert "Write it down as a new case" in offered(window)
    write.setEnabled(False)
    window.search("zebras")
    assert "Write it down as a new case" not in offered(window)


def test_a_notice_stands_above_the_list_and_the_rest_is_searched(window):
    window.search('accelerated "')
    assert window.panes.results.notice.isVisible()
    assert window.panes.results.notice.text().endswith(".")
    assert window.listed == ["car-maker.md"]


def test_one_click_turns_a_widening_off_and_one_turns_it_on_again(window):
    window.search("queue")
    (tag,) = window.panes.results.widenings.buttons()
    assert tag.tag.on
    tag.click()
    window.settle()
    assert window.listed == []
    (tag,) = window.panes.results.widenings.buttons()
    assert not tag.tag.on
    tag.click()
    window.settle()
    assert "checkout-line.md" in window.listed
