import pytest
from PySide6.QtCore import Qt

from casebook.domain.document import Kind
from casebook.domain.query import Facet
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.empty_page import ChosenFilter, EmptyPage
from casebook.gui.widgets.words import Words

SUCCESS = ChosenFilter(Facet.OUTCOME, "success", "Success")
TRUST = ChosenFilter(Facet.THEME, "trust", "Trust")


@pytest.fixture
def page(qtbot, scheme, icons):
    made = EmptyPage(scheme, icons)
    qtbot.addWidget(made)
    made.resize(822, 640)
    made.show()
    return made


def said(page):
    return [words.words for words in page.findChildren(Words) if words.isVisible()]


def offers(page):
    return [row.accessibleName() for row in page.rows]


def choose(qtbot, page, name):
    row = next(row for row in page.rows if row.accessibleName() == name)
    qtbot.keyClick(row, Qt.Key.Key_Return)


def test_at_first_a_document_is_to_be_chosen(qtbot, page):
    assert said(page)[0] == "Choose a document to read"
    with qtbot.waitSignal(page.step_requested) as asked:
        choose(qtbot, page, "Search the library")
    assert asked.args == ["search"]


def test_a_search_that_finds_nothing_offers_every_way_on(qtbot, page):
    page.show_nothing_found("refnud at the counter", [SUCCESS, TRUST], Kind.CASE)
    assert said(page) == [
        "No case matches “refnud at the counter”",
        "with the outcome Success, theme Trust. Only cases were searched.",
    ]
    assert offers(page) == [
        "Drop the filter Outcome: Success",
        "Drop the filter Theme: Trust",
        "Drop all filters",
        "Search everything",
        "Clear the search “refnud at the counter”",
        "Show everything",
    ]
    asked = []
    page.step_requested.connect(asked.append)
    page.filter_dropped.connect(lambda facet, value: asked.append((facet, value)))
    for name in offers(page):
        choose(qtbot, page, name)
    assert asked == [
        (Facet.OUTCOME, "success"),
        (Facet.THEME, "trust"),
        "drop-filters",
        (Facet.KIND, "case"),
        "clear-search",
        "show-everything",
    ]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (None, "Nothing matches “x”"),
        (Kind.LESSON, "No lesson matches “x”"),
        (Kind.PACK, "No pack matches “x”"),
    ],
)
def test_the_title_names_what_was_searched(page, kind, title):
    page.show_nothing_found("x", [], kind)
    assert said(page)[0] == title
    assert page.accessibleName() == title


def test_filters_without_words_are_said_to_be_too_narrow(page):
    page.show_nothing_found("", [SUCCESS], Kind.CASE)
    assert said(page)[0] == "Nothing fits these filters"
    assert offers(page) == ["Drop the filter Outcome: Success", "Show everything"]


def test_markup_and_endless_words_are_shown_as_they_are(page):
    page.show_nothing_found("<b>" + "word " * 400, [], None)
    assert said(page)[0].startswith("Nothing matches “<b>word word")
    assert len(said(page)[0]) < 120


def test_an_empty_library_says_what_to_put_there(qtbot, page):
    page.show_empty_library()
    assert said(page)[0] == "This library is empty"
    with qtbot.waitSignal(page.step_requested) as asked:
        qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["reveal"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_that_is_missing_is_explained(qtbot, page, kind):
    page.show_missing_kind(kind)
    assert kind.value in said(page)[0]
    assert offers(page) == ["Read how one is written", "Show everything"]
    with qtbot.waitSignal(page.step_requested) as asked:
        choose(qtbot, page, "Read how one is written")
    assert asked.args == ["help"]


def test_the_keyboard_walks_the_rows(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_nothing_found("x", [SUCCESS], None)
    qtbot.waitUntil(page.rows[0].isVisible)
    page.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert page.rows[0].ringed
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Tab)
    assert page.rows[1].hasFocus()
    qtbot.keyClick(page.rows[1], Qt.Key.Key_Down)
    assert page.rows[2].hasFocus()
    qtbot.keyClick(page.rows[2], Qt.Key.Key_Down)
    assert page.rows[2].hasFocus()
    qtbot.keyClick(page.rows[2], Qt.Key.Key_Up)
    assert page.rows[1].hasFocus()


def test_the_page_is_drawn_in_both_schemes(page, scheme):
    page.show_nothing_found("x", [SUCCESS], None)
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        assert page.grab().toImage().pixelColor(2, 2).name() == scheme.palette.page
