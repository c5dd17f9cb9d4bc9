import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent

from casebook.domain.query import Facet, Query, Sort
from casebook.gui.asking.synonym_sheet import SynonymSheet
from casebook.gui.models.sidebar_model import ROW_ROLE
from casebook.gui.sheets.name_sheet import NameSheet


def saved(window):
    return [search.name for search in window.parts.session.library.searches.saved()]


def listed(window):
    model = window.panes.sidebar.model
    head = model.index_of("head:kinds:saved")
    if not head.isValid():
        return []
    return [model.index(row, 0, head).data() for row in range(model.rowCount(head))]


def row_of(window, name):
    return window.panes.sidebar.model.index_of(f"search:kinds:{name}")


def give_name(window, name):
    (sheet,) = window.window.findChildren(NameSheet)
    sheet.line.setText(name)
    sheet.finish()
    window.settle()
    window.qtbot.waitUntil(lambda: not window.window.findChildren(NameSheet))


@pytest.fixture
def keeping(window):
    """The window with two saved searches."""
    for name, query in (
        ("Lines", Query("customers", {Facet.OUTCOME: frozenset({"mixed"})}, Sort.TITLE)),
        ("Cars", Query("accelerated")),
    ):
        window.parts.session.library.searches.save(name, query)
    window.parts.asking.saving.use(window.parts.session.library)
    window.settle()
    return window


def test_a_question_is_saved_under_a_name_and_stands_in_the_sidebar(window):
    field = window.panes.tools.search
    assert not field.offers_saving
    window.search("customers")
    assert field.offers_saving
    field.saving_requested.emit()
    give_name(window, "People")
    assert saved(window) == ["People"]
    assert listed(window) == ["People"]
    assert not field.offers_saving
    assert row_of(window, "People").data(ROW_ROLE).chosen


def test_saved_searches_say_how_much_they_find_as_documents_come_and_go(keeping, folder):
    def counts():
        rows = [row_of(keeping, name).data(ROW_ROLE) for name in ("Lines", "Cars")]
        return [row.count for row in rows]

    keeping.qtbot.waitUntil(lambda: counts() == [1, 1])
    (folder / "other.md").write_text("# Another\n\nThe bus accelerated.\n", "utf-8")
    keeping.act("look-again")
    keeping.qtbot.waitUntil(lambda: counts() == [1, 2])
    words = row_of(keeping, "Cars").data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Cars, 2"


def test_without_a_question_there_is_nothing_to_save(window):
    window.act("save-search")
    assert window.window.findChildren(NameSheet) == []
    assert "nothing to save" in window.panes.status.words.text()


def test_choosing_a_saved_search_brings_back_words_ticks_and_order(keeping):
    sidebar = keeping.panes.sidebar
    sidebar.model.choose_only(row_of(keeping, "Lines"))
    keeping.settle()
    assert keeping.panes.tools.search.text() == "customers"
    assert sidebar.chosen() == {Facet.OUTCOME: frozenset({"mixed"})}
    assert keeping.parts.finder.query.sort is Sort.TITLE
    assert keeping.listed == ["checkout-line.md"]
    assert row_of(keeping, "Lines").data(ROW_ROLE).chosen
    keeping.type("x")
    assert not row_of(keeping, "Lines").data(ROW_ROLE).chosen


def test_saved_searches_are_there_at_the_next_start(start, folder, tmp_path):
    first = start(folder, data=tmp_path / "data").show()
    first.search("customers")
    first.act("save-search")
    give_name(first, "People")
    first.window.close()
    first.made.close()
    again = start(data=tmp_path / "data").show()
    assert listed(again) == ["People"]


