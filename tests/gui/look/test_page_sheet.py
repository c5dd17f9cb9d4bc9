"""The style sheet of a page, as a text document takes it."""

import pytest
from PySide6.QtGui import QTextDocument

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.page_sheet import page_sheet, with_plain_headings
from casebook.gui.look.palette import DARK, LIGHT


@pytest.fixture
def set_page(qapp):
    def make(html, *, palette=LIGHT, zoom=1.0, sans=False, wide=False):
        document = QTextDocument()
        document.setDefaultFont(font(TextRole.UI, zoom))
        document.setDefaultStyleSheet(page_sheet(palette, zoom, sans=sans, wide=wide))
        document.setHtml(with_plain_headings(html))
        return document

    return make


def letters_of(document, words):
    cursor = document.find(words)
    assert not cursor.isNull()
    return cursor.charFormat()


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ('<h1 class="title top"><a name="a">words</a></h1>', 28),
        ('<h1 class="lesson top"><em>words</em></h1>', 32),
        ('<h1 class="part top">words</h1>', 24),
        ('<h2 class="top"><a name="a">words</a></h2>', 18),
        ("<h3>words</h3>", 14),
        ('<p class="text top"><em>words</em></p>', 16),
        ('<p class="lead top"><span class="strong mixed">words</span></p>', 11),
        ('<p class="meta top"><span class="quiet">words</span></p>', 12),
        ("<table><tr><td><a href='#'>words</a></td></tr></table>", 13),
        ('<table><tr><td><p class="text"><b>words</b></p></td></tr></table>', 16),
        ('<ul><li class="item"><a href="#">words</a></li></ul>', 16),
        ('<ol><li class="note"><p class="note"><a href="#">words</a></p></li></ol>', 13),
    ],
)
def test_letters_have_their_size_whatever_they_stand_in(set_page, html, size):
    assert letters_of(set_page(html), "words").font().pixelSize() == size
    assert letters_of(set_page(html, zoom=2.0), "words").font().pixelSize() == 2 * size


def test_a_heading_keeps_its_level_and_its_classes():
    html = with_plain_headings('<h1 class="title top">a</h1><h2>b &lt;h2&gt;</h2>')
    assert html == '<p class="h1 title top">a</p><p class="h2 ">b &lt;h2&gt;</p>'


def test_the_level_of_a_heading_can_be_read_from_its_block(set_page):
    document = set_page('<p class="text">a</p><h2 class="top">b</h2><h5>c</h5>')
    levels = [document.findBlockByNumber(number).userState() for number in range(3)]
    assert levels == [-1, 2, 5]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_that_mean_something_have_the_colour_of_it(set_page, palette):
    html = '<p class="text"><span class="strong signal">a</span> <a href="#">b</a> c</p>'
    document = set_page(html, palette=palette)
    found = [letters_of(document, word).foreground().color().name() for word in "abc"]
    assert found == [palette.signal, palette.ink, palette.text]


def test_running_text_keeps_its_column_where_tables_are_wider(set_page):
    html = '<p class="text top">a</p>'
    assert set_page(html).begin().blockFormat().rightMargin() == 0
    assert set_page(html, wide=True).begin().blockFormat().rightMargin() == 118
    inside = set_page(f"<table><tr><td>{html}</td></tr></table>", wide=True)
    assert inside.find("a").blockFormat().rightMargin() == 0


def test_running_text_is_set_without_serifs_when_asked(set_page):
    html = '<p class="text">a</p>'
    assert letters_of(set_page(html, sans=True), "a").font().families()[0] == "Inter"
    assert letters_of(set_page(html), "a").font().families()[0] != "Inter"
