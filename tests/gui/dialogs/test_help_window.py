import pytest
from PySide6.QtCore import Qt, QUrl

from casebook.gui.dialogs.help_pages import HelpPage, read_pages, set_page
from casebook.gui.dialogs.help_window import HelpWindow
from casebook.gui.models.headings_model import CURRENT

TOUR = """# A short tour

Open the sample. See [the queries](02-search.md#phrases) and [the web](https://example.org/x).
"""
SEARCH = (
    "# Searching\n\nWords.\n\n"
    + "More words to scroll past.\n\n" * 60
    + "## Phrases\n\nQuote them.\n"
)
PAGES = (
    HelpPage("01-tour.md", "A short tour", TOUR),
    HelpPage("02-search.md", "Searching", SEARCH),
)


@pytest.fixture
def window(qtbot, scheme, icons):
    made = HelpWindow(scheme, icons, pages=PAGES)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def current(window):
    model = window.list.model()
    rows = range(model.rowCount())
    return [model.index(row).data() for row in rows if model.index(row).data(CURRENT)]


def listed(window):
    model = window.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_opens_on_its_first_page(window):
    assert listed(window) == ["A short tour", "Searching"]
    assert current(window) == ["A short tour"]
    assert "Open the sample." in window.page.toPlainText()
    assert window.windowTitle() == "A short tour — Help"


def test_pages_open_from_the_list_and_by_links_with_a_way_back(qtbot, window):
    assert not window.back.isEnabled()
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert current(window) == ["Searching"]
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current(window) == ["A short tour"]
    window.page.anchorClicked.emit(QUrl("casebook:open/02-search.md#phrases"))
    assert current(window) == ["Searching"]
    assert window.page.verticalScrollBar().value() > 0, "it goes to the heading"
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.forward, Qt.MouseButton.LeftButton)
    assert current(window) == ["Searching"]
    assert not window.forward.isEnabled()
    window.open_page("unknown.md")
    assert current(window) == ["Searching"]


def test_the_web_is_asked_for_and_never_loaded(qtbot, window):
    with qtbot.waitSignal(window.outside_link_requested) as asked:
        window.page.anchorClicked.emit(QUrl("https://example.org/x"))
    assert asked.args == ["https://example.org/x"]
    assert window.page.loadResource(2, QUrl("https://example.org/x.png")).width() <= 1


def test_a_search_lists_the_pages_and_marks_the_words(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.words.hasFocus()
    qtbot.keyClicks(window.words, "quote words")
    assert listed(window) == ["Searching"]
    assert current(window) == []
    qtbot.keyClick(window.words, Qt.Key.Key_Return)
    assert current(window) == ["Searching"], "Enter goes to the first page that has them"
    assert window.page.extraSelections()
    before = window.page.verticalScrollBar().value()
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.page.verticalScrollBar().value() != before
    window.words.clear()
    assert len(listed(window)) == 2
    assert not window.page.extraSelections()


def test_escape_closes_it(qtbot, window):
    qtbot.keyClick(window.list, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_a_window_without_pages_is_empty(qtbot, scheme, icons):
    bare = HelpWindow(scheme, icons, pages=[])
    qtbot.addWidget(bare)
    bare.show()
    qtbot.keyClick(bare.words, Qt.Key.Key_Return)
    assert listed(bare) == []


def test_the_help_that_comes_with_the_program_can_be_read(qtbot, scheme, icons):
    made = HelpWindow(scheme, icons)
    qtbot.addWidget(made)
    assert listed(made)
    assert made.page.toPlainText()


def test_pages_are_read_in_the_order_of_their_names(tmp_path):
    (tmp_path / "02-b.md").write_text("No heading", encoding="utf-8")
    (tmp_path / "01-a.md").write_text("Words\n\n# The title #\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("# Not a page", encoding="utf-8")
    assert [(p.name, p.title) for p in read_pages(tmp_path)] == [
        ("01-a.md", "The title"),
        ("02-b.md", "02-b"),
    ]
    assert read_pages(tmp_path / "missing") == []


def test_the_first_page_sets_the_order_of_the_others(tmp_path):
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.md").write_text(f"# {name}", encoding="utf-8")
    (tmp_path / "index.md").write_text("[c](c.md#x) [a](a.md) [c](c.md)", encoding="utf-8")
    names = [page.name for page in read_pages(tmp_path)]
    assert names == ["index.md", "c.md", "a.md", "b.md", "d.md"]


def test_links_between_pages_are_told_from_links_to_nowhere():
    page = HelpPage("a.md", "A", "[b](02-search.md) [c](gone.md) <script>x</script>")
    html = set_page(page, PAGES)
    assert 'href="casebook:open/02-search.md"' in html
    assert 'class="nowhere"' in html
    assert "<script" not in html