def test_keys_rename_move_and_delete(keeping):
    view = keeping.panes.sidebar.view
    assert listed(keeping) == ["Lines", "Cars"]
    view.setCurrentIndex(row_of(keeping, "Lines"))
    keeping.press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert listed(keeping) == ["Cars", "Lines"]
    assert view.currentIndex().data() == "Lines"
    keeping.press(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert listed(keeping) == ["Lines", "Cars"] == saved(keeping)
    keeping.press(view, Qt.Key.Key_F2)
    give_name(keeping, "Queues")
    assert listed(keeping) == ["Queues", "Cars"]
    view.setCurrentIndex(row_of(keeping, "Queues"))
    keeping.press(view, Qt.Key.Key_Delete)
    assert listed(keeping) == ["Cars"] == saved(keeping)


def test_the_menu_of_a_saved_search_does_the_same(keeping):
    view = keeping.panes.sidebar.view
    menu = view.menu_of("Cars")
    acts = {action.text(): action for action in menu.actions()}
    acts["Move up"].trigger()
    keeping.settle()
    assert listed(keeping) == ["Cars", "Lines"]
    menu.deleteLater()
    view.setCurrentIndex(row_of(keeping, "Cars"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    view.contextMenuEvent(event)
    shown = [m for m in view.findChildren(type(menu)) if m.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_other_rows_of_the_sidebar_have_no_such_keys(keeping):
    view = keeping.panes.sidebar.view
    view.setCurrentIndex(keeping.panes.sidebar.model.index(0, 0))
    keeping.press(view, Qt.Key.Key_Delete)
    assert listed(keeping) == ["Lines", "Cars"]


def test_a_theme_of_the_same_name_as_the_group_is_a_theme(keeping):
    model = keeping.panes.sidebar.model
    assert model.index_of("theme:themes:trust").data(ROW_ROLE).count == 1
    assert model.index_of("head:kinds:saved").data(ROW_ROLE).chosen == 0


def noted(window):
    return [asked.text for asked in window.parts.session.library.searches.unanswered()]


def test_a_search_in_vain_is_noted_at_enter_and_never_while_one_types(window):
    window.search("zebr")
    assert noted(window) == []
    window.type("a")
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    assert noted(window) == ["zebra"]
    assert window.panes.empty.noted.isVisible()
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    assert window.parts.session.library.searches.unanswered()[0].times == 1


def test_a_search_in_vain_is_noted_when_the_words_rest(window):
    settling = window.parts.asking.settling
    window.search("customers")
    assert not settling.resting.isActive()
    window.search("zebra")
    assert settling.resting.isActive()
    settling.resting.timeout.emit()
    window.settle()
    assert noted(window) == ["zebra"]


def test_a_search_that_finds_something_now_is_no_longer_listed(window):
    library = window.parts.session.library
    library.searches.settle(library.find(Query("zebra")))
    library.searches.settle(library.find(Query("giraffe")))
    (library.root / "zebra.md").write_text("# A zebra\n", "utf-8")
    window.act("look-again")
    window.act("unanswered")
    assert window.parts.asking.mending.list.listed() == ["giraffe"]


@pytest.fixture
def in_vain(window):
    """The window with its list of searches that found nothing."""
    library = window.parts.session.library
    for words in ("tailback", "zebra"):
        library.searches.settle(library.find(Query(words)))
    window.act("unanswered")
    return window


def choose(window, words):
    vain = window.parts.asking.mending.list
    vain.table.selectRow(vain.listed().index(words))
    return vain


def test_the_list_forgets_and_searches_again(in_vain):
    vain = choose(in_vain, "zebra")
    vain.search.click()
    in_vain.settle()
    assert in_vain.panes.tools.search.text() == "zebra"
    in_vain.press(vain.table, Qt.Key.Key_Delete)
    assert vain.listed() == ["tailback"]
    assert noted(in_vain) == ["tailback"]
    vain.forget.click()
    in_vain.settle()
    assert vain.listed() == []
    assert not vain.forget.isEnabled()


def test_a_word_of_the_list_becomes_a_synonym_and_leaves_it(in_vain):
    in_vain.search("tailback")
    vain = choose(in_vain, "tailback")
    vain.synonym.click()
    (sheet,) = vain.findChildren(SynonymSheet)
    sheet.list.setCurrentRow(0)
    sheet.finish()
    in_vain.settle()
    assert vain.listed() == ["zebra"]
    assert "checkout-line.md" in in_vain.listed


def test_the_list_closes_with_its_library_and_offers_no_synonym_for_reading_only(
    start, folder, tmp_path
):
    window = start(folder, read_only=True, data=tmp_path / "data").show()
    window.search("zebra")
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    window.act("unanswered")
    vain = window.parts.asking.mending.list
    assert vain.listed() == ["zebra"]
    assert vain.synonym.isHidden()
    window.act("close-library")
    assert not vain.isVisible()


def test_searches_that_cannot_be_kept_are_said_and_the_window_works_on(start, folder, tmp_path):
    window = start(folder, data=tmp_path / "data").show()
    window.search("zebra")
    window.act("save-search")
    give_name(window, "Zebra")
    (file,) = (tmp_path / "data").rglob("searches.sqlite")
    file.unlink()
    file.mkdir()
    window.act("save-search")
    assert window.window.findChildren(NameSheet)
    give_name(window, "Again")
    assert "searches.sqlite" in window.panes.status.words.text()
    window.press(window.panes.tools.search, Qt.Key.Key_Return)
    window.act("unanswered")
    assert window.parts.asking.mending.list.listed() == []
    window.search("accelerated")
    assert window.listed == ["car-maker.md"]


def test_a_name_that_is_taken_says_that_it_is_replaced(keeping):
    keeping.search("customers")
    keeping.act("save-search")
    (sheet,) = keeping.window.findChildren(NameSheet)
    sheet.line.setText("lines")
    assert "replaced" in sheet.note.words
    sheet.finish()
    keeping.settle()
    assert len(saved(keeping)) == 2
