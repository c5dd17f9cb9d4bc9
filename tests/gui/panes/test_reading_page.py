"""Reading a document: its passages, hits, headings and places."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from casebook.domain.document import Kind
from casebook.domain.lesson import Effect, Evidence, Found, Quotation, Role, State
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.query import Entry
from casebook.domain.reading import LessonCard, Reading
from casebook.gui.history import Place
from casebook.gui.panes.page_geometry import line_rects
from casebook.gui.panes.reading_page import ReadingPage
from casebook.markdown.page import render_page
from casebook.markdown.page_context import PageContext
from casebook.markdown.passages import FoldedText, find_passage
from casebook.markdown.reading import read_document

FILLING = "\n\n".join(f"Paragraph {number} says nothing of note at all." for number in range(40))
TEXT = f"""---
title: The line
---
## Situation

\U0001f6d2 A customer stood in a **growing** queue. It waited until customers complained before it
called anyone forward, and nobody had planned for that.

## Long part

{FILLING}

## Impact

The customer went away thinking well of the store.

| Name | Words |
| --- | --- |
| first | The *lines* empty quickly. |
"""
FORWARD = "waited until customers complained before it called anyone forward"
WELL = "The customer went away thinking well of the store"
EMPTY = "The lines empty quickly"


def passage_of(words, text, role=Role.SUPPORTS):
    passage = find_passage(FoldedText(text), words)
    quotation = Quotation(words, DocumentId("line"), role, 1)
    return Evidence(DocumentPath("l.md"), quotation, DocumentPath("line.md"), passage)


def card_of(number, *passages):
    path = DocumentPath(f"l{number}.md")
    return LessonCard(
        number, path, DocumentId(f"l{number}"), f"Lesson {number}", State.IDENTIFIED,
        Effect.IMPROVE, "", passages,
    )  # fmt: skip


def reading_of(text=TEXT, path="line.md", cards=()):
    document = read_document(text, DocumentPath(path))
    entry = Entry(1, document.path, document.id, Kind.CASE, document.title, "", 0.0, "", 0, {})
    return Reading(document, entry, render_page(document, PageContext()), tuple(cards))


@pytest.fixture
def cards():
    return (
        card_of(1, passage_of(FORWARD, TEXT), passage_of(EMPTY, TEXT)),
        card_of(2, passage_of(WELL, TEXT, Role.CONTRADICTS)),
        card_of(3, passage_of("nothing like this stands in it", TEXT)),
        card_of(4, passage_of(FORWARD, TEXT)),
    )


@pytest.fixture
def page(qtbot, scheme):
    made = ReadingPage(scheme, lambda path: None)
    qtbot.addWidget(made)
    made.resize(560, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def read(page, cards):
    page.show_reading(reading_of(cards=cards))
    page.grab()
    return page


def words_at(page, number, index=0):
    """The words of the page that are marked for a lesson."""
    found = [item for item in page._passages if item.number == number]
    cursor = page.textCursor()
    cursor.setPosition(found[index].start)
    cursor.setPosition(found[index].end, cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def point_on(page, number):
    """A point of the viewport on the first words of a lesson's passage."""
    rect = next(item for item in page._passages if item.number == number).rects[0]
    return (rect.center() - page.visible_rect().topLeft()).toPoint()


def colour_at(page, number):
    """The colour behind the first words of a passage."""
    rect = next(item for item in page._passages if item.number == number).rects[0]
    corner = rect.topLeft() - page.visible_rect().topLeft()
    return page.viewport().grab().toImage().pixelColor(round(corner.x()) + 1, round(corner.y()) + 1)


def test_a_page_is_called_by_its_document(read):
    assert read.accessibleName() == "The line"
    assert "A customer stood" in read.text


def test_passages_are_found_word_for_word_behind_rare_characters_and_in_tables(read):
    assert words_at(read, 1) == FORWARD
    assert words_at(read, 1, 1) == EMPTY
    assert words_at(read, 2) == WELL
    assert [item.number for item in read._passages] == [1, 4, 2, 1]


def test_a_lesson_that_is_shown_is_scrolled_to_and_marked(read, scheme):
    assert read.show_passage(2)
    assert read.chosen == 2
    rect = next(item for item in read._passages if item.number == 2).rects[0]
    assert read.visible_rect().contains(rect)
    assert colour_at(read, 2) == QColor(scheme.palette.contradicts_wash)


def test_each_passage_of_a_lesson_can_be_shown(read):
    read.show_passage(1, 1)
    first, second = (item.rects[0] for item in read._passages if item.number == 1)
    assert read.visible_rect().contains(second)
    read.show_passage(1, 0)
    assert read.visible_rect().contains(first)
    read.show_passage(1, 7)
    assert read.visible_rect().contains(first)


def test_a_lesson_without_a_passage_on_the_page_says_so(read):
    assert not read.show_passage(3)
    assert read.verticalScrollBar().value() == 0


def test_a_passage_that_is_seen_already_does_not_move_the_page(read):
    read.show_passage(1)
    assert read.verticalScrollBar().value() == 0


def test_pointing_at_a_card_lights_its_passages_for_that_long(read, scheme):
    wash, paper = QColor(scheme.palette.supports_wash), QColor(scheme.palette.page)
    assert colour_at(read, 1) == paper
    read.glow(1)
    assert colour_at(read, 1) == wash
    read.glow(0)
    assert colour_at(read, 1) == paper


def test_pointing_at_a_passage_lights_it_until_the_pointer_leaves(read, qtbot, scheme):
    QTest.mouseMove(read.viewport(), point_on(read, 1))
    qtbot.waitUntil(lambda: colour_at(read, 1) == QColor(scheme.palette.supports_wash))
    QTest.mouseMove(read.viewport(), QPoint(200, 10))
    qtbot.waitUntil(lambda: colour_at(read, 1) == QColor(scheme.palette.page))


def test_a_click_on_a_passage_asks_for_its_lesson(read, qtbot):
    with qtbot.waitSignal(read.lesson_requested) as asked:
        qtbot.mouseClick(read.viewport(), Qt.MouseButton.LeftButton, pos=point_on(read, 1))
    assert asked.args == [1]
    assert read.chosen == 1


def test_a_click_on_a_number_in_the_margin_asks_for_its_lesson(read, qtbot):
    disc = next(item for item in read._passages if item.number == 4).disc
    point = (disc.center() - read.visible_rect().topLeft()).toPoint()
    QTest.mouseMove(read.viewport(), point)
    qtbot.waitUntil(lambda: read.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    with qtbot.waitSignal(read.lesson_requested) as asked:
        qtbot.mouseClick(read.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [4]


def test_two_numbers_beside_one_line_do_not_cover_each_other(read):
    first, second = (item.disc for item in read._passages[:2])
    assert not first.intersects(second)


def test_a_number_does_not_stand_below_itself(page):
    near = passage_of("A customer stood", TEXT), passage_of(FORWARD, TEXT)
    page.show_reading(reading_of(cards=(card_of(1, *near), card_of(2, passage_of(WELL, TEXT)))))
    page.grab()
    shown = [item.number for item in page._passages if not item.disc.isEmpty()]
    assert shown == [1, 2]


def test_a_click_elsewhere_lets_go_of_the_chosen_lesson(read, qtbot):
    read.show_passage(1)
    with qtbot.assertNotEmitted(read.lesson_requested):
        qtbot.mouseClick(read.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert read.chosen is None


def test_selecting_words_of_a_passage_is_no_click(read, qtbot):
    start = point_on(read, 1)
    with qtbot.assertNotEmitted(read.lesson_requested):
        qtbot.mousePress(read.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(read.viewport(), start + QPoint(60, 0))
        qtbot.mouseRelease(read.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
        qtbot.mouseClick(read.viewport(), Qt.MouseButton.RightButton, pos=start)


def test_quoted_words_are_gone_to_and_marked(read, scheme):
    assert read.show_words("Paragraph 30 says nothing")
    start = read.text.index("Paragraph 30")
    rect = line_rects(read.document(), start + 1, start + 5)[0]
    assert read.visible_rect().contains(rect)
    point = (rect.topLeft() - read.visible_rect().topLeft()).toPoint()
    found = read.viewport().grab().toImage().pixelColor(point + QPoint(1, 1))
    assert found == QColor(scheme.palette.ink_soft)


def test_quoted_words_that_are_a_passage_choose_its_lesson(read):
    assert read.show_words(WELL)
    assert read.chosen == 2


def test_quoted_words_that_are_not_there_change_nothing(read):
    assert not read.show_words("xyzzy plugh frobozz")
    assert read.verticalScrollBar().value() == 0


def test_hits_are_counted_and_stepped_through_round_the_page(read, qtbot):
    def find(text):
        starts = [at for at in range(len(text)) if text.startswith("customer", at)]
        return [(at, at + 8) for at in starts]

    with qtbot.waitSignal(read.hits_counted) as counted:
        read.show_hits(find)
    assert counted.args == [0, 3]
    seen = []
    read.hits_counted.connect(lambda current, total: seen.append((current, total)))
    for step in (read.next_hit, read.next_hit, read.next_hit, read.next_hit, read.previous_hit):
        step()
    assert seen == [(1, 3), (2, 3), (3, 3), (1, 3), (3, 3)]
    rect = line_rects(read.document(), *read._hits.range)[0]
    assert read.visible_rect().contains(rect)
    assert len(read.extraSelections()) == 3


def test_the_first_hit_is_the_next_one_below(read):
    read.verticalScrollBar().setValue(read.verticalScrollBar().maximum())
    read.find_text("CUSTOMER")
    assert read._hits.current == 3
    read.find_text("paragraph 39")
    read.previous_hit()
    assert read._hits.current == 1


def test_hits_can_be_taken_away(read, qtbot):
    read.find_text("customer")
    with qtbot.waitSignal(read.hits_counted) as counted:
        read.find_text("")
    assert counted.args == [0, 0]
    assert read.extraSelections() == []
    read.previous_hit()
    assert read._hits.range is None


def test_hits_stay_when_the_page_is_set_again_and_are_found_anew_in_another(read, page):
    read.find_text("customer")
    read.next_hit()
    read.set_zoom(125)
    assert read._hits.current == 2
    page.show_reading(reading_of("A customer.", "other.md"))
    assert len(page.extraSelections()) == 1
    assert page._hits.current == 0


def test_headings_are_listed_without_the_title_and_can_be_gone_to(read, qtbot):
    assert [(part.level, part.text) for part in read.headings()] == [
        (2, "Situation"),
        (2, "Long part"),
        (2, "Impact"),
    ]
    assert read.current_heading() == -1
    with qtbot.waitSignal(read.place_changed):
        read.go_to_heading(1)
    assert read.current_heading() == 1
    read.go_to_heading(9)
    assert read.current_heading() == 1


def test_a_heading_is_found_by_its_words(read):
    assert read.go_to_heading_named("long  PART")
    assert read.current_heading() == 1
    assert not read.go_to_heading_named("Nowhere")


def test_a_document_that_is_read_again_stays_where_it_is(read, cards):
    read.show_passage(2)
    before = read.scroll_place()
    read.show_reading(reading_of(TEXT.replace("growing", "long"), cards=cards))
    assert read.scroll_place() == before
    assert read.chosen == 2


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
def test_a_long_table_that_is_read_again_stays_where_it_is(page, where):
    rows = [f"| {number} | a cell that takes more than one line, or two |" for number in range(300)]
    text = "\n".join(["# Rows", "", "| Number | Words |", "| --- | --- |", *rows])
    page.show_reading(reading_of(text))
    page.document().size()
    bar = page.verticalScrollBar()
    bar.setValue(round(bar.maximum() * where))
    before, place = bar.value(), page.scroll_place()
    page.show_reading(reading_of(text.replace("or two |", "or 2 |")))
    assert bar.value() == before
    page.show_reading(reading_of(path="another.md"))
    page.show_reading(reading_of(text), Place(DocumentPath("line.md"), scroll=place))
    assert abs(bar.value() - before) <= 60  # a row at most


def test_the_place_in_a_large_cell_is_a_line_of_it(page):
    scene = "\n\n".join(f"Line {number} of the scene." for number in range(80))
    page.show_reading(reading_of(f"## Role-play\n### Scene\n{scene}\n\n### Customer\nYou wait."))
    page.document().size()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    page.restore_place(page.scroll_place())
    assert abs(bar.value() - before) <= 60


def test_another_document_starts_at_its_top(read):
    read.show_passage(2)
    read.show_reading(reading_of(path="another.md"))
    assert read.verticalScrollBar().value() == 0
    assert read.chosen is None


def test_a_document_opens_where_it_was_left_at_a_heading_or_at_words(read, cards):
    read.verticalScrollBar().setValue(700)
    left = read.scroll_place()
    path = DocumentPath("line.md")
    read.show_reading(reading_of(path="another.md"))
    read.show_reading(reading_of(cards=cards), Place(path, scroll=left))
    assert read.scroll_place() == left
    read.show_reading(reading_of(cards=cards), Place(path, heading="Long part"))
    assert read.current_heading() == 1
    read.show_reading(reading_of(cards=cards), Place(path, words=WELL))
    assert read.chosen == 2
    read.show_reading(reading_of(cards=cards), Place(path))
    assert read.verticalScrollBar().value() == 0


def test_a_place_that_is_gone_is_the_end_of_the_page(read):
    read.restore_place((9_999, 0))
    assert read.verticalScrollBar().value() == read.verticalScrollBar().maximum()


def test_a_page_can_be_emptied(read):
    read.show_passage(1)
    read.show_nothing()
    assert read.text.strip() == ""
    assert read.reading is None
    assert read.headings() == ()
    assert read.passage_at(QPointF(100, 100)) is None
    read.grab()


def test_lost_and_similar_words_are_told_apart(page, scheme):
    similar = passage_of("waited till the customers complained before it called forward", TEXT)
    assert similar.found is Found.CLOSE
    page.show_reading(reading_of(cards=(card_of(1, similar),)))
    page.grab()
    assert "customers complained" in words_at(page, 1)
    assert not page._passages[0].exact
